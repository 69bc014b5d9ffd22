import {randomUUID} from 'node:crypto';
import test from 'ava';
import {newKey, openExampleStore, shared, startService} from '../service.ts';
import {openElsewhere, overhearCounts, until, watch} from '../store/held.ts';
import {add} from '../store/kept-counts.ts';

const clock = {now: new Date('2022-06-30T20:00:00Z')};
const service = shared(async t => {
	const db = await openExampleStore(t, clock.now);
	const running = await startService(t, db, {now: () => clock.now});
	await watch(db);
	return {...running, elsewhere: await openElsewhere(t, db), coordinator: await running.token('coordinator')};
});

const action = {kind: 'suspect', starter: 'control-room', municipality: 'GM0321', startedAt: '2022-05-14T08:42:00Z'};

async function read(path: string, token = service().coordinator) {
	const {status, body, text} = await service().ask(token, 'GET', path);
	return {status, body, text};
}

async function started(): Promise<number> {
	const {items} = (await read('/api/v1/figures/2022')).body as {items: {started: number}[]};
	return items.reduce((sum, row) => sum + row.started, 0);
}

async function target(id: string, path = '/api/v1/progress/2022') {
	const {targets} = (await read(path)).body as {
		targets: {id: string; goal: number; value: number; numerator: number}[];
	};
	const found = targets.find(one => one.id === id);
	if (!found) {
		throw new Error(`no ${id}`);
	}

	return found;
}

test.serial('the same question again is answered without a count, in bytes that are the same', async t => {
	const asked = overhearCounts(t, service().db);
	for (const path of [
		'/api/v1/figures/2022?by=municipality',
		'/api/v1/progress/2022',
		'/api/v1/progress/2022?area=GM0321',
	]) {
		const first = await read(path);
		asked.pipelines.length = 0;
		t.is((await read(path)).text, first.text);
		t.is(asked.pipelines.length, 0, path);
	}
});

test.serial('what a client recorded is in what it reads next: figures, progress and page', async t => {
	const {ask, coordinator} = service();
	for (let time = 0; time < 5; time++) {
		const [before, page] = [await started(), await read('/voortgang?jaar=2022')];
		const t2 = await target('T2');
		t.is((await ask(coordinator, 'POST', '/api/v1/actions', {body: action, headers: newKey()})).status, 201);
		t.is(await started(), before + 1);
		t.is((await target('T2')).value, t2.value + 1);
		t.not(
			(await read('/voortgang?jaar=2022')).text.replace(/value="[^"]*"/g, ''),
			page.text.replace(/value="[^"]*"/g, ''),
		);
	}
});

test.serial('what another process recorded is there within a second', async t => {
	const before = await started();
	await add(service().elsewhere, action);
	t.true((await until(async () => (await started()) === before + 1)) < 1000);
});

test.serial('a training and a target change show at once', async t => {
	const {ask, coordinator, db} = service();
	const before = await target('T4');
	const trained = new Set(
		(await db.ambassadors.find({'trainings.0': {$exists: true}}).toArray()).map(({organisation}) => organisation),
	);
	const untrained = (await db.ambassadors.find({until: null, removed: false}).toArray()).find(
		({organisation, trainings}) => /^GM/.test(organisation) && trainings.length === 0 && !trained.has(organisation),
	);
	const training = `/api/v1/ambassadors/${untrained?._id}/trainings/portal`;
	const done = await ask(coordinator, 'PUT', training, {body: {completedOn: '2022-06-30'}});
	t.is(done.status, 200, done.text);
	t.is((await target('T4')).numerator, before.numerator + 1);

	const address = '/api/v1/targets/2022';
	const {items} = (await read(address)).body as {items: Record<string, unknown>[]};
	const {revision, recordedAt, year, id, ...t2} = items.find(one => one.id === 'T2') ?? {};
	const body = {...t2, goal: 1234, reason: 'bijgesteld'};
	const put = await ask(coordinator, 'PUT', `${address}/T2`, {body, headers: {'If-Match': `"${revision}"`}});
	t.is(put.status, 200, put.text);
	t.is((await target('T2')).goal, 1234);
	t.regex((await read('/voortgang?jaar=2022')).text, /1\.234/);
});

test.serial('at midnight the next day counts, and every minute has its own answer', async t => {
	t.teardown(() => {
		clock.now = new Date('2022-06-30T20:00:00Z');
	});
	clock.now = new Date('2022-06-30T21:59:59Z');
	t.is((await read('/api/v1/progress/2022')).body.at, '2022-06-30');
	t.regex((await read('/voortgang?jaar=2022')).text, /30 juni 2022/);
	clock.now = new Date('2022-06-30T22:00:00Z');
	t.is((await read('/api/v1/progress/2022')).body.at, '2022-07-01');
	t.regex((await read('/voortgang?jaar=2022')).text, /1 juli 2022/);
});

test.serial('nobody gets what was kept for another role or area', async t => {
	const {token} = service();
	const [reader, houten, desk] = [
		await token('reader'),
		await token('ambassador', 'GM0321'),
		await token('ambassador', 'GM0344'),
	];
	const path = '/api/v1/progress/2022?area=GM0321';
	t.is((await read(path)).status, 200);
	t.is((await read(path, reader)).status, 404);
	t.is((await read(path, houten)).status, 200);
	t.is((await read(path, desk)).status, 404);
	t.is((await read(path, houten)).status, 200);
	const pages = await Promise.all([undefined, reader, houten].map(who => read('/voortgang?jaar=2022', who)));
	t.is(new Set(pages.map(({text}) => text)).size, 3);
});

test.serial('forms in a kept page have a key of their own in every answer', async t => {
	const keys = async () => {
		const {text} = await read('/voortgang?jaar=2022');
		return [...text.matchAll(/name="idempotencyKey" value="([^"]*)"/g)].map(([, key]) => key as string);
	};
	const all = [...(await keys()), ...(await keys())];
	t.true(all.length > 0, 'the page has no forms to test');
	t.is(new Set(all).size, all.length);
	t.true(all.every(key => /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/.test(key)));
});

test.serial('as known then is asked anew each time, and a refusal is not kept', async t => {
	const asked = overhearCounts(t, service().db);
	const path = '/api/v1/progress/2022?knownAt=2022-06-01T10:00:00Z';
	const first = await read(path);
	const counted = asked.pipelines.length;
	t.is((await read(path)).text, first.text);
	t.is(asked.pipelines.length, 2 * counted);
	t.true(counted > 0);
	const unknown = `/api/v1/progress/2022?area=${randomUUID().slice(0, 6)}`;
	t.is((await read(unknown)).status, (await read(unknown)).status);
});
