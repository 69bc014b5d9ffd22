import type {Measured} from './load.ts';
import {growTo, loadTwoYears} from './many-actions.ts';
import type {Stand} from './processes.ts';
import {checkRecount, questions, type Reader, readerOf, textOf} from './questions.ts';
import {atMost, median, type Row} from './row.ts';

const SIZES = [12_000, 120_000, 1_200_000];
const ROUNDS = 5;
const STARTS = 5;
const ALONE = {connections: 1, durationMs: 600};
/** Linear, with room for what a larger store costs in reading: the time per action may not grow. */
const LINEAR = 1.5;

interface AtSize {
	size: number;
	/** By question: how long a warm read takes against the bare constant, in the same rounds. */
	warm: number[];
	/** Nanoseconds per action of the first answer of a new process. */
	fillNs: number;
}

/** What grows with the facts: nothing while it is kept, and the first answer of a new process in proportion. */
export async function growthRows(stand: Stand): Promise<Row[]> {
	await loadTwoYears(stand);
	const measured: AtSize[] = [];
	for (const size of SIZES) {
		await growTo(stand, size);
		measured.push({size, ...(await measureAt(stand, size))});
	}

	const [smallest, middle, largest] = measured as [AtSize, AtSize, AtSize];
	return [
		...questions.map(({name}, index) =>
			atMost(1.2, {
				work: `${name}, warm, 1,200,000 against 12,000 actions`,
				ratio: (largest.warm[index] ?? Number.NaN) / (smallest.warm[index] ?? Number.NaN),
			}),
		),
		atMost(LINEAR, {
			work: 'start-up fill per action, 1,200,000 against 120,000 actions',
			ratio: largest.fillNs / middle.fillNs,
		}),
	];
}

async function measureAt(stand: Stand, size: number): Promise<Omit<AtSize, 'size'>> {
	const fills: number[] = [];
	for (let start = 0; start < STARTS; start++) {
		const url = await stand.serve('dist/main.js');
		const reader = await readerOf(stand, url);
		const began = performance.now();
		await textOf(reader, questions[1].path);
		fills.push(performance.now() - began);
		await stand.stop(url);
	}

	const reader = await readerOf(stand, await stand.serve('dist/main.js'));
	const warm = await warmAt(stand, reader);
	await checkRecount(stand, reader);
	await stand.stop(reader.url);
	const fillMs = median(fills);
	stand.tell(
		`${size} actions: first answer of a new process ${fillMs.toFixed(0)} ms; warm ${warm.map(one => one.toFixed(2))}`,
	);
	return {warm, fillNs: (fillMs * 1e6) / size};
}

async function warmAt(stand: Stand, {url, headers}: Reader): Promise<number[]> {
	const bare = await stand.serve('test/bench/bare-read.mjs');
	const ratios: number[] = [];
	for (const {path} of questions) {
		const size = Buffer.byteLength(await textOf({url, headers}, path));
		const sides = [`${url}${path}`, `${bare}/?size=${size}`];
		const rounds: number[] = [];
		for (let round = 0; round <= ROUNDS; round++) {
			const [product, constant] = (await inOrder(sides, of => stand.load({...ALONE, url: of, headers}))) as Measured[];
			// The first round warms up.
			rounds.push((product?.medianMs ?? Number.NaN) / (constant?.medianMs ?? Number.NaN));
		}

		ratios.push(median(rounds.slice(1)));
	}

	await stand.stop(bare);
	return ratios;
}

async function inOrder<Item, Result>(items: readonly Item[], work: (item: Item) => Promise<Result>): Promise<Result[]> {
	const results: Result[] = [];
	for (const item of items) {
		results.push(await work(item));
	}

	return results;
}
