import type {WatchedCollection} from './kept.ts';

interface KeptRead {
	of: readonly WatchedCollection[];
	value: Promise<unknown>;
}

/**
Reads that are kept by key until something that they show changes; so many at most, the one least recently asked for goes
first.

What is kept is the promise, from before the read begins: readers of one key share one query, a change during it takes it
away, and whoever asks after that change begins a query of their own. So a read that raced a write is never kept.
*/
export class KeptReads {
	readonly #reads = new Map<string, KeptRead>();
	readonly #limit: number;

	constructor(limit: number) {
		this.#limit = limit;
	}

	/** What is kept under the key, or else what `read` finds; a read that fails is not kept. */
	read<T>(key: string, of: readonly WatchedCollection[], read: () => Promise<T>): Promise<T> {
		const kept = this.#reads.get(key);
		if (kept) {
			this.#reads.delete(key);
			this.#reads.set(key, kept);
			return kept.value as Promise<T>;
		}

		const value = read();
		const made = {of, value};
		this.#reads.set(key, made);
		value.catch(() => {
			if (this.#reads.get(key) === made) {
				this.#reads.delete(key);
			}
		});
		this.#makeRoom();
		return value;
	}

	drop(collection: WatchedCollection): void {
		for (const [key, {of}] of this.#reads) {
			if (of.includes(collection)) {
				this.#reads.delete(key);
			}
		}
	}

	clear(): void {
		this.#reads.clear();
	}

	#makeRoom(): void {
		const [oldest] = this.#reads.keys();
		if (this.#reads.size > this.#limit && oldest !== undefined) {
			this.#reads.delete(oldest);
		}
	}
}
