import type {z} from 'zod';
import {parseInput, refuse} from '../domain/faults.ts';
import {refusePersonalData} from '../domain/personal-data.ts';
import type {Fact, Version} from '../domain/revisions.ts';
import {type Target, type TargetGoalInput, TargetSchema} from '../domain/targets.ts';
import type {Identity} from '../domain/users.ts';
import type {Database} from '../store/database.ts';
import {listFactYears, listTargetFacts, listTargets, listTargetYears} from '../store/facts.ts';
import {changeFact, findFact, putFact, type Written} from '../store/revisions.ts';
import {changeOf, type Write} from './write.ts';

/** The targets of a year, T1 first; none when the year has no targets yet. */
export function targetsOfYear(db: Database, year: number): Promise<Version<Target>[]> {
	return listTargets(db, year);
}

export interface ReportYears {
	/** Years with targets or facts, the newest first. */
	years: number[];
	/** Years with targets, the newest first: the running year may not be among them. */
	withTargets: number[];
	/** The newest year with targets, else with facts: the one that /voortgang opens. */
	newest: number | null;
}

/** The years that reports can be about. */
export async function reportYears(db: Database): Promise<ReportYears> {
	const [withTargets, withFacts] = await Promise.all([listTargetYears(db), listFactYears(db)]);
	const years = [...new Set([...withTargets, ...withFacts])].sort((a, b) => b - a);
	return {years, withTargets, newest: withTargets[0] ?? years[0] ?? null};
}

/** Whether somebody may take over, change and remove targets; the API's route table says the same. */
export function mayChangeTargets({role}: Identity): boolean {
	return role === 'coordinator';
}

/** One target of a year with its history, also when it was removed; null when it never was. */
export function findTarget(db: Database, address: {year: number; id: string}): Promise<Fact<Target> | null> {
	return findFact(db.targets, addressOf(address));
}

/** The same. @throws {Refusal} `not-found` */
export async function readTarget(db: Database, {year, id}: {year: number; id: string}): Promise<Fact<Target>> {
	return (await findTarget(db, {year, id})) ?? refuse('not-found', `Doel ${id} bestaat niet voor ${year}.`);
}

/** The target itself, without who wrote it when. */
export function fieldsOfTarget(version: Version<Target>): Target {
	const {revision, changeId, bodyHash, recordedAt, recordedBy, reason, removed, ...target} = version;
	return target;
}

/** The next free number of a year, also past those that were removed: `T8`. @throws {Refusal} `conflict` after T99 */
export async function nextTargetId(db: Database, year: number): Promise<string> {
	const numbers = (await listTargetFacts(db, year)).map(({id}) => Number(id.slice(1)));
	const next = Math.max(0, ...numbers) + 1;
	return next > 99 ? refuse('conflict', `Voor ${year} zijn alle nummers tot en met T99 gebruikt.`) : `T${next}`;
}

/**
Sets a target of a year, new or changed.

Our choice: its texts are scanned as every free text is, because people type them and every role reads them.

@throws {Refusal} `invalid` when a changed goal has no reason, or for a text that seems to hold data of a person.
*/
export async function saveTarget(
	db: Database,
	{reason, ...form}: z.output<typeof TargetGoalInput>,
	{year, id, expected, ...write}: Write & {year: number; id: string; expected: number | null},
): Promise<Written<Target>> {
	const target = parseInput(TargetSchema, {...form, year, id});
	const {title, text, definition, source, note} = target;
	refusePersonalData({title, text, definition, source, note});
	const current = (await listTargets(db, year)).find(found => found.id === id);
	if (current && current.goal !== target.goal && !reason) {
		refuse('invalid', 'Geef de reden waarom de norm verandert.', 'reason');
	}

	const change = changeOf(write, form, reason ?? null);
	return putFact(db, db.targets, {id: addressOf({year, id}), fields: target, change, expected});
}

interface TargetChange extends Write {
	year: number;
	id: string;
	/** The revision that the asker has seen. */
	expected: number;
}

/** Takes a target out of its year; its history stays. @throws {Refusal} `stale`, `not-found` */
export async function removeTarget(
	db: Database,
	{reason}: {reason: string},
	{year, id, expected, ...write}: TargetChange,
): Promise<Written<Target>> {
	const written = await changeFact<Target>(db, db.targets, {
		id: addressOf({year, id}),
		expected,
		change: changeOf(write, {removed: id, reason}, reason),
		decide: current => (current.removed ? 'unchanged' : {fields: fieldsOfTarget(current), removed: true}),
	});
	return written ?? refuse('not-found', `Doel ${id} bestaat niet voor ${year}.`);
}

/** The undo of removing. @throws {Refusal} `stale`, `not-found` */
export async function restoreTarget(
	db: Database,
	{year, id, expected, ...write}: TargetChange,
): Promise<Written<Target>> {
	const written = await changeFact<Target>(db, db.targets, {
		id: addressOf({year, id}),
		expected,
		change: changeOf(write, {restored: id}, 'verwijderen ongedaan gemaakt'),
		decide: current => (current.removed ? {fields: fieldsOfTarget(current)} : 'unchanged'),
	});
	return written ?? refuse('not-found', `Doel ${id} bestaat niet voor ${year}.`);
}

function addressOf({year, id}: {year: number; id: string}): string {
	return `${year}:${id}`;
}
