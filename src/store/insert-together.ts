import type {Collection} from 'mongodb';
import {insertDocuments} from './insert-documents.ts';

interface Waiting<Document> {
	document: Document;
	resolve(): void;
	reject(error: unknown): void;
}

/** What one turn of the event loop asks for, by collection; forgotten as soon as it is sent. */
const queues = new WeakMap<object, Waiting<{_id: string}>[]>();

/**
Inserts one document, in one command with all others that are asked for in the same turn of the event loop.

Each document is still written, refused and confirmed by itself, with the same write concern. The answers to one command
let as many clients ask again at once, so under load the commands stay full: round trips are what inserts cost most.

@throws for this document alone: a duplicate key, a document that the validator refuses; for all of the command: a lost
connection, a write that was not confirmed.
*/
export function insertTogether<Document extends {_id: string}>(
	collection: Collection<Document>,
	document: Document,
): Promise<void> {
	return new Promise((resolve, reject) => {
		const waiting = {document, resolve, reject};
		const queue = queues.get(collection);
		if (queue) {
			queue.push(waiting);
			return;
		}

		const started: Waiting<Document>[] = [waiting];
		queues.set(collection, started as unknown as Waiting<{_id: string}>[]);
		setImmediate(() => {
			queues.delete(collection);
			void send(collection, started);
		});
	});
}

async function send<Document extends {_id: string}>(
	collection: Collection<Document>,
	queue: readonly Waiting<Document>[],
): Promise<void> {
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
	}
}
