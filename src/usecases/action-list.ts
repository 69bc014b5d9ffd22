import type {ActionFields} from '../domain/actions.ts';
import {type Area, areaOf} from '../domain/areas.ts';
import {refuse} from '../domain/faults.ts';
import type {Fact} from '../domain/revisions.ts';
import {actionScope, type Identity} from '../domain/users.ts';
import {type ActionCursor, type ActionFilter, countActions} from '../store/actions.ts';
import type {Database} from '../store/database.ts';
import {listAreas, listFactYears} from '../store/facts.ts';
import {pageOfActions} from './actions.ts';

export interface ActionList {
	/** The newest first. */
	actions: Fact<ActionFields>[];
	hasMore: boolean;
	/** Of the whole filter. */
	count: number;
	areas: Area[];
	/** The name of an area, also of one that ended. */
	nameOf(code: string): string;
}

/** One page of the actions of a filter. */
export async function readActionList(
	db: Database,
	identity: Identity,
	{filter, after, limit}: {filter: ActionFilter; after: ActionCursor | null; limit: number},
): Promise<ActionList> {
	const areas = await listAreas(db);
	const scope = actionScope(identity, areas);
	const [actions, count, areasThen] = await Promise.all([
		pageOfActions(db, identity, {filter, after, limit: limit + 1}),
		scope ? countActions(db, scope, filter) : 0,
		listAreas(db, filter.knownAt ?? null),
	]);
	return {
		actions: actions.slice(0, limit),
		hasMore: actions.length > limit,
		count,
		areas,
		nameOf: code => areaOf(areasThen, code)?.name ?? code,
	};
}

const BATCH = 2000;
/** Our choice: forty years of a unit; more than this does not fit in memory beside the rest. */
const MOST_ROWS = 50_000;

/**
Every action of a filter, for a file, the newest first. Read in batches, so that other requests get their turn.

@throws {Refusal} `conflict` when there are more than fit in one file.
*/
export async function everyActionOf(
	db: Database,
	identity: Identity,
	filter: ActionFilter,
): Promise<Fact<ActionFields>[]> {
	const actions: Fact<ActionFields>[] = [];
	for (;;) {
		const last = actions.at(-1);
		const after = last ? {startedAt: last.startedAt, id: last._id} : null;
		const batch = await pageOfActions(db, identity, {filter, after, limit: BATCH});
		actions.push(...batch);
		if (batch.length < BATCH) {
			return actions;
		}

		if (actions.length >= MOST_ROWS) {
			refuse('conflict', 'Dit zijn te veel acties voor één bestand: kies een jaar of een gebied.');
		}
	}
}

/** The years that have facts, the newest first. */
export function actionYears(db: Database): Promise<number[]> {
	return listFactYears(db);
}
