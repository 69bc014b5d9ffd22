import type {AppDownloads} from '../domain/app-downloads.ts';
import {type Area, areaFault, areaOf, UNIT} from '../domain/areas.ts';
import {appDownloadsColumns, appDownloadsReader, type ImportedDownloads} from '../domain/import-registers.ts';
import type {RowFault} from '../domain/imports.ts';
import {dayOf, formatMonth, lastDayOfMonth, monthOf, yearOf} from '../domain/period.ts';
import {listAreas} from '../store/facts.ts';
import type {ImportKindRules} from './import-kind.ts';
import {type FieldsRow, fieldsRow, GatheredRows, registerKind, writesOf} from './import-rows.ts';

/** A table of app downloads and participants, a month of an area on each row. */
export const downloadFiles: ImportKindRules = {
	columns: appDownloadsColumns,
	async open(db, {now, fileName}) {
		const areas = await listAreas(db);
		const read = appDownloadsReader({areas, fileName});
		const gathered = new GatheredRows<FieldsRow<AppDownloads>>();
		const kind = registerKind<AppDownloads>({
			collection: db.appDownloads,
			what: 'maanden',
			nameOf: ({area, month}) => `${areaOf(areas, area)?.name ?? area}, ${formatMonth(month)}`,
		});
		return {
			take: rows =>
				rows.flatMap(row => {
					const {value, faults} = read(row);
					const fault = value && monthFault(value, {areas, now});
					return value && !fault ? gathered.add(rowOf(value, row.line)) : [...faults, ...placedAt(row.line, fault)];
				}),
			finish: () => [],
			...writesOf(db, {gathered, kind}),
		};
	},
};

function rowOf({area, month, form}: ImportedDownloads, line: number): FieldsRow<AppDownloads> {
	const fields = {area, month, year: yearOf(month), ...form, participants: form.participants ?? null};
	return fieldsRow({line, id: `${area}:${month}`, fields}, form);
}

/** Why a month of an area cannot have downloads: it is still to come, or the area is not of the unit in it. */
function monthFault(
	{area, month}: ImportedDownloads,
	{areas, now}: {areas: readonly Area[]; now: Date},
): Omit<RowFault, 'line'> | undefined {
	if (month > monthOf(dayOf(now))) {
		return {column: 'maand', message: `De maand ${month} is nog niet begonnen.`};
	}

	// A municipality that left or came during the month still has downloads in it.
	const faults = [`${month}-01`, lastDayOfMonth(month)].map(day =>
		area === UNIT ? undefined : areaFault(areas, {code: area, kind: 'municipality', day}),
	);
	return faults.every(fault => fault !== undefined) ? {column: 'gemeente', message: faults[0] ?? ''} : undefined;
}

function placedAt(line: number, fault: Omit<RowFault, 'line'> | undefined): RowFault[] {
	return fault ? [{line, ...fault}] : [];
}
