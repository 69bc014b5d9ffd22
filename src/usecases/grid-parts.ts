import type {RowFault} from '../domain/imports.ts';

/** One row of a file as it was read: every cell is trimmed text, the empty ones at the end are left out. */
export interface GridRow {
	/** 1 is the first line of the file, or row of the sheet. */
	line: number;
	cells: string[];
}

/**
What a file says, piece by piece: first its header row, then its rows, a few hundred at a time; or the items of a JSON list
in place of both.

A fault ends it: nothing after it could be read.
*/
export type GridPart =
	| {header: string[]; line: number}
	| {rows: GridRow[]}
	| {items: {line: number; item: unknown}[]}
	| {fault: RowFault};

/** What is read, and which headers are known (as `headerKey` writes them). */
export interface GridSource {
	content: Uint8Array;
	fileName: string;
	known: ReadonlySet<string>;
}

/** Our choice: what a spreadsheet of a police unit never comes near; beyond it the file is the wrong one. */
export const limits = {bytes: 60_000_000, unpackedBytes: 300_000_000, ratio: 200, columns: 500, rows: 200_000} as const;

/** The fault of a file that is not even opened. */
export const tooLarge: RowFault = {line: 1, column: null, message: 'Dit bestand is groter dan 60 MB; deel het op.'};

/** So many rows come at a time: few enough to judge them between two requests. */
export const SLICE = 250;

/** The file as a whole cannot be read, or no further than here. */
export class Unreadable extends Error {
	readonly fault: RowFault;

	constructor(message: string, place: Partial<RowFault> = {}) {
		super(message);
		this.fault = {line: 1, column: null, ...place, message};
	}
}
