import {once} from 'node:events';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import test, {type ExecutionContext} from 'ava';
import Koa from 'koa';
import {drain} from '../../src/http/drain.ts';
import {answerWithEvents} from '../../src/http/events.ts';
import {insertAction} from '../../src/store/actions.ts';
import {changesOf} from '../../src/store/changes.ts';
import {type Database, openDatabase} from '../../src/store/database.ts';
import {openTestUri} from '../database.ts';
import {newKey, openReferenceStore, startService} from '../service.ts';

/** Opens the stream and yields how often it said `changed`. */
async function listen(t: ExecutionContext, url: string, headers: Record<string, string>) {
	const abort = new AbortController();
	t.teardown(() => abort.abort());
	const response = await fetch(url, {headers: {...headers, 'Accept-Encoding': 'br, gzip'}, signal: abort.signal});
	const heard = {text: '', hasEnded: false};
	void (async () => {
		try {
			for await (const chunk of response.body ?? []) {
				heard.text += Buffer.from(chunk).toString();
			}
		} catch {
			// The test is over.
		}

		heard.hasEnded = true;
	})();
	return {response, heard, count: () => heard.text.split('event: changed\n').length - 1};
}

async function soon(holds: () => boolean, patienceMs = 5000): Promise<number> {
	const began = performance.now();
	while (!holds() && performance.now() - began < patienceMs) {
		await new Promise(resolve => setTimeout(resolve, 10));
	}

	return holds() ? performance.now() - began : Number.POSITIVE_INFINITY;
}

async function quiet(): Promise<void> {
	await new Promise(resolve => setTimeout(resolve, 400));
}

const action = {kind: 'suspect', starter: 'control-room', municipality: 'GM0321', startedAt: '2022-05-14T08:42:00Z'};

test('a change is told within a second as "changed", and nothing more; the stream is not compressed', async t => {
	const service = await startService(t, await openReferenceStore(t));
	const token = await service.token('control-room');
	const {response, heard, count} = await listen(t, `${service.url}/wijzigingen`, {Authorization: `Bearer ${token}`});
	t.regex(response.headers.get('Content-Type') ?? '', /^text\/event-stream/);
	t.is(response.headers.get('Content-Encoding'), null);
	t.is(response.headers.get('Cache-Control'), 'no-store');
	await soon(() => changesOf(service.db).isWatching);
	await quiet();
	const before = count();
	const options = {body: action, headers: newKey()};
	t.is((await service.ask(token, 'POST', '/api/v1/actions', options)).status, 201);
	t.true((await soon(() => count() > before)) < 1000);
	t.regex(heard.text, /^retry: 1000\n\n(event: (changed|beat)\ndata:\n\n)+$/);
});

test('a visitor who is not signed in hears nothing', async t => {
	const service = await startService(t, await openReferenceStore(t));
	t.is((await service.ask(null, 'GET', '/wijzigingen')).status, 302);
});

async function writeElsewhere(t: ExecutionContext, db: Database): Promise<() => Promise<void>> {
	const {uri, stop} = await openTestUri();
	const elsewhere = await openDatabase(uri, {name: db.actions.db.databaseName});
	t.teardown(async () => {
		await elsewhere.close();
		await stop();
	});
	let written = 0;
	return async () => {
		written += 1;
		const number = `2022-${9000 + written}`;
		const places = {municipality: 'GM0321', basisteam: null, detectives: null, district: null};
		const none = {endedAt: null, occasion: null, theme: null, radiusKm: null, reach: null, outcome: null};
		const startedAt = new Date(action.startedAt);
		const when = {startedAt, day: '2022-05-14', year: 2022, messagesAt: [], startedByVolunteer: false};
		const key = newKey()['Idempotency-Key'];
		const change = {changeId: key, bodyHash: 'h', by: 'import', now: startedAt, reason: null};
		const kinds = {kind: 'suspect', starter: 'control-room', source: 'csv'} as const;
		await insertAction(elsewhere, {number, ...kinds, ...places, ...when, ...none}, change);
	};
}

test('a write of another process is told too, also after the stream of changes was killed', async t => {
	const db = await openReferenceStore(t);
	const service = await startService(t, db);
	const write = await writeElsewhere(t, db);
	const token = await service.token('reader');
	const {count} = await listen(t, `${service.url}/wijzigingen`, {Authorization: `Bearer ${token}`});
	await soon(() => changesOf(db).isWatching);
	await quiet();
	let before = count();
	await write();
	t.true((await soon(() => count() > before)) < 1000);
	t.is(await killChangeStream(db), 1);
	await quiet();
	before = count();
	await write();
	t.true((await soon(() => count() > before)) < 5000);
});

async function killChangeStream(db: Database): Promise<number> {
	const {databaseName, client} = db.actions.db as unknown as {
		databaseName: string;
		client: {db(name: string): typeof db.actions.db};
	};
	const rows = await client
		.db('admin')
		.aggregate<{cursor?: {cursorId: unknown}; ns: string}>([
			{$currentOp: {idleCursors: true, allUsers: true}},
			{$match: {ns: {$regex: `^${databaseName}\\.`}, 'cursor.tailable': true}},
		])
		.toArray();
	const cursors = rows.flatMap(({cursor}) => cursor?.cursorId ?? []);
	await db.actions.db.command({killCursors: '$cmd.aggregate', cursors});
	return cursors.length;
}

test('many changes are told as a few, and the last one is never swallowed', async t => {
	const changes = changesOf(await openReferenceStore(t));
	let heard = 0;
	const stop = changes.subscribe(() => {
		heard += 1;
	});
	await soon(() => changes.isWatching);
	await quiet();
	heard = 0;
	for (let index = 0; index < 1000; index += 1) {
		changes.announce();
	}

	t.is(heard, 1);
	await quiet();
	t.is(heard, 2);
	stop();
	await soon(() => !changes.isWatching);
	t.false(changes.isWatching, 'nobody listens, so nothing is watched');
});

test('on a drain the streams end at once, and the connection with them', async t => {
	const db = await openReferenceStore(t);
	const draining = drain();
	const app = new Koa();
	app.use(draining.middleware);
	app.use(context => answerWithEvents(context, db));
	const server = createServer(app.callback());
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	const streams = await Promise.all(Array.from({length: 20}, () => listen(t, url, {})));
	const began = performance.now();
	await draining.close(server);
	t.true(performance.now() - began < 1000, `${performance.now() - began}`);
	await soon(() => streams.every(({heard}) => heard.hasEnded));
	t.true(
		streams.every(({heard}) => heard.text.endsWith('\n\n')),
		'none was cut in the middle',
	);
});
