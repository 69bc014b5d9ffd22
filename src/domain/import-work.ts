import {z} from 'zod';
import type {ColumnMapping} from './column-mapping.ts';

/** What an import job holds beside what every job holds: its file, the columns and what came of each step. */

const count = z.int().min(0);
const KeptSchema = z.strictObject({line: z.int(), what: z.string(), why: z.string()});
const FaultSchema = z.strictObject({line: z.int(), column: z.string().nullable(), message: z.string()});
const ColumnSchema = z.strictObject({column: z.string(), header: z.string()});

const OutcomeSchema = z.strictObject({
	added: count,
	changed: count,
	unchanged: count,
	/** At most `MOST_KEPT` of them. */
	kept: z.array(KeptSchema),
	keptCount: count,
	at: z.date(),
});
export type ImportOutcome = z.infer<typeof OutcomeSchema>;

const TakenBackSchema = z.strictObject({
	removed: count,
	restored: count,
	untouched: count,
	kept: z.array(KeptSchema),
	keptCount: count,
	at: z.date(),
});
export type TakenBackOutcome = z.infer<typeof TakenBackSchema>;

const CheckSchema = z.strictObject({
	header: z.array(z.string()),
	columns: z.array(ColumnSchema),
	/** Columns of ours that must be there and are not. */
	missing: z.array(z.string()),
	/** Headers that stand for none of our columns. */
	unknown: z.array(z.string()),
	firstRows: z.array(z.strictObject({line: z.int(), cells: z.array(z.string())})),
	rows: count,
	faults: z.array(FaultSchema),
	faultCount: count,
	/** What importing would do; null while there are faults. */
	counts: OutcomeSchema.nullable(),
	/** The columns were chosen by a person at an earlier file with the same headers. */
	isRemembered: z.boolean(),
});
export type ImportCheck = z.infer<typeof CheckSchema>;

export const importSteps = ['check', 'import', 'take-back'] as const;

export const ImportWorkSchema = z.strictObject({
	/** Which kind of facts the file holds. */
	what: z.string(),
	step: z.enum(importSteps),
	/** The uploaded file; null when it was deleted before the job. */
	upload: z.string().nullable(),
	fileName: z.string(),
	size: count,
	sha256: z.string(),
	/** The columns as a person chose them; null: as they were recognised. */
	mapping: z.array(ColumnSchema).nullable(),
	/** Names what one import wrote; null until it is asked. */
	importId: z.string().nullable(),
	check: CheckSchema.nullable(),
	result: OutcomeSchema.nullable(),
	takenBack: TakenBackSchema.nullable(),
});
export type ImportWork = z.infer<typeof ImportWorkSchema>;

/** So many faults, and so many rows that were kept, are stored with a job; their number is always told. */
export const MOST_STORED = 1000;
/** Longer than what headers are compared by. */
const LONGEST_CELL = 120;
const LONGEST_MESSAGE = 300;
const MOST_COLUMNS = 500;

/** Where an import stands, as its page tells it. */
export type ImportPhase =
	| 'columns' // somebody must say which column is which
	| 'faults' // the file must be mended
	| 'ready' // checked, nothing wrong, nothing written
	| 'begun' // writing began and did not come to its end
	| 'imported'
	| 'taken-back';

/** Where an import that does not run stands. Null before its first check ended. */
export function phaseOf({step, check, mapping, result, takenBack}: ImportWork): ImportPhase | null {
	if (takenBack) {
		return 'taken-back';
	}

	if (step !== 'check') {
		return result ? 'imported' : 'begun';
	}

	if (!check) {
		return null;
	}

	// Once somebody chose the columns, the other headers are left out on purpose.
	const isUnclear = check.missing.length > 0 || (mapping === null && check.unknown.length > 0);
	if (check.header.length > 0 && isUnclear) {
		return 'columns';
	}

	return check.counts === null ? 'faults' : 'ready';
}

/** A mapping by column of ours, as the readers take it; undefined when nobody chose one. */
export function mappingOf(columns: ImportWork['mapping']): ColumnMapping | undefined {
	return columns === null ? undefined : Object.fromEntries(columns.map(({column, header}) => [column, header]));
}

export function columnsOf(mapping: ColumnMapping): NonNullable<ImportWork['mapping']> {
	return Object.entries(mapping).map(([column, header]) => ({column, header}));
}

/** A check as it is stored: a foreign file may have cells and messages of any length. */
export function storedCheck(check: ImportCheck): ImportCheck {
	return {
		...check,
		header: check.header.slice(0, MOST_COLUMNS).map(shortCell),
		columns: check.columns.map(({column, header}) => ({column, header: shortCell(header)})),
		unknown: check.unknown.slice(0, MOST_COLUMNS).map(shortCell),
		firstRows: check.firstRows.map(({line, cells}) => ({line, cells: cells.slice(0, MOST_COLUMNS).map(shortCell)})),
		faults: check.faults.slice(0, MOST_STORED).map(({line, column, message}) => ({
			line,
			column: column === null ? null : shortCell(column),
			message: shortened(message, LONGEST_MESSAGE),
		})),
	};
}

function shortCell(text: string): string {
	return shortened(text, LONGEST_CELL);
}

function shortened(text: string, longest: number): string {
	return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
}

/** What changed nothing at all: the file was read before. */
export function changesNothing({added, changed, keptCount}: Pick<ImportOutcome, 'added' | 'changed' | 'keptCount'>) {
	return added + changed + keptCount === 0;
}
