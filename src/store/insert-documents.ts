import {type Collection, MongoServerError} from 'mongodb';

interface InsertReply {
	writeErrors?: {index: number; code: number; errmsg: string}[];
	writeConcernError?: {code: number; errmsg: string};
}

/**
Inserts documents in one command; each is written or refused by itself.

Not `insertMany`: mongodb 7.9 wraps a lost connection in a MongoBulkWriteError without any write errors, which is easily
taken for a success, and from which no retry rule can tell what happened.

@returns the errors by the place of the document: a duplicate key, a document that the validator refuses.
@throws whatever keeps the command as a whole from being confirmed: then every document may or may not be there.
*/
export async function insertDocuments<Document extends {_id: string}>(
	collection: Collection<Document>,
	documents: readonly Document[],
): Promise<Map<number, MongoServerError>> {
	const {writeErrors, writeConcernError}: InsertReply = await collection.db.command({
		insert: collection.collectionName,
		documents,
		ordered: false,
		writeConcern: {w: 'majority', j: true},
	});
	if (writeConcernError) {
		throw new MongoServerError({message: writeConcernError.errmsg, code: writeConcernError.code});
	}

	return new Map(
		writeErrors?.map(({index, code, errmsg}) => [index, new MongoServerError({message: errmsg, code})] as const),
	);
}
