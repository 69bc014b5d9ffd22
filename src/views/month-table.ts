import type {ProgressReport} from '../domain/progress-report.ts';
import type {Cell, Column, Table} from '../domain/table.ts';
import {isRunningMonth} from './chart-figure.tsx';
import {formatMonth, formatThrough} from './format.ts';
import {contextOf, nameOf} from './progress-table.ts';

function columnsOf(year: number) {
	return [
		{key: 'month', label: 'Maand', kind: 'text'},
		{key: 'started', label: 'Acties', kind: 'count', isSummed: true},
		{key: 'direct', label: 'Direct succes', kind: 'count', isSummed: true},
		{key: 'successRate', label: 'Succes', kind: 'rate', quotient: {of: 'direct', by: 'started'}},
		{key: 'cumulative', label: 'Acties opgeteld', kind: 'count'},
		{key: 'cumulativeExpected', label: 'Doellijn', kind: 'count'},
		{key: 'cumulativeLastYear', label: `${year - 1} opgeteld`, kind: 'count'},
	] as const satisfies readonly Column[];
}

/** What both charts of a report are drawn from, a row for each month. */
export function progressMonthTable({report, isExample}: {report: ProgressReport; isExample: boolean}): Table {
	const {year, months, at} = report;
	return {
		name: nameOf('voortgang-maanden', report),
		title: `Voortgang ${year} per maand`,
		period: String(year),
		columns: columnsOf(year),
		rows: months.map(({month, totals, successRate, cumulative, cumulativeLastYear, cumulativeExpected}) => {
			const name = formatMonth(month);
			const cells: Cell[] = [
				isRunningMonth(month, at) ? `${name} (${formatThrough(at)})` : name,
				...[totals?.started ?? null, totals?.direct ?? null, successRate, cumulative],
				...[cumulativeExpected === null ? null : Math.round(cumulativeExpected), cumulativeLastYear],
			];
			return {cells};
		}),
		definition:
			'Acties: zoekacties die de meldkamer startte, ook de ingetrokken acties. Succes: acties met direct succes gedeeld door alle gestarte acties. Opgeteld: vanaf 1 januari. Doellijn: de doelstelling, verdeeld over de maanden zoals de acties van vorig jaar. Een leeg vak is nog niet bekend.',
		source: 'Acties zoals vastgelegd in deze dienst',
		...contextOf({report, isExample}),
	};
}
