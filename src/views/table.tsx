import type {ComponentChildren} from 'preact';
import {type Cell, type Column, type Table, type TableRow, tableTotals} from '../domain/table.ts';
import {formatCount, formatDay, formatDecimal, formatGrowth, formatInstant, formatRate} from './format.ts';

/** On a phone the rows become blocks, which takes the table roles away in browsers: so the roles are stated. */
const roles = {
	table: {role: 'table'},
	group: {role: 'rowgroup'},
	row: {role: 'row'},
	column: {role: 'columnheader'},
	header: {role: 'rowheader'},
	cell: {role: 'cell'},
} as const;

interface Shown {
	column: Column;
	/** The place of the column in the rows. */
	at: number;
}

/** By which column the rows stand, and the address of another order. */
export interface Sorting {
	key: string;
	direction: 'ascending' | 'descending';
	hrefOf(key: string): string;
}

/** A last column of the page alone: what no file may hold, such as the contact of a person. */
export interface PageColumn {
	label: string;
	cellOf(row: TableRow): ComponentChildren;
}

interface DataTableProps {
	table: Table;
	sorting?: Sorting;
	pageColumn?: PageColumn;
}

/** A table on a page: the columns that fit there, and the totals of those that add up. */
export function DataTable({table, sorting, pageColumn}: DataTableProps) {
	const shown = table.columns.map((column, at) => ({column, at})).filter(({column}) => !column.isInFilesOnly);
	return (
		<table class="utrecht-table data-table" {...roles.table}>
			<caption class="visually-hidden">{table.title}</caption>
			<thead class="utrecht-table__header" {...roles.group}>
				<tr {...roles.row}>
					{shown.map(({column}) => (
						<Head key={column.key} column={column} sorting={sorting} />
					))}
					{pageColumn && (
						<th scope="col" class="utrecht-table__header-cell" {...roles.column}>
							{pageColumn.label}
						</th>
					)}
				</tr>
			</thead>
			<tbody class="utrecht-table__body" {...roles.group}>
				{table.rows.map((row, index) => (
					<DataRow key={row.href ?? index} row={row} shown={shown} pageColumn={pageColumn} />
				))}
			</tbody>
			<Totals table={table} shown={shown} pageColumn={pageColumn} />
		</table>
	);
}

function Head({column: {key, label, ...column}, sorting}: {column: Column; sorting: Sorting | undefined}) {
	const order = sorting?.key === key && {'aria-sort': sorting.direction};
	return (
		<th scope="col" class={`utrecht-table__header-cell${numeric(column)}`} {...order} {...roles.column}>
			{sorting ? (
				<a class="nl-link data-table__sort" href={sorting.hrefOf(key)}>
					{label}
				</a>
			) : (
				label
			)}
		</th>
	);
}

function numeric({kind}: Pick<Column, 'kind'>): string {
	return ['count', 'decimal', 'rate', 'change'].includes(kind) ? ' data-table__number' : '';
}

function DataRow({
	row,
	shown,
	pageColumn,
}: {
	row: TableRow;
	shown: readonly Shown[];
	pageColumn: PageColumn | undefined;
}) {
	return (
		<tr {...roles.row}>
			{shown.map(({column, at}, index) => {
				const text = cellText(column, row.cells[at] ?? null);
				return index === 0 ? (
					<th key={column.key} scope="row" class="utrecht-table__header-cell data-table__name" {...roles.header}>
						{row.href ? (
							<a class="nl-link" href={row.href}>
								{text}
							</a>
						) : (
							text
						)}
					</th>
				) : (
					<td
						key={column.key}
						class={`utrecht-table__cell data-table__cell--${column.kind}${numeric(column)}`}
						data-label={column.label}
						{...roles.cell}
					>
						{text === null ? <span class="quiet">–</span> : text}
					</td>
				);
			})}
			{pageColumn && (
				<td class="utrecht-table__cell data-table__cell--page" data-label={pageColumn.label} {...roles.cell}>
					{pageColumn.cellOf(row)}
				</td>
			)}
		</tr>
	);
}

/** A cell in words; null where there is nothing. */
function cellText({kind, unit}: Column, cell: Cell): string | null {
	if (cell === null) {
		return null;
	}

	if (cell instanceof Date) {
		return formatInstant(cell);
	}

	if (typeof cell === 'number') {
		return numberText(kind, cell) + (unit ? ` ${unit}` : '');
	}

	return kind === 'day' ? formatDay(cell) : cell;
}

function numberText(kind: Column['kind'], number: number): string {
	switch (kind) {
		case 'rate':
			return formatRate(number);
		case 'change':
			return formatGrowth(1 + number);
		case 'decimal':
			return formatDecimal(number);
		default:
			return formatCount(number);
	}
}

function Totals({
	table,
	shown,
	pageColumn,
}: {
	table: Table;
	shown: readonly Shown[];
	pageColumn: PageColumn | undefined;
}) {
	const isSummed = table.rows.length > 0 && shown.some(({column}) => column.isSummed);
	const totals = isSummed ? tableTotals(table) : null;
	return (
		totals && (
			<tfoot class="utrecht-table__footer" {...roles.group}>
				<tr {...roles.row}>
					{shown.map(({column, at}, index) =>
						index === 0 ? (
							<th key={column.key} scope="row" class="utrecht-table__header-cell data-table__name" {...roles.header}>
								Totaal
							</th>
						) : (
							<td
								key={column.key}
								class={`utrecht-table__cell${numeric(column)}`}
								data-label={column.label}
								{...roles.cell}
							>
								{cellText(column, totals[at] ?? null)}
							</td>
						),
					)}
					{pageColumn && <td class="utrecht-table__cell" {...roles.cell} />}
				</tr>
			</tfoot>
		)
	);
}
