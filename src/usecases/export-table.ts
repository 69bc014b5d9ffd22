import {stringify} from 'csv-stringify/sync';
import writeWorkbook, {type CellObject, type SheetData} from 'write-excel-file/node';
import {instantOf} from '../domain/period.ts';
import {type Cell, type Column, columnIndex, type Quotient, type Table, tableTotals} from '../domain/table.ts';
import {wallClockOf} from '../domain/wall-clock.ts';

const FIRST_ROW = 2;

/**
A table as CSV for a Dutch spreadsheet: `;`, a byte order mark and decimal commas; rates are percentages.

Text that a spreadsheet would read as a formula gets an apostrophe in front of it. There is no total: programs read rows.
*/
export function tableCsv({columns, rows}: Table): string {
	const lines = rows.map(row => columns.map((column, index) => csvCell(column, row.cells[index] ?? null)));
	return stringify([columns.map(headOf), ...lines], {
		delimiter: ';',
		bom: true,
		record_delimiter: '\r\n',
		escape_formulas: true,
		cast: {number: number => String(number).replace('.', ',')},
	});
}

function csvCell({kind}: Column, cell: Cell): string | number | null {
	if (cell instanceof Date) {
		return wallClockOf(cell);
	}

	if (typeof cell !== 'number') {
		return cell;
	}

	const isPercentage = kind === 'rate' || kind === 'change';
	return isPercentage ? Math.round(cell * 1000) / 10 : kind === 'decimal' ? Math.round(cell * 10) / 10 : cell;
}

function headOf({label, unit, kind}: Column): string {
	const words = kind === 'rate' || kind === 'change' ? '%' : unit;
	return words ? `${label} (${words})` : label;
}

/** A table as JSON for programs: rows by the keys of the columns, rates as fractions, instants in UTC. */
export function tableJson({title, period, columns, rows, definition, source, filter, note, asOf}: Table): string {
	const items = rows.map(({cells}) => Object.fromEntries(columns.map(({key}, index) => [key, cells[index] ?? null])));
	const words = columns.map(({key, label, kind, unit = null}) => ({key, label, kind, unit}));
	return JSON.stringify({title, period, definition, source, filter, note, asOf, columns: words, items}, null, '\t');
}

/**
A table as a workbook: typed cells, formulas for totals and quotients, and a sheet that explains it.

Instants are written as the clock of the Netherlands, because a spreadsheet knows no zones.
*/
export function tableXlsx(table: Table): Promise<Buffer> {
	return tablesXlsx([table]);
}

/** Several tables as one workbook: a sheet for each by its title, and one sheet that explains them all. */
export function tablesXlsx(tables: readonly Table[]): Promise<Buffer> {
	const explained = tables.flatMap((table, index) => [...(index > 0 ? [[]] : []), ...explanation(table)]);
	return writeWorkbook([
		...tables.map(sheetOf),
		{sheet: 'Toelichting', data: explained, columns: [{width: 22}, {width: 90}]},
	]).toBuffer();
}

function sheetOf(table: Table) {
	const {columns, rows} = table;
	const body = rows.map((row, index) =>
		columns.map((column, at) => sheetCell(columns, {column, cell: row.cells[at] ?? null, row: index + FIRST_ROW})),
	);
	const total = totalRow(table);
	return {
		sheet: table.title.slice(0, 31),
		data: [columns.map(column => headCell(workbookHead(column))), ...body, ...(total ? [total] : [])],
		columns: columns.map((column, at) => ({width: widthOf(column, rows, at)})),
		stickyRowsCount: 1,
	};
}

function workbookHead({label, unit}: Column): string {
	return unit ? `${label} (${unit})` : label;
}

function headCell(value: string): CellObject {
	return {value, type: String, fontWeight: 'bold', backgroundColor: '#E9F0EF', bottomBorderStyle: 'thin', wrap: true};
}

const formats = {
	text: undefined,
	count: '#,##0',
	decimal: '0.0',
	rate: '0.0%',
	change: '+0.0%;-0.0%;0.0%',
	day: 'd-m-yyyy',
	instant: 'd-m-yyyy hh:mm',
} as const satisfies Record<Column['kind'], string | undefined>;

function sheetCell(
	columns: readonly Column[],
	{column, cell, row}: {column: Column; cell: Cell; row: number},
): CellObject | null {
	const format = formats[column.kind];
	if (column.quotient) {
		return {value: quotientFormula(columns, column.quotient, row), type: 'Formula', format: format ?? formats.rate};
	}

	if (cell === null) {
		return null;
	}

	if (cell instanceof Date) {
		return {value: wallDate(cell), type: Date, format: formats.instant};
	}

	if (typeof cell === 'number') {
		return {value: cell, type: Number, ...(format && {format})};
	}

	return column.kind === 'day'
		? {value: wallDate(instantOf(cell)), type: Date, format: formats.day}
		: {value: cell, type: String};
}

/** The clock of the Netherlands, as if it were that of Greenwich: so the workbook shows it. */
function wallDate(instant: Date): Date {
	return new Date(`${wallClockOf(instant).replace(' ', 'T')}:00Z`);
}

function quotientFormula(columns: readonly Column[], {of, by, per, from}: Quotient, row: number): string {
	const [above, below] = [of, by].map(key => `${letterOf(columnIndex(columns, key))}${row}`);
	const isTooSmall = from === undefined ? `N(${below})=0` : `N(${below})<${from}`;
	// A spreadsheet reads an empty numerator as zero.
	return per === undefined
		? `IF(${isTooSmall},"",${above}/${below})`
		: `IF(OR(${isTooSmall},${above}=""),"",${above}/${below}*${per})`;
}

function totalRow({columns, rows}: Table): (CellObject | null)[] | null {
	if (rows.length === 0 || !tableTotals({columns, rows})) {
		return null;
	}

	const last = rows.length + FIRST_ROW - 1;
	return columns.map((column, at) => {
		const bold = {fontWeight: 'bold', topBorderStyle: 'thin'} as const;
		if (column.quotient) {
			return {
				value: quotientFormula(columns, column.quotient, last + 1),
				type: 'Formula',
				format: formats[column.kind] ?? formats.rate,
				...bold,
			};
		}

		if (column.isSummed) {
			const letter = letterOf(at);
			return {value: `SUM(${letter}${FIRST_ROW}:${letter}${last})`, type: 'Formula', format: formats.count, ...bold};
		}

		return at === 0 ? {value: 'Totaal', type: String, ...bold} : null;
	});
}

/** `A` for the first column, `AA` for the 27th. */
function letterOf(index: number): string {
	const rest = String.fromCharCode(65 + (index % 26));
	return index < 26 ? rest : `${letterOf(Math.floor(index / 26) - 1)}${rest}`;
}

function widthOf(column: Column, rows: Table['rows'], at: number): number {
	if (column.kind === 'instant' || column.kind === 'day') {
		return 16;
	}

	const longest = rows.reduce((most, row) => Math.max(most, String(row.cells[at] ?? '').length), 0);
	return Math.min(40, Math.max(8, longest, workbookHead(column).length) + 2);
}

function explanation({title, definition, source, filter, note, asOf, rows}: Table): SheetData {
	const lines = [
		['Onderwerp', title],
		['Definitie', definition],
		['Bron', source],
		...filter.map(({label, value}) => [`Filter: ${label}`, value]),
		['Aantal rijen', String(rows.length)],
		...(note ? [['Let op', note]] : []),
		['Stand van', `${wallClockOf(asOf)} (Nederlandse tijd)`],
	];
	return lines.map(([label = '', value = '']) => [
		headCell(label),
		{value, type: String, wrap: true, alignVertical: 'top' as const},
	]);
}
