import {type AreaKind, kindNames} from './areas.ts';
import {readDay} from './import-moments.ts';
import {readChoice} from './import-words.ts';
import {type RowFault, RowReader, readBy, readCount, type TableRow} from './imports.ts';
import {lineInput, YearInput} from './inputs.ts';
import type {Day} from './period.ts';
import {readNames} from './unit-division.ts';

export const areaColumns = {
	required: [],
	optional: ['wijziging', 'vanaf', 'code', 'naam', 'soort', 'onder', 'naar', 'jaar', 'inwoners'],
} as const;

/** What a row can say, with its word in the column `wijziging`. */
export const changeNames = {
	new: 'nieuw',
	rename: 'naam',
	move: 'verplaatst',
	leave: 'vertrekt',
	merge: 'samengevoegd',
	split: 'gesplitst',
	population: 'inwoners',
} as const;
export type ChangeKind = keyof typeof changeNames;

/** One row of a file of areas. Areas are named as in the file, by code or name, because some of them are yet to be made. */
export interface AreaChange {
	line: number;
	kind: ChangeKind;
	/** Code or name; of a new area its code, or empty: then the name gives it. */
	area: string;
	/** The first day on which it holds; null for a name and for residents. */
	from: Day | null;
	name: string | null;
	/** Of a new area. */
	of: AreaKind | null;
	/** The district and basisteams in which it lies from that day. */
	under: string[];
	/** What it becomes: one area, or more in a split. */
	into: string[];
	year: number | null;
	count: number | null;
}

const {unit: _, ...kinds} = kindNames;

/** Which cells each change needs. */
const needs: Record<ChangeKind, readonly (keyof Cells)[]> = {
	new: ['from', 'name', 'of'],
	rename: ['area', 'name'],
	move: ['area', 'from', 'under'],
	leave: ['area', 'from'],
	merge: ['area', 'from', 'into'],
	split: ['area', 'from', 'into'],
	population: ['area', 'year', 'count'],
};

type Cells = Omit<AreaChange, 'line' | 'kind'>;
const columnOf: Record<keyof Cells, string> = {
	area: 'code',
	from: 'vanaf',
	name: 'naam',
	of: 'soort',
	under: 'onder',
	into: 'naar',
	year: 'jaar',
	count: 'inwoners',
};

const readLine = readBy(lineInput(80));

/** Reads the rows of a file of areas; whether the areas exist is judged when they are applied. */
export function readAreaChanges(rows: readonly TableRow[]): {changes: AreaChange[]; faults: RowFault[]} {
	const read = rows.map(readRow);
	return {changes: read.flatMap(({change}) => (change ? [change] : [])), faults: read.flatMap(({faults}) => faults)};
}

function readRow(row: TableRow): {change?: AreaChange; faults: RowFault[]} {
	const reader = new RowReader(row);
	const kind = reader.optional('wijziging', readChoice(changeNames)) ?? impliedKind(row);
	const cells: Cells = {
		area: reader.optional('code', readLine) ?? '',
		from: reader.optional('vanaf', readDay),
		name: reader.optional('naam', readLine),
		of: reader.optional('soort', readChoice(kinds)),
		under: reader.optional('onder', readNames) ?? [],
		into: reader.optional('naar', readNames) ?? [],
		year: reader.optional('jaar', text => readBy(YearInput)(text)),
		count: reader.optional('inwoners', readCount),
	};
	if (kind === null && reader.faults.length === 0) {
		reader.add('wijziging', `Vul in wat er verandert: ${Object.values(changeNames).join(', ')}.`);
	}

	if (kind === null || reader.faults.length > 0) {
		return {faults: reader.faults};
	}

	for (const cell of needs[kind].filter(name => isEmpty(cells[name]))) {
		reader.add(columnOf[cell], `Bij ${JSON.stringify(changeNames[kind])} mag deze cel niet leeg zijn.`);
	}

	return reader.faults.length > 0 ? {faults: reader.faults} : {change: {line: row.line, kind, ...cells}, faults: []};
}

/** A list of residents need not say on every line that it is one. */
function impliedKind({cells}: TableRow): ChangeKind | null {
	return (cells.wijziging ?? '') === '' && cells.jaar && cells.inwoners ? 'population' : null;
}

function isEmpty(cell: Cells[keyof Cells]): boolean {
	return cell === null || cell === '' || (Array.isArray(cell) && cell.length === 0);
}
