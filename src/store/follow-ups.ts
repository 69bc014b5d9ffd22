import {type FollowUp, followUpId} from '../domain/follow-ups.ts';
import type {Change, Fact} from '../domain/revisions.ts';
import type {Database} from './database.ts';
import {changeFact, type ExpectedRevision, findFact, putFact, type Written} from './revisions.ts';

/** A follow-up by its address, also one that was taken back. Served by `_id`. */
export function findFollowUp(db: Database, id: string): Promise<Fact<FollowUp> | null> {
	return findFact(db.followUps, id);
}

/** Safe against two writers by the address as `_id` and the revision in the filter. */
export function putFollowUp(
	db: Database,
	fields: FollowUp,
	{change, expected}: {change: Change; expected: ExpectedRevision},
): Promise<Written<FollowUp>> {
	return putFact(db, db.followUps, {id: followUpId(fields), fields, change, expected});
}

/** Takes a follow-up back; null when there is none. Safe against two writers by the revision in the filter. */
export function removeFollowUp(
	db: Database,
	id: string,
	{change, expected}: {change: Change; expected: number},
): Promise<Written<FollowUp> | null> {
	return changeFact(db, db.followUps, {
		id,
		change,
		expected,
		decide: ({removed, year, target, area, result, hiddenUntil}) =>
			removed ? 'unchanged' : {fields: {year, target, area, result, hiddenUntil}, removed: true},
	});
}
