import {setTimeout as sleep} from 'node:timers/promises';
import {
	type MongoClient,
	MongoError,
	MongoNetworkError,
	MongoServerSelectionError,
	type ServerDescription,
} from 'mongodb';
import {refuse} from '../domain/faults.ts';

const writable = new Set<ServerDescription['type']>(['RSPrimary', 'Standalone', 'Mongos', 'LoadBalancer']);

/** Follows whether the store has a server that takes writes. */
export class PrimaryWatch {
	/** When it was lost, on the process's own steady clock; null while there is one. */
	#lostAt: number | null = null;

	constructor(client: MongoClient) {
		client.on('topologyDescriptionChanged', ({newDescription}) => {
			const hasPrimary = [...newDescription.servers.values()].some(server => writable.has(server.type));
			this.#lostAt = hasPrimary ? null : (this.#lostAt ?? performance.now());
		});
	}

	/** Milliseconds without a server that takes writes; 0 while there is one. */
	get lostForMs(): number {
		return this.#lostAt === null ? 0 : performance.now() - this.#lostAt;
	}
}

const DEADLINE_MS = 20_000;
const GIVE_UP_AT_ONCE_MS = 5000;

/** Codes of a primary that steps down or goes away, and of a write whose confirmation was lost with it. */
const passingCodes = new Set([6, 7, 89, 91, 189, 262, 9001, 10107, 11600, 11602, 13435, 13436]);

export function isPassing(error: unknown): boolean {
	if (error instanceof MongoNetworkError || error instanceof MongoServerSelectionError) {
		return true;
	}

	return (
		error instanceof MongoError &&
		(error.hasErrorLabel('RetryableWriteError') ||
			passingCodes.has(Number(error.code)) ||
			/pool.*(cleared|closed)/i.test(error.message))
	);
}

/**
Does a repeatable unit of work again after a passing fault, until 20 seconds have gone.

mongodb 7.9 labels and retries only the first of the operations in flight when a primary dies, so this outer retry
looks at the kind of error, not at its label. The work must be safe to repeat: it is keyed by an id or a change id.

@throws {Refusal} `unavailable`: at once when no server takes writes for five seconds, else after the deadline.
*/
export async function retrying<T>({primary}: {primary: PrimaryWatch}, work: () => Promise<T>): Promise<T> {
	if (primary.lostForMs > GIVE_UP_AT_ONCE_MS) {
		refuseUnavailable();
	}

	const began = performance.now();
	for (let pauseMs = 25; ; pauseMs = Math.min(pauseMs * 2, 500)) {
		try {
			return await work();
		} catch (error) {
			if (!isPassing(error)) {
				throw error;
			}

			if (performance.now() - began + pauseMs > DEADLINE_MS) {
				refuseUnavailable();
			}

			await sleep(pauseMs * (0.5 + Math.random() / 2));
		}
	}
}

function refuseUnavailable(): never {
	refuse('unavailable', 'De gegevens zijn nu niet te bereiken. Probeer het over een paar seconden opnieuw.');
}
