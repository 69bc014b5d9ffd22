import type {Collection} from 'mongodb';
import {insertDocuments} from './insert-documents.ts';

interface Waiting {
	document: {_id: string};
	resolve(): void;
	reject(error: unknown): void;
}

/** What goes on with a collection. */
interface Traffic {
	/** Commands that are on their way. */
	sent: number;
	/** What the next command takes along; null when none is due. */
	gathering: Waiting[] | null;
}
const traffics = new WeakMap<object, Traffic>();

/**
Inserts one document: at once when nothing else is on its way, else in one command with all others that are asked for in
the same turn of the event loop.

Each document is still written, refused and confirmed by itself, with the same write concern. The answers to one command
let as many clients ask again at once, so under load the commands stay full: round trips are what inserts cost most.

@throws for this document alone: a duplicate key, a document that the validator refuses; for all of the command: a lost
connection, a write that was not confirmed.
*/
export function insertTogether<Document extends {_id: string}>(
	collection: Collection<Document>,
	document: Document,
): Promise<void> {
	const traffic = traffics.get(collection) ?? {sent: 0, gathering: null};
	traffics.set(collection, traffic);
	const target = collection as unknown as Collection<{_id: string}>;
	return new Promise((resolve, reject) => {
		const waiting = {document, resolve, reject};
		if (traffic.gathering) {
			traffic.gathering.push(waiting);
		} else if (traffic.sent === 0) {
			void send(target, traffic, [waiting]);
		} else {
			const gathering: Waiting[] = [waiting];
			traffic.gathering = gathering;
			setImmediate(() => {
				traffic.gathering = null;
				void send(target, traffic, gathering);
			});
		}
	});
}

async function send(collection: Collection<{_id: string}>, traffic: Traffic, queue: readonly Waiting[]): Promise<void> {
	traffic.sent += 1;
	try {
		const documents = queue.map(({document}) => document);
		const errors = await insertDocuments(collection, documents);
		for (const [index, {resolve, reject}] of queue.entries()) {
			const error = errors.get(index);
			if (error) {
				reject(error);
			} else {
				resolve();
			}
		}
	} catch (error) {
		for (const {reject} of queue) {
			reject(error);
		}
	} finally {
		traffic.sent -= 1;
	}
}
