import type {ActionTally} from '../domain/year-facts.ts';
import {KeptReads} from './kept-reads.ts';
import {type Counted, KeptTallies, type Missing, type TalliesOf} from './kept-tallies.ts';
import {QueuedReads} from './queued-reads.ts';

/** Everything that a figure or a page with figures is made of. */
export const watchedCollections = [
	'actions',
	'appDownloads',
	'totals',
	'ambassadors',
	'contacts',
	'statements',
	'followUps',
	'proposals',
	'occurrences',
	'campaigns',
	'areas',
	'targets',
] as const;
export type WatchedCollection = (typeof watchedCollections)[number];

const names = new Set<string>(watchedCollections);

/** A server that says nothing for longer may have gone away unnoticed; it answers a few times a second, changes or not. */
const SILENCE_MS = 3000;
const READS_KEPT = 300;
const ANSWERS_KEPT = 200;

/**
What this process keeps of the facts: a cache of queries, never a second truth.

Only while every change is heard: an error of the change stream, its end for whatever reason and a long silence all count
as failure, and then everything is dropped and nothing is kept until it is back. That is stricter than keeping for a minute
what nobody guards, and simpler. This process's own writes drop what they touch before they are answered
(store/revisions.ts, store/bulk.ts); those of others by the change stream (store/changes.ts).
*/
export class Kept {
	/** Reads of whole collections and years. */
	readonly #reads = new KeptReads(READS_KEPT);
	/** Finished answers, which depend on everything. */
	readonly #answers = new KeptReads(ANSWERS_KEPT);
	readonly #tallies = new KeptTallies();
	/** What is read while nothing can be kept. */
	readonly #queued = new QueuedReads();
	/** When the server was last heard; null while nothing is watched. */
	#heardAt: number | null = null;

	/** Whether every change is heard at this moment. */
	get isLive(): boolean {
		return this.#heardAt !== null && performance.now() - this.#heardAt < SILENCE_MS;
	}

	/** The change stream is open, and everything before this moment was told. */
	heard(): void {
		if (!this.isLive) {
			this.#clear();
		}

		this.#heardAt = performance.now();
	}

	/** Changes may go unheard from now on. */
	lost(): void {
		this.#heardAt = null;
		this.#clear();
	}

	/**
	After a write, or one of which the outcome is unknown.

	@param versions every version that the write took away or put in its place; `unknown` drops all of the collection.
	*/
	changed(collection: string, versions: readonly object[] | 'unknown'): void {
		if (!isWatched(collection)) {
			return;
		}

		this.#answers.clear();
		this.#reads.drop(collection);
		if (collection === 'actions') {
			this.#tallies.drop(versions as readonly Counted[] | 'unknown');
		}
	}

	/** A read that depends on some collections, and on what its key says. */
	read<T>(key: string, of: readonly WatchedCollection[], read: () => Promise<T>): Promise<T> {
		return this.isLive ? this.#reads.read(key, of, read) : this.#queued.read(key, read);
	}

	/** A finished answer; its key says everything that it shows beside the facts. */
	answer<T>(key: string, make: () => Promise<T>): Promise<T> {
		return this.isLive ? this.#answers.read(key, watchedCollections, make) : this.#queued.read(`answer ${key}`, make);
	}

	/** The counts of actions of a year, in buckets. @param count asks the database for those that are missing. */
	tallies(of: TalliesOf, count: (missing: Missing) => Promise<ActionTally[]>): Promise<readonly ActionTally[]> {
		return this.isLive
			? this.#tallies.read(of, count)
			: this.#queued.read(`tallies ${of.year} ${of.at}`, () => count('all'));
	}

	#clear(): void {
		this.#reads.clear();
		this.#answers.clear();
		this.#tallies.clear();
	}
}

export function isWatched(collection: string): collection is WatchedCollection {
	return names.has(collection);
}
