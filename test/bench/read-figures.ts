import {deepEqual} from 'node:assert/strict';
import type {Measured, Order} from './load.ts';
import {AT, growTo, loadTwoYears, YEAR} from './many-actions.ts';
import type {Stand} from './processes.ts';
import {action, checkRecount, MUNICIPALITY, questions, type Reader, readerOf, startedBy, textOf} from './questions.ts';
import {atLeast, atMost, median, type Row} from './row.ts';

const ROUNDS = 5;
const BUSY = {connections: 20, durationMs: 2000};
const READS_AFTER_WRITES = 20;
const PAGE = `/voortgang?jaar=${YEAR}&peildatum=${AT}`;

/** Reading the figures of 120,000 actions in two years, beside bare Koa, in turns on one MongoDB. */
export async function readFigureRows(stand: Stand): Promise<Row[]> {
	await loadTwoYears(stand);
	await growTo(stand, 120_000);
	const reader = await readerOf(stand, await stand.serve('dist/main.js'));
	const rows = [
		...(await warmRows(stand, reader)),
		...(await pageRows(stand, reader)),
		...(await firstReadRows(stand, reader)),
		await ownWriteRow(reader),
	];
	await checkRecount(stand, reader);
	return rows;
}

/** A write a second, as in a busy service, until it is ended. */
function writeEachSecond({url, headers}: Reader): () => Promise<void> {
	const writes: Promise<number>[] = [];
	const timer = setInterval(() => {
		const key = {'Idempotency-Key': crypto.randomUUID(), 'Content-Type': 'application/json'};
		const options = {method: 'POST', headers: {...headers, ...key}, body: JSON.stringify(action)};
		writes.push(fetch(`${url}/api/v1/actions`, options).then(({status}) => status));
	}, 1000);
	return async () => {
		clearInterval(timer);
		const statuses = new Set(await Promise.all(writes));
		deepEqual([...statuses], [201], 'a write between the reads failed');
	};
}

/** Both sides in turns, each first in every other round. @returns what each measured, by round. */
async function inTurns(measure: readonly (() => Promise<Measured>)[]): Promise<Measured[][]> {
	const rounds: Measured[][] = [];
	for (let round = 0; round < ROUNDS; round++) {
		const order = round % 2 === 0 ? measure : measure.toReversed();
		const measured: Measured[] = [];
		for (const side of order) {
			measured.push(await side());
		}

		rounds.push(round % 2 === 0 ? measured : measured.reverse());
	}

	return rounds;
}

/** The middle of the rounds of what the first side made of it, against the second. */
function ratioOf(rounds: readonly Measured[][], value: (measured: Measured) => number): number {
	return median(rounds.map(([first, second]) => value(first as Measured) / value(second as Measured)));
}

async function load(stand: Stand, order: Order): Promise<Measured> {
	const measured = await stand.load(order);
	deepEqual(measured.other, {}, `${order.url} gave other answers than 200`);
	return measured;
}

async function warmRows(stand: Stand, reader: Reader): Promise<Row[]> {
	const bare = await stand.serve('test/bench/bare-read.mjs');
	const rows: Row[] = [];
	for (const {name, path} of questions) {
		const size = Buffer.byteLength(await textOf(reader, path));
		const product = {...BUSY, url: reader.url + path, headers: reader.headers};
		const constant = {...BUSY, url: `${bare}/?size=${size}`, headers: reader.headers};
		await Promise.all([load(stand, {...product, durationMs: 500}), textOf({...reader, url: bare}, `/?size=${size}`)]);
		await load(stand, {...constant, durationMs: 500});
		const endWrites = writeEachSecond(reader);
		const rounds = await inTurns([() => load(stand, product), () => load(stand, constant)]);
		await endWrites();
		rows.push(atLeast(0.7, {work: `${name}, warm, 20 connections`, ratio: ratioOf(rounds, one => one.perSecond)}));
		stand.tell(`${name}: ${size} bytes, ${wordsOf(rounds)}`);
	}

	return rows;
}

async function pageRows(stand: Stand, {url}: Reader): Promise<Row[]> {
	const hello = await stand.serve('test/bench/bare-hello.mjs');
	const page = {...BUSY, url: url + PAGE, headers: {Cookie: await signIn(stand, url)}};
	await load(stand, {...page, durationMs: 500});
	await load(stand, {...BUSY, durationMs: 500, url: hello, headers: {}});
	const rounds = await inTurns([() => load(stand, page), () => load(stand, {...BUSY, url: hello, headers: {}})]);
	stand.tell(`/voortgang: ${wordsOf(rounds)}`);
	const p99 = median(rounds.map(([of]) => of?.p99Ms ?? Number.NaN));
	return [
		atLeast(0.15, {
			work: '/voortgang, warm, 20 connections, of a bare hello',
			ratio: ratioOf(rounds, one => one.perSecond),
		}),
		atMost(50, {work: '/voortgang, warm, 20 connections, p99 in ms', ratio: p99}),
	];
}

/** A person's session, by the one-time link. */
async function signIn(stand: Stand, url: string): Promise<string> {
	const email = 'bench@voorbeeld.example';
	await stand.command('user', 'add', '--email', email, '--role', 'coordinator');
	const link = new URL(await stand.command('user', 'link', '--email', email));
	const answer = await fetch(url + link.pathname + link.search, {method: 'POST', redirect: 'manual'});
	return answer.headers.get('Set-Cookie')?.split(';', 1)[0] ?? '';
}

async function firstReadRows(stand: Stand, reader: Reader): Promise<Row[]> {
	const bare = await stand.serve('test/bench/bare-count.mjs');
	const write = {url: `${reader.url}/api/v1/actions`, headers: reader.headers, body: action};
	const count = {url: `${bare}/?municipality=${MUNICIPALITY}&at=${YEAR}-12-31`, headers: {}};
	const rows: Row[] = [];
	for (const {name, path} of questions) {
		const read = {url: reader.url + path, headers: reader.headers};
		const after = (of: typeof count) => () => stand.load({write, read: of, times: READS_AFTER_WRITES});
		await after(read)();
		await after(count)();
		const rounds = await inTurns([after(read), after(count)]);
		rows.push(atMost(1.3, {work: `${name}, first after a write`, ratio: ratioOf(rounds, one => one.medianMs)}));
		stand.tell(`${name} after a write: ${wordsOf(rounds)}`);
	}

	return rows;
}

/** A write and then a read by the same client, again and again: how many reads do not contain it. */
async function ownWriteRow(reader: Reader): Promise<Row> {
	let missed = 0;
	for (const {path} of questions.slice(0, 2)) {
		let started = await startedBy(reader, path);
		for (let time = 0; time < 50; time++) {
			const end = {method: 'POST', body: JSON.stringify(action)};
			const headers = {...reader.headers, 'Idempotency-Key': crypto.randomUUID(), 'Content-Type': 'application/json'};
			await fetch(`${reader.url}/api/v1/actions`, {...end, headers});
			const found = await startedBy(reader, path);
			missed += found === started + 1 ? 0 : 1;
			started = found;
		}
	}

	return atMost(0, {work: 'a write, then a read by the same client: reads without it', ratio: missed});
}

function wordsOf(rounds: readonly Measured[][]): string {
	const of = (index: number) => {
		const [perSecond, medianMs, p99Ms] = (['perSecond', 'medianMs', 'p99Ms'] as const).map(name =>
			median(rounds.map(sides => sides[index]?.[name] ?? Number.NaN)).toFixed(1),
		);
		return `${perSecond}/s, median ${medianMs} ms, p99 ${p99Ms} ms`;
	};
	return `${of(0)}; bare ${of(1)}`;
}
