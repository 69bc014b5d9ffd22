import {type Column, dividedAs} from '../domain/table.ts';
import type {DivisionName, TargetDivision} from '../domain/target-report.ts';
import {SMALLEST_RATE_COUNT} from './rate-words.ts';
import {actionDivision, JUDGEMENT, judgementOf, normOfYear} from './target-action-tables.ts';
import {growthDivision, monthsDivision} from './target-growth-tables.ts';
import {districtDivision, organisationDivision} from './target-member-tables.ts';
import {type DividedTable, type Division, dividedTable, pageOf, type TableContext} from './target-table.ts';

/** Every division of a target that the asker may see, in the order of the page. */
export function targetTables(context: TableContext): DividedTable[] {
	return context.report.divisions.map(division => tableOf(context, division));
}

function tableOf(context: TableContext, division: TargetDivision): DividedTable {
	switch (division.kind) {
		case 'actions':
			return actionDivision(context, division);
		case 'downloads':
			return growthDivision(context, division);
		case 'download-months':
			return monthsDivision(context, division);
		case 'organisations':
			return organisationDivision(context, division);
		case 'members':
			return districtDivision(context, division);
		case 'comparison':
			return comparison(context, division);
	}
}

/** The one division of an address; undefined when this target or role does not have it. */
export function targetTable(context: TableContext, by: DivisionName): DividedTable | undefined {
	return targetTables(context).find(division => division.by === by);
}

const name = {key: 'name', label: 'Gebied', kind: 'text'} as const satisfies Column;

/** The own organisation beside its district and the unit; nothing adds up, because one lies in the other. */
function comparison(context: TableContext, {by, rows}: Division<'comparison'>): DividedTable {
	const {columns, cellsOf, definition} = comparisonParts(context);
	return dividedTable(context, {
		by,
		columns: [name, ...columns],
		rows: rows.map(row => ({cells: [row.area.name, ...cellsOf(row)], ...pageOf(context, row.area)})),
		definition,
	});
}

interface ComparisonParts {
	columns: readonly Column[];
	cellsOf(row: Division<'comparison'>['rows'][number]): (string | number | null)[];
	definition: string;
}

function comparisonParts(context: TableContext): ComparisonParts {
	const {target} = context.report.progress;
	const {definition, year} = target;
	switch (target.kind) {
		case 'count':
			return {columns: [count('started', 'Acties')], cellsOf: ({measure}) => [measure.numerator], definition};
		case 'rate':
			return rateParts(context);
		case 'growth':
			return {
				columns: [
					count('now', `Downloads ${year}`),
					count('before', `Downloads ${year - 1}`),
					{key: 'growth', label: 'Stijging', kind: 'change'},
				],
				cellsOf: ({measure: {numerator, denominator, value}}) => [
					numerator,
					denominator,
					value === null ? null : value - 1,
				],
				definition,
			};
		case 'members':
			return {
				columns: [
					count('met', 'Voldoet'),
					count('total', 'Van'),
					{key: 'share', label: 'Deel', kind: 'rate', quotient: {of: 'met', by: 'total'}},
				],
				cellsOf: ({measure: {numerator, denominator, value}}) => [numerator, denominator, value],
				definition,
			};
	}
}

function count(key: string, label: string): Column {
	return {key, label, kind: 'count'};
}

function rateParts(context: TableContext): ComparisonParts {
	const norm = normOfYear(context);
	const success = {of: 'direct', by: 'started', from: SMALLEST_RATE_COUNT};
	return {
		columns: [
			count('started', 'Acties'),
			count('direct', 'Direct succes'),
			{key: 'successRate', label: 'Succes', kind: 'rate', quotient: success},
			{key: 'judgement', label: 'Oordeel', kind: 'text'},
		],
		cellsOf: ({area, measure: {numerator: direct, denominator: started}}) => [
			started,
			direct,
			dividedAs(success, direct, started),
			area.kind === 'unit' ? null : judgementOf({started, direct}, norm),
		],
		definition: `${context.report.progress.target.definition} ${JUDGEMENT}`,
	};
}
