import {type Collection, MongoBulkWriteError, type OptionalUnlessRequiredId} from 'mongodb';
import type {Database} from './database.ts';
import {retrying} from './retry.ts';

const DUPLICATE_KEY = 11_000;

/** Inserts the documents whose id is not there yet, in one go; safe to repeat. @returns how many were inserted. */
export async function insertMissing<Document extends {_id: string}>(
	db: Database,
	collection: Collection<Document>,
	documents: readonly Document[],
): Promise<number> {
	if (documents.length === 0) {
		return 0;
	}

	return retrying(db, async () => {
		try {
			const inserted = await collection.insertMany(documents as OptionalUnlessRequiredId<Document>[], {ordered: false});
			return inserted.insertedCount;
		} catch (error) {
			const isOnlyRepeated =
				error instanceof MongoBulkWriteError &&
				[error.writeErrors].flat().every(({code}) => code === DUPLICATE_KEY) &&
				error.result.getWriteConcernError() === undefined;
			if (!isOnlyRepeated) {
				throw error;
			}

			return error.insertedCount;
		}
	});
}
