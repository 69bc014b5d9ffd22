import type {Area} from '../domain/areas.ts';
import {districtOn} from '../domain/areas.ts';
import {ownActionCount} from '../domain/members.ts';
import {placeQuery, type RowsQuery, rowsQuery} from '../domain/rows-behind.ts';
import type {Column, Table, TableRow} from '../domain/table.ts';
import type {DivisionName, TargetDivision, TargetReport} from '../domain/target-report.ts';
import {type AsOf, addressOf, areaPath} from './addresses.ts';
import {filterOf} from './figure-table.ts';

/** The word of a division in an address and in a file name, and its heading. */
export const divisionWords: Record<DivisionName, {word: string; heading: string; rowLabel: string}> = {
	organisation: {word: 'organisatie', heading: 'Per organisatie', rowLabel: 'Organisatie'},
	district: {word: 'district', heading: 'Per district', rowLabel: 'District'},
	basisteam: {word: 'basisteam', heading: 'Per basisteam', rowLabel: 'Basisteam'},
	municipality: {word: 'gemeente', heading: 'Per gemeente', rowLabel: 'Gemeente'},
	own: {word: 'eigen', heading: 'Jouw gebied, je district en de eenheid', rowLabel: 'Gebied'},
	month: {word: 'maand', heading: 'Per maand', rowLabel: 'Maand'},
};

export interface RowsLink {
	href: string;
	/** `24 acties` */
	text: string;
}

/** A division as the one table that its page and files are made of, with what only the page shows. */
export interface DividedTable {
	by: DivisionName;
	heading: string;
	table: Table;
	/** The actions behind a row, for whoever may open them all. */
	linksOf(row: TableRow): readonly RowsLink[];
}

export interface TableContext {
	report: TargetReport;
	asOf: AsOf;
	/** The figures are invented. */
	isExample: boolean;
}

interface Parts {
	by: DivisionName;
	heading?: string;
	columns: readonly Column[];
	rows: readonly (TableRow & {links?: readonly RowsLink[]})[];
	definition: string;
	note?: string | null;
}

/** What every table of a target has in common. */
export function dividedTable({report, isExample}: TableContext, parts: Parts): DividedTable {
	const {target} = report.progress;
	const {word, heading} = divisionWords[parts.by];
	const links = new Map<TableRow, readonly RowsLink[]>();
	const rows = parts.rows.map(({links: own = [], ...row}) => {
		links.set(row, own);
		return row;
	});
	const notes = [parts.note ?? null, isExample ? 'Voorbeeldgegevens: deze cijfers zijn verzonnen.' : null];
	return {
		by: parts.by,
		heading: parts.heading ?? heading,
		linksOf: row => links.get(row) ?? [],
		table: {
			name: `doel-${target.id.toLowerCase()}-${word}`,
			title: `${target.id} ${(parts.heading ?? heading).toLowerCase()}`,
			period: String(target.year),
			columns: parts.columns,
			rows,
			definition: parts.definition,
			source: 'Zoals vastgelegd in deze dienst',
			filter: [{label: 'Doel', value: target.title}, ...filterOf(report.report)],
			note: notes.filter(Boolean).join(' ') || null,
			asOf: report.report.knownAt,
		},
	};
}

/** The page of an area for whoever may see it, as part of a row; empty else. */
export function pageOf({report, asOf}: TableContext, area: Area | null | undefined): {href?: string} {
	return area && area.kind !== 'unit' && report.maySee(area) ? {href: addressOf(areaPath(area), asOf)} : {};
}

/** The address of the actions that a number counts; null where there is none that shows exactly those. */
export function rowsAddress({report, asOf}: TableContext, query: RowsQuery, counted: number | null): string | null {
	const place = placeQuery(report.area);
	const exact = report.mayListActions && place ? rowsQuery(report.facts, {...place, ...query}, counted) : null;
	return exact && counted ? addressOf('/acties', {...asOf, at: report.facts.at}, {...exact}) : null;
}

/** The actions that an organisation started itself, of the kinds that a target counts. */
export function ownRowsLink(
	{report, asOf}: TableContext,
	organisation: Area,
	kinds: readonly string[],
): readonly RowsLink[] {
	const {facts, mayListActions} = report;
	const count = ownActionCount(facts.tallies, organisation, kinds);
	const place = placeQuery(organisation) ?? {district: districtOn(facts.areas, organisation, facts.at)?.code ?? ''};
	const query = {starter: organisation.kind, ...place, ...(kinds.length === 1 && {soort: kinds[0]})} as RowsQuery;
	const exact = mayListActions && count > 0 ? rowsQuery(facts, query, count) : null;
	const text = count === 1 ? '1 eigen actie' : `${count} eigen acties`;
	return exact ? [{href: addressOf('/acties', {...asOf, at: facts.at}, {...exact}), text}] : [];
}

/** The kinds of actions that a division of organisations looks at. */
export type Division<Kind extends TargetDivision['kind']> = Extract<TargetDivision, {kind: Kind}>;
