import {type Fault, refuseFaults} from '../domain/faults.ts';
import {dayOf, yearOf} from '../domain/period.ts';
import {refusePersonalData} from '../domain/personal-data.ts';
import {type Version, versionsOf} from '../domain/revisions.ts';
import {monthsFitYear, type Totals, type TotalsForm} from '../domain/totals.ts';
import type {Role} from '../domain/users.ts';
import {findRoles} from '../store/account-roles.ts';
import {countActions} from '../store/actions.ts';
import type {Database} from '../store/database.ts';
import {listFactYears, listTotals} from '../store/facts.ts';
import {type ExpectedRevision, findFact, putFact, type Written} from '../store/revisions.ts';
import {changeOf, type Write} from './write.ts';

/** Records the reported totals of a past year. @throws {Refusal} `invalid` for a year that is not over yet. */
export async function saveTotals(
	db: Database,
	form: TotalsForm,
	{year, expected, ...write}: Write & {year: number; expected: ExpectedRevision},
): Promise<Written<Totals>> {
	refuseFaults(totalsFaults(form, {year, now: write.now}));
	refusePersonalData({source: form.source});
	const fields: Totals = {
		year,
		started: form.started,
		direct: form.direct,
		source: form.source,
		months: form.months ?? [],
	};
	return putFact(db, db.totals, {id: String(year), fields, change: changeOf(write, form), expected});
}

/** What is wrong with the totals of a year, beyond the form itself; nothing when they can be recorded. */
export function totalsFaults(form: TotalsForm, {year, now}: {year: number; now: Date}): Fault[] {
	return [
		...(isOver(year, now)
			? []
			: [{field: 'year', message: `Totalen zijn er voor jaren die voorbij zijn; ${year} is dat nog niet.`}]),
		...(monthsFitYear(form, year) ? [] : [{field: 'months', message: `Niet elke maand ligt in ${year}.`}]),
	];
}

/** Whether a year can have reported totals: when it is over. */
export function isOver(year: number, now: Date): boolean {
	return year < yearOf(dayOf(now));
}

/** A past year: its reported totals, and how many actions were started by the rows that are here. */
export interface PastYear {
	year: number;
	/** null: nothing was reported. */
	totals: Totals | null;
	/** Started search actions with a row of their own; with any of these the totals do not count. */
	started: number;
}

/** Our choice: so many years back can be filled in at once; those with facts are always there. */
const YEARS_BACK = 5;

/** The past years, the newest first. */
export async function listPastYears(db: Database, now: Date): Promise<PastYear[]> {
	const running = yearOf(dayOf(now));
	const back = Array.from({length: YEARS_BACK}, (_, index) => running - 1 - index);
	const years = [...new Set([...back, ...(await listFactYears(db))])].filter(year => year < running);
	const [totals, counts] = await Promise.all([
		listTotals(db, years),
		Promise.all(years.map(year => countRows(db, year))),
	]);
	return years
		.map((year, index) => ({
			year,
			totals: totals.find(row => row.year === year) ?? null,
			started: counts[index] ?? 0,
		}))
		.sort((a, b) => b.year - a.year);
}

function countRows(db: Database, year: number): Promise<number> {
	return countActions(db, 'all', {year, isStarted: true});
}

/** The totals of one year with every version, and how many rows it has. */
export interface TotalsHistory {
	versions: readonly Version<Totals>[];
	started: number;
	roleOf(recordedBy: string): Role | null;
}

export async function readTotals(db: Database, year: number): Promise<TotalsHistory> {
	const [fact, started] = await Promise.all([findFact(db.totals, String(year)), countRows(db, year)]);
	const versions = fact ? versionsOf(fact) : [];
	const roles = await findRoles(db, [...new Set(versions.map(({recordedBy}) => recordedBy))]);
	return {versions, started, roleOf: recordedBy => roles.get(recordedBy) ?? null};
}
