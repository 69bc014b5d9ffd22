import type {AppDownloads} from '../domain/app-downloads.ts';
import {type Area, areaOf} from '../domain/areas.ts';
import {refuse} from '../domain/faults.ts';
import type {Month} from '../domain/period.ts';
import {type Version, versionsOf} from '../domain/revisions.ts';
import type {Role} from '../domain/users.ts';
import {findRoles} from '../store/account-roles.ts';
import {changeAppDownloads, findAppDownloads} from '../store/app-download-facts.ts';
import type {Database} from '../store/database.ts';
import {listAreas} from '../store/facts.ts';
import type {Written} from '../store/revisions.ts';
import {appDownloadsFault} from './app-downloads.ts';
import {fieldsOf} from './month-column.ts';
import {changeOf, type Write} from './write.ts';

export interface CellAddress {
	area: string;
	month: Month;
}

/** One month of one area with everything that was ever recorded about it. */
export interface FigureCell {
	area: Area;
	month: Month;
	/** The oldest first; none when nothing was ever reported. */
	versions: readonly Version<AppDownloads>[];
	roleOf(recordedBy: string): Role | null;
}

/** @throws {Refusal} `not-found` for an area or month that cannot have figures. */
export async function readFigureCell(db: Database, address: CellAddress, now: Date): Promise<FigureCell> {
	const [areas, fault, fact] = await Promise.all([
		listAreas(db),
		appDownloadsFault(db, {...address, now}),
		findAppDownloads(db, address),
	]);
	const area = areaOf(areas, address.area);
	if (!area || fault) {
		refuse('not-found', fault?.message ?? `Het gebied ${JSON.stringify(address.area)} bestaat niet.`);
	}

	const versions = fact ? versionsOf(fact) : [];
	const roles = await findRoles(db, [...new Set(versions.map(({recordedBy}) => recordedBy))]);
	return {area, month: address.month, versions, roleOf: recordedBy => roles.get(recordedBy) ?? null};
}

/** Takes a mistaken figure out of all sums; its history stays. @throws {Refusal} `stale`, `not-found` */
export async function removeAppDownloads(
	db: Database,
	{area, month, expected, ...write}: Write & CellAddress & {expected: number},
): Promise<Written<AppDownloads>> {
	const written = await changeAppDownloads(db, {
		id: `${area}:${month}`,
		expected,
		change: changeOf(write, {removed: true}),
		decide: current => (current.removed ? 'unchanged' : {fields: fieldsOf(current), removed: true}),
	});
	return written ?? refuse('not-found', 'Hier is geen cijfer vastgelegd.');
}
