import test from 'ava';
import {openReferenceStore, shared, startService} from '../service.ts';
import {actionPages, hour, wordsOf} from './forms.ts';

const service = shared(async t => startService(t, await openReferenceStore(t)));
const {logged, visitor} = actionPages(service);

for (const [title, fields, query] of [
	['month', {startedAt: '2022-02-03T10:00:00Z'}, 'jaar=2022&maand=02'],
	['month of a deep link', {startedAt: '2022-03-03T10:00:00Z'}, 'maand=2022-03'],
	['municipality', {municipality: 'GM0307'}, 'gemeente=GM0307'],
	['basisteam', {municipality: 'GM0050'}, 'basisteam=lelystad-zeewolde'],
	[
		'district',
		{municipality: 'GM0034', basisteam: 'almere-haven-poort'},
		'district=flevoland&basisteam=almere-haven-poort',
	],
	['kind', {kind: 'amber-alert', starter: 'national', municipality: null}, 'soort=amber-alert'],
	[
		'starter',
		{kind: 'information', starter: 'detectives', detectives: 'recherche-flevoland', municipality: null},
		'starter=detectives',
	],
	['year', {startedAt: '2021-02-03T10:00:00Z'}, 'jaar=2021'],
] as const) {
	test(`actions are found by ${title}`, async t => {
		const {number} = await logged(fields);
		const {page} = await visitor();
		const found = await page(`/acties?${query}`);
		t.is(found.status, 200);
		t.regex(wordsOf(found), /1 actie Download/);
		t.true(found.text.includes(`href="/acties/${number}"`));
	});
}

test('actions are found by outcome, open ones too', async t => {
	const {page, send} = await visitor();
	const [open, closed] = [await logged({municipality: 'GM0736'}), await logged({municipality: 'GM0736'})];
	await send(closed.number, 'uitkomst', {result: 'indirect'});
	const listed = async (outcome: string) => (await page(`/acties?gemeente=GM0736&uitkomst=${outcome}`)).text;
	t.true((await listed('open')).includes(open.number));
	t.false((await listed('open')).includes(closed.number));
	t.true((await listed('indirect')).includes(closed.number));
});

test('a list goes on page by page, each action once', async t => {
	for (let index = 0; index < 60; index++) {
		await logged({municipality: 'GM0402', startedAt: hour(index + 1)});
	}

	const {page} = await visitor();
	const first = await page('/acties?gemeente=GM0402');
	t.regex(wordsOf(first), /60 acties/);
	const older = /href="(\/acties\?[^"]*na=[^"]*)"/.exec(first.text)?.[1]?.replaceAll('&amp;', '&') ?? '';
	const second = await page(older);
	const numbers = [first, second].map(({text}) =>
		[...text.matchAll(/href="\/acties\/([\d-]+)"/g)].map(([, number]) => number),
	);
	t.deepEqual(
		numbers.map(({length}) => length),
		[50, 10],
	);
	t.is(new Set(numbers.flat()).size, 60);
	t.regex(wordsOf(second), /Naar de nieuwste/);
});

test('an action that does not exist is 404, and other roles see no rows', async t => {
	const {page} = await visitor();
	t.is((await page('/acties/2022-9999')).status, 404);
	const {number} = await logged();
	for (const [role, area] of [['admin'], ['reader'], ['ambassador', 'GM0321']] as const) {
		const token = await service().token(role, area);
		for (const path of ['/acties', '/acties.csv', '/acties.xlsx', `/acties/${number}`]) {
			t.is((await service().ask(token, 'GET', path)).status, 403, `${role} ${path}`);
		}
	}
});

test('the files hold the whole filter, under a name that says what it is', async t => {
	const {number} = await logged({municipality: 'GM0312', reach: 1500});
	const {page, send} = await visitor();
	await send(number, 'uitkomst', {result: 'direct', tips: '3'});
	const csv = await page('/acties.csv?jaar=2022&gemeente=GM0312');
	t.is(csv.headers.get('Content-Disposition'), 'attachment; filename="burgernet-acties-2022-20220630.csv"');
	t.is(csv.headers.get('Content-Type'), 'text/csv; charset=utf-8');
	const [head, row] = csv.text.split('\r\n');
	t.regex(
		head ?? '',
		/Nummer;Gestart;Soort;Gemeente;Basisteam;Gestart door;Uitkomst;Uitkomst op;Tips;Bereik \(deelnemers\)/,
	);
	t.regex(
		row ?? '',
		new RegExp(`^${number};2022-06-30 21:00;verdachte;Bunnik;[^;]*;meldkamer;direct succes;2022-06-30 22:00;3;1500;`),
	);
	const xlsx = await page('/acties.xlsx?jaar=2022&gemeente=GM0312');
	t.is(xlsx.headers.get('Content-Disposition'), 'attachment; filename="burgernet-acties-2022-20220630.xlsx"');
	t.regex(xlsx.headers.get('Content-Type') ?? '', /spreadsheetml/);
	t.true(xlsx.text.startsWith('PK'));
});
