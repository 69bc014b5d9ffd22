import test from 'ava';
import {type Answer, openExampleStore, shared, startService} from '../service.ts';
import {wordsOf} from './forms.ts';
import {workbookFiles} from './workbook.ts';

const june2022 = new Date('2022-06-30T20:00:00Z');
const service = shared(async t => startService(t, await openExampleStore(t, june2022)));
const ask = async (path: string, role: 'coordinator' | 'admin' = 'coordinator') =>
	service().ask(await service().token(role), 'GET', path);

/** The rows of a CSV, by the name of their column. */
function rowsOf({text}: Answer): Record<string, string>[] {
	const [head = [], ...rows] = text
		.trim()
		.replace('\uFEFF', '')
		.split('\r\n')
		.map(line => line.split(';'));
	return rows.map(cells => Object.fromEntries(head.map((name, index) => [name, cells[index] ?? ''])));
}

/** The names in the rows of the table of a page, in order. */
const namesOf = ({text}: Answer) =>
	[...text.slice(text.indexOf('id="tabel"')).matchAll(/href="\/gemeenten\/[a-z-]+\?[^"]*">([^<]+)</g)].map(
		([, name]) => name,
	);

test('coordinator and admin see every municipality on the day, by name, each with its page', async t => {
	for (const role of ['coordinator', 'admin'] as const) {
		const page = await ask('/gemeenten?jaar=2022', role);
		t.is(page.status, 200);
		const names = namesOf(page);
		t.is(names.length, 38);
		t.is(names[0], 'Almere');
		t.true(page.text.includes('href="/gemeenten/houten?jaar=2022"'));
		t.false(names.includes('Weesp'));
	}
});

test('nobody else sees the list, its files or a name in it', async t => {
	for (const [role, area] of [
		['reader', undefined],
		['control-room', undefined],
		['ambassador', 'GM0321'],
		['ambassador', 'lekpoort'],
	] as const) {
		const token = await service().token(role, area);
		for (const path of ['/gemeenten', '/gemeenten.csv', '/gemeenten.xlsx', '/gemeenten.json']) {
			const answer = await service().ask(token, 'GET', path);
			t.is(answer.status, 403, `${role} ${path}`);
			t.false(answer.text.includes('Bunschoten'));
		}
	}
});

test('the rows and what the unit counts beside them add up to the unit', async t => {
	const {text} = await ask('/gemeenten.json?jaar=2022');
	const {items, note} = JSON.parse(text);
	const sum = items.reduce((total: number, {started}: {started: number}) => total + started, 0);
	const beside = [...note.matchAll(/(\d+) acties/g)].reduce((total, [, count]) => total + Number(count), 0);
	const unit = (await ask('/api/v1/progress/2022')).body;
	t.is(sum + beside, unit.targets.find(({id}: {id: string}) => id === 'T2').value);
	t.regex(note, /Weesp/);
});

test('an order and a filter in the address hold for the page and for its files alike', async t => {
	const search = 'jaar=2022&district=west-utrecht&sorteer=started';
	const page = await ask(`/gemeenten?${search}`);
	const file = rowsOf(await ask(`/gemeenten.csv?${search}`));
	t.is(file.length, 10);
	t.deepEqual(
		namesOf(page),
		file.map(row => row.Gemeente),
	);
	const counts = file.map(row => Number(row.Acties));
	t.deepEqual(
		counts,
		counts.toSorted((a, b) => b - a),
	);
	t.true(file.every(row => row.District === 'West-Utrecht'));
	t.true(page.text.includes('aria-sort="descending"'));
	t.true(page.text.includes(`/gemeenten.xlsx?${search}`.replaceAll('&', '&amp;')));
	t.regex(wordsOf(page), /Gemeenten \(10 van 38\)/);
});

test('the other direction turns the known figures round and keeps what is not known last', async t => {
	const column = 'Succes (%)';
	const of = async (direction: string) =>
		rowsOf(await ask(`/gemeenten.csv?jaar=2022&sorteer=successRate&richting=${direction}`)).map(row => row[column]);
	const [up, down] = [await of('op'), await of('af')];
	const known = up.filter(cell => cell !== '').map(cell => Number(cell?.replace(',', '.')));
	t.deepEqual(
		known,
		known.toSorted((a, b) => a - b),
	);
	t.true(known.length < 38 && known.length > 5);
	t.true([up, down].every(cells => cells.slice(known.length).every(cell => cell === '')));
});

test('under ten actions there is no percentage, and nobody is judged on a small number', async t => {
	const rows = rowsOf(await ask('/gemeenten.csv?jaar=2022'));
	for (const row of rows.filter(({Acties}) => Number(Acties) < 10)) {
		t.is(row['Succes (%)'], '', row.Gemeente);
		t.regex(row.Oordeel ?? '', /^(te weinig acties om te beoordelen)?$/);
	}
});

test('the figures of the table are those of the API', async t => {
	const rows = rowsOf(await ask('/gemeenten.csv?jaar=2022'));
	const {items} = (await ask('/api/v1/figures/2022?by=municipality')).body;
	for (const row of rows) {
		const {started, direct, appDownloads} = items.find(({key}: {key: string}) => key === row.Code);
		t.deepEqual(
			[row.Acties, row['Direct succes'], row.Downloads],
			[started, direct, appDownloads].map(count => String(count ?? '')),
		);
	}
});

test('the workbook has the rows of the page, typed, with formulas that give no figure where there are too few', async t => {
	const token = await service().token('coordinator');
	const address = `${service().url}/gemeenten.xlsx?jaar=2022&district=west-utrecht&sorteer=started`;
	const answer = await fetch(address, {headers: {Authorization: `Bearer ${token}`}});
	const files = await workbookFiles(Buffer.from(await answer.arrayBuffer()));
	const sheet = files['xl/worksheets/sheet1.xml'] ?? '';
	const file = rowsOf(await ask('/gemeenten.csv?jaar=2022&district=west-utrecht&sorteer=started'));
	const started = [...sheet.matchAll(/<c r="D\d+" s="\d"><v>(\d+)<\/v>/g)].map(([, count]) => count);
	t.deepEqual(
		started,
		file.map(row => row.Acties),
	);
	t.true(sheet.includes('<f>IF(N(D2)&lt;10,"",E2/D2)</f>'));
	t.true(sheet.includes('<f>IF(OR(N(M2)=0,D2=""),"",D2/M2*10000)</f>'));
	t.true(sheet.includes('<f>SUM(D2:D11)</f>'));
});

test('a standing narrows the table, and the map keeps the place of what is left out', async t => {
	const page = await ask('/gemeenten?jaar=2022&stand=niet-opgeleid');
	const file = rowsOf(await ask('/gemeenten.csv?jaar=2022&stand=niet-opgeleid'));
	t.true(file.length > 0 && file.every(({Ambassadeur}) => Ambassadeur === 'niet opgeleid'));
	t.is([...page.text.matchAll(/class="tile tile--left-out"/g)].length, 38 - file.length);
});

test('a filter that nobody passes says so and leads back', async t => {
	const words = wordsOf(await ask('/gemeenten?jaar=2022&district=flevoland&stand=onder-norm'));
	t.regex(words, /Geen gemeente past bij dit filter/);
});

test('every tile says which municipality it is and what it counts', async t => {
	const page = await ask('/gemeenten?jaar=2022');
	const rows = rowsOf(await ask('/gemeenten.csv?jaar=2022'));
	for (const {Gemeente, Acties} of rows) {
		t.true(page.text.includes(`aria-label="${Gemeente}: ${Acties} ${Acties === '1' ? 'actie' : 'acties'}"`), Gemeente);
	}

	const success = await ask('/gemeenten?jaar=2022&indicator=succes');
	t.true(success.text.includes(': te weinig om te tonen"'));
	const change = await ask('/gemeenten?jaar=2022&indicator=verandering');
	t.is(change.status, 200);
	t.false(/NaN|Infinity|undefined/.test(change.text));
});

test('a municipality without a place on the map stands in words below it', async t => {
	const {db} = service();
	const before = await ask('/gemeenten?jaar=2022');
	t.false(before.text.includes('Zonder plaats op de kaart'));
	await db.areas.updateOne({_id: 'GM0321'}, {$set: {tile: null}});
	t.teardown(() => db.areas.updateOne({_id: 'GM0321'}, {$set: {tile: {column: 3, row: 7}}}));
	await new Promise(resolve => setTimeout(resolve, 300));
	t.regex(wordsOf(await ask('/gemeenten?jaar=2022')), /Zonder plaats op de kaart Houten : \d+ acties/);
});

for (const [what, query] of [
	['an unknown column', 'sorteer=geheim'],
	['an unknown figure', 'indicator=geheim'],
	['an unknown standing', 'stand=geheim'],
	['a day outside the year', 'jaar=2022&peildatum=2021-05-01'],
	['a word for a day', 'peildatum=gisteren'],
	['an unknown field', 'x=1'],
] as const) {
	test(`${what} is a clear page and not an empty table`, async t => {
		t.is((await ask(`/gemeenten?${query}`)).status, 400);
		t.is((await ask(`/gemeenten.csv?${query}`)).status, 400);
	});
}

test('a district that does not exist is not found, and no empty table', async t => {
	t.is((await ask('/gemeenten?jaar=2022&district=elders')).status, 404);
	t.is((await ask('/gemeenten.csv?jaar=2022&district=elders')).status, 404);
});
