import {type Collection, MongoServerError} from 'mongodb';
import {currentVersion, type Fact, versionsOf} from '../domain/revisions.ts';
import type {Database} from './database.ts';
import {retrying} from './retry.ts';

export type FactCollection<Fields extends object> = Collection<Fact<Fields>>;

/** Which of these facts exist, by id, the removed ones too. Served by `_id`. */
export async function findFactsByIds<Fields extends object>(
	collection: FactCollection<Fields>,
	ids: readonly string[],
): Promise<Map<string, Fact<Fields>>> {
	const found = (await collection.find({_id: {$in: [...ids]}} as object).toArray()) as Fact<Fields>[];
	return new Map(found.map(fact => [fact._id, fact]));
}

interface UpdateReply {
	nModified: number;
	writeErrors?: {code: number; errmsg: string}[];
	writeConcernError?: {code: number; errmsg: string};
}

/**
Replaces the current version of many facts in one command, each only on the revision that was judged; safe to repeat.

@returns the ids of those that somebody else changed meanwhile: nothing was written to them.
*/
export async function changeTogether<Fields extends object>(
	db: Database,
	collection: FactCollection<Fields>,
	changes: readonly {fact: Fact<Fields>; next: Fact<Fields>}[],
): Promise<Set<string>> {
	if (changes.length === 0) {
		return new Set();
	}

	try {
		const modified = await retrying(db, () => update(collection, changes));
		return modified === changes.length ? new Set() : await lostOf(collection, changes);
	} finally {
		// Also when the write failed: then nobody knows whether it was done.
		db.kept.changed(
			collection.collectionName,
			changes.flatMap(({fact, next}) => [fact, next]),
		);
	}
}

async function update<Fields extends object>(
	collection: FactCollection<Fields>,
	changes: readonly {fact: Fact<Fields>; next: Fact<Fields>}[],
): Promise<number> {
	const reply = (await collection.db.command({
		update: collection.collectionName,
		updates: changes.map(({fact, next}) => ({
			q: {_id: fact._id, revision: fact.revision},
			u: {$set: currentVersion(next), $push: {history: next.history.at(-1)}},
		})),
		ordered: false,
		writeConcern: {w: 'majority', j: true},
	})) as unknown as UpdateReply;
	const refused = reply.writeErrors?.[0] ?? reply.writeConcernError;
	if (refused) {
		throw new MongoServerError({message: refused.errmsg, code: refused.code});
	}

	return reply.nModified;
}

/** Fewer were changed than were asked: either somebody was first, or this was done before its answer was lost. */
async function lostOf<Fields extends object>(
	collection: FactCollection<Fields>,
	changes: readonly {fact: Fact<Fields>; next: Fact<Fields>}[],
): Promise<Set<string>> {
	const now = await findFactsByIds(
		collection,
		changes.map(({fact}) => fact._id),
	);
	const isDone = ({_id, changeId}: Fact<Fields>) => {
		const stands = now.get(_id);
		return stands !== undefined && versionsOf(stands).some(version => version.changeId === changeId);
	};
	return new Set(changes.filter(({next}) => !isDone(next)).map(({fact}) => fact._id));
}
