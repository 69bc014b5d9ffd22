import {type Area, areaOf} from '../domain/areas.ts';
import {refuse, refuseFaults} from '../domain/faults.ts';
import {type Occurrence, type OccurrenceCorrection, occurrenceFaults} from '../domain/occurrences.ts';
import {dayOf, yearOf} from '../domain/period.ts';
import {refusePersonalData} from '../domain/personal-data.ts';
import {type Fact, type Version, versionsOf} from '../domain/revisions.ts';
import {type Identity, maySeeArea} from '../domain/users.ts';
import type {Database} from '../store/database.ts';
import {listAreas, listOccurrences} from '../store/facts.ts';
import {changeOccurrence, findOccurrence, insertOccurrence} from '../store/occurrences.ts';
import type {Written} from '../store/revisions.ts';
import {changeOf, type Write} from './write.ts';

export type KnownOccurrence = Version<Occurrence> & {id: string};

/** The occurrences of a year in the areas that the asker may see, the newest first. */
export async function occurrencesOfYear(
	db: Database,
	{year, identity, now}: {year: number; identity: Identity; now: Date},
): Promise<KnownOccurrence[]> {
	const [areas, occurrences] = await Promise.all([listAreas(db), listOccurrences(db)]);
	return occurrences
		.filter(occurrence => yearOf(occurrence.day) === year && maySee(occurrence, areas, {identity, now}))
		.sort((a, b) => b.day.localeCompare(a.day) || a.id.localeCompare(b.id));
}

function maySee(
	{area: code}: Occurrence,
	areas: readonly Area[],
	{identity, now}: {identity: Identity; now: Date},
): boolean {
	const area = areaOf(areas, code);
	return area !== undefined && maySeeArea(identity, area, {areas, day: dayOf(now)});
}

/** One occurrence that is not removed. @throws {Refusal} `not-found`, also outside what the asker may see. */
export async function readOccurrence(
	db: Database,
	{id, identity, now}: {id: string; identity: Identity; now: Date},
): Promise<Fact<Occurrence>> {
	const [areas, fact] = await Promise.all([listAreas(db), findOccurrence(db, id)]);
	return fact && !fact.removed && maySee(fact, areas, {identity, now}) ? fact : notFound();
}

function notFound(): never {
	refuse('not-found', 'Deze gebeurtenis bestaat niet.');
}

/**
Records something that happened; its id is the key of the request.

@throws {Refusal} `invalid` for a day or area that cannot be, or a line with data of a person; `key-reused`.
*/
export async function addOccurrence(db: Database, form: Occurrence, write: Write): Promise<Written<Occurrence>> {
	await checkOccurrence(db, form, write.now);
	const written = await insertOccurrence(db, form, changeOf(write, form));
	return written ?? refuse('key-reused', 'Deze sleutel (Idempotency-Key) is al gebruikt voor een ander verzoek.');
}

async function checkOccurrence(db: Database, form: Occurrence, now: Date): Promise<void> {
	refuseFaults(occurrenceFaults(form, await listAreas(db), dayOf(now)));
	refusePersonalData({line: form.line});
}

export interface OccurrenceChange extends Write {
	id: string;
	/** The revision that the asker has seen. */
	expected: number;
}

/** Corrects an occurrence; fields that are left out stay. @throws {Refusal} as adding; `stale`, `not-found` */
export async function correctOccurrence(
	db: Database,
	form: OccurrenceCorrection,
	{id, expected, ...write}: OccurrenceChange,
): Promise<Written<Occurrence>> {
	const fact = await findOccurrence(db, id);
	const isRepeated = fact !== null && versionsOf(fact).some(({changeId}) => changeId === write.key);
	if (!fact || (fact.removed && !isRepeated)) {
		notFound();
	}

	if (!isRepeated) {
		await checkOccurrence(db, corrected(fact, form), write.now);
	}

	const written = await changeOccurrence(db, {
		id,
		expected,
		change: changeOf(write, form),
		decide(current) {
			const before = fieldsOf(current);
			const fields = corrected(current, form);
			return JSON.stringify(before) === JSON.stringify(fields) ? 'unchanged' : {fields};
		},
	});
	return written ?? notFound();
}

function corrected(current: Occurrence, {day, area, kind, line}: OccurrenceCorrection): Occurrence {
	return {
		day: day ?? current.day,
		area: area ?? current.area,
		kind: kind ?? current.kind,
		line: line ?? current.line,
	};
}

function fieldsOf({day, area, kind, line}: Occurrence): Occurrence {
	return {day, area, kind, line};
}

/** Takes an occurrence off the charts; its history stays. @throws {Refusal} `stale`, `not-found` */
export async function removeOccurrence(
	db: Database,
	{id, expected, ...write}: OccurrenceChange,
): Promise<Written<Occurrence>> {
	const written = await changeOccurrence(db, {
		id,
		expected,
		change: changeOf(write, {removed: id}),
		decide: current => (current.removed ? 'unchanged' : {fields: fieldsOf(current), removed: true}),
	});
	return written && written.how !== 'unchanged' ? written : notFound();
}

/** The undo of removing. @throws {Refusal} `stale`, `not-found` */
export async function restoreOccurrence(
	db: Database,
	{id, expected, ...write}: OccurrenceChange,
): Promise<Written<Occurrence>> {
	const written = await changeOccurrence(db, {
		id,
		expected,
		change: changeOf(write, {restored: id}, 'verwijderen ongedaan gemaakt'),
		decide: current => (current.removed ? {fields: fieldsOf(current)} : 'unchanged'),
	});
	return written ?? notFound();
}

/** What was just added, changed or removed, for the notice that says so; null when there is no such thing. */
export function findKnownOccurrence(db: Database, id: string): Promise<Fact<Occurrence> | null> {
	return findOccurrence(db, id);
}
