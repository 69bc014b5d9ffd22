import {randomUUID} from 'node:crypto';
import test from 'ava';
import {newKey, openReferenceStore, shared, startService} from '../service.ts';

const service = shared(async t => {
	const running = await startService(t, await openReferenceStore(t));
	return {...running, coordinator: await running.token('coordinator')};
});
const match = (revision: number) => ({'If-Match': `"${revision}"`});
const downloads = {appDownloads: 10, participants: 900, method: 'measured', source: 'opgave'};

function put(path: string, body: object, headers: Record<string, string> = {}) {
	const {ask, coordinator} = service();
	return ask(coordinator, 'PUT', `/api/v1${path}`, {body, headers});
}

const start = '/app-downloads/';

test('downloads of a month: created, the same, changed with their revision', async t => {
	const path = `${start}GM0321/2022-05`;
	const made = await put(path, downloads);
	t.is(made.status, 201);
	t.is(made.headers.get('Location'), `/api/v1${path}`);
	t.is(made.headers.get('ETag'), '"1"');
	t.like(made.body, {...downloads, id: 'GM0321:2022-05', area: 'GM0321', month: '2022-05', revision: 1});
	const same = await put(path, downloads);
	t.is(same.status, 200);
	t.is(same.headers.get('ETag'), '"1"');
	t.is((await put(path, {...downloads, appDownloads: 11})).status, 428);
	t.is((await put(path, {...downloads, appDownloads: 11}, match(4))).status, 412);
	const changed = await put(path, {...downloads, appDownloads: 11}, match(1));
	t.is(changed.status, 200);
	t.is(changed.headers.get('ETag'), '"2"');
	t.is(changed.body.appDownloads, 11);
});

test('the same key again is the same delivery, with other figures it is refused', async t => {
	const path = `${start}GM0310/2022-04`;
	const headers = newKey();
	t.is((await put(path, downloads, headers)).status, 201);
	const again = await put(path, downloads, headers);
	t.is(again.status, 201);
	t.is(again.headers.get('ETag'), '"1"');
	t.is((await put(path, {...downloads, appDownloads: 12}, headers)).status, 422);
});

for (const [title, path, body, status] of [
	['of a month to come', 'GM0321/2022-07', downloads, 400],
	['of a district', 'west-utrecht/2022-05', downloads, 400],
	['of an unknown municipality', 'GM9999/2022-05', downloads, 400],
	['of a month that does not exist', 'GM0321/2022-13', downloads, 400],
	['of Weesp in April', 'GM0457/2022-04', downloads, 400],
	['of Weesp in March, the month it left', 'GM0457/2022-03', downloads, 201],
	['of the whole unit', 'unit/2022-03', downloads, 201],
	['guessed instead of measured', 'GM0321/2022-01', {...downloads, method: 'estimated'}, 201],
	['of fewer than none', 'GM0321/2022-02', {...downloads, appDownloads: -1}, 400],
] as const) {
	test(`downloads ${title} give ${status}`, async t => {
		const answer = await put(`${start}${path}`, body);
		t.is(answer.status, status, answer.text);
	});
}

test('totals of a past year must add up, and take their revision', async t => {
	const months = [
		{month: '2018-01', started: 4, direct: 1},
		{month: '2018-02', started: 5, direct: 0},
	];
	const body = {started: 9, direct: 1, source: 'jaarverslag', months};
	const wrong = await put('/totals/2018', {...body, started: 10});
	t.is(wrong.status, 400);
	t.is(wrong.body.faults[0].field, 'started');
	t.is((await put('/totals/2018', {...body, direct: 10, months: undefined})).status, 400);
	t.is((await put('/totals/2017', body)).body.faults[0].field, 'months');
	t.is((await put('/totals/2022', {...body, months: undefined})).status, 400);
	t.is((await put('/totals/2018', body)).status, 201);
	t.is((await put('/totals/2018', {...body, source: 'ander'})).status, 428);
	t.is((await put('/totals/2018', {...body, source: 'ander'}, match(1))).status, 200);
	t.is((await put('/totals/2018', {...body, source: 'nog een'}, match(1))).status, 412);
});

test('reported totals count in a year without rows, and no longer once there are rows', async t => {
	const {ask, coordinator} = service();
	const months = [{month: '2019-03', started: 700, direct: 98}];
	await put('/totals/2019', {started: 700, direct: 98, source: 'jaarverslag', months});
	const items = async () => (await ask(coordinator, 'GET', '/api/v1/figures/2019?by=month')).body.items;
	t.is((await items()).find((row: {key: string}) => row.key === '2019-03').started, 700);
	const body = {kind: 'suspect', starter: 'control-room', municipality: 'GM0321', startedAt: '2019-05-14T08:42:00Z'};
	await ask(coordinator, 'POST', '/api/v1/actions', {body, headers: newKey()});
	t.is((await items()).find((row: {key: string}) => row.key === '2019-03').started, 0);
	t.is((await items()).find((row: {key: string}) => row.key === '2019-05').started, 1);
});

test('a goal is changed with its revision and a reason', async t => {
	const {ask, coordinator} = service();
	const read = async () => (await ask(coordinator, 'GET', '/api/v1/targets/2022')).body.items;
	t.deepEqual(
		(await read()).map((target: {id: string}) => target.id),
		['T1', 'T2', 'T3', 'T4', 'T5', 'T6', 'T7'],
	);
	const {id, year, revision, recordedAt, ...target} = (await read())[1];
	const path = '/targets/2022/T2';
	t.is((await put(path, target)).status, 200);
	t.is((await put(path, {...target, goal: 1006})).body.faults[0].field, 'reason');
	t.is((await put(path, {...target, goal: 1006, reason: 'plan gewijzigd'})).status, 428);
	t.is((await put(path, {...target, goal: 1006, reason: 'plan gewijzigd', id: 'T3'}, match(1))).status, 400);
	const changed = await put(path, {...target, goal: 1006, reason: 'plan gewijzigd'}, match(1));
	t.is(changed.status, 200);
	t.like(changed.body, {id: 'T2', year: 2022, goal: 1006, revision: 2});
	const progress = await ask(coordinator, 'GET', '/api/v1/progress/2022');
	t.is(progress.body.targets[1].goal, 1006);
	const before = await ask(coordinator, 'GET', '/api/v1/progress/2022?knownAt=2022-06-01T00:00:00Z');
	t.is(before.body.targets[1].goal, 1000);
});

test('a wrong kind of target is refused with what is missing', async t => {
	const answer = await put('/targets/2022/T8', {kind: 'rate', goal: 15});
	t.is(answer.status, 400);
	const fields = answer.body.faults.map((fault: {field: string}) => fault.field);
	t.true(
		['goal', 'title', 'owner'].every(field => fields.includes(field)),
		answer.text,
	);
});

const person = {organisation: 'GM0310', name: 'A. de Vries', email: 'A.deVries@debilt.example', from: '2022-01-01'};

test('an ambassador: added, trained, corrected, with name and address outside the fact', async t => {
	const {ask, coordinator, db} = service();
	const key = randomUUID();
	const send = (method: string, path: string, body: object, headers = {}) =>
		ask(coordinator, method, `/api/v1/ambassadors${path}`, {body, headers});
	const made = await send('POST', '', person, {'Idempotency-Key': key});
	t.is(made.status, 201);
	t.is(made.headers.get('Location'), `/api/v1/ambassadors/${key}`);
	t.like(made.body, {id: key, name: 'A. de Vries', email: 'a.devries@debilt.example', until: null, trainings: []});
	t.is((await send('POST', '', person, {'Idempotency-Key': key})).text, made.text);
	t.is((await send('POST', '', {...person, from: '2022-02-01'}, {'Idempotency-Key': key})).status, 422);
	t.is((await send('POST', '', person)).body.faults[0].field, 'email');
	const trained = await send('PUT', `/${key}/trainings/portal`, {completedOn: '2022-03-01'});
	t.is(trained.status, 200);
	t.deepEqual(trained.body.trainings, [{course: 'portal', completedOn: '2022-03-01'}]);
	t.is((await send('PUT', `/${key}/trainings/portal`, {completedOn: '2022-03-01'})).headers.get('ETag'), '"2"');
	t.is((await send('PUT', `/${key}/trainings/portal`, {completedOn: '2021-03-01'})).status, 400);
	t.is((await send('PUT', `/${key}/trainings/portal`, {completedOn: '2022-07-01'})).status, 400);
	t.is((await send('PUT', `/${key}/trainings/yoga`, {completedOn: '2022-03-01'})).status, 400);
	t.is((await send('PUT', `/${randomUUID()}/trainings/portal`, {completedOn: '2022-03-01'})).status, 404);
	t.is((await send('PATCH', `/${key}`, {until: '2022-06-01'})).status, 428);
	t.is((await send('PATCH', `/${key}`, {until: '2021-06-01'}, match(2))).status, 400);
	t.is((await send('PATCH', `/${key}`, {until: '2022-06-01'}, match(1))).status, 412);
	const left = await send('PATCH', `/${key}`, {until: '2022-06-01', name: 'A. Jansen'}, match(2));
	t.like(left.body, {until: '2022-06-01', name: 'A. Jansen', revision: 3});
	const stored = JSON.stringify(await db.ambassadors.findOne({_id: key}));
	t.notRegex(stored, /Vries|Jansen|debilt/i);
	t.like(await db.contacts.findOne({_id: key}), {name: 'A. Jansen', email: 'a.devries@debilt.example'});
});

test('a name that was deleted does not come back by a repeated request', async t => {
	const {ask, coordinator, db} = service();
	const key = randomUUID();
	const request = {body: {...person, email: 'weg@debilt.example'}, headers: {'Idempotency-Key': key}};
	await ask(coordinator, 'POST', '/api/v1/ambassadors', request);
	await db.contacts.deleteOne({_id: key});
	const again = await ask(coordinator, 'POST', '/api/v1/ambassadors', request);
	t.is(again.status, 201);
	t.like(again.body, {id: key, name: null, email: null});
	t.is(await db.contacts.findOne({_id: key}), null);
});

test('fifty requests for one ambassador under one key make one', async t => {
	const {ask, coordinator, db} = service();
	const request = {body: {...person, email: 'c@debilt.example'}, headers: newKey()};
	const answers = await Promise.all(
		Array.from({length: 50}, () => ask(coordinator, 'POST', '/api/v1/ambassadors', request)),
	);
	t.deepEqual([...new Set(answers.map(answer => answer.status))], [201]);
	t.is(new Set(answers.map(answer => answer.text)).size, 1);
	t.is(await db.contacts.countDocuments({email: 'c@debilt.example'}), 1);
});

for (const [title, change, field] of [
	['of the unit', {organisation: 'unit'}, 'organisation'],
	['of a district', {organisation: 'west-utrecht'}, 'organisation'],
	['of Weesp after it left', {organisation: 'GM0457', from: '2022-04-01'}, 'organisation'],
	['with two recipients in one address', {email: 'a@b.nl, c@d.nl'}, 'email'],
	['with a second header in the address', {email: 'a@b.nl\r\nBcc: c@d.nl'}, 'email'],
	['without a name', {name: ' '}, 'name'],
	['on a day that does not exist', {from: '2022-02-30'}, 'from'],
	['who leaves before the beginning', {until: '2022-01-01'}, 'until'],
] as const) {
	test(`an ambassador ${title} is refused`, async t => {
		const {ask, coordinator} = service();
		const request = {body: {...person, email: 'd@debilt.example', ...change}, headers: newKey()};
		const answer = await ask(coordinator, 'POST', '/api/v1/ambassadors', request);
		t.is(answer.status, 400, answer.text);
		t.is(answer.body.faults[0].field, field);
	});
}
