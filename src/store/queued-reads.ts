/**
Reads that nothing is kept of: of one question one query is on its way and one waits, whoever asks meanwhile shares the one
that waits.

That one begins after all of them asked, so nobody gets an old answer; and a service that cannot keep anything, because it
does not hear the changes, is not brought down by as many queries as it has readers.
*/
export class QueuedReads {
	readonly #running = new Map<string, Promise<unknown>>();
	readonly #waiting = new Map<string, Promise<unknown>>();

	read<T>(key: string, read: () => Promise<T>): Promise<T> {
		const waiting = this.#waiting.get(key);
		if (waiting) {
			return waiting as Promise<T>;
		}

		const running = this.#running.get(key);
		if (!running) {
			return this.#run(key, read);
		}

		const next = this.#runAfter(running, key, read);
		this.#waiting.set(key, next);
		return next;
	}

	async #runAfter<T>(running: Promise<unknown>, key: string, read: () => Promise<T>): Promise<T> {
		await running.catch(() => {});
		this.#waiting.delete(key);
		return this.#run(key, read);
	}

	#run<T>(key: string, read: () => Promise<T>): Promise<T> {
		const value = read().finally(() => this.#running.delete(key));
		this.#running.set(key, value);
		return value;
	}
}
