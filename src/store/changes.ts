import {setTimeout as sleep} from 'node:timers/promises';
import type {ChangeStream} from 'mongodb';
import type {Database} from './database.ts';

/** Tells that some fact changed, never which: whoever hears it reads anew, within the own scope. */
export interface Changes {
	/** After a write of this process. */
	announce(): void;
	/** Calls the listener after every change, at most once per `QUIET_MS`; yields what ends that. */
	subscribe(listener: () => void): () => void;
	/** Whether writes of other processes are heard at this moment. */
	readonly isWatching: boolean;
}

/** Many changes at once, such as an import, are told as a few. */
const QUIET_MS = 100;
const REOPEN_AFTER_MS = 500;
const facts = [
	'actions',
	'appDownloads',
	'totals',
	'ambassadors',
	'statements',
	'followUps',
	'areas',
	'targets',
] as const;
const kept = new WeakMap<Database, Changes>();

/** The changes of a store. The change stream is open while anybody listens. */
export function changesOf(db: Database): Changes {
	const changes = kept.get(db) ?? new StoreChanges(db);
	kept.set(db, changes);
	return changes;
}

class StoreChanges implements Changes {
	readonly #db: Database;
	readonly #listeners = new Set<() => void>();
	#stream: ChangeStream | null = null;
	#isRunning = false;
	#quiet: NodeJS.Timeout | null = null;
	#isMissed = false;
	isWatching = false;

	constructor(db: Database) {
		this.#db = db;
	}

	announce(): void {
		if (this.#quiet) {
			this.#isMissed = true;
			return;
		}

		this.#quiet = setTimeout(() => this.#endQuiet(), QUIET_MS);
		for (const listener of this.#listeners) {
			listener();
		}
	}

	#endQuiet(): void {
		this.#quiet = null;
		if (this.#isMissed) {
			this.#isMissed = false;
			this.announce();
		}
	}

	subscribe(listener: () => void): () => void {
		this.#listeners.add(listener);
		if (!this.#isRunning) {
			this.#isRunning = true;
			void this.#run();
		}

		return () => {
			this.#listeners.delete(listener);
			if (this.#listeners.size === 0) {
				void this.#stream?.close();
			}
		};
	}

	/** A stream that failed or closed may have missed something, so that counts as a change, and so does its return. */
	async #run(): Promise<void> {
		while (this.#listeners.size > 0) {
			try {
				await this.#watch();
			} catch {
				// Whatever the reason is, the answer is the same: tell, wait and open it again.
			}

			this.isWatching = false;
			this.announce();
			if (this.#listeners.size > 0) {
				await sleep(REOPEN_AFTER_MS);
			}
		}

		this.#isRunning = false;
	}

	async #watch(): Promise<void> {
		const stream = this.#db.actions.db.watch(
			[{$match: {'ns.coll': {$in: [...facts]}}}, {$project: {_id: 1, operationType: 1, ns: 1}}],
			{maxAwaitTimeMS: 1000},
		);
		this.#stream = stream;
		try {
			// The server only begins to watch with the first read; from then on nothing is missed.
			let change = await stream.tryNext();
			this.isWatching = true;
			this.announce();
			while (this.#listeners.size > 0 && !stream.closed) {
				change = await stream.tryNext();
				if (change) {
					this.announce();
				}
			}
		} finally {
			this.#stream = null;
			await stream.close();
		}
	}
}
