import {methodNames} from '../domain/app-downloads.ts';
import type {FigureGrid, GridCell, GridRow} from '../domain/figure-grid.ts';
import type {Cell, Column, Table} from '../domain/table.ts';

/** The headers that `import app-downloads` reads, so that a file can be filled in and handed back. */
const columns = [
	{key: 'gemeente', label: 'gemeente', kind: 'text'},
	{key: 'maand', label: 'maand', kind: 'text'},
	{key: 'downloads', label: 'downloads', kind: 'count'},
	{key: 'deelnemers', label: 'deelnemers', kind: 'count'},
	{key: 'bron', label: 'bron', kind: 'text'},
	{key: 'methode', label: 'methode', kind: 'text'},
] as const satisfies readonly Column[];

/** The months of a year as they were delivered, in the import's own format; a cell without figures is an empty row to fill in. */
export function figuresTable(
	{year, rows, unit}: FigureGrid,
	{isExample, asOf}: {isExample: boolean; asOf: Date},
): Table {
	return {
		name: 'cijfers',
		title: `Cijfers ${year}`,
		period: String(year),
		columns,
		rows: [...rows, ...(unit ? [unit] : [])].flatMap(row =>
			row.cells.filter(({state}) => state === 'open').map(cell => ({cells: cellsOf(row, cell)})),
		),
		definition:
			'Downloads: nieuwe downloads van de app in de maand. Deelnemers: geregistreerde deelnemers op de laatste dag van de maand, tot en met maart 2024. Vul een lege rij aan en importeer het bestand weer bij Cijfers; een rij die leeg blijft, verandert niets.',
		source: 'Zoals opgegeven; de bron staat bij elke rij',
		filter: [{label: 'Jaar', value: String(year)}],
		note: isExample ? 'Voorbeeldgegevens: deze cijfers zijn verzonnen.' : null,
		asOf,
	};
}

function cellsOf({area}: GridRow, {month, row}: GridCell): Cell[] {
	const name = area.kind === 'unit' ? 'Hele eenheid' : area.name;
	return [
		...[name, month, row?.appDownloads ?? null, row?.participants ?? null, row?.source ?? null],
		row ? methodNames[row.method] : null,
	];
}
