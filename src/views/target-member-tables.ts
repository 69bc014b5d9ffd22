import {kindsCountingAs} from '../domain/actions.ts';
import {kindNames} from '../domain/areas.ts';
import {conditionsOf, type MemberRow} from '../domain/member-rows.ts';
import type {Column} from '../domain/table.ts';
import type {Condition, MembersTarget} from '../domain/targets.ts';
import {formatCount, formatDay} from './format.ts';
import {ambassadorWords} from './municipality-table.tsx';
import {kindsWords} from './target-pace.ts';
import {
	type DividedTable,
	type Division,
	dividedTable,
	ownRowsLink,
	pageOf,
	type TableContext,
} from './target-table.ts';

type ActionsCondition = Extract<Condition, {kinds: unknown}>;

/** Every organisation of a target's population with each of its conditions. */
export function organisationDivision(context: TableContext, {by, rows}: Division<'organisations'>): DividedTable {
	const target = context.report.progress.target as MembersTarget;
	const asked = conditionsOf(target).filter(condition => 'kinds' in condition);
	const kinds = asked.length > 0 ? [...new Set(asked.flatMap(one => one.kinds))] : kindsCountingAs('non-time-critical');
	const mayBeStated = asked.some(({atLeast}) => atLeast === 1) && target.population.organisation !== 'municipality';
	const columns: Column[] = [
		{key: 'name', label: kindNames[target.population.organisation], kind: 'text'},
		{key: 'district', label: 'District', kind: 'text'},
		{key: 'ambassador', label: 'Ambassadeur', kind: 'text'},
		...asked.map((condition, index) => countColumn(condition, index)),
		...(mayBeStated ? [{key: 'stated', label: 'Opgave van het team', kind: 'text' as const}] : []),
		{key: 'isMet', label: 'Voldoet', kind: 'text'},
	];
	return dividedTable(context, {
		by,
		heading: rows.length === 1 ? kindNames[target.population.organisation] : headings[target.population.organisation],
		columns,
		rows: rows.map(row => ({
			cells: [
				row.area.name,
				row.district?.name ?? null,
				trainedWords(row),
				...row.parts.filter(({condition}) => 'kinds' in condition).map(({count}) => count),
				...(mayBeStated ? [statedWords(row)] : []),
				metWords(row),
			],
			...pageOf(context, row.area),
			links: ownRowsLink(context, row.area, kinds),
		})),
		definition: target.definition,
		note: 'Een opgave van het team zelf telt als één keer gebruikt, nooit als twee berichten.',
	});
}

const headings = {municipality: 'Per gemeente', basisteam: 'Per basisteam', detectives: 'Per districtsrecherche'};

function countColumn({kinds, atLeast}: ActionsCondition, index: number): Column {
	const words = kindsWords(kinds, 2);
	const label = kinds.length > 1 ? `Eigen ${words}` : `${words[0]?.toUpperCase()}${words.slice(1)}`;
	return {key: `count${index + 1}`, label: `${label} (nodig: ${formatCount(atLeast)})`, kind: 'count'};
}

/** Since when an organisation has a trained ambassador: from that day it is among those that the target counts. */
function trainedWords({ambassador, trainedSince}: MemberRow): string {
	const {word} = ambassadorWords[ambassador];
	return trainedSince === null ? word : `${word} sinds ${formatDay(trainedSince)}`;
}

function statedWords({parts}: MemberRow): string | null {
	const since = parts.flatMap(({statedSince}) => statedSince ?? []).sort()[0];
	return since === undefined ? null : `in gebruik sinds ${formatDay(since)}`;
}

function metWords({isMet, isByStatement}: MemberRow): string {
	if (!isMet) {
		return 'nog niet';
	}

	return isByStatement ? 'ja, volgens opgave' : 'ja';
}

/** How many organisations of each district meet a target: for who may not see them one by one. */
export function districtDivision(context: TableContext, {by, rows}: Division<'members'>): DividedTable {
	return dividedTable(context, {
		by,
		columns: [
			{key: 'name', label: 'District', kind: 'text'},
			{key: 'met', label: 'Voldoet', kind: 'count', isSummed: true},
			{key: 'total', label: 'Van', kind: 'count', isSummed: true},
			{key: 'share', label: 'Deel', kind: 'rate', quotient: {of: 'met', by: 'total'}},
		],
		rows: rows.map(({district, met, total}) => ({
			cells: [district?.name ?? 'Niet toegewezen', met, total, total === 0 ? null : met / total],
			...pageOf(context, district),
		})),
		definition: context.report.progress.target.definition,
	});
}
