import type {ColumnMapping, Recognised} from '../domain/column-mapping.ts';
import type {RowFault} from '../domain/imports.ts';
import type {Identity} from '../domain/users.ts';
import type {Progress} from './seed.ts';

export const importKinds = ['actions', 'app-downloads', 'ambassadors', 'totals'] as const;
export type ImportKind = (typeof importKinds)[number];

/** A file, what it holds, and who hands it over. */
export interface ImportRequest {
	kind: ImportKind;
	fileName: string;
	content: Buffer;
	/**
	Which header stands for which column of ours, as a person chose it; headers that are not chosen then are not read.

	Left out: only headers that are recognised will do, and an unknown one is a fault.
	*/
	mapping?: ColumnMapping | undefined;
	identity: Identity;
	now: Date;
	seedFolder: string;
	progress: Progress;
	/** Breaks the work off between two batches. */
	signal?: AbortSignal | undefined;
}

/** What an import did, or would do. */
export interface ImportResult {
	added: number;
	changed: number;
	unchanged: number;
	/** Rows that a person corrected since the last import: kept as that person left them. */
	kept: KeptRow[];
}

/** A row of a file that was left as it stands, with the reason as the end of a sentence: "… is sindsdien …". */
export interface KeptRow {
	line: number;
	/** Which fact: the number of an action, an area and month, a year; never the name of a person. */
	what: string;
	why: string;
}

/** What taking back an import did. */
export interface TakenBack {
	/** Facts that the import made, and that are out of all sums now. */
	removed: number;
	/** Facts that went back to the version before the import. */
	restored: number;
	/** Rows in which the import had changed nothing, or that were taken back before. */
	untouched: number;
	/** Facts that somebody changed since the import: they stay as that person left them. */
	kept: KeptRow[];
}

/** A file as it was read and judged; nothing was written. */
export interface CheckedFile {
	/** The header row as it stands in the file; empty when none was found. */
	header: string[];
	columns: Recognised;
	/** The first ten rows as they were read, a cell for each header. */
	firstRows: {line: number; cells: string[]}[];
	/** How many rows the file holds, without the empty ones. */
	rows: number;
	/** By line, at most `MOST_FAULTS` of them. */
	faults: RowFault[];
	/** How many faults there are in all. */
	faultCount: number;
	/** What an import would do; null while there are faults. */
	counts: ImportResult | null;
}

/** So many faults of one file are listed; a file with more is the wrong file. */
export const MOST_FAULTS = 10_000;

/** A file that was refused: every fault, and nothing was written. */
export class FileRefused extends Error {
	readonly faults: readonly RowFault[];

	constructor(faults: readonly RowFault[], count = faults.length) {
		super(`${count} ${count === 1 ? 'fout' : 'fouten'} in het bestand`);
		this.faults = [...faults].sort((a, b) => a.line - b.line);
	}
}
