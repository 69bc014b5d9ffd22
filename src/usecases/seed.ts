import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {areaOf, UNIT} from '../domain/areas.ts';
import {exampleFacts} from '../domain/example.ts';
import {readExampleSettings} from '../domain/example-settings.ts';
import {refuse} from '../domain/faults.ts';
import {dayOf} from '../domain/period.ts';
import {firstVersion} from '../domain/revisions.ts';
import {readAreas, readTargets} from '../domain/seed.ts';
import {setNumbersFrom} from '../store/action-numbers.ts';
import {insertMissing} from '../store/bulk.ts';
import type {Database} from '../store/database.ts';
import {findStoreKind, type StoreKind, saveStoreKind} from '../store/meta.ts';
import {insertAreas, refuseOtherUnit} from './insert-areas.ts';

/** Tells how far long work is; `total` is null while it is not known. */
export type Progress = (done: number, total: number | null, what: string) => void;

/** A file of the seed folder, parsed. */
export async function readSeed(folder: string, file: string): Promise<unknown> {
	return JSON.parse(await readFile(join(folder, file), 'utf8'));
}

/**
Loads the areas of the unit whose districts and basisteams are known; what is there already stays as it is.

@returns how many areas were added.
@throws {Refusal} `conflict` in a store of another unit.
*/
export async function seedReference(db: Database, {folder}: {folder: string}): Promise<number> {
	const areas = readAreas(await readSeed(folder, 'reference.json'));
	await refuseOtherUnit(db, areaOf(areas, UNIT)?.name ?? '');
	return insertAreas(db, areas);
}

/** Loads the targets of the plan's year where that year has none. */
export async function seedTargets(db: Database, {folder, now}: {folder: string; now: Date}): Promise<number> {
	const targets = readTargets(await readSeed(folder, 'targets.json'));
	const facts = targets.map(target => {
		const changeId = `reference:${target.year}:${target.id}`;
		const change = {changeId, bodyHash: '', by: 'reference', now, reason: null};
		return firstVersion(`${target.year}:${target.id}`, target, change);
	});
	return insertMissing(db, db.targets, facts);
}

const BATCH = 1000;

/**
Loads the example years up to today into a store that holds no real figures; running it twice changes nothing.

@throws {Refusal} `conflict` for a store that was set up as a real one.
*/
export async function seedExample(
	db: Database,
	{folder, scale, now, progress}: {folder: string; scale: number; now: Date; progress: Progress},
): Promise<number> {
	if ((await findStoreKind(db)) === 'real') {
		refuse('conflict', 'Deze gegevensmap is van een echte eenheid: de voorbeeldjaren komen er niet in.');
	}

	await seedReference(db, {folder});
	await saveStoreKind(db, 'example');
	const settings = readExampleSettings(await readSeed(folder, 'example.json'));
	const targets = readTargets(await readSeed(folder, 'targets.json'));
	// From the file, not from the store: an area that was renamed since must not change what is drawn.
	const areas = readAreas(await readSeed(folder, 'reference.json'));
	const facts = exampleFacts({areas, targets, settings, today: dayOf(now), scale});
	await insertMissing(db, db.targets, facts.targets);
	await insertMissing(db, db.totals, facts.totals);
	await insertMissing(db, db.appDownloads, facts.appDownloads);
	await insertMissing(db, db.contacts, facts.contacts);
	await insertMissing(db, db.ambassadors, facts.ambassadors);
	return insertActions(db, facts.actions, progress);
}

async function insertActions(
	db: Database,
	actions: ReturnType<typeof exampleFacts>['actions'],
	progress: Progress,
): Promise<number> {
	const counts = new Map<number, number>();
	let [done, added] = [0, 0];
	let batch: (typeof actions extends Iterable<infer Fact> ? Fact : never)[] = [];
	const flush = async () => {
		added += await insertMissing(db, db.actions, batch);
		done += batch.length;
		batch = [];
		progress(done, null, 'acties');
	};
	for (const action of actions) {
		const sequence = Number(action.number.split('-')[1]);
		const year = Number(action.number.slice(0, 4));
		counts.set(year, Math.max(counts.get(year) ?? 0, sequence));
		batch.push(action);
		if (batch.length === BATCH) {
			await flush();
		}
	}

	await flush();
	for (const [year, sequence] of counts) {
		await setNumbersFrom(db, year, sequence);
	}

	return added;
}

/** Makes sure that an empty store becomes what the first start asked for, and stays that. */
export async function settleStore(db: Database, wanted: StoreKind): Promise<StoreKind> {
	const kind = await findStoreKind(db);
	if (kind === 'example' && wanted === 'real') {
		refuse('conflict', 'Deze gegevensmap bevat voorbeeldgegevens: kies met DATA_DIR een andere map voor --empty.');
	}

	await saveStoreKind(db, kind ?? wanted);
	return kind ?? wanted;
}

/** Records what the store holds, if nothing did before. */
export function recordStoreKind(db: Database, kind: StoreKind): Promise<void> {
	return saveStoreKind(db, kind);
}
