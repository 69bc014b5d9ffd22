import {setTimeout as sleep} from 'node:timers/promises';
import {type ChangeEvent, changePipeline, versionsOfChange} from './change-event.ts';
import type {Database} from './database.ts';

/** Tells that some fact changed, never which: whoever hears it reads anew, within the own scope. */
export interface Changes {
	/** After a write of this process. */
	announce(): void;
	/** Calls the listener after every change, at most once per `QUIET_MS`; yields what ends that. */
	subscribe(listener: () => void): () => void;
	/** From now on until the store closes every change is heard, so that reads can be kept. */
	keepWatching(): void;
	/** Whether writes of other processes are heard at this moment. */
	readonly isWatching: boolean;
}

/** Many changes at once, such as an import, are told as a few. */
const QUIET_MS = 100;
const REOPEN_AFTER_MS = 500;
/** The server answers as soon as there is a change, and else after this time: so long a new stream takes to be heard. */
const AWAIT_MS = 250;
/** So long the next changes gather: under load the server is asked a few times a second, not once per change. */
const GATHER_MS = 25;
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
	/** Ends the stream that is open. */
	#stop = new AbortController();
	#isKept = false;
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
		this.#start();
		return () => {
			this.#listeners.delete(listener);
			if (!this.#isWanted) {
				this.#stop.abort();
			}
		};
	}

	keepWatching(): void {
		this.#isKept = true;
		this.#start();
	}

	get #isWanted(): boolean {
		return (this.#isKept || this.#listeners.size > 0) && !this.#db.closing.aborted;
	}

	#start(): void {
		if (!this.#isRunning) {
			this.#isRunning = true;
			void this.#run();
		}
	}

	/** A stream that failed or closed may have missed something, so that counts as a change, and so does its return. */
	async #run(): Promise<void> {
		while (this.#isWanted) {
			this.#stop = new AbortController();
			try {
				await this.#watch(AbortSignal.any([this.#stop.signal, this.#db.closing]));
			} catch {
				// Whatever the reason is, the answer is the same: tell, wait and open it again.
			}

			this.isWatching = false;
			this.#db.kept.lost();
			this.announce();
			if (this.#isWanted) {
				await sleep(REOPEN_AFTER_MS, null, {signal: this.#db.closing}).catch(() => {});
			}
		}

		this.#isRunning = false;
	}

	/**
	Hears the changes until the stream ends.

	As a bare cursor, not the driver's ChangeStream: that opens itself again unseen after some errors, and here each of
	them counts as a failure.
	*/
	async #watch(signal: AbortSignal): Promise<void> {
		const cursor = this.#db.actions.db.aggregate<ChangeEvent>(changePipeline, {maxAwaitTimeMS: AWAIT_MS});
		const close = () => void cursor.close().catch(() => {});
		signal.addEventListener('abort', close);
		try {
			// The server only begins to watch with the first read; from then on nothing is missed.
			let change = await cursor.tryNext();
			this.isWatching = true;
			this.announce();
			while (!cursor.closed) {
				const changes = change ? [change, ...cursor.readBufferedDocuments()] : [];
				this.#tell(changes);
				if (changes.length > 0) {
					await sleep(GATHER_MS, null, {signal});
				}

				change = await cursor.tryNext();
			}
		} finally {
			signal.removeEventListener('abort', close);
			await cursor.close();
		}
	}

	/** What is kept of facts drops what changed, without delay; whoever listens hears it in its own time. */
	#tell(changes: readonly ChangeEvent[]): void {
		for (const change of changes) {
			this.#db.kept.changed(change.ns.coll, versionsOfChange(change));
		}

		this.#db.kept.heard();
		if (changes.length > 0) {
			this.announce();
		}
	}
}
