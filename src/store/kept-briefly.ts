import {setTimeout as sleep} from 'node:timers/promises';
import type {Database} from './database.ts';

/** So long a process takes what it found for standing: to look it up costs as much as a third of a write, or a kept page. */
const KEPT_MS = 250;
/** More than any installation has people and programs at work at once; beyond it all are looked up anew. */
const MOST_KEPT = 1000;

/** Who a secret stands for, kept for a quarter of a second; whatever ends it waits that out with `keptIsOver`. */
export class KeptBriefly<Value> {
	readonly #kept = new WeakMap<Database, Map<string, {until: number; value: Value}>>();

	/** What stands under a key. Only what is there is kept: whoever tries words does not fill the memory. */
	async find(db: Database, key: string, read: () => Promise<Value | null>): Promise<Value | null> {
		const kept = this.#kept.get(db) ?? new Map<string, {until: number; value: Value}>();
		this.#kept.set(db, kept);
		const known = kept.get(key);
		if (known && performance.now() < known.until) {
			return known.value;
		}

		// From before the reading: what ends while it is read is waited out too.
		const until = performance.now() + KEPT_MS;
		const value = await read();
		if (value === null) {
			kept.delete(key);
			return null;
		}

		if (kept.size >= MOST_KEPT) {
			kept.clear();
		}

		kept.set(key, {until, value});
		return value;
	}

	forget(db: Database, key: string): void {
		this.#kept.get(db)?.delete(key);
	}
}

/** Waits until no process takes for standing what has just ended. */
export function keptIsOver(): Promise<void> {
	return sleep(KEPT_MS);
}
