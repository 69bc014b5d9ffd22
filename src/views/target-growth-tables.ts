import type {GrowthMonth} from '../domain/growth-rows.ts';
import {type Column, dividedAs} from '../domain/table.ts';
import {formatCount, formatMonth} from './format.ts';
import {
	type DividedTable,
	type Division,
	dividedTable,
	divisionWords,
	pageOf,
	type TableContext,
} from './target-table.ts';

const growth = {of: 'difference', by: 'before'};

function columnsOf(label: string, year: number): Column[] {
	return [
		{key: 'name', label, kind: 'text'},
		{key: 'now', label: `Downloads ${year}`, kind: 'count', isSummed: true},
		{key: 'before', label: `Downloads ${year - 1}`, kind: 'count', isSummed: true},
		{key: 'difference', label: 'Verschil', kind: 'count', isSummed: true},
		{key: 'growth', label: 'Stijging', kind: 'change', quotient: growth},
	];
}

function numbersOf(counts: {now: number | null; before: number | null} | null): (number | null)[] {
	const {now, before} = counts ?? {now: null, before: null};
	const difference = now === null || before === null ? null : now - before;
	return [now, before, difference, dividedAs({}, difference, before)];
}

const DEFINITION =
	'Nieuwe downloads van de app in de hele maanden die in beide jaren bekend zijn. Stijging: het verschil gedeeld door de downloads van vorig jaar. Een leeg vak is nog niet bekend.';

/** The compared downloads of an area over its places, with what no place accounts for. */
export function growthDivision(context: TableContext, {by, rows}: Division<'downloads'>): DividedTable {
	return dividedTable(context, {
		by,
		columns: columnsOf(divisionWords[by].rowLabel, context.report.report.year),
		rows: rows.map(row => ({
			cells: [row.place?.name ?? 'Niet per gebied bekend in beide jaren', ...numbersOf(row)],
			...pageOf(context, row.place),
		})),
		definition: `${DEFINITION} Per gebied tellen alleen gemeenten mee die een maand in beide jaren opgaven; de rest staat apart.`,
	});
}

/** The twelve months of both years; those that count add up to the figure of the target. */
export function monthsDivision(context: TableContext, {by, rows}: Division<'download-months'>): DividedTable {
	const {year} = context.report.report;
	return dividedTable(context, {
		by,
		heading: 'Per maand, beide jaren',
		columns: [...columnsOf('Maand', year), {key: 'remark', label: 'Telt mee', kind: 'text'}],
		rows: rows.map(row => ({
			cells: [formatMonth(row.month), ...numbersOf(row.compared), remarkOf(row, year)],
		})),
		definition: `${DEFINITION} Een maand die niet meetelt, heeft geen getallen in de kolommen die optellen.`,
	});
}

function remarkOf({compared, now, before, isWhole}: GrowthMonth, year: number): string {
	if (compared) {
		return 'ja';
	}

	if (!isWhole) {
		return before === null ? 'nee: de maand is nog niet om' : `nee: nog niet om (${year - 1}: ${formatCount(before)})`;
	}

	if (now !== null) {
		return `nee: alleen ${year} bekend (${formatCount(now)})`;
	}

	return before === null ? 'nee: niet bekend' : `nee: alleen ${year - 1} bekend (${formatCount(before)})`;
}
