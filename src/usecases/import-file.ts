import {randomUUID} from 'node:crypto';
import {faultsOf, Refusal} from '../domain/faults.ts';
import {
	ambassadorColumns,
	appDownloadsColumns,
	readAmbassadorRow,
	readAppDownloadsRow,
	readTotalsRows,
	totalsColumns,
} from '../domain/import-registers.ts';
import type {RowFault} from '../domain/imports.ts';
import {readActionTypes} from '../domain/seed.ts';
import {TotalsInput} from '../domain/totals.ts';
import type {Database} from '../store/database.ts';
import {listAreas} from '../store/facts.ts';
import type {Written} from '../store/revisions.ts';
import {importAmbassador} from './ambassadors.ts';
import {appDownloadsFault, saveAppDownloads} from './app-downloads.ts';
import {readActions, writeActions} from './import-actions.ts';
import {
	type ImportRequest as Asked,
	type CheckedFile,
	FileRefused,
	type ImportResult,
	type TakenBack,
} from './import-request.ts';
import {readTable} from './read-table.ts';
import {readSeed} from './seed.ts';
import {saveTotals, totalsFaults} from './totals.ts';

type ImportRequest = Asked & {isDryRun?: boolean; importId?: string; signal?: AbortSignal};

/** Reads a file and judges every row; nothing is written. */
export async function checkFile(_db: Database, _request: Asked): Promise<CheckedFile> {
	throw new Error('not built yet');
}

/** Takes back what one import wrote. */
export async function takeBackImport(
	_db: Database,
	_request: Asked & {importId: string; signal?: AbortSignal},
): Promise<TakenBack> {
	throw new Error('not built yet');
}

/**
Reads a file, checks all of it, and only then writes; the same file again changes nothing.

@throws {FileRefused} with every fault by line and column.
*/
export async function importFile(db: Database, request: ImportRequest): Promise<ImportResult> {
	switch (request.kind) {
		case 'actions':
			return importActions(db, request);
		case 'app-downloads':
			return importAppDownloads(db, request);
		case 'ambassadors':
			return importAmbassadors(db, request);
		case 'totals':
			return importTotals(db, request);
	}
}

async function importActions(db: Database, request: ImportRequest): Promise<ImportResult> {
	const {content, fileName, now, seedFolder, isDryRun = false, progress} = request;
	const actionTypes = readActionTypes(await readSeed(seedFolder, 'action-types.json'));
	const context = {areas: await listAreas(db), now, actionTypes};
	const {rows, faults} = readActions(content, {...context, fileName});
	refuseFile(faults);
	return writeActions(db, rows, {context, isDryRun, progress, removed: 'revive'});
}

async function importAppDownloads(db: Database, request: ImportRequest): Promise<ImportResult> {
	const {content, fileName, now} = request;
	const areas = await listAreas(db);
	const {rows, faults} = readTable(content, appDownloadsColumns);
	const read = rows.map(row => ({line: row.line, ...readAppDownloadsRow(row, {areas, fileName})}));
	const found = [...faults, ...read.flatMap(row => row.faults)];
	const values = read.flatMap(({line, value}) => (value ? [{line, value}] : []));
	for (const {line, value} of values) {
		const fault = await appDownloadsFault(db, {...value, now});
		if (fault) {
			found.push({line, column: fault.field === 'month' ? 'maand' : 'gemeente', message: fault.message});
		}
	}

	found.push(...repeatedRows(values.map(({line, value}) => ({line, key: `${value.area} ${value.month}`}))));
	refuseFile(found);
	return writeRows(values, request, async ({value}) => {
		const write = {identity: request.identity, key: randomUUID(), now, expected: 'any' as const};
		return saveAppDownloads(db, value.form, {area: value.area, month: value.month, ...write});
	});
}

async function importAmbassadors(db: Database, request: ImportRequest): Promise<ImportResult> {
	const areas = await listAreas(db);
	const {rows, faults} = readTable(request.content, ambassadorColumns);
	const read = rows.map(row => ({line: row.line, ...readAmbassadorRow(row, {areas})}));
	const found = [...faults, ...read.flatMap(row => row.faults)];
	const values = read.flatMap(({line, value}) => (value ? [{line, value}] : []));
	found.push(
		...repeatedRows(values.map(({line, value}) => ({line, key: `${value.organisation} ${value.email} ${value.from}`}))),
	);
	for (const {line, value} of values) {
		try {
			await importAmbassador(db, value, {...request, isDryRun: true});
		} catch (error) {
			found.push(...rowFaultsOf(error, line));
		}
	}

	refuseFile(found);
	return writeRows(values, request, ({value}) => importAmbassador(db, value, request));
}

async function importTotals(db: Database, request: ImportRequest): Promise<ImportResult> {
	const {rows, faults: inTable} = readTable(request.content, totalsColumns);
	const {values, faults: inRows} = readTotalsRows(rows, request.fileName);
	const checked = values.flatMap(({line, year, form}) => {
		const result = TotalsInput.safeParse(form);
		const faults = result.success ? [] : faultsOf(result.error);
		return [...faults, ...totalsFaults(form, {year, now: request.now})].map(({message}) => ({
			line,
			column: null,
			message,
		}));
	});
	refuseFile([...inTable, ...inRows, ...checked]);
	return writeRows(values, request, ({year, form}) =>
		saveTotals(db, form, {year, expected: 'any', identity: request.identity, key: randomUUID(), now: request.now}),
	);
}

async function writeRows<Row>(
	rows: readonly Row[],
	{isDryRun = false, progress}: ImportRequest,
	write: (row: Row) => Promise<Written<object>>,
): Promise<ImportResult> {
	const result: ImportResult = {added: 0, changed: 0, unchanged: 0, kept: []};
	for (const [index, row] of rows.entries()) {
		if (!isDryRun) {
			const {how} = await write(row);
			result[how === 'created' ? 'added' : how === 'changed' ? 'changed' : 'unchanged'] += 1;
		}

		progress(index + 1, rows.length, 'regels');
	}

	return result;
}

function repeatedRows(rows: readonly {line: number; key: string}[]): RowFault[] {
	const first = new Map<string, number>();
	return rows.flatMap(({line, key}) => {
		const before = first.get(key);
		first.set(key, before ?? line);
		return before === undefined ? [] : [{line, column: null, message: `Dit staat ook op regel ${before}.`}];
	});
}

function rowFaultsOf(error: unknown, line: number): RowFault[] {
	if (error instanceof Refusal) {
		return error.faults.map(({field, message}) => ({line, column: field || null, message}));
	}

	throw error;
}

function refuseFile(faults: readonly RowFault[]): void {
	if (faults.length > 0) {
		throw new FileRefused(faults);
	}
}
