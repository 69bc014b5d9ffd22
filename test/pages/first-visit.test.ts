import test from 'ava';
import {newSetUpCode} from '../../src/usecases/first-visit.ts';
import {newKey, openTestStore, shared, startService} from '../service.ts';
import {hiddenFieldsOf, sendForm, wordsOf} from './forms.ts';
import {sendUpload} from './import-visitor.ts';

const now = new Date('2026-06-30T20:00:00Z');
const service = shared(async t => startService(t, await openTestStore(t), {now: () => now}));
const form = {'Content-Type': 'application/x-www-form-urlencoded'};

/** Sends a form without a sign-in, as the first visitor does. */
const begin = (fields: Record<string, string>) =>
	service().ask(null, 'POST', '/eerste-bezoek', {body: new URLSearchParams(fields).toString(), headers: form});

test.serial('before a unit is chosen every page leads to the first visit, and the service is ready', async t => {
	t.is((await service().ask(null, 'GET', '/health/ready')).status, 200);
	const led = await service().ask(null, 'GET', '/inloggen');
	t.is(led.status, 303);
	t.is(led.headers.get('Location'), '/eerste-bezoek');
	t.regex(wordsOf(await service().ask(null, 'GET', '/eerste-bezoek')), /Rotterdam.*23 gemeenten/s);
});

test.serial('a wrong code, no unit and no address are refused, each with its sentence', async t => {
	t.regex((await begin({code: 'aaaa', unit: 'Rotterdam', email: 'a@voorbeeld.example'})).text, /Deze code klopt niet/);
	const code = await newSetUpCode(service().db);
	t.regex((await begin({code, email: 'a@voorbeeld.example'})).text, /Kies je politie-eenheid/);
	t.is(await service().db.users.countDocuments(), 0);
	t.is(await service().db.areas.countDocuments(), 0);
});

test.serial(
	'Rotterdam is set up: districts from a file, own goals, and a progress page that counts its actions',
	async t => {
		const {db, ask} = service();
		const code = await newSetUpCode(db);
		const begun = await begin({code, unit: 'Rotterdam', email: 'beheer@voorbeeld.example'});
		t.is(begun.status, 200);
		t.regex(begun.text, /\/inloggen\/[\w-]{43}/);
		t.is(await db.areas.countDocuments({kind: 'municipality', removed: false}), 23);
		const admin = await service().token('admin');

		const template = await ask(admin, 'GET', '/eerste-bezoek/districten.csv');
		const lines = template.text.trim().split(/\r?\n/);
		t.is(lines.length, 24);
		const filled = [
			lines[0],
			...lines
				.slice(1)
				.map((line, index) => line.replace(/;;?[^;]*$/, index % 2 ? ';Zuid;Team Zuid' : ';Noord;Team Noord')),
		];
		const file = {name: 'districten.csv', content: filled.join('\r\n')};
		const address = '/eerste-bezoek/districten';
		const key = newKey()['Idempotency-Key'];
		const checked = await sendUpload(service(), admin, {address, fields: {idempotencyKey: key}, file});
		t.is(checked.status, 303, wordsOf(checked));
		const preview = await ask(admin, 'GET', checked.headers.get('Location') ?? '');
		t.regex(wordsOf(preview), /Noord.*12 gemeenten.*Zuid.*11 gemeenten/s);
		const saved = await sendForm(service(), admin, {
			address: `${address}/opslaan`,
			fields: hiddenFieldsOf(preview, `${address}/opslaan`),
		});
		t.is(saved.status, 303, wordsOf(saved));

		const goals = await ask(admin, 'GET', '/eerste-bezoek/doelen');
		const goalAddress = '/eerste-bezoek/doelen';
		const own = {T1: '10', T2: '600', T3: '20', T4: '90', T5: '100', T6: '100', T7: '100', source: 'Jaarplan'};
		const set = await sendForm(service(), admin, {
			address: goalAddress,
			fields: {...hiddenFieldsOf(goals, goalAddress), ...own},
		});
		t.is(set.headers.get('Location'), '/voortgang', wordsOf(set));

		const desk = await service().token('control-room');
		for (const hours of [1, 2, 3]) {
			const startedAt = new Date(now.getTime() - hours * 3_600_000).toISOString();
			const body = {kind: 'suspect', starter: 'control-room', municipality: 'GM0599', startedAt};
			t.is((await ask(desk, 'POST', '/api/v1/actions', {body, headers: newKey()})).status, 201);
		}

		const progress = await ask(admin, 'GET', '/api/v1/progress/2026');
		const target = (id: string) => progress.body.targets.find((each: {id: string}) => each.id === id);
		t.like(target('T2'), {value: 3, goal: 600});
		t.like(target('T3'), {numerator: 0, denominator: 3, goal: 0.2});
		t.like(target('T4'), {numerator: 0, denominator: 23});
		t.like(target('T6'), {denominator: 2});
		t.like(target('T7'), {denominator: 2});
		const page = await ask(admin, 'GET', '/voortgang');
		t.regex(wordsOf(page), /3 van 600/);
		t.notRegex(page.text, /Midden-Nederland/);
	},
);

test.serial('mails of that unit say its name', async t => {
	const reader = await service().token('coordinator');
	const {status, body} = await service().ask(reader, 'GET', '/api/v1/campaigns/download-de-app/mailings/GM0599');
	t.is(status, 200);
	t.regex(body.text, /eenheid Rotterdam/i);
	t.notRegex(body.html, /Midden-Nederland/);
});
