import type {Area} from '../domain/areas.ts';
import type {FigureRow} from '../domain/figure-rows.ts';
import type {ProgressReport} from '../domain/progress-report.ts';
import type {Column, Table} from '../domain/table.ts';
import {figureTable} from './figure-table.ts';
import {organisationTitle} from './organisation-words.ts';
import {SMALLEST_RATE_COUNT} from './rate-words.ts';

interface MonthTableInput {
	area: Pick<Area, 'kind' | 'slug' | 'name'>;
	rows: readonly FigureRow[];
	report: ProgressReport;
	/** The actions of a month; undefined for who may not see them. */
	hrefOf(month: string): string | undefined;
	/** The figures are invented. */
	isExample: boolean;
}

const fileNames: Partial<Record<Area['kind'], string>> = {municipality: 'gemeente', detectives: 'districtsrecherche'};

/**
The figures of an organisation by month.

No residents, because a month has none of its own; participants are a stock that does not add up; a percentage only from ten
actions on.
*/
export function monthTable({area, rows, report, hrefOf, isExample}: MonthTableInput): Table {
	const table = figureTable({
		name: `${fileNames[area.kind] ?? area.kind}-${area.slug}`,
		title: `${organisationTitle(area)}, per maand`,
		rowLabel: 'Maand',
		rows: rows.map(row => ((row.started ?? 0) < SMALLEST_RATE_COUNT ? {...row, successRate: null} : row)),
		hrefOf,
		moment: report,
		isExample,
	});
	const last = table.columns.findIndex(({key}) => key === 'population');
	return {
		...table,
		columns: table.columns.slice(0, last).map(asMonthColumn),
		rows: table.rows.map(row => ({...row, cells: row.cells.slice(0, last)})),
		definition: `${table.definition} Een percentage staat er vanaf ${SMALLEST_RATE_COUNT} acties.`,
	};
}

function asMonthColumn(column: Column): Column {
	const {isSummed, ...rest} = column;
	switch (column.key) {
		case 'participants':
			return rest;
		case 'successRate':
			return {...column, quotient: {of: 'direct', by: 'started', from: SMALLEST_RATE_COUNT}};
		default:
			return column;
	}
}
