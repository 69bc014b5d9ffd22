import {setTimeout as sleep} from 'node:timers/promises';
import type {ExecutionContext} from 'ava';
import type {AggregationCursor, Collection, Db, Document} from 'mongodb';
import {changesOf} from '../../src/store/changes.ts';
import {type Database, openDatabase} from '../../src/store/database.ts';
import {openTestUri} from '../database.ts';

type Scope = Pick<ExecutionContext, 'teardown'>;

/** The same store as another process has it: with a connection of its own, and nothing in common with the first. */
export async function openElsewhere(t: Scope, db: Database): Promise<Database> {
	const {uri, stop} = await openTestUri();
	const elsewhere = await openDatabase(uri, {name: db.actions.db.databaseName});
	t.teardown(async () => {
		await elsewhere.close();
		await stop();
	});
	return elsewhere;
}

/** Watches as a service does, and waits until every change is heard. */
export async function watch(db: Database): Promise<void> {
	changesOf(db).keepWatching();
	await until(() => db.kept.isLive);
}

/** Waits until something holds. @returns how long that took, in milliseconds; endless when it never did. */
export async function until(holds: () => boolean | Promise<boolean>, patienceMs = 5000): Promise<number> {
	const began = performance.now();
	while (performance.now() - began < patienceMs) {
		if (await holds()) {
			return performance.now() - began;
		}

		await sleep(5);
	}

	return Number.POSITIVE_INFINITY;
}

/** Hears of every aggregate that is asked of a collection or a database; what it does with the cursor is up to `use`. */
export function overhear(
	t: Scope,
	asked: Collection<never> | Db,
	use: (cursor: AggregationCursor<Document>, pipeline: Document[]) => void,
): void {
	const real = asked.aggregate.bind(asked) as (...given: unknown[]) => AggregationCursor<Document>;
	const target = asked as {aggregate: unknown};
	target.aggregate = (pipeline: Document[], options: unknown) => {
		const cursor = real(pipeline, options);
		use(cursor, pipeline);
		return cursor;
	};
	t.teardown(() => {
		target.aggregate = real;
	});
}

/** The counts of actions that are asked of the database, and a way to hold what one of them found. */
export function overhearCounts(t: Scope, db: Database) {
	const pipelines: Document[][] = [];
	let held: Promise<void> | null = null;
	overhear(t, db.actions as unknown as Collection<never>, (cursor, pipeline) => {
		pipelines.push(pipeline);
		const hold = held;
		held = null;
		const toArray = cursor.toArray.bind(cursor);
		cursor.toArray = async () => {
			const found = await toArray();
			await hold;
			return found;
		};
	});
	return {
		pipelines,
		/** The next count is done, but what it found only comes after `release`. */
		holdNext(): () => void {
			const {promise, resolve} = resolvable();
			held = promise;
			return resolve;
		},
	};
}

function resolvable() {
	let resolve = () => {};
	const promise = new Promise<void>(done => {
		resolve = done;
	});
	return {promise, resolve};
}
