import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {folders, newKey, openReferenceStore, shared, startService} from '../service.ts';
import {event} from './event-requests.ts';

const action = {kind: 'suspect', starter: 'control-room', municipality: 'GM0321', startedAt: '2022-05-14T08:42:00Z'};
const ambassador = {organisation: 'GM0321', name: 'A. de Vries', email: 'a@houten.example', from: '2022-01-01'};
const downloads = {appDownloads: 10, method: 'measured', source: 'opgave'};
const [, {id: _, year: __, ...target}] = JSON.parse(readFileSync(join(folders.seed, 'targets.json'), 'utf8'));

/** Every way in: a body that is taken, and one field of it that holds plain text or a number. */
const ways = [
	{method: 'POST', path: '/api/v1/actions', body: action, field: 'municipality'},
	{method: 'PUT', path: '/api/v1/app-downloads/GM0321/2022-05', body: downloads, field: 'source'},
	{method: 'PUT', path: '/api/v1/totals/2020', body: {started: 9, direct: 1, source: 'opgave'}, field: 'source'},
	{method: 'POST', path: '/api/v1/ambassadors', body: ambassador, field: 'organisation'},
	{method: 'PATCH', path: '/api/v1/ambassadors/:ambassador', body: {name: 'B. de Vries'}, field: 'name'},
	{
		...{method: 'PUT', path: '/api/v1/ambassadors/:ambassador/trainings/portal'},
		...{body: {completedOn: '2022-02-01'}, field: 'completedOn'},
	},
	{method: 'POST', path: '/api/v1/events', body: event, field: 'line'},
	{method: 'PATCH', path: '/api/v1/events/:event', body: {line: 'Markt'}, field: 'line'},
	{method: 'PUT', path: '/api/v1/actions/:action/outcome', body: {result: 'none'}, field: 'result'},
	{method: 'PATCH', path: '/api/v1/actions/:action', body: {reach: 7, reason: 'geteld'}, field: 'reason'},
	{method: 'DELETE', path: '/api/v1/actions/:action', body: {reason: 'dubbel'}, field: 'reason'},
	{method: 'PUT', path: '/api/v1/targets/2022/T2', body: {...target, goal: 1200, reason: 'a'}, field: 'kind'},
] as const;

const made = shared(async t => {
	const {ask, token, db, routes} = await startService(t, await openReferenceStore(t));
	const coordinator = await token('coordinator');
	const post = (path: string, body: object) => ask(coordinator, 'POST', path, {body, headers: newKey()});
	const [one, other, happened] = [
		await post('/api/v1/actions', action),
		await post('/api/v1/ambassadors', {...ambassador, email: 'b@houten.example'}),
		await post('/api/v1/events', event),
	];
	const ids = {':action': one.body.id, ':ambassador': other.body.id, ':event': happened.body.id};
	const place = (path: string) => Object.entries(ids).reduce((placed, [name, id]) => placed.replace(name, id), path);
	const state = async () =>
		JSON.stringify(
			await Promise.all(
				[db.actions, db.appDownloads, db.totals, db.ambassadors, db.targets, db.occurrences].map(collection =>
					collection.find({}).sort({_id: 1}).toArray(),
				),
			),
		);
	return {
		state,
		routes,
		send: (way: (typeof ways)[number], body: unknown, headers: object = {}) =>
			ask(coordinator, way.method, place(way.path), {body, headers: {...newKey(), 'If-Match': '"1"', ...headers}}),
	};
});

test.serial('every route that reads a body is tried below', t => {
	const reading = made()
		.routes.filter(route => route.body)
		.map(({method, path}) => `${method} ${path.replace(/:\w+/g, ':')}`);
	const tried = ways.map(({method, path}) => `${method} ${path.replace(/:\w+/g, ':')}`);
	const plain = (text: string) =>
		text
			.replace('app-downloads/GM0321/2022-05', 'app-downloads/:/:')
			.replace('totals/2020', 'totals/:')
			.replace('trainings/portal', 'trainings/:')
			.replace('targets/2022/T2', 'targets/:/:');
	t.deepEqual(tried.map(plain).sort(), reading.sort());
});

for (const way of ways) {
	const bad: readonly (readonly [string, unknown, string | null])[] = [
		['an unknown field', {...way.body, colour: 'red'}, 'colour'],
		['a field that only the store sets', {...way.body, revision: 9}, 'revision'],
		['an operator as a field', {...way.body, $set: {removed: true}}, '$set'],
		['an operator as a value', {...way.body, [way.field]: {$ne: null}}, way.field],
		['a list for one value', {...way.body, [way.field]: ['a', 'b']}, way.field],
		['another prototype', `{"__proto__": {"isAdmin": true}, ${JSON.stringify(way.body).slice(1)}`, '__proto__'],
		['a constructor', {...way.body, constructor: {prototype: {isAdmin: true}}}, 'constructor'],
		['a list', [way.body], ''],
		['nothing', 'null', ''],
		['text that is no JSON', '{"kind": ', ''],
		['a text of invisible signs', {...way.body, [way.field]: 'a\u202Eb'}, way.field],
	];
	for (const [title, body, field] of bad) {
		test.serial(`${way.method} ${way.path} refuses ${title}, names it, and changes nothing`, async t => {
			const {send, state} = made();
			const before = await state();
			const answer = await send(way, body);
			t.is(answer.status, 400, answer.text);
			if (field !== null) {
				t.true(
					answer.body.faults.some(
						(fault: {field: string}) => fault.field === field || fault.field.endsWith(`.${field}`),
					),
					answer.text,
				);
			}

			t.is(await state(), before);
		});
	}
}

test.serial('the same requests without a fault are all taken', async t => {
	const {send} = made();
	// In their order: each that changes a fact makes its next revision.
	const later: Record<string, number> = {
		'PATCH /api/v1/actions/:action': 2,
		'DELETE /api/v1/actions/:action': 3,
		'PUT /api/v1/ambassadors/:ambassador/trainings/portal': 2,
	};
	for (const way of ways) {
		const revision = later[`${way.method} ${way.path}`] ?? 1;
		const answer = await send(way, way.body, {'If-Match': `"${revision}"`});
		t.true(answer.status < 300, `${way.method} ${way.path}: ${answer.text}`);
	}
});
