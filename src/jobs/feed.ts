import type {Database} from '../store/database.ts';
import {keepLease, leaseName, releaseLease, takeLease} from '../store/leases.ts';
import {readFeed, takeFeed} from '../usecases/feed.ts';
import {FetchFault, fetchFeed, type Validators} from './fetch-feed.ts';
import {wait} from './wait.ts';

interface FeedOptions {
	/** The configured address: the only one that is asked. */
	address: string;
	seedFolder: string;
	now(): Date;
	log: {info(fields: object, message: string): void; warn(fields: object, message: string): void};
	/** Other than `usualPace` in tests only. */
	pace?: Partial<typeof usualPace>;
}

export const usualPace = {
	everyMs: 10_000,
	timeoutMs: 10_000,
	/** How long a process that was killed keeps the others waiting. */
	leaseMs: 30_000,
	maximumBytes: 5_000_000,
};

const LONGEST_PAUSE_MS = 5 * 60_000;
const LONGEST_ASKED_MS = 60 * 60_000;
const LONGEST_STOP_MS = 3000;

/**
How long to leave the feed alone after some failures in a row: doubling from the usual pace up to five minutes, of which
chance takes away up to half, so that many installations do not come back at the same moment.

@param chance from 0 to 1
*/
export function pauseAfter(failures: number, {everyMs, chance}: {everyMs: number; chance: number}): number {
	const longest = Math.min(everyMs * 2 ** failures, Math.max(everyMs, LONGEST_PAUSE_MS));
	return longest * (1 - chance / 2);
}

/** Follows the public feed of actions until it is stopped. Of all processes on one store, one asks at a time. */
export function startFeed(db: Database, options: FeedOptions): {stop(): Promise<void>} {
	const stopping = new AbortController();
	const ended = new AbortController();
	void new FeedJob(db, {...options, signal: stopping.signal}).run().finally(() => ended.abort());
	return {
		async stop() {
			stopping.abort();
			// A write that waits for a lost database must not hold up the end; it can be repeated.
			await wait(LONGEST_STOP_MS, ended.signal);
		},
	};
}

class FeedJob {
	readonly #db: Database;
	readonly #options: FeedOptions & {signal: AbortSignal};
	readonly #pace: typeof usualPace;
	readonly #lease: {name: string; holder: string};
	#failures = 0;
	/** What this process took last; null while another process has the lease. */
	#taken: {validators: Validators; waiting: unknown[]} | null = null;
	/** Refusals that the log has already. */
	#told = new Set<string>();

	constructor(db: Database, options: FeedOptions & {signal: AbortSignal}) {
		this.#db = db;
		this.#options = options;
		this.#pace = {...usualPace, ...options.pace};
		this.#lease = {name: leaseName('feed', options.address), holder: crypto.randomUUID()};
	}

	async run(): Promise<void> {
		const {signal} = this.#options;
		while (!signal.aborted) {
			await wait(await this.#turn(), signal);
		}

		await releaseLease(this.#db, this.#lease).catch(() => undefined);
	}

	/** One poll, when this process has the lease. @returns the milliseconds until the next turn. */
	async #turn(): Promise<number> {
		const {everyMs, leaseMs} = this.#pace;
		try {
			const left = await takeLease(this.#db, {...this.#lease, forMs: leaseMs + everyMs});
			if (left) {
				this.#taken ??= {validators: left, waiting: []};
				await this.#poll(this.#taken);
			} else {
				this.#taken = null;
			}

			this.#tellRecovered();
			return everyMs;
		} catch (error) {
			return this.#options.signal.aborted ? 0 : this.#failed(error);
		}
	}

	async #poll({validators, waiting}: {validators: Validators; waiting: unknown[]}): Promise<void> {
		const {address, seedFolder, now, signal} = this.#options;
		const {timeoutMs, maximumBytes} = this.#pace;
		const answer = await fetchFeed(address, {validators, timeoutMs, maximumBytes, signal});
		const items = answer ? readFeed(answer.content) : waiting;
		const taken = await takeFeed(this.#db, items, {seedFolder, now: now()});
		this.#tell(taken);
		this.#taken = {validators: answer?.validators ?? validators, waiting: taken.waiting};
		// The next process has none of the rows that wait, so it must ask for the whole.
		const known = taken.waiting.length > 0 ? {etag: null, lastModified: null} : this.#taken.validators;
		const {etag, lastModified} = known;
		const {leaseMs, everyMs} = this.#pace;
		const state = {etag, lastModified, succeededAt: now()};
		await keepLease(this.#db, {...this.#lease, forMs: leaseMs + everyMs, state});
	}

	#tell({added, changed, kept, refused}: Awaited<ReturnType<typeof takeFeed>>): void {
		const {log} = this.#options;
		for (const row of refused) {
			const key = JSON.stringify(row);
			if (!this.#told.has(key)) {
				log.warn({id: row.id, field: row.field, why: row.message, source: 'public-feed'}, 'feed row refused');
			}
		}

		this.#told = new Set([...this.#told, ...refused.map(row => JSON.stringify(row))].slice(-10_000));
		if (added + changed > 0) {
			log.info({added, changed, kept, actor: 'import', source: 'public-feed'}, 'feed taken');
		}
	}

	#tellRecovered(): void {
		if (this.#failures > 0) {
			this.#failures = 0;
			this.#options.log.info({source: 'public-feed'}, 'feed answers again');
		}
	}

	/** Holds the lease during the pause: another process would only find the same fault. */
	async #failed(error: unknown): Promise<number> {
		this.#failures += 1;
		const {everyMs, leaseMs} = this.#pace;
		const asked = Math.min((error instanceof FetchFault && error.retryAfterMs) || 0, LONGEST_ASKED_MS);
		const pauseMs = Math.max(pauseAfter(this.#failures, {everyMs, chance: Math.random()}), asked);
		const fields = {why: reasonOf(error), failures: this.#failures, pauseMs: Math.round(pauseMs)};
		this.#options.log.warn({...fields, source: 'public-feed'}, 'feed failed');
		if (this.#taken) {
			await keepLease(this.#db, {...this.#lease, forMs: leaseMs + pauseMs}).catch(() => undefined);
		}

		return pauseMs;
	}
}

/** `fetch` hides the reason, such as a refused connection, in the cause. */
function reasonOf(error: unknown): string {
	const {name, message, cause} = error as Error;
	const code = (cause as {code?: string} | undefined)?.code;
	return name === 'TimeoutError' ? 'de bron antwoordt niet op tijd' : (code ?? message);
}
