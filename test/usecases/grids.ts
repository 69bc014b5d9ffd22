import writeXlsxFile from 'write-excel-file/node';
import type {RowFault} from '../../src/domain/imports.ts';
import type {GridRow} from '../../src/usecases/grid-parts.ts';
import {readGrid} from '../../src/usecases/read-grid.ts';

/** The columns that the tests name. */
const known = new Set(['id', 'soort', 'starter', 'gestart', 'gemeente']);

export interface Grid {
	header: string[] | null;
	rows: GridRow[];
	fault: RowFault | null;
}

/** A file as it is read, whole. */
export async function gridOf(content: string | Buffer, fileName = 'bestand.csv'): Promise<Grid> {
	const grid: Grid = {header: null, rows: [], fault: null};
	for await (const part of readGrid({content: Buffer.from(content), fileName, known})) {
		if ('header' in part) {
			grid.header = part.header;
		} else if ('rows' in part) {
			grid.rows.push(...part.rows);
		} else if ('fault' in part) {
			grid.fault = part.fault;
		}
	}

	return grid;
}

/** A workbook as a spreadsheet saves it; a day is a Date, and a text that begins with `=` a formula. */
export function workbookOf(...sheets: unknown[][][]): Promise<Buffer> {
	const all = sheets.map((rows, index) => ({sheet: `Blad${index + 1}`, data: rows.map(cells => cells.map(cellOf))}));
	return writeXlsxFile(all as never).toBuffer();
}

function cellOf(value: unknown) {
	if (value instanceof Date) {
		return {value, type: Date, format: 'dd-mm-yyyy hh:mm'};
	}

	return typeof value === 'string' && value.startsWith('=') ? {value: value.slice(1), type: 'Formula'} : {value};
}
