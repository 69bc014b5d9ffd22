import test from 'ava';
import type {Role} from '../../src/domain/users.ts';
import {openExampleStore, shared, startService} from '../service.ts';
import {wordsOf} from './forms.ts';

const june2022 = new Date('2022-06-30T20:00:00Z');
const service = shared(async t => startService(t, await openExampleStore(t, june2022)));
const ask = async (path: string, role: Role = 'coordinator', area?: string) =>
	service().ask(await service().token(role, area), 'GET', path);

const page = '/districten/oost-utrecht?jaar=2022';
const file = (ending: string) => `/districten/oost-utrecht/tabel.${ending}?jaar=2022`;

test('the districts add up to the unit, on the page and in its files', async t => {
	const {items} = JSON.parse((await ask('/districten.json?jaar=2022')).text);
	const sum = items.reduce((total: number, {started}: {started: number}) => total + started, 0);
	const unit = (await ask('/api/v1/progress/2022')).body;
	t.is(sum, unit.targets.find(({id}: {id: string}) => id === 'T2').value);
	const shown = await ask('/districten?jaar=2022', 'reader');
	t.is(shown.status, 200);
	t.regex(wordsOf(shown), new RegExp(`Totaal ${sum} `));
	t.true(shown.text.includes('href="/districten/oost-utrecht?jaar=2022"'));
});

for (const [role, area, list, own, files] of [
	['coordinator', undefined, 200, 200, 200],
	['admin', undefined, 200, 200, 200],
	['reader', undefined, 200, 200, 403],
	['control-room', undefined, 403, 403, 403],
	['ambassador', 'GM0307', 403, 200, 403],
	['ambassador', 'heuvelrug', 403, 200, 403],
	['ambassador', 'GM0321', 403, 404, 403],
] as const) {
	test(`${role} ${area ?? ''}: the list ${list}, a district ${own}, the files with names ${files}`, async t => {
		t.is((await ask('/districten', role, area)).status, list);
		t.is((await ask('/districten.csv', role, area)).status, list);
		t.is((await ask(page, role, area)).status, own);
		for (const ending of ['csv', 'xlsx', 'json']) {
			t.is((await ask(file(ending), role, area)).status, files, ending);
		}
	});
}

test('a district of fewer than four municipalities is closed to its own ambassador', async t => {
	t.is((await ask('/districten/utrecht-stad', 'ambassador', 'GM0344')).status, 404);
});

test('an unknown district is not found', async t => {
	t.is((await ask('/districten/nergens')).status, 404);
	t.is((await ask('/districten/houten')).status, 404);
});

test('the coordinator sees names, work addresses, vacancies and whom to call', async t => {
	const words = wordsOf(await ask(page));
	t.regex(words, /Ambassadeur Baarn ambassadeur\.baarn@voorbeeld\.example/);
	t.regex(words, /(niet opgeleid|vacant)/);
	t.regex(words, /Vraagt aandacht .*Vraag om/);
	t.regex(words, /Stand van 30 juni 2022, 22:00/);
	t.regex(words, /\d+ van 15 gemeenten/);
	t.notRegex(words, /NaN|undefined/);
});

test('a reader sees how many, and neither a name of an organisation nor a contact', async t => {
	const {text} = await ask(page, 'reader');
	t.regex(wordsOf({text}), /15 gemeenten : \d+ met een opgeleide ambassadeur/);
	for (const secret of ['Bunschoten', 'Baarn', 'Heuvelrug', '@voorbeeld.example', 'Vraag om', '/acties']) {
		t.false(text.includes(secret), secret);
	}
});

test('an ambassador sees the own contact and its counterpart, and no other organisation', async t => {
	const {text} = await ask(page, 'ambassador', 'GM0307');
	t.true(text.includes('ambassadeur.amersfoort@voorbeeld.example'));
	t.true(text.includes('ambassadeur.basisteam-amersfoort@voorbeeld.example'));
	for (const secret of ['Bunschoten', 'Baarn', 'Heuvelrug', 'Vraag om', '/acties']) {
		t.false(text.includes(secret), secret);
	}
});

test('the files hold the figures of the page, and no contact of a person', async t => {
	const shown = wordsOf(await ask(page));
	const {text: csv} = await ask(file('csv'));
	const rows = csv
		.trim()
		.split('\r\n')
		.slice(1)
		.map(line => line.split(';'));
	t.is(rows.length, 20);
	for (const [name = '', , started = '', , rate = '', judgement = ''] of rows) {
		const cells = [name, started, rate && `${rate}${rate.includes(',') ? '' : ',0'}%`, judgement].map(
			cell => cell || '–',
		);
		t.true(shown.includes(` ${cells.join(' ')} `), cells.join(' '));
	}

	t.false(csv.includes('@'));
	t.false((await ask(file('json'))).text.includes('@'));
});

test('the file of a day as known then stays the same, byte for byte, after a later training', async t => {
	const knownAt = encodeURIComponent('2022-06-30T19:00:00Z');
	const old = `/districten/oost-utrecht/tabel.csv?jaar=2022&peildatum=2022-06-15&bekendop=${knownAt}`;
	const before = await ask(old);
	t.is(before.status, 200);
	const ambassadors = (await ask('/api/v1/ambassadors')).body.items;
	const untrained = ambassadors.find(
		({organisation, trainings}: {organisation: string; trainings: unknown[]}) =>
			organisation === 'GM0307' && trainings.length === 0,
	);
	const token = await service().token('coordinator');
	const answer = await service().ask(token, 'PUT', `/api/v1/ambassadors/${untrained.id}/trainings/portal`, {
		body: {completedOn: '2022-06-10'},
		headers: {'If-Match': `"${untrained.revision}"`},
	});
	t.true(answer.status < 300, answer.text);
	t.is((await ask(old)).text, before.text);
});
