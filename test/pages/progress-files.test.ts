import test from 'ava';
import {newKey, openExampleStore, shared, startService} from '../service.ts';

const now = new Date('2022-07-05T10:00:00Z');
const service = shared(async t => startService(t, await openExampleStore(t, now), {now: () => now}));
const store = () => service().db;

/** The rows of one of the tables of /voortgang, as a role reads them. */
async function itemsOf(role: 'coordinator' | 'ambassador' | 'reader' | 'control-room', path: string) {
	const area = role === 'ambassador' ? 'GM0321' : undefined;
	const {status, body} = await service().ask(await service().token(role, area), 'GET', path);
	return {status, items: body?.items as Record<string, unknown>[]};
}

test.serial('the three tables of the page come in three formats, named after year and day', async t => {
	const token = await service().token('coordinator');
	for (const [path, name] of [
		['/voortgang', 'voortgang'],
		['/voortgang/maanden', 'voortgang-maanden'],
		['/voortgang/gemeenten', 'voortgang-gemeenten'],
	]) {
		for (const format of ['csv', 'xlsx', 'json']) {
			const {status, headers} = await service().ask(token, 'GET', `${path}.${format}?jaar=2022`);
			t.is(status, 200, `${path}.${format}`);
			t.is(headers.get('Content-Disposition'), `attachment; filename="burgernet-${name}-2022-20220705.${format}"`);
		}
	}
});

test.serial('the figures of the file are those of the report', async t => {
	const token = await service().token('coordinator');
	const report = (await service().ask(token, 'GET', '/api/v1/progress/2022?at=2022-06-30')).body;
	const {items} = await itemsOf('coordinator', '/voortgang.json?jaar=2022&peildatum=2022-06-30');
	for (const target of report.targets) {
		const {numerator, denominator} = target;
		t.like(
			items.find(({id}) => id === target.id),
			{numerator, denominator, title: target.title},
		);
	}
});

for (const [title, role, path, expected] of [
	['a coordinator gets all municipalities', 'coordinator', '/voortgang/gemeenten.json', 38],
	['the filter of the page holds for its file', 'coordinator', '/voortgang/gemeenten.json?district=Flevoland', 6],
	['an ambassador gets the own municipality only', 'ambassador', '/voortgang/gemeenten.json', 1],
	['a reader gets no municipality', 'reader', '/voortgang/gemeenten.json', 0],
	['the control room gets the targets of the unit', 'control-room', '/voortgang.json', 7],
	['the control room gets no other area', 'control-room', '/voortgang.json?gebied=west-utrecht', 404],
	['a reader gets no municipality by its code', 'reader', '/voortgang/maanden.json?gebied=GM0321', 404],
	['an ambassador gets no neighbour', 'ambassador', '/voortgang.json?gebied=GM0356', 404],
	['a day outside the year is refused', 'reader', '/voortgang.json?jaar=2022&peildatum=2021-06-30', 400],
	['a word for a day is refused', 'reader', '/voortgang.json?peildatum=gisteren', 400],
] as const) {
	test.serial(title, async t => {
		const {status, items} = await itemsOf(role, path);
		t.is(status === 200 ? items.length : status, expected);
	});
}

test.serial('a file as known at a moment has the same bytes after a later correction', async t => {
	const token = await service().token('coordinator');
	const path = (format: string) => `/voortgang.${format}?jaar=2022&peildatum=2022-06-30&bekendop=2022-07-01T00:00:00Z`;
	const read = async () => [
		(await service().ask(token, 'GET', path('json'))).text,
		(await service().ask(token, 'GET', path('csv'))).text,
	];
	const before = await read();
	const action = await store().actions.findOne({'outcome.result': 'direct', year: 2022});
	const answer = await service().ask(token, 'PUT', `/api/v1/actions/${action?._id}/outcome`, {
		body: {result: 'none', reason: 'achteraf toch niet'},
		headers: {...newKey(), 'If-Match': `"${action?.revision}"`},
	});
	t.true(answer.status < 300, answer.text);
	t.deepEqual(await read(), before);
});

test.serial('a running year without targets is offered those of last year, over the page of last year', async t => {
	const next = await startService(t, store(), {now: () => new Date('2023-01-10T10:00:00Z')});
	const read = async (role: 'coordinator' | 'reader', path: string) =>
		(await next.ask(await next.token(role), 'GET', path)).text;
	const page = await read('coordinator', '/voortgang');
	t.regex(page, /<h1[^>]*>Voortgang 2022</);
	t.regex(page, /Nog geen doelstellingen voor 2023\./);
	t.regex(page, /Neem die van 2022 over/);
	t.regex(await read('reader', '/voortgang'), /Nog geen doelstellingen voor 2023\. De regionaal coördinator/);
	t.notRegex(await read('reader', '/voortgang'), /Neem die van/);
	t.notRegex(await read('coordinator', '/voortgang?bekendop=2022-07-01T00:00:00Z'), /Nog geen doelstellingen/);
	const empty = await read('coordinator', '/voortgang?jaar=2023');
	t.regex(empty, /<h1[^>]*>Voortgang 2023<[\s\S]*Neem die van 2022 over/);
	t.notRegex(empty, /NaN|undefined|target-card/);
});

test.serial('targets of a year that has not begun do not take the page away from the running one', async t => {
	const target = await store().targets.findOne({year: 2022});
	await store().targets.insertOne({...(target as NonNullable<typeof target>), _id: '2023:T1', year: 2023});
	const {status, items} = await itemsOf('coordinator', '/voortgang.json');
	t.deepEqual([status, items.length], [200, 7]);
});
