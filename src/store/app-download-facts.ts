import type {AppDownloads} from '../domain/app-downloads.ts';
import type {Month} from '../domain/period.ts';
import type {Fact} from '../domain/revisions.ts';
import type {Database} from './database.ts';
import {changeFact, type FactChange, findFact, type Written} from './revisions.ts';

/** One month of one area with its history, also when it was removed; null when it never was. Served by `_id`. */
export function findAppDownloads(
	db: Database,
	{area, month}: {area: string; month: Month},
): Promise<Fact<AppDownloads> | null> {
	return findFact(db.appDownloads, `${area}:${month}`);
}

/** Every area's figures of a month with their history, removed ones too. Served by the index `year`. */
export function listMonthFacts(
	db: Database,
	{year, month}: {year: number; month: Month},
): Promise<Fact<AppDownloads>[]> {
	return db.appDownloads.find({year, month}).sort({_id: 1}).toArray();
}

/** Safe against two writers by the revision in the filter; null when there is no such month. */
export function changeAppDownloads(
	db: Database,
	change: FactChange<AppDownloads>,
): Promise<Written<AppDownloads> | null> {
	return changeFact(db, db.appDownloads, change);
}
