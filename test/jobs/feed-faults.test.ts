import {setFlagsFromString} from 'node:v8';
import {runInNewContext} from 'node:vm';
import test, {type ExecutionContext} from 'ava';
import fc from 'fast-check';
import {pauseAfter} from '../../src/jobs/feed.ts';
import {leaseName, takeLease} from '../../src/store/leases.ts';
import {openReferenceStore} from '../service.ts';
import {follow, published, startSource, until} from './feed-source.ts';

test('of two processes one asks, and the other goes on when it stops', async t => {
	const db = await openReferenceStore(t);
	const source = await startSource(t, [published('a')]);
	const first = follow(t, {db, source});
	await source.asked(1);
	const holder = (await db.leases.findOne())?.holder;
	const second = follow(t, {db, source});
	await source.asked(5);
	t.is((await db.leases.findOne())?.holder, holder);
	await first.stop();
	await source.asked(3);
	t.not((await db.leases.findOne())?.holder, holder);
	t.is(await db.actions.countDocuments(), 1);
	t.deepEqual(second.lines, []);
});

test('a process that was killed keeps the others waiting no longer than its lease', async t => {
	const db = await openReferenceStore(t);
	const source = await startSource(t, [published('a')]);
	const began = performance.now();
	await takeLease(db, {name: leaseName('feed', source.address), holder: 'killed', forMs: 1000});
	follow(t, {db, source});
	await source.asked(1);
	t.true(performance.now() - began > 990);
});

test('twenty processes that start at once are one that asks', async t => {
	const db = await openReferenceStore(t);
	const source = await startSource(t, [published('a')]);
	const all = Array.from({length: 20}, () => follow(t, {db, source, everyMs: 60_000}));
	await source.asked(1);
	await new Promise(resolve => setTimeout(resolve, 300));
	t.is(source.requests.length, 1);
	await Promise.all(all.map(each => each.stop()));
});

test('another address is another feed: nothing that is known of the one is told to the other', async t => {
	const db = await openReferenceStore(t);
	const [one, other] = [await startSource(t, [published('a')]), await startSource(t, [published('b')])];
	const first = follow(t, {db, source: one});
	await one.asked(2);
	await first.stop();
	follow(t, {db, source: other});
	await until(async () => (await db.actions.countDocuments()) === 2);
	t.is(other.requests[0]?.['if-none-match'], undefined);
});

for (const [title, status, why] of [
	['that is broken', 500, 'de bron antwoordt met 500'],
	['that says no', 403, 'de bron antwoordt met 403'],
	['that is no feed', 200, 'Het antwoord is geen geldige JSON.'],
] as const) {
	test(`a source ${title} is left alone for longer each time, and taken again when it answers`, async t => {
		const db = await openReferenceStore(t);
		const source = await startSource(t);
		source.answer((_, response) => response.writeHead(status).end('<h1>Jan de Vries</h1>'));
		const {lines} = follow(t, {db, source, everyMs: 40});
		await until(() => lines.length === 4);
		t.deepEqual(
			lines.map(line => line.failures),
			[1, 2, 3, 4],
		);
		t.true(lines.every(line => line.why === why && line.level === 'warn'));
		const pauses = lines.map(({pauseMs}) => Number(pauseMs));
		t.true(
			pauses.every((pause, index) => pause >= 40 * 2 ** index - 1 && pause <= 80 * 2 ** index),
			`${pauses}`,
		);
		source.publish([published('a')]);
		await until(async () => (await db.actions.countDocuments()) === 1);
		await until(() => lines.at(-1)?.message === 'feed answers again');
	});
}

test('the pause doubles, at least half of it stays, and five minutes is the longest', t => {
	fc.assert(
		fc.property(fc.integer({min: 1, max: 2000}), fc.double({min: 0, max: 1, noNaN: true}), (failures, chance) => {
			const pause = pauseAfter(failures, {everyMs: 10_000, chance});
			const whole = pauseAfter(failures, {everyMs: 10_000, chance: 0});
			return pause >= whole / 2 && pause <= whole && whole <= 300_000 && whole >= 20_000;
		}),
	);
	t.deepEqual(
		[1, 2, 3, 4, 5, 6].map(failures => pauseAfter(failures, {everyMs: 10_000, chance: 0})),
		[20_000, 40_000, 80_000, 160_000, 300_000, 300_000],
	);
});

test('a source that asks for more rest gets it', async t => {
	const db = await openReferenceStore(t);
	const source = await startSource(t);
	source.answer((_, response) => response.writeHead(503, {'Retry-After': '90'}).end());
	const {lines} = follow(t, {db, source});
	await until(() => lines.length === 1);
	t.is(lines[0]?.pauseMs, 90_000);
});

test('nobody else asks while a source is left alone', async t => {
	const db = await openReferenceStore(t);
	const source = await startSource(t);
	source.answer((_, response) => response.writeHead(503, {'Retry-After': '90'}).end());
	const {lines} = follow(t, {db, source, leaseMs: 100});
	await until(() => lines.length === 1);
	follow(t, {db, source, leaseMs: 100});
	await new Promise(resolve => setTimeout(resolve, 500));
	t.is(source.requests.length, 1);
});

test('a redirect within the source is followed, one to another host is not', async t => {
	const db = await openReferenceStore(t);
	const [source, elsewhere] = [await startSource(t, [published('a')]), await startSource(t, [published('b')])];
	source.answer((_, response) => response.writeHead(302, {Location: elsewhere.address}).end());
	const {lines} = follow(t, {db, source});
	await until(() => lines.length === 1);
	t.is(lines[0]?.why, 'de bron verwijst naar een ander adres; zet dat zelf in ACTIONS_FEED_URL');
	t.is(elsewhere.requests.length, 0);
	source.answer((request, response) => {
		if (request.url === '/nieuw') {
			response.end(JSON.stringify({actions: [published('c')]}));
		} else {
			response.writeHead(301, {Location: '/nieuw'}).end();
		}
	});
	await until(async () => (await db.actions.countDocuments()) === 1);
	source.answer((_, response) => response.writeHead(302, {Location: '/rond'}).end());
	await until(() => lines.at(-1)?.why === 'de bron blijft doorverwijzen');
});

test('an answer that is too long is cut off, packed or not', async t => {
	const db = await openReferenceStore(t);
	const {gzipSync} = await import('node:zlib');
	const source = await startSource(t);
	const bomb = gzipSync(Buffer.alloc(20_000_000, ' '));
	source.answer((_, response) => response.writeHead(200, {'Content-Encoding': 'gzip'}).end(bomb));
	const {lines} = follow(t, {db, source, maximumBytes: 1_000_000});
	await until(() => lines.length >= 1);
	const before = lines.length;
	let sent = 0;
	source.answer((_, response) => {
		const more = setInterval(() => {
			response.write(Buffer.alloc(100_000, ' '));
			sent += 1;
		}, 1);
		response.on('close', () => clearInterval(more));
	});
	// Of the next two at least one is an answer of the second kind, however busy the machine is.
	await until(() => lines.length >= before + 2);
	t.true(sent > 0 && sent < 100);
	t.true(lines.every(({why}) => why === 'het antwoord van de bron is langer dan 1000000 bytes'));
});

/** Collects garbage every few milliseconds, as a busy process does: what is still waited for must survive it. */
function collectGarbage(t: Pick<ExecutionContext, 'teardown'>): void {
	setFlagsFromString('--expose-gc');
	const collect = runInNewContext('gc') as () => void;
	const timer = setInterval(collect, 20);
	t.teardown(() => clearInterval(timer));
}

test('a source that is silent, or drips, is not waited for', async t => {
	collectGarbage(t);
	const db = await openReferenceStore(t);
	const source = await startSource(t);
	source.answer(() => undefined);
	const {lines} = follow(t, {db, source, timeoutMs: 200});
	await until(() => lines.length >= 1);
	const before = lines.length;
	source.answer((_, response) => {
		const more = setInterval(() => response.write(' '), 20);
		response.on('close', () => clearInterval(more));
	});
	await until(() => lines.length >= before + 2);
	t.deepEqual([...new Set(lines.map(({why}) => why))], ['de bron antwoordt niet op tijd']);
});

test('a stop does not wait for a source that is silent', async t => {
	const db = await openReferenceStore(t);
	const source = await startSource(t);
	source.answer(() => undefined);
	const {lines, stop} = follow(t, {db, source});
	await source.asked(1);
	const began = performance.now();
	await stop();
	t.true(performance.now() - began < 1000);
	t.deepEqual(lines, []);
	t.true(((await db.leases.findOne())?.expiresAt ?? new Date(8e15)) <= new Date());
});
