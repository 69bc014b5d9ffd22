import {type Cell, type Column, type Table, type TableRow, tableTotals} from '../domain/table.ts';
import {formatCount, formatDay, formatInstant, formatRate} from './format.ts';

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

/** A table on a page: the columns that fit there, and the totals of those that add up. */
export function DataTable({table}: {table: Table}) {
	const shown = table.columns.map((column, at) => ({column, at})).filter(({column}) => !column.isInFilesOnly);
	return (
		<table class="utrecht-table data-table" {...roles.table}>
			<caption class="visually-hidden">{table.title}</caption>
			<thead class="utrecht-table__header" {...roles.group}>
				<tr {...roles.row}>
					{shown.map(({column}) => (
						<th key={column.key} scope="col" class={`utrecht-table__header-cell${numeric(column)}`} {...roles.column}>
							{column.label}
						</th>
					))}
				</tr>
			</thead>
			<tbody class="utrecht-table__body" {...roles.group}>
				{table.rows.map((row, index) => (
					<DataRow key={row.href ?? index} row={row} shown={shown} />
				))}
			</tbody>
			<Totals table={table} shown={shown} />
		</table>
	);
}

function numeric({kind}: Column): string {
	return kind === 'count' || kind === 'rate' ? ' data-table__number' : '';
}

function DataRow({row, shown}: {row: TableRow; shown: readonly Shown[]}) {
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
		return kind === 'rate' ? formatRate(cell) : `${formatCount(cell)}${unit ? ` ${unit}` : ''}`;
	}

	return kind === 'day' ? formatDay(cell) : cell;
}

function Totals({table, shown}: {table: Table; shown: readonly Shown[]}) {
	const totals = shown.some(({column}) => column.isSummed) ? tableTotals(table) : null;
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
				</tr>
			</tfoot>
		)
	);
}
