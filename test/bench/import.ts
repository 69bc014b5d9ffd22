import {equal} from 'node:assert/strict';
import {execFile} from 'node:child_process';
import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {promisify} from 'node:util';
import type {Stand} from './processes.ts';
import {atLeast, atMost, median, type Row} from './row.ts';

const ROUNDS = 3;
const ROWS = 120_000;
const root = join(import.meta.dirname, '../..');

/** Importing a file of actions beside the least that reads and inserts as many rows; each a process of its own, in turns. */
export async function importRows(stand: Stand): Promise<Row[]> {
	await stand.command('seed', 'reference');
	const folder = await mkdtemp(join(tmpdir(), 'burgernet-bench-import-'));
	try {
		const [large, small] = [join(folder, 'groot.csv'), join(folder, 'klein.csv')];
		await writeFile(large, tableOf(ROWS));
		await writeFile(small, tableOf(1));
		return await measure(stand, {large, small});
	} finally {
		await rm(folder, {recursive: true, force: true});
	}
}

/** Every third row with an outcome, in two years, spread over the municipalities of the example unit. */
function tableOf(count: number): string {
	const places = ['Houten', 'Utrecht', 'Amersfoort', 'Almere', 'Zeist', 'Laren (NH.)', 'Soest', 'Hilversum'];
	const lines = Array.from({length: count}, (_, index) => {
		const day = `${(index % 28) + 1}-${(index % 12) + 1}-${2021 + (index % 2)}`;
		const outcome = index % 3 === 0 ? `direct succes;${day} 15:00` : ';';
		const place = places[index % places.length];
		return `m${index};vermist persoon;vermissing;;meldkamer;nee;${place};;${day} 10:${10 + (index % 50)};;1.234;${outcome}`;
	});
	const header = 'id;soort;aanleiding;thema;starter;vrijwilliger;gemeente;basisteam;gestart;geeindigd;bereik';
	return [`${header};uitkomst;uitkomstdatum`, ...lines, ''].join('\n');
}

interface Ended {
	ms: number;
	peakBytes: number;
}

async function measure(stand: Stand, {large, small}: {large: string; small: string}): Promise<Row[]> {
	const {client, tell} = stand;
	const actions = client.db('burgernet').collection('actions');
	const least = await run(stand, ['dist/main.js', 'import', 'actions', small]);
	const sides: Ended[][] = [[], []];
	let size = 0;
	for (let round = 0; round < ROUNDS; round++) {
		await actions.deleteMany({});
		const product = await run(stand, ['dist/main.js', 'import', 'actions', large]);
		equal(await actions.countDocuments(), ROWS, 'stored = acknowledged');
		size ||= Math.round((await sizeOf(stand)) / ROWS);
		await client
			.db('burgernet')
			.collection('bareImport')
			.drop()
			.catch(() => undefined);
		const bare = await run(stand, ['test/bench/bare-import.mjs', large, String(size)]);
		sides[0]?.push(product);
		sides[1]?.push(bare);
		tell(
			`import ${product.ms.toFixed(0)} ms, bare ${bare.ms.toFixed(0)} ms, ${(product.peakBytes / 1e6).toFixed(0)} MB`,
		);
	}

	const [product, bare] = sides.map(side => median(side.map(({ms}) => ms))) as [number, number];
	const growth = Math.max(...(sides[0] ?? []).map(({peakBytes}) => peakBytes)) - least.peakBytes;
	return [
		atLeast(0.5, {
			work: 'import of 120,000 action rows, speed against csv-parse and insertMany',
			ratio: bare / product,
		}),
		atMost(150, {work: 'import of 120,000 action rows, growth of memory in MB', ratio: growth / 1e6}),
	];
}

async function sizeOf({client}: Stand): Promise<number> {
	const {size} = await client.db('burgernet').command({collStats: 'actions'});
	return Number(size);
}

/** Runs a program to its end. @throws when it fails. */
async function run({uri}: Stand, words: string[]): Promise<Ended> {
	const began = performance.now();
	const {stderr} = await promisify(execFile)(process.execPath, ['--import', './test/bench/peak.mjs', ...words], {
		cwd: root,
		env: {...process.env, MONGODB_URI: uri, NODE_ENV: 'production'},
	});
	return {ms: performance.now() - began, peakBytes: Number(/peak (\d+)/.exec(stderr)?.[1] ?? Number.NaN)};
}
