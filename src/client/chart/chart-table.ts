/** A column of a table that a chart draws. */
export interface ChartSeries {
	key: string;
	label: string;
	/** null: no figure for that row. */
	values: (number | null)[];
	/** The words of each point; empty where there is none. */
	tips: string[];
}

/** Everything that a chart needs, read from the table that is in the page already. */
export interface ChartTable {
	/** Id of the figure with the canvas. */
	canvas: string;
	unit: 'count' | 'rate';
	labels: string[];
	series: ChartSeries[];
	/** Index of the row whose period is not over; null when all are. */
	partialIndex: number | null;
	/** A fixed line across the chart; null without one. */
	norm: number | null;
}

/** Reads the exact numbers that the server put beside the written ones. */
export function readChartTable(table: HTMLTableElement): ChartTable {
	const rows = [...table.querySelectorAll<HTMLTableRowElement>('tbody tr')];
	const partialIndex = rows.findIndex(row => row.dataset.partial !== undefined);
	return {
		canvas: table.dataset.canvas ?? '',
		unit: table.dataset.unit === 'rate' ? 'rate' : 'count',
		labels: rows.map(row => row.querySelector('th')?.dataset.label ?? ''),
		series: readSeries(table, rows),
		partialIndex: partialIndex === -1 ? null : partialIndex,
		norm: table.dataset.norm === undefined ? null : Number(table.dataset.norm),
	};
}

function readSeries(table: HTMLTableElement, rows: readonly HTMLTableRowElement[]): ChartSeries[] {
	const heads = [...table.querySelectorAll<HTMLTableCellElement>('thead th')];
	return heads.flatMap((head, column) => {
		const key = head.dataset.series;
		if (!key) {
			return [];
		}

		const cells = rows.map(row => row.cells[column]);
		return [
			{
				key,
				label: head.textContent ?? '',
				values: cells.map(cell => (cell?.dataset.value === undefined ? null : Number(cell.dataset.value))),
				tips: cells.map(cell => cell?.dataset.tip ?? ''),
			},
		];
	});
}
