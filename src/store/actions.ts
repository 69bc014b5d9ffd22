import type {Document, Filter} from 'mongodb';
import type {ActionFields, ActionKind, Result, Starter} from '../domain/actions.ts';
import type {Day} from '../domain/period.ts';
import type {Change, Fact} from '../domain/revisions.ts';
import type {ActionScope} from '../domain/users.ts';
import type {ActionTally} from '../domain/year-facts.ts';
import type {Database} from './database.ts';
import {changeFact, type FactChange, insertFact} from './revisions.ts';

export type ActionFact = Fact<ActionFields>;

/** Safe against two writers by the unique `_id`, which is the request's key. */
export function insertAction(db: Database, fields: ActionFields, change: Change) {
	return insertFact(db, db.actions, {id: change.changeId, fields, change});
}

export function changeAction(db: Database, change: FactChange<ActionFields>) {
	return changeFact(db, db.actions, change);
}

/** Only rows inside the scope; an action outside it does not exist for whoever asks. Served by `_id` or `number`. */
export function findAction(db: Database, scope: ActionScope, idOrNumber: string): Promise<ActionFact | null> {
	return db.actions.findOne({$and: [scopeFilter(scope), {$or: [{_id: idOrNumber}, {number: idOrNumber}]}]});
}

export interface ActionFilter {
	year?: number | undefined;
	month?: string | undefined;
	district?: string | undefined;
	basisteam?: string | undefined;
	municipality?: string | undefined;
	kind?: ActionKind | undefined;
	starter?: Starter | undefined;
	outcome?: Result | 'open' | undefined;
	knownAt?: Date | undefined;
}

/** A place in the list: the last row that was read. */
export interface ActionCursor {
	startedAt: Date;
	id: string;
}

/** The actions of a filter, the newest first, from after a cursor. Served by the index `newest` or `tallies`. */
export async function listActions(
	db: Database,
	scope: ActionScope,
	{filter, after, limit}: {filter: ActionFilter; after: ActionCursor | null; limit: number},
): Promise<ActionFact[]> {
	const {knownAt, ...fields} = filter;
	const conditions = conditionsOf(scope, fields);
	if (after) {
		conditions.push({$or: [{startedAt: {$lt: after.startedAt}}, {startedAt: after.startedAt, _id: {$lt: after.id}}]});
	}

	return db.actions
		.aggregate<ActionFact>([
			...(knownAt ? versionKnownAt(knownAt) : []),
			{$match: {$and: conditions}},
			{$sort: {startedAt: -1, _id: -1}},
			{$limit: limit},
		])
		.toArray();
}

/** How many actions a filter holds. Served by the index `tallies` when it names a year. */
export async function countActions(
	db: Database,
	scope: ActionScope,
	{knownAt, ...fields}: ActionFilter,
): Promise<number> {
	const match = {$and: conditionsOf(scope, fields)};
	if (!knownAt) {
		return db.actions.countDocuments(match);
	}

	const steps = [...versionKnownAt(knownAt), {$match: match}, {$count: 'count'}];
	return (await db.actions.aggregate<{count: number}>(steps).toArray())[0]?.count ?? 0;
}

function conditionsOf(scope: ActionScope, fields: ActionFilter): Document[] {
	return [scopeFilter(scope), fieldsFilter(fields), {removed: false}];
}

function fieldsFilter({month, outcome, ...fields}: ActionFilter): Document {
	const named = Object.entries(fields).filter(([, value]) => value !== undefined);
	return {
		...Object.fromEntries(named),
		...(month && {year: fields.year ?? Number(month.slice(0, 4)), day: {$gte: `${month}-01`, $lte: `${month}-31`}}),
		...(outcome && (outcome === 'open' ? {outcome: null} : {'outcome.result': outcome})),
	};
}

function scopeFilter(scope: ActionScope): Filter<ActionFact> {
	return scope === 'all' ? {} : {starter: scope.starter, [scope.starter]: scope.organisation};
}

/** Each document as the version that stood at an instant; those not yet recorded then fall out. */
function versionKnownAt(knownAt: Date): Document[] {
	const versions = {$concatArrays: ['$history', ['$$ROOT']]};
	const known = {$filter: {input: versions, cond: {$lte: ['$$this.recordedAt', knownAt]}}};
	return [
		{$set: {known: {$last: known}}},
		{$match: {known: {$ne: null}, 'known.removed': {$exists: true}}},
		{$replaceRoot: {newRoot: {$mergeObjects: ['$known', {_id: '$_id', history: []}]}}},
		{$unset: 'known'},
	];
}

/**
How many actions share place, month, kind, starter and outcome: a year's up to a day, and the whole year before.

Served by the covered index `tallies`; as known at an instant by `history`, because the current version alone would
lose the actions that were in this year before they were corrected.
*/
export async function tallyActions(
	db: Database,
	{year, at, knownAt}: {year: number; at: Day; knownAt: Date | null},
): Promise<{year: number; tally: ActionTally}[]> {
	const years = {$in: [year - 1, year]};
	const asKnownThen = knownAt
		? [{$match: {$or: [{year: years}, {'history.year': years}]}}, ...versionKnownAt(knownAt)]
		: [];
	const rows = await db.actions
		.aggregate<{_id: Omit<ActionTally, 'count'> & {year: number}; count: number}>([
			...asKnownThen,
			{$match: {year: years, removed: false, day: {$lte: at}}},
			{
				$group: {
					_id: {
						year: '$year',
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
				},
			},
		])
		.toArray();
	return rows.map(({_id: {year: of, ...group}, count}) => ({year: of, tally: {...group, count}}));
}

/** Which of these actions exist, by id. */
export async function findActionsByIds(db: Database, ids: readonly string[]): Promise<Map<string, ActionFact>> {
	const found = await db.actions.find({_id: {$in: [...ids]}}).toArray();
	return new Map(found.map(fact => [fact._id, fact]));
}
