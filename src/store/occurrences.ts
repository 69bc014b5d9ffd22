import type {Occurrence} from '../domain/occurrences.ts';
import type {Change, Fact} from '../domain/revisions.ts';
import type {Database} from './database.ts';
import {changeFact, type FactChange, findFact, insertFact, type Written} from './revisions.ts';

/** An occurrence by its id, also one that was removed. Served by `_id`. */
export function findOccurrence(db: Database, id: string): Promise<Fact<Occurrence> | null> {
	return findFact(db.occurrences, id);
}

/** Safe against two writers by the unique `_id`; null when the id is taken by another request. */
export function insertOccurrence(
	db: Database,
	fields: Occurrence,
	change: Change,
): Promise<Written<Occurrence> | null> {
	return insertFact(db, db.occurrences, {id: change.changeId, fields, change});
}

/** Safe against two writers by the revision in the filter; null when there is none. */
export function changeOccurrence(db: Database, change: FactChange<Occurrence>): Promise<Written<Occurrence> | null> {
	return changeFact(db, db.occurrences, change);
}
