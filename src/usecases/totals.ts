import {type Fault, refuseFaults} from '../domain/faults.ts';
import {dayOf, yearOf} from '../domain/period.ts';
import {refusePersonalData} from '../domain/personal-data.ts';
import {monthsFitYear, type Totals, type TotalsForm} from '../domain/totals.ts';
import type {Database} from '../store/database.ts';
import {type ExpectedRevision, putFact, type Written} from '../store/revisions.ts';
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
	const isOver = year < yearOf(dayOf(now));
	return [
		...(isOver
			? []
			: [{field: 'year', message: `Totalen zijn er voor jaren die voorbij zijn; ${year} is dat nog niet.`}]),
		...(monthsFitYear(form, year) ? [] : [{field: 'months', message: `Niet elke maand ligt in ${year}.`}]),
	];
}
