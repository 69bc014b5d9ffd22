import {randomUUID} from 'node:crypto';
import test from 'ava';
import type {Role} from '../../src/domain/users.ts';
import {newKey, openReferenceStore, shared, startService} from '../service.ts';

const action = {kind: 'suspect', starter: 'control-room', municipality: 'GM0321', startedAt: '2022-05-14T08:42:00Z'};
const service = shared(async t => startService(t, await openReferenceStore(t)));

async function post(role: Role | null, body: unknown, {area, headers}: {area?: string; headers?: object} = {}) {
	const {ask, token} = service();
	const who = role && (await token(role, area));
	return ask(who, 'POST', '/api/v1/actions', {body, headers: {...newKey(), ...headers}});
}

test('an action is logged once, however often the same request comes', async t => {
	const {ask, token, db} = service();
	const desk = await token('control-room');
	const key = randomUUID();
	const headers = {'Idempotency-Key': key};
	const answers = await Promise.all(
		Array.from({length: 50}, () => ask(desk, 'POST', '/api/v1/actions', {body: action, headers})),
	);
	t.deepEqual([...new Set(answers.map(answer => answer.status))], [201]);
	t.is(new Set(answers.map(answer => answer.text)).size, 1);
	t.is(await db.actions.countDocuments({_id: key}), 1);
	const other = await ask(desk, 'POST', '/api/v1/actions', {body: {...action, kind: 'vehicle'}, headers});
	t.is(other.status, 422);
	t.is((await db.actions.findOne({_id: key}))?.kind, 'suspect');
});

test('a new action comes with its address, its revision and a number for people', async t => {
	const {ask, token} = service();
	const desk = await token('control-room');
	const key = randomUUID();
	const body = {...action, endedAt: '2022-05-14T11:00:00+02:00', occasion: 'burglary', radiusKm: 2, reach: 4100};
	const made = await ask(desk, 'POST', '/api/v1/actions', {body, headers: {'Idempotency-Key': key}});
	t.is(made.status, 201);
	t.is(made.headers.get('Location'), `/api/v1/actions/${key}`);
	t.is(made.headers.get('ETag'), '"1"');
	t.is(made.headers.get('API-Version'), '1.0.0');
	t.is(made.headers.get('Cache-Control'), 'no-store');
	t.regex(made.body.number, /^2022-\d{4}$/);
	t.like(made.body, {
		...{id: key, kind: 'suspect', municipality: 'GM0321', basisteam: 'lekpoort', district: 'west-utrecht'},
		...{startedAt: '2022-05-14T08:42:00.000Z', endedAt: '2022-05-14T09:00:00.000Z', outcome: null, revision: 1},
		...{occasion: 'burglary', radiusKm: 2, reach: 4100, startedByVolunteer: false, source: 'manual'},
	});
	const read = await ask(desk, 'GET', made.headers.get('Location') ?? '');
	t.is(read.status, 200);
	t.deepEqual(read.body, made.body);
	t.is(read.headers.get('ETag'), '"1"');
	t.deepEqual((await ask(desk, 'GET', `/api/v1/actions/${made.body.number}`)).body, made.body);
});

test('a repeated request gets the first version, also after the action was closed', async t => {
	const {ask, token} = service();
	const desk = await token('control-room');
	const key = randomUUID();
	const headers = {'Idempotency-Key': key};
	const first = await ask(desk, 'POST', '/api/v1/actions', {body: action, headers});
	await ask(desk, 'PUT', `/api/v1/actions/${key}/outcome`, {body: {result: 'direct'}});
	const again = await ask(desk, 'POST', '/api/v1/actions', {body: action, headers});
	t.is(again.status, 201);
	t.is(again.text, first.text);
	t.is(again.headers.get('ETag'), '"1"');
	t.is((await ask(desk, 'GET', `/api/v1/actions/${key}`)).body.outcome.result, 'direct');
});

test('two actions at once get numbers of their own', async t => {
	const answers = await Promise.all(Array.from({length: 60}, () => post('coordinator', action)));
	t.is(new Set(answers.map(answer => answer.body.number)).size, 60);
});

for (const [title, headers] of [
	['without a key', {'Idempotency-Key': ''}],
	['with a key that is no uuid', {'Idempotency-Key': 'abc'}],
] as const) {
	test(`an action ${title} is refused`, async t => {
		const answer = await post('control-room', action, {headers});
		t.is(answer.status, 400);
		t.regex(answer.text, /Idempotency-Key/);
	});
}

for (const [title, role, change, status, field] of [
	['an unknown kind', 'coordinator', {kind: 'party'}, 400, 'kind'],
	['an unknown municipality', 'coordinator', {municipality: 'GM9999'}, 400, 'municipality'],
	['a district in the place of a municipality', 'coordinator', {municipality: 'west-utrecht'}, 400, 'municipality'],
	['Weesp after it left', 'coordinator', {municipality: 'GM0457'}, 400, 'municipality'],
	['no municipality', 'coordinator', {municipality: null}, 400, 'municipality'],
	['a start to come', 'coordinator', {startedAt: '2022-07-01T08:00:00Z'}, 400, 'startedAt'],
	['a start without a zone', 'coordinator', {startedAt: '2022-05-14T08:42:00'}, 400, 'startedAt'],
	['an end before the start', 'coordinator', {endedAt: '2022-05-14T08:00:00Z'}, 400, 'endedAt'],
	['a team that does not work there', 'coordinator', {basisteam: 'bes'}, 400, 'basisteam'],
	['an alert of a municipality', 'coordinator', {kind: 'amber-alert', starter: 'national'}, 400, 'municipality'],
	['a search that starts nationally', 'coordinator', {starter: 'national'}, 400, 'starter'],
	['detectives without a name', 'coordinator', {kind: 'information', starter: 'detectives'}, 400, 'detectives'],
	['half a participant', 'coordinator', {reach: 1.5}, 400, 'reach'],
	['fewer than none', 'coordinator', {reach: -1}, 400, 'reach'],
	['a message by the control room', 'control-room', {kind: 'information', starter: 'municipality'}, 403, ''],
	['an action by a reader', 'reader', {}, 403, ''],
	['an action by an admin', 'admin', {}, 403, ''],
	['an action by nobody', null, {}, 401, undefined],
] as const) {
	test(`${title} is refused with ${status}`, async t => {
		const answer = await post(role, {...action, ...change});
		t.is(answer.status, status);
		t.is(answer.headers.get('Content-Type'), 'application/problem+json');
		t.is(answer.headers.get('API-Version'), '1.0.0');
		t.is(answer.body.faults[0]?.field, field);
		t.is(answer.body.status, status);
	});
}

test('every fault is named at once', async t => {
	const bad = {
		kind: 'party',
		starter: 'nobody',
		municipality: 'GM 1',
		startedAt: 'yesterday',
		reach: 'many',
		colour: 1,
	};
	const answer = await post('coordinator', bad);
	t.is(answer.status, 400);
	const fields = answer.body.faults.map((fault: {field: string}) => fault.field).sort();
	t.deepEqual(fields, Object.keys(bad).sort());
	const rules = await post('coordinator', {...action, municipality: 'GM9999', endedAt: '2022-05-14T08:00:00Z'});
	t.deepEqual(rules.body.faults.map((fault: {field: string}) => fault.field).sort(), ['endedAt', 'municipality']);
});

for (const [title, area, body, status] of [
	['logs an own message', 'GM0321', {kind: 'information', starter: 'municipality', municipality: 'GM0321'}, 201],
	['of another municipality gets 404', 'GM0321', {kind: 'mail', starter: 'municipality', municipality: 'GM0344'}, 404],
	['may not start a search', 'GM0321', {kind: 'suspect', starter: 'control-room', municipality: 'GM0321'}, 403],
	['may not log for a team', 'GM0321', {kind: 'information', starter: 'basisteam', basisteam: 'lekpoort'}, 403],
	['may not log an alert', 'GM0321', {kind: 'amber-alert', starter: 'national'}, 403],
	[
		'of a team logs an inquiry',
		'lekpoort',
		{kind: 'neighbourhood-inquiry', starter: 'basisteam', basisteam: 'lekpoort'},
		201,
	],
	[
		'of detectives logs an inquiry',
		'recherche-flevoland',
		{kind: 'information', starter: 'detectives', detectives: 'recherche-flevoland'},
		201,
	],
	[
		'of detectives not for another',
		'recherche-flevoland',
		{kind: 'information', starter: 'detectives', detectives: 'recherche-utrecht-stad'},
		404,
	],
] as const) {
	test(`an ambassador ${title}`, async t => {
		const answer = await post('ambassador', {...body, startedAt: action.startedAt}, {area});
		t.is(answer.status, status, answer.text);
	});
}

test('a team with one municipality gives its action that municipality, one with more gives none', async t => {
	const inquiry = {kind: 'neighbourhood-inquiry', starter: 'basisteam', startedAt: action.startedAt};
	const single = await post('coordinator', {...inquiry, basisteam: 'utrecht-noord'});
	t.like(single.body, {municipality: 'GM0344', basisteam: 'utrecht-noord', district: 'utrecht-stad'});
	const several = await post('coordinator', {...inquiry, basisteam: 'bes'});
	t.like(several.body, {municipality: null, basisteam: 'bes', district: 'oost-utrecht'});
	const city = await post('coordinator', {...action, municipality: 'GM0344'});
	t.like(city.body, {municipality: 'GM0344', basisteam: null, district: 'utrecht-stad'});
	const alert = await post('control-room', {kind: 'amber-alert', starter: 'national', startedAt: action.startedAt});
	t.like(alert.body, {municipality: null, basisteam: null, district: null});
});
