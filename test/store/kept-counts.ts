import {randomUUID} from 'node:crypto';
import type {ActionFields} from '../../src/domain/actions.ts';
import {dayOf, yearOf} from '../../src/domain/period.ts';
import {changeAction, insertAction} from '../../src/store/actions.ts';
import type {Database} from '../../src/store/database.ts';
import {tallyActions} from '../../src/store/tallies.ts';
import {actionFields, changeAt} from './facts.ts';

const recordedAt = new Date('2023-01-10T12:00:00Z');

/** Where and when an action counts. */
export interface Place {
	municipality: string | null;
	startedAt: string;
	reach?: number | null;
}

/** Counts by place and month, `GM0321 2022-05`, as the tallies of a year say. */
export async function counts(db: Database, {year, at = `${year}-12-31`}: {year: number; at?: string}) {
	const tallies = await tallyActions(db, {year, at, knownAt: null});
	return addUp(tallies.map(({municipality, month, count}) => [`${municipality} ${month}`, count]));
}

/** The same from the documents themselves, one by one. */
export async function recount(db: Database, {year, at = `${year}-12-31`}: {year: number; at?: string}) {
	const facts = await db.actions.find({}).toArray();
	return addUp(
		facts
			.filter(fact => fact.year === year && fact.day <= at && !fact.removed)
			.map(({municipality, day}) => [`${municipality} ${day.slice(0, 7)}`, 1]),
	);
}

function addUp(rows: readonly (readonly [string, number])[]): Record<string, number> {
	const sums: Record<string, number> = {};
	for (const [key, count] of rows.toSorted(([a], [b]) => a.localeCompare(b))) {
		sums[key] = (sums[key] ?? 0) + count;
	}

	return sums;
}

function fieldsOf({municipality, startedAt, reach = null}: Place, number: string): ActionFields {
	const at = new Date(startedAt);
	const day = dayOf(at);
	return actionFields({number, municipality, startedAt: at, day, year: yearOf(day), reach});
}

/** Records an action. @returns its id. */
export async function add(db: Database, place: Place): Promise<string> {
	const id = randomUUID();
	await insertAction(db, fieldsOf(place, id.slice(0, 18)), changeAt(recordedAt, {changeId: id}));
	return id;
}

/** Corrects an action, or takes it away with `null`. */
export async function correct(db: Database, id: string, place: Place | null): Promise<void> {
	await changeAction(db, {
		id,
		change: changeAt(recordedAt),
		expected: null,
		decide: ({revision, changeId, bodyHash, recordedAt: _, recordedBy, reason, removed, ...fields}) =>
			place ? {fields: fieldsOf(place, fields.number)} : {fields, removed: true},
	});
}
