import type {Document, Filter} from 'mongodb';
import {type ActionFields, type ActionKind, kindsCountingAs, type Result, type Starter} from '../domain/actions.ts';
import type {Day} from '../domain/period.ts';
import type {Change, Fact} from '../domain/revisions.ts';
import type {ActionScope} from '../domain/users.ts';
import type {Database} from './database.ts';
import {versionKnownAt} from './known-then.ts';
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
	detectives?: string | undefined;
	kind?: ActionKind | undefined;
	starter?: Starter | undefined;
	outcome?: Result | 'open' | undefined;
	/** Only what counts as `started`: searches started by the control room. */
	isStarted?: true | undefined;
	/** Up to and including this day. */
	until?: Day | undefined;
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

function fieldsFilter({month, outcome, isStarted, until, ...fields}: ActionFilter): Document {
	const named = Object.entries(fields).filter(([, value]) => value !== undefined);
	const conditions: Document[] = [
		Object.fromEntries(named),
		month ? {year: fields.year ?? Number(month.slice(0, 4)), day: {$gte: `${month}-01`, $lte: `${month}-31`}} : {},
		until ? {day: {$lte: until}} : {},
		outcome ? (outcome === 'open' ? {outcome: null} : {'outcome.result': outcome}) : {},
		isStarted ? {kind: {$in: kindsCountingAs('search')}, starter: 'control-room'} : {},
	];
	return {$and: conditions};
}

function scopeFilter(scope: ActionScope): Filter<ActionFact> {
	return scope === 'all' ? {} : {starter: scope.starter, [scope.starter]: scope.organisation};
}

/** Which of these actions exist, by id. */
export async function findActionsByIds(db: Database, ids: readonly string[]): Promise<Map<string, ActionFact>> {
	const found = await db.actions.find({_id: {$in: [...ids]}}).toArray();
	return new Map(found.map(fact => [fact._id, fact]));
}
