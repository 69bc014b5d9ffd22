import type {FigureRow} from '../domain/figure-rows.ts';
import type {ProgressReport} from '../domain/progress-report.ts';
import type {Cell, Column, Table} from '../domain/table.ts';
import {formatDay, formatInstant} from './format.ts';

const columns = [
	{key: 'name', label: 'Gebied', kind: 'text'},
	{key: 'started', label: 'Acties', kind: 'count', isSummed: true},
	{key: 'direct', label: 'Direct succes', kind: 'count', isSummed: true},
	{key: 'successRate', label: 'Succes', kind: 'rate', quotient: {of: 'direct', by: 'started'}},
	{key: 'indirect', label: 'Indirecte bijdrage', kind: 'count', isSummed: true, isInFilesOnly: true},
	{key: 'none', label: 'Geen resultaat', kind: 'count', isSummed: true, isInFilesOnly: true},
	{key: 'withdrawn', label: 'Ingetrokken', kind: 'count', isSummed: true, isInFilesOnly: true},
	{key: 'open', label: 'Nog open', kind: 'count', isSummed: true},
	{key: 'nonTimeCritical', label: 'Berichten', kind: 'count', isSummed: true},
	{key: 'appDownloads', label: 'Downloads', kind: 'count', isSummed: true},
	{key: 'participants', label: 'Deelnemers', kind: 'count', isSummed: true, isInFilesOnly: true},
	{key: 'population', label: 'Inwoners', kind: 'count', isSummed: true},
] as const satisfies readonly Column[];

interface FigureTableInput {
	/** What it is about, as one word of a file name: `gemeenten`. */
	name: string;
	title: string;
	/** What a row is: `Gemeente`, `Maand`. */
	rowLabel: string;
	rows: readonly FigureRow[];
	/** The page of a row; undefined where there is none. */
	hrefOf?(key: string): string | undefined;
	moment: Pick<ProgressReport, 'year' | 'area' | 'at' | 'knownAt'>;
	/** The figures are invented. */
	isExample: boolean;
}

/** The recorded figures of an area, divided, as one table: the page and all files are made of it. */
export function figureTable({name, title, rowLabel, rows, hrefOf, moment, isExample}: FigureTableInput): Table {
	return {
		name,
		title,
		period: String(moment.year),
		columns: columns.map(column => (column.key === 'name' ? {...column, label: rowLabel} : column)),
		rows: rows.map(row => {
			const href = hrefOf?.(row.key);
			return {cells: columns.map(({key}): Cell => row[key]), ...(href !== undefined && {href})};
		}),
		definition:
			'Acties: zoekacties die de meldkamer startte, ook de ingetrokken acties. Succes: acties met direct succes gedeeld door alle gestarte acties. Berichten: buurtonderzoeken, informatieve berichten en Burgernetmails. Downloads: nieuwe downloads van de app in hele maanden. Inwoners: op 1 januari (CBS). Een leeg vak is nog niet bekend.',
		source: 'Acties, downloads en deelnemers zoals vastgelegd in deze dienst; inwoners: CBS',
		filter: filterOf(moment),
		note: isExample ? 'Voorbeeldgegevens: deze cijfers zijn verzonnen.' : null,
		asOf: moment.knownAt,
	};
}

/** What every table of a report was asked for, in words. */
export function filterOf({year, area, at, knownAt}: FigureTableInput['moment']): Table['filter'] {
	return [
		{label: 'Jaar', value: String(year)},
		{label: 'Gebied', value: area.name},
		{label: 'Peildatum', value: formatDay(at)},
		{label: 'Zoals bekend op', value: formatInstant(knownAt)},
	];
}
