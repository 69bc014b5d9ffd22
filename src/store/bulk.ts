import type {Collection} from 'mongodb';
import type {Database} from './database.ts';
import {insertDocuments} from './insert-documents.ts';
import {retrying} from './retry.ts';

const DUPLICATE_KEY = 11_000;
const BATCH = 1000;

/** Inserts the documents whose id is not there yet, a thousand at a time; safe to repeat. @returns how many were inserted. */
export async function insertMissing<Document extends {_id: string}>(
	db: Database,
	collection: Collection<Document>,
	documents: readonly Document[],
): Promise<number> {
	let inserted = 0;
	for (let start = 0; start < documents.length; start += BATCH) {
		const batch = documents.slice(start, start + BATCH);
		const errors = await retrying(db, () => insertDocuments(collection, batch)).finally(() =>
			db.kept.changed(collection.collectionName, batch),
		);
		const refused = [...errors.values()].find(({code}) => code !== DUPLICATE_KEY);
		if (refused) {
			throw refused;
		}

		inserted += batch.length - errors.size;
	}

	return inserted;
}
