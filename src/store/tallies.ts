import type {Day} from '../domain/period.ts';
import type {ActionTally} from '../domain/year-facts.ts';
import type {Database} from './database.ts';
import {versionKnownAt} from './known-then.ts';

/**
How many actions of a year, up to and including a day, share place, month, kind, starter and outcome.

Served by the covered index `tallies`; as known at an instant by `history`, because the current version alone would
lose the actions that were in this year before they were corrected.
*/
export function tallyActions(
	db: Database,
	{year, at, knownAt}: {year: number; at: Day; knownAt: Date | null},
): Promise<ActionTally[]> {
	const asKnownThen = knownAt ? [{$match: {$or: [{year}, {'history.year': year}]}}, ...versionKnownAt(knownAt)] : [];
	return db.actions
		.aggregate<ActionTally>([
			...asKnownThen,
			{$match: {year, removed: false, day: {$lte: at}}},
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
