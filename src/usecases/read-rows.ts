import {knownHeaders, recognise, type TableColumns} from '../domain/column-mapping.ts';
import type {RowFault, TableRow} from '../domain/imports.ts';
import type {GridRow} from './grid-parts.ts';
import {readGrid} from './read-grid.ts';

/** Our choice: a register of areas is short; a longer file is another one. */
const MOST_ROWS = 5000;

/**
All rows of a short file, CSV or workbook, by our own names of its columns.

A column that is missing or that we do not know is a fault; then there are no rows.
*/
export async function readRows(
	{content, fileName}: {content: Buffer; fileName: string},
	columns: TableColumns,
): Promise<{rows: TableRow[]; faults: RowFault[]}> {
	let header: string[] = [];
	let headerLine = 1;
	const grid: GridRow[] = [];
	for await (const part of readGrid({content, fileName, known: knownHeaders(columns)})) {
		if ('fault' in part) {
			return {rows: [], faults: [part.fault]};
		}

		if ('items' in part || grid.length > MOST_ROWS) {
			return onlyFault(
				'Dit is niet het bestand dat hier hoort: kies een CSV-bestand of werkmap met de genoemde kolommen.',
			);
		}

		if ('header' in part) {
			header = part.header;
			headerLine = part.line;
		} else {
			grid.push(...part.rows);
		}
	}

	const {mapping, missing, unknown} = recognise(columns, header);
	const faults = [
		...missing.map(column => ({line: headerLine, column, message: 'Deze kolom ontbreekt.'})),
		...unknown.map(column => ({line: headerLine, column, message: 'Deze kolom ken ik niet.'})),
	];
	const rows = grid.map(row => rowOf(row, header, mapping));
	return faults.length > 0 ? {rows: [], faults} : {rows, faults: []};
}

function onlyFault(message: string): {rows: TableRow[]; faults: RowFault[]} {
	return {rows: [], faults: [{line: 1, column: null, message}]};
}

function rowOf({line, cells}: GridRow, header: readonly string[], mapping: Readonly<Record<string, string>>): TableRow {
	const named = Object.entries(mapping).map(([column, their]) => [column, cells[header.indexOf(their)] ?? '']);
	return {line, cells: Object.fromEntries(named)};
}
