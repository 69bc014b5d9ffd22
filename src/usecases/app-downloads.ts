import type {AppDownloads, AppDownloadsForm} from '../domain/app-downloads.ts';
import {areaFault, UNIT} from '../domain/areas.ts';
import {refuseFaults} from '../domain/faults.ts';
import {dayOf, lastDayOfMonth, type Month, monthOf, yearOf} from '../domain/period.ts';
import {refusePersonalData} from '../domain/personal-data.ts';
import type {Version} from '../domain/revisions.ts';
import {type Identity, maySeeArea} from '../domain/users.ts';
import type {Database} from '../store/database.ts';
import {listAppDownloads, listAreas} from '../store/facts.ts';
import {type ExpectedRevision, putFact, type Written} from '../store/revisions.ts';
import {visibleAreaToday} from './areas.ts';
import {changeOf, type Write} from './write.ts';

/** Why a month of an area cannot have downloads; undefined when it can. */
export async function appDownloadsFault(
	db: Database,
	{area, month, now}: {area: string; month: Month; now: Date},
): Promise<{field: string; message: string} | undefined> {
	if (month > monthOf(dayOf(now))) {
		return {field: 'month', message: `De maand ${month} is nog niet begonnen.`};
	}

	if (area === UNIT) {
		return undefined;
	}

	const areas = await listAreas(db);
	// A municipality that left or came during the month still has downloads in it.
	const faults = [`${month}-01`, lastDayOfMonth(month)].map(day =>
		areaFault(areas, {code: area, kind: 'municipality', day}),
	);
	const message = faults.every(fault => fault !== undefined) ? faults[0] : undefined;
	return message ? {field: 'area', message} : undefined;
}

/**
Records the app downloads and participants of a month.

@throws {Refusal} `invalid` for a wrong area, a month to come or a source with data of a person; `revision-required` and `stale` as for every change.
*/
export async function saveAppDownloads(
	db: Database,
	form: AppDownloadsForm,
	{area, month, expected, ...write}: Write & {area: string; month: Month; expected: ExpectedRevision},
): Promise<Written<AppDownloads>> {
	const fault = await appDownloadsFault(db, {area, month, now: write.now});
	refuseFaults(fault ? [fault] : []);
	refusePersonalData({source: form.source});
	const fields: AppDownloads = {area, month, year: yearOf(month), ...form, participants: form.participants ?? null};
	return putFact(db, db.appDownloads, {id: `${area}:${month}`, fields, change: changeOf(write, form), expected});
}

/** The months of one area, or of every area that the asker may see. @throws {Refusal} `not-found` outside the scope. */
export async function appDownloadsOfYear(
	db: Database,
	{year, area, identity, now}: {year: number; area?: string | undefined; identity: Identity; now: Date},
): Promise<Version<AppDownloads>[]> {
	const areas = await listAreas(db);
	if (area !== undefined) {
		await visibleAreaToday(db, {code: area, identity, now});
	}

	const rows = await listAppDownloads(db, {years: [year], area});
	const day = dayOf(now);
	return rows.filter(row => {
		const of = areas.find(found => found.code === row.area);
		return of !== undefined && maySeeArea(identity, of, {areas, day});
	});
}
