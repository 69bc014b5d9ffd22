import {randomUUID} from 'node:crypto';
import test from 'ava';
import {openReferenceStore, shared, startService} from '../service.ts';
import {hiddenFieldsOf, sendForm, wordsOf} from './forms.ts';

const now = () => new Date('2026-06-30T20:00:00Z');
const service = shared(async t => startService(t, await openReferenceStore(t), {now}));

async function coordinator() {
	const token = await service().token('coordinator');
	const page = (path: string) => service().ask(token, 'GET', path);
	const send = (address: string, fields: Record<string, string>) => sendForm(service(), token, {address, fields});
	const targets = async (year: number) => (await service().ask(token, 'GET', `/api/v1/targets/${year}`)).body.items;
	return {token, page, send, targets};
}

const texts = {title: 'Titel', text: 'Zin', definition: 'Wat we tellen', source: 'Plan', comparator: '>='};
/** The form of a new target, as the page gives it out. */
const formOf = (year: number, kind: string) => `/doelen/nieuw?jaar=${year}&soort=${kind}`;
const hidden = (answer: {text: string}, year: number, kind: string) =>
	hiddenFieldsOf(answer, formOf(year, kind).replace('&', '&amp;'));

for (const [kind, goal, stored] of [
	['count', '1.250', {kind: 'count', goal: 1250, owner: 'unit'}],
	['rate', '12,5', {kind: 'rate', goal: 0.125, owner: 'unit'}],
	['growth', '+7,5', {kind: 'growth', goal: 1.075, owner: 'unit'}],
] as const) {
	test(`a new ${kind} is added under the next number, once however often it is sent`, async t => {
		const {page, send, targets} = await coordinator();
		const year = {count: 2023, rate: 2024, growth: 2025}[kind];
		t.regex(
			wordsOf(await page(`/doelen/nieuw?jaar=${year}`)),
			/Wat voor doel is het\?[\s\S]*Aantal acties[\s\S]*Voorbeeld/,
		);
		const fields = {...hidden(await page(formOf(year, kind)), year, kind), ...texts, goal};
		const answers = [await send(formOf(year, kind), fields), await send(formOf(year, kind), fields)];
		t.deepEqual(
			answers.map(({status}) => status),
			[303, 303],
			wordsOf(answers[0] ?? {text: ''}),
		);
		t.is((await targets(year)).length, 1);
		t.like((await targets(year))[0], {id: 'T1', ...stored, note: null, revision: 1});
	});
}

test('a new target for organisations says who counts and what they must do', async t => {
	const {page, send, targets} = await coordinator();
	const address = formOf(2022, 'members');
	const fields: Record<string, string> = {
		...{...hidden(await page(address), 2022, 'members'), ...texts, goal: '80'},
		...{organisation: 'basisteam', where: 'ambassador', ambassador: 'none', trained: 'any'},
		...{use1: 'all', kinds1: 'information', least1: '2', use2: 'any', kinds2: 'neighbourhood-inquiry', least2: '1'},
	};
	t.is(fields.id, 'T8');
	const seen = await send(`/doelen/nieuw/effect?jaar=2022&soort=members`, fields);
	t.regex(wordsOf(seen), /Met deze norm: nog niet bekend → – nog niet bekend[\s\S]*basisteams met een ambassadeur/);
	t.is((await send(address, fields)).status, 303);
	t.like((await targets(2022)).at(-1), {
		...{id: 'T8', kind: 'members', goal: 0.8, owner: 'basisteam'},
		population: {organisation: 'basisteam', where: {has: 'ambassador'}},
		conditions: [
			{kinds: ['information'], atLeast: 2},
			{any: [{has: 'trained-ambassador'}, {kinds: ['neighbourhood-inquiry'], atLeast: 1}]},
		],
	});
	const second = await send(address, {...fields, idempotencyKey: randomUUID(), title: 'Nog een'});
	t.is(second.status, 409);
	t.regex(wordsOf(second), /krijgt nu het volgende nummer/);
	t.is(hidden(second, 2022, 'members').id, 'T9');
});

test('one sentence for each fault, and what was typed stays', async t => {
	const {page, send} = await coordinator();
	const address = formOf(2026, 'members');
	const fields = {...hidden(await page(address), 2026, 'members'), ...texts, title: 'Bel 06-12345678', goal: '80'};
	const members = {organisation: 'municipality', where: 'all', ambassador: 'none', trained: 'none'};
	const none = await send(address, {...fields, ...members});
	t.is(none.status, 400);
	t.regex(wordsOf(none), /Kies minstens één voorwaarde/);
	t.true(none.text.includes('Bel 06-12345678'));
	const noKind = await send(address, {...fields, ...members, use1: 'all', least1: '2'});
	t.regex(wordsOf(noKind), /minstens één soort bericht/);
	const personal = await send(address, {...fields, ...members, trained: 'all'});
	t.is(personal.status, 400);
	t.regex(wordsOf(personal), /lijkt een telefoonnummer in te staan/);
});

test('an admin sees the targets and changes nothing; other roles have no such page', async t => {
	const admin = await service().token('admin');
	const list = await service().ask(admin, 'GET', '/doelen?jaar=2022');
	t.is(list.status, 200);
	t.notRegex(wordsOf(list), /Wijzigen|Nieuw doel/);
	t.regex(
		wordsOf(await service().ask(admin, 'GET', '/doelen?jaar=2019')),
		/Nog geen doelstellingen voor 2019\. De regionaal/,
	);
	for (const role of ['ambassador', 'control-room', 'reader'] as const) {
		const token = await service().token(role, role === 'ambassador' ? 'GM0321' : undefined);
		t.is((await service().ask(token, 'GET', '/doelen')).status, 403);
	}

	for (const address of ['/doelen/overnemen', '/doelen/T2/wijzigen?jaar=2022', '/doelen/nieuw?jaar=2022&soort=count']) {
		t.is((await sendForm(service(), admin, {address, fields: {idempotencyKey: randomUUID()}})).status, 403);
	}
});

test('bad addresses get a clear page', async t => {
	const {page} = await coordinator();
	t.is((await page('/doelen?jaar=1999')).status, 400);
	t.is((await page('/doelen?jaar=volgend')).status, 400);
	t.is((await page('/doelen/T2/wijzigen')).status, 400);
	t.is((await page('/doelen/T40/wijzigen?jaar=2022')).status, 404);
	t.is((await page('/doelen/nieuw?jaar=2026&soort=anders')).status, 400);
	t.regex(wordsOf(await page('/doelen?jaar=2027')), /Nog geen doelstellingen voor 2027/);
});
