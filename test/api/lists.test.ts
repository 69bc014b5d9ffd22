import test from 'ava';
import {june2022, newKey, openExampleStore, shared, startService} from '../service.ts';

interface Row {
	id: string;
	startedAt: string;
	municipality: string | null;
	district: string | null;
	basisteam: string | null;
	kind: string;
	starter: string;
	outcome: {result: string} | null;
	revision: number;
}

const service = shared(async t => {
	const running = await startService(t, await openExampleStore(t, june2022));
	return {...running, coordinator: await running.token('coordinator')};
});

async function pages(path: string, limit: number): Promise<Row[]> {
	const {ask, coordinator} = service();
	const items: Row[] = [];
	let next: string | null = null;
	do {
		const after: string = next === null ? '' : `&after=${encodeURIComponent(next)}`;
		const answer = await ask(coordinator, 'GET', `${path}${path.includes('?') ? '&' : '?'}limit=${limit}${after}`);
		items.push(...answer.body.items);
		next = answer.body.next;
	} while (next !== null);

	return items;
}

const monthOf = (row: Row) =>
	new Date(row.startedAt).toLocaleDateString('sv-SE', {timeZone: 'Europe/Amsterdam'}).slice(0, 7);

test('the pages of a list hold every action once, the newest first, also while actions are added', async t => {
	const {ask, coordinator, db} = service();
	const body = {kind: 'suspect', starter: 'control-room', municipality: 'GM0321'};
	const stored = await db.actions.countDocuments({year: 2021, removed: false});
	const first = await ask(coordinator, 'GET', '/api/v1/actions?year=2021');
	t.is(first.body.items.length, 50);
	const added = await ask(coordinator, 'POST', '/api/v1/actions', {
		body: {...body, startedAt: '2021-12-31T22:59:59Z'},
		headers: newKey(),
	});
	for (const limit of [200, 37]) {
		const rows = await pages('/api/v1/actions?year=2021', limit);
		t.is(rows.length, stored + 1);
		t.is(new Set(rows.map(row => row.id)).size, rows.length);
		t.true(rows.some(row => row.id === added.body.id));
		const starts = rows.map(row => row.startedAt);
		t.deepEqual(starts, starts.toSorted().reverse());
		t.true(rows.every(row => monthOf(row).startsWith('2021')));
	}
});

for (const [query, fits] of [
	['municipality=GM0344', row => row.municipality === 'GM0344'],
	['district=west-utrecht', row => row.district === 'west-utrecht'],
	['basisteam=bes', row => row.basisteam === 'bes'],
	['kind=vehicle', row => row.kind === 'vehicle'],
	['starter=municipality', row => row.starter === 'municipality'],
	['month=2022-03', row => monthOf(row) === '2022-03'],
	['year=2022&month=2021-03', () => false],
	['outcome=direct', row => row.outcome?.result === 'direct'],
	['outcome=open', row => row.outcome === null],
	[
		'year=2022&kind=suspect&outcome=none&district=flevoland',
		row =>
			row.kind === 'suspect' &&
			row.outcome?.result === 'none' &&
			row.district === 'flevoland' &&
			monthOf(row) >= '2022-01',
	],
] as const satisfies readonly (readonly [string, (row: Row) => boolean])[]) {
	test(`?${query} gives exactly the actions that fit`, async t => {
		const all = await pages('/api/v1/actions', 200);
		const found = await pages(`/api/v1/actions?${query}`, 200);
		const wanted = all.filter(fits as (row: Row) => boolean);
		t.deepEqual(found.map(row => row.id).sort(), wanted.map(row => row.id).sort());
		t.is(wanted.length === 0, query.includes('month=2021-03'));
	});
}

test('a list as known then holds the versions of that moment', async t => {
	const knownAt = '2022-01-15T00:00:00.000Z';
	const {db} = service();
	const rows = await pages(`/api/v1/actions?year=2021&knownAt=${knownAt}`, 200);
	const facts = await db.actions.find({}).toArray();
	const wanted = facts.flatMap(fact => {
		const version = [...fact.history, fact].findLast(one => one.recordedAt.toISOString() <= knownAt);
		return version && !version.removed && version.year === 2021 ? [`${fact._id} ${version.revision}`] : [];
	});
	t.true(wanted.length > 500);
	t.deepEqual(rows.map(row => `${row.id} ${row.revision}`).sort(), wanted.sort());
	t.true(facts.some(fact => fact.year === 2021 && fact.recordedAt.toISOString() > knownAt));
});

for (const path of ['/api/v1/ambassadors', '/api/v1/app-downloads?year=2021', '/api/v1/app-downloads?year=2022']) {
	test(`the pages of ${path} hold every row once`, async t => {
		const [whole, small] = [await pages(path, 200), await pages(path, 7)];
		t.true(whole.length > 10);
		t.deepEqual(small, whole);
		t.is(new Set(whole.map(row => row.id)).size, whole.length);
	});
}

test('a place in a list that does not exist is refused, not answered with the first page', async t => {
	const {ask, coordinator} = service();
	for (const path of ['/api/v1/ambassadors', '/api/v1/app-downloads?year=2021', '/api/v1/actions']) {
		const answer = await ask(coordinator, 'GET', `${path}${path.includes('?') ? '&' : '?'}after=nonsense`);
		t.is(answer.status, 400, path);
	}
});
