import type {ClientSession, Collection, Document, Filter} from 'mongodb';
import type {StoredFact} from '../domain/verification.ts';
import type {CountedAction} from '../domain/verification-counts.ts';
import type {FactKind} from '../domain/verification-kinds.ts';
import type {Database} from './database.ts';
import {Kept} from './kept.ts';

const BATCH = 1000;

/** About how many facts of all kinds there are: from the collections' own count, so at once. */
export async function estimateFacts(db: Database, kinds: readonly FactKind[]): Promise<number> {
	const counts = await Promise.all(kinds.map(kind => db[kind].estimatedDocumentCount()));
	return counts.reduce((sum, count) => sum + count, 0);
}

/** Every fact of a kind with its whole history, removed ones too, a thousand in memory; from the documents, past all indexes. */
export function everyFact(db: Database, kind: FactKind): AsyncIterable<StoredFact> {
	const collection = db[kind] as unknown as Collection<StoredFact>;
	return collection.find({}, {hint: {$natural: 1}, batchSize: BATCH}) as unknown as AsyncIterable<StoredFact>;
}

const countedFields: Record<keyof CountedAction, 1> & {_id: 0} = {
	_id: 0,
	startedAt: 1,
	municipality: 1,
	basisteam: 1,
	detectives: 1,
	district: 1,
	kind: 1,
	starter: 1,
	outcome: 1,
	startedByVolunteer: 1,
	reach: 1,
};

/** Every action that is not removed, from the documents, past all indexes. */
export function everyCountedAction(db: Database): AsyncIterable<CountedAction> {
	return db.actions.find<CountedAction>(
		{removed: {$ne: true}},
		{projection: countedFields, hint: {$natural: 1}, batchSize: BATCH},
	);
}

/** The years under which actions are kept. */
export function listActionYears(db: Database): Promise<number[]> {
	return db.actions.distinct('year', {removed: false});
}

/** A value that stands in more than one fact, with two of them. */
export interface Doubled {
	value: string;
	first: string;
	second: string;
}

/** What must be of one fact alone: the number of an action, and the key of the request that made a fact. */
export type UniqueValue = 'number' | 'firstKey';

/** The values that stand in more than one fact, found from the documents. The server may use its disk for it. */
export async function listDoubled(db: Database, kind: 'actions' | 'ambassadors', of: UniqueValue): Promise<Doubled[]> {
	const value = of === 'number' ? '$number' : {$ifNull: [{$first: '$history.changeId'}, '$changeId']};
	const steps: Document[] = [
		{$group: {_id: value, first: {$min: '$_id'}, second: {$max: '$_id'}}},
		{$match: {$expr: {$ne: ['$first', '$second']}}},
		{$project: {_id: 0, value: '$_id', first: 1, second: 1}},
	];
	const collection = db[kind] as unknown as Collection<Document>;
	return collection.aggregate<Doubled>(steps, {allowDiskUse: true, hint: {$natural: 1}}).toArray();
}

/**
Reads of actions as they all were at one moment, while others go on writing, and past what this process keeps.

MongoDB remembers such a moment for five minutes (minSnapshotHistoryWindowInSeconds).
*/
export async function atOneMoment<T>(db: Database, read: (then: Database) => Promise<T>): Promise<T> {
	const session = db.actions.db.client.startSession({snapshot: true});
	try {
		return await read({...db, kept: new Kept(), actions: inSession(db.actions, session)});
	} finally {
		await session.endSession();
	}
}

/** The collection, with every way of reading that is used here bound to the session. */
function inSession<T extends Document>(collection: Collection<T>, session: ClientSession): Collection<T> {
	const aggregate = (steps: Document[], options?: object) => collection.aggregate(steps, {...options, session});
	const find = (filter: Filter<T>, options?: object) => collection.find(filter, {...options, session});
	const distinct = (key: string, filter: Filter<T>) => collection.distinct(key, filter, {session});
	return Object.assign(Object.create(collection), {aggregate, find, distinct});
}
