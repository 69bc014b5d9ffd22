import {type Area, areaOf} from '../domain/areas.ts';
import type {FigureRow} from '../domain/figure-rows.ts';
import type {RowsQuery} from '../domain/rows-behind.ts';
import {type Column, dividedAs} from '../domain/table.ts';
import {judgeRate} from '../domain/wilson.ts';
import {judgementWords, SMALLEST_RATE_COUNT} from './rate-words.ts';
import {
	type DividedTable,
	type Division,
	dividedTable,
	divisionWords,
	pageOf,
	type RowsLink,
	rowsAddress,
	type TableContext,
} from './target-table.ts';
import {formatActions} from './target-words.ts';

const success = {of: 'direct', by: 'started', from: SMALLEST_RATE_COUNT};

const columns = [
	{key: 'name', label: 'Gebied', kind: 'text'},
	{key: 'started', label: 'Acties', kind: 'count', isSummed: true},
	{key: 'share', label: 'Deel van de acties', kind: 'rate'},
	{key: 'direct', label: 'Direct succes', kind: 'count', isSummed: true},
	{key: 'successRate', label: 'Succes', kind: 'rate', quotient: success},
	{key: 'judgement', label: 'Oordeel', kind: 'text'},
	{key: 'open', label: 'Nog open', kind: 'count', isSummed: true},
] as const satisfies readonly Column[];

type Key = (typeof columns)[number]['key'];

/** Started actions and direct successes of an area, divided; the rows add up to the area. */
export function actionDivision(context: TableContext, {by, rows}: Division<'actions'>): DividedTable {
	const {facts, area} = context.report;
	const norm = normOfYear(context);
	const hasJudgement = by !== 'month' && norm !== null;
	const shown = columns.filter(({key}) => key !== 'judgement' || hasJudgement);
	const total = rows.reduce((sum, row) => sum + (row.started ?? 0), 0);
	return dividedTable(context, {
		by,
		columns: shown.map(column => (column.key === 'name' ? {...column, label: divisionWords[by].rowLabel} : column)),
		// What belongs to no place matters only when something does: other figures of the year can need that row, not these.
		rows: rows
			.filter(row => isPlace(row) || row.started !== 0)
			.map(row => {
				const cells = cellsOf(row, {total, norm});
				const place = by === 'month' ? null : placeOf(facts.areas, row.key, by);
				return {
					cells: shown.map(({key}) => cells[key]),
					...pageOf(context, place),
					links: by === 'month' || place ? linksOf(context, row, queryOf(by, row.key)) : [],
				};
			}),
		definition: `Acties: zoekacties die de meldkamer startte, ook de ingetrokken acties. Succes: acties met direct succes gedeeld door alle gestarte acties, vanaf ${SMALLEST_RATE_COUNT} acties. Deel van de acties: het deel van alle acties van ${area.name}. ${hasJudgement ? `${JUDGEMENT} ` : ''}Een leeg vak is nog niet bekend.`,
	});
}

/** How a small area is judged, for every table that does it. */
export const JUDGEMENT =
	'Oordeel: boven of onder de norm alleen als het 95%-interval (Wilson) de norm uitsluit; anders zijn er te weinig acties om te beoordelen.';

/** The norm of the year's success rate, 0–1; null when the year has none. */
export function normOfYear({report}: TableContext): number | null {
	return report.facts.targets.find(({kind}) => kind === 'rate')?.goal ?? null;
}

/** A small area in words; null without actions or norm. */
export function judgementOf(
	{started, direct}: Pick<FigureRow, 'started' | 'direct'>,
	norm: number | null,
): string | null {
	if (started === null || direct === null || norm === null) {
		return null;
	}

	const judgement = judgeRate({successes: direct, cases: started, norm});
	return judgement && judgementWords[judgement];
}

function cellsOf(
	row: FigureRow,
	{total, norm}: {total: number; norm: number | null},
): Record<Key, string | number | null> {
	const {name, started, direct, open} = row;
	return {
		name,
		started,
		share: dividedAs({}, started, total),
		direct,
		successRate: dividedAs(success, direct, started),
		judgement: isPlace(row) ? judgementOf(row, norm) : null,
		open,
	};
}

function isPlace({key}: FigureRow): boolean {
	return key !== 'unassigned' && key !== 'unsplit';
}

function placeOf(areas: readonly Area[], code: string, kind: Area['kind']): Area | null {
	const place = areaOf(areas, code);
	return place?.kind === kind ? place : null;
}

function queryOf(by: Division<'actions'>['by'], key: string): RowsQuery {
	switch (by) {
		case 'month':
			return {maand: key.slice(-2)};
		case 'municipality':
			return {gemeente: key};
		default:
			return {[by]: key};
	}
}

/** The started actions of a row, and its direct successes where the target counts those. */
function linksOf(context: TableContext, {started, direct}: FigureRow, query: RowsQuery): RowsLink[] {
	const all = rowsAddress(context, {telt: 'gestart', ...query}, started);
	const successes =
		context.report.progress.target.kind === 'rate'
			? rowsAddress(context, {telt: 'gestart', uitkomst: 'direct', ...query}, direct)
			: null;
	return [
		...(all ? [{href: all, text: formatActions(started)}] : []),
		...(successes ? [{href: successes, text: `${direct} met direct succes`}] : []),
	];
}
