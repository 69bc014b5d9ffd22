import type {Document} from 'mongodb';
import type {Day} from '../domain/period.ts';
import type {ActionTally} from '../domain/year-facts.ts';
import type {Database} from './database.ts';
import type {Missing, TalliesOf} from './kept-tallies.ts';
import {versionKnownAt} from './known-then.ts';

/**
How many actions of a year, up to and including a day, share place, month, kind, starter and outcome.

Kept in the process while every change is heard, and counted by the covered index `tallies`; as known at an instant by
`history`, because the current version alone would lose the actions that were in this year before they were corrected.
*/
export function tallyActions(
	db: Database,
	{year, at, knownAt}: {year: number; at: Day; knownAt: Date | null},
): Promise<readonly ActionTally[]> {
	if (knownAt) {
		const asKnownThen = [{$match: {$or: [{year}, {'history.year': year}]}}, ...versionKnownAt(knownAt)];
		return count(db, [...asKnownThen, {$match: countedOf({year, at}, 'all')}]);
	}

	return db.kept.tallies({year, at}, missing => count(db, [{$match: countedOf({year, at}, missing)}]));
}

/**
Which actions count.

Those without a municipality are the few for which the documents are read: an index cannot tell null from absent.
*/
function countedOf({year, at}: TalliesOf, missing: Missing): Document {
	if (missing === 'all') {
		return {year, removed: false, day: {$lte: at}};
	}

	const {municipalities, from, through} = missing;
	const last = `${through}-31`;
	const day = {$gte: `${from}-01`, $lte: last < at ? last : at};
	return {year, removed: false, municipality: {$in: municipalities}, day};
}

function count(db: Database, from: Document[]): Promise<ActionTally[]> {
	return db.actions
		.aggregate<ActionTally>([
			...from,
			{
				$group: {
					_id: {
						month: {$substrBytes: ['$day', 0, 7]},
						municipality: '$municipality',
						basisteam: '$basisteam',
						detectives: '$detectives',
						district: '$district',
						kind: '$kind',
						starter: '$starter',
						result: {$ifNull: ['$outcome.result', 'open']},
						startedByVolunteer: '$startedByVolunteer',
					},
					count: {$sum: 1},
					reached: {$sum: '$reach'},
					reachKnown: {$sum: {$cond: [{$gte: ['$reach', 0]}, 1, 0]}},
				},
			},
			{
				$replaceRoot: {
					newRoot: {$mergeObjects: ['$_id', {count: '$count', reached: '$reached', reachKnown: '$reachKnown'}]},
				},
			},
		])
		.toArray();
}
