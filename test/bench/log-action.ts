import {deepEqual, equal} from 'node:assert/strict';
import type {Measured} from './load.ts';
import type {Stand} from './processes.ts';
import {atLeast, atMost, median, type Row} from './row.ts';

const ROUNDS = 7;
const BUSY = {connections: 20, durationMs: 3000};
const ALONE = {connections: 1, durationMs: 700};
/** One connection waits for every process in turn, so it notices most what else the machine does: more, shorter turns. */
const ALONE_TURNS = 3;
const body = {
	kind: 'missing-person',
	starter: 'control-room',
	municipality: 'GM0321',
	startedAt: '2022-05-14T08:42:00Z',
	occasion: 'missing',
	radiusKm: 2,
	reach: 8000,
};

interface Side {
	name: string;
	url: string;
	token: string;
	busy: Measured[];
	alone: Measured[];
	/** Every key that was answered with 201, those of the warming-up too. */
	acknowledged: string[];
	writeConflicts: number;
}

/**
Logging an action over the API (authenticated, validated, with its history) beside a bare Koa route that does one
`insertOne` with the same write concern; both on one MongoDB, in turns.
*/
export async function logActionRows(stand: Stand): Promise<Row[]> {
	await stand.command('seed', 'reference');
	const token = await stand.command('token', 'add', '--role', 'coordinator');
	const product = sideOf('burgernet', `${await stand.serve('dist/main.js')}/api/v1/actions`, token);
	const bare = sideOf('bare', `${await stand.serve('test/bench/bare.mjs')}/`, token);
	for (const side of [product, bare]) {
		await measure(stand, side, {...BUSY, durationMs: 2000});
		await measure(stand, side, ALONE);
	}

	for (let round = 0; round < ROUNDS; round++) {
		const sides = round % 2 === 0 ? [product, bare] : [bare, product];
		for (const side of sides) {
			side.busy.push(await measure(stand, side, BUSY));
		}

		for (let turn = 0; turn < ALONE_TURNS; turn++) {
			for (const side of turn % 2 === 0 ? sides : sides.toReversed()) {
				side.alone.push(await measure(stand, side, ALONE));
			}
		}

		stand.tell(`round ${round + 1} of ${ROUNDS}: ${[product, bare].map(wordsOf).join('; ')}`);
	}

	await checkStored(stand, {product, bare});
	const ratio = (of: 'busy' | 'alone', value: (measured: Measured) => number) =>
		median(product[of].map((measured, round) => value(measured) / value(bare[of][round] as Measured)));
	const work = 'log an action over the API';
	return [
		atLeast(0.8, {work: `${work}, 20 connections`, ratio: ratio('busy', ({perSecond}) => perSecond)}),
		atMost(1.3, {work: `${work}, 20 connections, p99`, ratio: ratio('busy', ({p99Ms}) => p99Ms)}),
		atMost(1.3, {work: `${work}, 1 connection, latency`, ratio: ratio('alone', ({medianMs}) => medianMs)}),
		atMost(0, {work: `${work}, write-conflict retries`, ratio: product.writeConflicts}),
	];
}

function sideOf(name: string, url: string, token: string): Side {
	return {name, url, token, busy: [], alone: [], acknowledged: [], writeConflicts: 0};
}

async function measure(stand: Stand, side: Side, size: typeof BUSY): Promise<Measured> {
	const before = await writeConflicts(stand);
	const measured = await stand.load({url: side.url, headers: {Authorization: `Bearer ${side.token}`}, body, ...size});
	side.writeConflicts += (await writeConflicts(stand)) - before;
	side.acknowledged.push(...measured.acknowledged);
	deepEqual(measured.other, {}, `${side.name} gave other answers than 201`);
	return measured;
}

/** How often the server did a write again because another one was on the same document. */
async function writeConflicts({client}: Stand): Promise<number> {
	const {metrics} = await client.db('admin').command({serverStatus: 1});
	return Number(metrics.operation.writeConflicts);
}

function wordsOf({name, busy, alone}: Side): string {
	const [of20, of1] = [busy.at(-1), alone.at(-1)];
	const [perSecond, p99, latency] = [of20?.perSecond, of20?.p99Ms, of1?.medianMs].map(value => value?.toFixed(1));
	return `${name} ${perSecond}/s, p99 ${p99} ms, alone ${latency} ms`;
}

/** A speed at which something is lost, or counted wrong, is no speed. */
async function checkStored({client}: Stand, {product, bare}: {product: Side; bare: Side}): Promise<void> {
	const actions = client.db('burgernet').collection<{_id: string}>('actions');
	const bodies = client.db('bare').collection<{_id: string}>('bodies');
	for (const [side, collection] of [
		[product, actions],
		[bare, bodies],
	] as const) {
		const stored = (await collection.find({}, {projection: {_id: 1}}).toArray()).map(({_id}) => _id);
		deepEqual(stored.sort(), side.acknowledged.toSorted(), `${side.name}: stored is not what was acknowledged`);
	}

	const ask = async (path: string) => {
		const answer = await fetch(new URL(path, product.url), {headers: {Authorization: `Bearer ${product.token}`}});
		return answer.json();
	};
	const {items} = await ask('/api/v1/figures/2022?by=month&at=2022-12-31');
	const started = items.reduce((sum: number, item: {started: number}) => sum + item.started, 0);
	equal(started, await actions.countDocuments({kind: 'missing-person', starter: 'control-room'}));
	const sample = await ask(`/api/v1/actions/${product.acknowledged[started >> 1]}`);
	const {kind, starter, municipality, occasion, radiusKm, reach} = sample;
	const startedAt = sample.startedAt.replace('.000Z', 'Z');
	deepEqual({kind, starter, municipality, startedAt, occasion, radiusKm, reach}, body);
}
