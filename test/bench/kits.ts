import {join} from 'node:path';
import {monitorEventLoopDelay} from 'node:perf_hooks';
import {changesOf} from '../../src/store/changes.ts';
import {type Database, openDatabase} from '../../src/store/database.ts';
import {kitOf, zipOf} from '../../src/usecases/kit.ts';
import {kitValues} from '../../src/usecases/kit-values.ts';
import {seedExample} from '../../src/usecases/seed.ts';
import type {Stand} from './processes.ts';
import {atMost, type Row} from './row.ts';

const root = join(import.meta.dirname, '../..');
const now = new Date('2022-06-30T20:00:00Z');
const request = {
	slug: 'download-de-app',
	campaignsFolder: join(root, 'campaigns'),
	origin: 'https://burgernet.voorbeeld.nl',
	appUrls: {app: 'https://www.burgernet.nl', ios: 'https://www.burgernet.nl', android: 'https://www.burgernet.nl'},
	now,
};

/** A kit of one municipality and those of all, and how long the process could not do anything else meanwhile. */
export async function kitRows(stand: Stand): Promise<Row[]> {
	const db = await openDatabase(stand.uri, {name: 'kits'});
	try {
		await seedExample(db, {folder: join(root, 'seed'), scale: 1, now, progress() {}});
		// As in the service: what is read of the facts is kept.
		changesOf(db).keepWatching();
		return await measured(db, stand);
	} finally {
		await db.close();
	}
}

async function measured(db: Database, {tell}: Stand): Promise<Row[]> {
	const first = await held(() => kitOf(db, {...request, municipality: 'GM0321'}));
	const next = await held(() => kitOf(db, {...request, municipality: 'GM0344'}));
	const all = await held(async () => {
		for await (const kit of kitValues(db, request, null)) {
			await zipOf(db, kit, request);
		}
	});
	for (const [name, {ms, heldMs}] of Object.entries({first, next, all})) {
		tell(`kit ${name}: ${ms.toFixed(0)} ms, event loop held at most ${heldMs.toFixed(0)} ms`);
	}

	return [
		atMost(1, {work: 'the first kit of a process, against 3 s', ratio: first.ms / 3000}),
		atMost(1, {work: 'a kit, against 3 s', ratio: next.ms / 3000}),
		atMost(1, {work: 'the kits of all municipalities, against 60 s', ratio: all.ms / 60_000}),
		atMost(1, {
			work: 'event loop held while kits are made, against 50 ms',
			ratio: Math.max(next.heldMs, all.heldMs) / 50,
		}),
	];
}

/** How long some work takes, and the longest time in it that nothing else could be done. */
async function held(work: () => Promise<unknown>): Promise<{ms: number; heldMs: number}> {
	const delay = monitorEventLoopDelay({resolution: 5});
	delay.enable();
	const began = performance.now();
	await work();
	const ms = performance.now() - began;
	delay.disable();
	return {ms, heldMs: delay.max / 1e6};
}
