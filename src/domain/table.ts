import type {Day} from './period.ts';

export type Cell = string | number | Date | null;

export interface Column {
	key: string;
	label: string;
	/**
	`count` a whole number of things; `decimal` a number with one decimal; `rate` a fraction, 0–1; `change` a fraction more
	or less than before, shown with its sign; `day` a `Day`; `instant` a Date; the rest is text.
	*/
	kind: 'text' | 'count' | 'decimal' | 'rate' | 'change' | 'day' | 'instant';
	/** Of what the numbers are: `km`, `tips`; left out where the label says it. */
	unit?: string;
	/** The rows add up: there is a total below. */
	isSummed?: true;
	/** Every cell, and the total, is one column divided by another. */
	quotient?: Quotient;
	/** Too much for a screen: only in the files. */
	isInFilesOnly?: true;
}

export interface Quotient {
	of: string;
	by: string;
	/** Times this: 10.000 residents. */
	per?: number;
	/** Below this denominator there is no quotient: too few to say anything. */
	from?: number;
}

export interface TableRow {
	/** One for each column, in the same order. */
	cells: readonly Cell[];
	/** The page of what this row is about; the first cell leads there. */
	href?: string;
}

/** A table with everything that explains it; the page, the CSV and the workbook are all made of this one value. */
export interface Table {
	/** What it is about, as one word of an address: `acties`. */
	name: string;
	title: string;
	/** The period as one word of a file name: `2022`, `2022-05`, `alle-jaren`. */
	period: string;
	columns: readonly Column[];
	rows: readonly TableRow[];
	/** What counts and what does not. */
	definition: string;
	source: string;
	/** What was asked for, in words. */
	filter: readonly {label: string; value: string}[];
	/** What a reader should know beside the figures; null where there is nothing. */
	note: string | null;
	asOf: Date;
}

/**
The row below a table: the sums of what adds up, and the quotients of those sums.

@returns null when nothing in the table adds up. A cell is null where no row has a number, and where a quotient has no
or a zero denominator: "not known", never 0.
*/
export function tableTotals({columns, rows}: Pick<Table, 'columns' | 'rows'>): Cell[] | null {
	if (!columns.some(column => column.isSummed)) {
		return null;
	}

	const sums = columns.map((column, index) => (column.isSummed ? sumOf(rows.map(row => row.cells[index])) : null));
	return columns.map(({quotient}, index) => (quotient ? quotientOf(columns, sums, quotient) : (sums[index] ?? null)));
}

function sumOf(cells: readonly (Cell | undefined)[]): number | null {
	const numbers = cells.filter(cell => typeof cell === 'number');
	return numbers.length === 0 ? null : numbers.reduce((sum, number) => sum + number, 0);
}

function quotientOf(
	columns: readonly Column[],
	sums: readonly (number | null)[],
	{of, by, ...rest}: Quotient,
): number | null {
	const [above = null, below = null] = [of, by].map(key => sums[columnIndex(columns, key)] ?? null);
	return dividedAs(rest, above, below);
}

/** A quotient of a table; null without a numerator, or with a denominator that is not known, zero or too small. */
export function dividedAs(
	{per = 1, from = 0}: Pick<Quotient, 'per' | 'from'>,
	above: number | null,
	below: number | null,
): number | null {
	return above === null || !below || below < from ? null : (above / below) * per;
}

/** The place of a column. @throws {RangeError} when there is no such column: a mistake in the table. */
export function columnIndex(columns: readonly Column[], key: string): number {
	const index = columns.findIndex(column => column.key === key);
	if (index === -1) {
		throw new RangeError(`No column ${key}`);
	}

	return index;
}

export const tableFormats = ['csv', 'xlsx', 'json'] as const;
export type TableFormat = (typeof tableFormats)[number];

/** The name of a file of a table: `burgernet-acties-2022-20260214.xlsx`. */
export function tableFileName({name, period}: Pick<Table, 'name' | 'period'>, today: Day, format: TableFormat) {
	return `burgernet-${name}-${period}-${today.replaceAll('-', '')}.${format}`;
}
