import type {z} from 'zod';
import {parseInput, refuse} from '../domain/faults.ts';
import type {Version} from '../domain/revisions.ts';
import {type Target, type TargetGoalInput, TargetSchema} from '../domain/targets.ts';
import type {Database} from '../store/database.ts';
import {listFactYears, listTargets, listTargetYears} from '../store/facts.ts';
import {putFact, type Written} from '../store/revisions.ts';
import {changeOf, type Write} from './write.ts';

/** The targets of a year, T1 first; none when the year has no targets yet. */
export function targetsOfYear(db: Database, year: number): Promise<Version<Target>[]> {
	return listTargets(db, year);
}

/** Years with targets or facts, and the newest year with targets: the one that /voortgang opens. */
export async function reportYears(db: Database): Promise<{years: number[]; newest: number | null}> {
	const [withTargets, withFacts] = await Promise.all([listTargetYears(db), listFactYears(db)]);
	const years = [...new Set([...withTargets, ...withFacts])].sort((a, b) => b - a);
	return {years, newest: withTargets[0] ?? years[0] ?? null};
}

/**
Sets a target of a year, new or changed.

@throws {Refusal} `invalid` when a changed goal has no reason.
*/
export async function saveTarget(
	db: Database,
	{reason, ...form}: z.output<typeof TargetGoalInput>,
	{year, id, expected, ...write}: Write & {year: number; id: string; expected: number | null},
): Promise<Written<Target>> {
	const target = parseInput(TargetSchema, {...form, year, id});
	const current = (await listTargets(db, year)).find(found => found.id === id);
	if (current && current.goal !== target.goal && !reason) {
		refuse('invalid', 'Geef de reden waarom de norm verandert.', 'reason');
	}

	const change = changeOf(write, form, reason ?? null);
	return putFact(db, db.targets, {id: `${year}:${id}`, fields: target, change, expected});
}
