import type {AppDownloads} from '../domain/app-downloads.ts';
import {type Area, areaOf, UNIT} from '../domain/areas.ts';
import {refuse, refuseFaults} from '../domain/faults.ts';
import {municipalitiesIn} from '../domain/figure-gaps.ts';
import {type ColumnForm, columnChanges} from '../domain/month-column.ts';
import {dayOf, type Month, monthOf, yearOf} from '../domain/period.ts';
import {currentVersion, type Version, versionsOf} from '../domain/revisions.ts';
import {changeAppDownloads, listMonthFacts} from '../store/app-download-facts.ts';
import type {Database} from '../store/database.ts';
import {listAppDownloads, listAreas} from '../store/facts.ts';
import {saveAppDownloads} from './app-downloads.ts';
import {changeOf, type Write} from './write.ts';

/** Everything that the form of a whole month shows. */
export interface MonthColumn {
	month: Month;
	/** The municipalities of the month by name, and the unit last. */
	areas: Area[];
	/** What stands there, by area. */
	standing: ReadonlyMap<string, Version<AppDownloads>>;
	/** The source of the newest figures, as a proposal; null without any. */
	usualSource: string | null;
}

/** A month as it stands. @throws {Refusal} `not-found` for a month that has not begun. */
export async function readMonthColumn(db: Database, month: Month, now: Date): Promise<MonthColumn> {
	refuseFuture(month, now);
	const year = yearOf(month);
	const [areas, rows] = await Promise.all([listAreas(db), listAppDownloads(db, {years: [year - 1, year]})]);
	const unit = areaOf(areas, UNIT);
	const newest = rows
		.filter(row => row.month <= month)
		.reduce<Version<AppDownloads> | null>((best, row) => (best && best.month >= row.month ? best : row), null);
	return {
		month,
		areas: [...municipalitiesIn(areas, month), ...(unit ? [unit] : [])],
		standing: new Map(rows.filter(row => row.month === month).map(row => [row.area, row])),
		usualSource: newest?.source ?? null,
	};
}

function refuseFuture(month: Month, now: Date): void {
	if (month > monthOf(dayOf(now))) {
		refuse('not-found', `De maand ${month} is nog niet begonnen.`);
	}
}

/**
Saves a whole month at once: only the cells that changed are written, each as a revision of its own under the one key.

Everything is judged before anything is written. The same form again finds its cells as it left them and writes nothing.

@returns how many cells were written.
@throws {Refusal} `invalid` with a fault at every cell that cannot be; `stale` when a cell changed in the meantime.
*/
export async function saveMonthColumn(
	db: Database,
	form: ColumnForm,
	{month, ...write}: Write & {month: Month},
): Promise<number> {
	const {areas, standing} = await readMonthColumn(db, month, write.now);
	const {changes, faults} = columnChanges(form, {codes: areas.map(({code}) => code), standing});
	refuseFaults(faults);
	for (const {area, form: cell, expected} of changes) {
		await saveAppDownloads(db, cell, {area, month, expected, ...write});
	}

	return changes.length;
}

/** How many cells of a month stand as one write left them: what "ongedaan maken" would take back. */
export async function countWritten(db: Database, {month, changeId}: {month: Month; changeId: string}): Promise<number> {
	const facts = await listMonthFacts(db, {year: yearOf(month), month});
	return facts.filter(fact => fact.changeId === changeId).length;
}

/**
Takes back what one write did to a month: each cell gets the version before it, one that was new is removed.

A cell that somebody changed since stays as it is.

@returns how many cells were taken back.
*/
export async function takeBackFigures(
	db: Database,
	{month, changeId}: {month: Month; changeId: string},
	write: Write,
): Promise<number> {
	const facts = await listMonthFacts(db, {year: yearOf(month), month});
	const change = changeOf(write, {takenBack: changeId}, 'ongedaan gemaakt');
	const own = facts.filter(fact => fact.changeId === changeId);
	for (const fact of own) {
		const before = fact.history.at(-1) ?? null;
		const fields = fieldsOf(before ?? currentVersion(fact));
		const removed = before?.removed ?? true;
		await changeAppDownloads(db, {id: fact._id, change, expected: fact.revision, decide: () => ({fields, removed})});
	}

	const isRepeated = facts.some(fact => versionsOf(fact).some(version => version.changeId === write.key));
	return own.length === 0 && !isRepeated
		? refuse('conflict', 'Dit is al teruggenomen, of een collega wijzigde het daarna. Je ziet nu de nieuwste stand.')
		: own.length;
}

/** The figures of a month themselves, without who wrote them when. */
export function fieldsOf({area, month, year, appDownloads, participants, method, source}: AppDownloads): AppDownloads {
	return {area, month, year, appDownloads, participants, method, source};
}
