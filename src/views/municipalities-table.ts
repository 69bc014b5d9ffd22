import {type Compared, SMALLEST_BEFORE} from '../domain/comparison.ts';
import type {MunicipalitiesReport, MunicipalityFigures} from '../domain/municipality-figures.ts';
import {type Cell, type Column, columnIndex, dividedAs, type Table, type TableRow} from '../domain/table.ts';
import {type AsOf, addressOf, areaPath} from './addresses.ts';
import {filterOf} from './figure-table.ts';
import {formatCount} from './format.ts';
import type {IndicatorKey} from './municipality-indicators.ts';
import {chosenStanding} from './municipality-standings.ts';
import {ambassadorWords} from './municipality-table.tsx';
import {judgementWords, SMALLEST_RATE_COUNT} from './rate-words.ts';

const success = {of: 'direct', by: 'started', from: SMALLEST_RATE_COUNT};
const participation = {of: 'participants', by: 'population'};
const density = {of: 'started', by: 'population', per: 10_000};

export const municipalityColumns = [
	{key: 'name', label: 'Gemeente', kind: 'text'},
	{key: 'code', label: 'Code', kind: 'text', isInFilesOnly: true},
	{key: 'district', label: 'District', kind: 'text'},
	{key: 'started', label: 'Acties', kind: 'count', isSummed: true},
	{key: 'direct', label: 'Direct succes', kind: 'count', isSummed: true, isInFilesOnly: true},
	{key: 'successRate', label: 'Succes', kind: 'rate', quotient: success},
	{key: 'judgement', label: 'Oordeel', kind: 'text'},
	{key: 'ambassador', label: 'Ambassadeur', kind: 'text'},
	{key: 'ownActions', label: 'Eigen berichten', kind: 'count', isSummed: true},
	{key: 'appDownloads', label: 'Downloads', kind: 'count', isSummed: true},
	{key: 'downloadsChange', label: 'Downloads t.o.v. vorig jaar', kind: 'change'},
	{key: 'startedChange', label: 'Acties t.o.v. vorig jaar', kind: 'change', isInFilesOnly: true},
	{key: 'population', label: 'Inwoners', kind: 'count', isSummed: true},
	{key: 'participants', label: 'Deelnemers', kind: 'count', isSummed: true, isInFilesOnly: true},
	{key: 'participation', label: 'Deelname van inwoners', kind: 'rate', quotient: participation},
	{key: 'density', label: 'Acties per 10.000 inwoners', kind: 'decimal', quotient: density},
] as const satisfies readonly Column[];

type Key = (typeof municipalityColumns)[number]['key'];

/** What the address of /gemeenten asks for, beside year and day. */
export interface MunicipalityChoice {
	/** Code of a district; null: all. */
	district: string | null;
	/** A key of `municipalityStandings`; null: all. */
	standing: string | null;
	/** The column that the rows are sorted by. */
	sort: string;
	direction: 'ascending' | 'descending';
	/** The figure on the map. */
	indicator: IndicatorKey;
}

/** Text and its absence sort apart: what is not known stands last, in either direction. */
function compareCells(a: Cell, b: Cell, direction: 1 | -1): number {
	if (a === null || b === null) {
		return Number(a === null) - Number(b === null);
	}

	const order = typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b), 'nl');
	return direction * order;
}

/** The order of a column that is asked for without one: names from A, figures from the highest. */
export function firstDirection(key: string): MunicipalityChoice['direction'] {
	return municipalityColumns.find(column => column.key === key)?.kind === 'text' ? 'ascending' : 'descending';
}

/** Whether a municipality passes the filter of the address. */
export function isChosen(municipality: MunicipalityFigures, {district, standing}: MunicipalityChoice): boolean {
	return (
		(district === null || municipality.districtCode === district) &&
		(chosenStanding(standing)?.holds(municipality) ?? true)
	);
}

/** The municipalities that pass the filter, in the order that was asked for, as one table for page and files. */
export function municipalitiesTable(
	report: MunicipalitiesReport,
	{choice, asOf, isExample}: {choice: MunicipalityChoice; asOf: AsOf; isExample: boolean},
): Table {
	const shown = report.municipalities.filter(municipality => isChosen(municipality, choice));
	const isWhole = shown.length === report.municipalities.length;
	const rows = shown.map((municipality): TableRow => {
		const cells = cellsOf(municipality);
		const path = areaPath({kind: 'municipality', slug: municipality.slug});
		return {cells: municipalityColumns.map(({key}) => cells[key]), href: addressOf(path, asOf)};
	});
	const notes = [
		isWhole ? restWords(report) : null,
		isExample ? 'Voorbeeldgegevens: deze cijfers zijn verzonnen.' : null,
	].filter(note => note !== null);
	return {
		name: 'gemeenten',
		title: 'Gemeenten',
		period: String(asOf.year),
		columns: municipalityColumns,
		rows: sorted(rows, choice),
		definition: `${definitions.started} ${definitions.success} ${definitions.others}`,
		source: 'Acties, downloads en ambassadeurs zoals vastgelegd in deze dienst; inwoners op 1 januari: CBS',
		filter: [...filterOf(report.report), ...choiceWords(report, choice)],
		note: notes.length === 0 ? null : notes.join(' '),
		asOf: report.report.knownAt,
	};
}

const definitions = {
	started: 'Acties: zoekacties die de meldkamer startte, ook de ingetrokken acties.',
	success: `Succes: acties met direct succes gedeeld door alle gestarte acties, vanaf ${SMALLEST_RATE_COUNT} acties. Boven of onder de norm alleen als het 95%-interval (Wilson) de norm uitsluit.`,
	others: `Eigen berichten: buurtonderzoeken, informatieve berichten en Burgernetmails van de gemeente zelf. Downloads: nieuwe downloads van de app in hele maanden. Deelname van inwoners: de laatst bekende geregistreerde deelnemers gedeeld door de inwoners op 1 januari. Ten opzichte van vorig jaar: dezelfde hele maanden, vanaf ${SMALLEST_BEFORE} vorig jaar. Een leeg vak is nog niet bekend of te klein om te tonen.`,
};

function sorted(rows: readonly TableRow[], {sort, direction}: MunicipalityChoice): TableRow[] {
	const at = columnIndex(municipalityColumns, sort);
	const sign = direction === 'ascending' ? 1 : -1;
	return rows.toSorted(({cells: a}, {cells: b}) => compareCells(a[at] ?? null, b[at] ?? null, sign));
}

function cellsOf(municipality: MunicipalityFigures): Record<Key, Cell> {
	const {started, direct, judgement, population, appDownloads, ownActions} = municipality;
	return {
		...{name: municipality.name, code: municipality.code, district: municipality.district, started, direct},
		successRate: dividedAs(success, direct, started),
		judgement: judgement && judgementWords[judgement],
		ambassador: ambassadorWords[municipality.ambassador].word,
		...{ownActions, appDownloads, population},
		downloadsChange: changeOf(municipality.downloadsCompared),
		startedChange: changeOf(municipality.startedCompared),
		participants: municipality.participants,
		participation: dividedAs({}, municipality.participants, population),
		density: dividedAs(density, started, population),
	};
}

/** How much more or less than last year, as a fraction; null where not known or too small to compare. */
export function changeOf(compared: Compared | null): number | null {
	return compared && compared.before >= SMALLEST_BEFORE ? compared.now / compared.before - 1 : null;
}

function choiceWords({districts}: MunicipalitiesReport, {district, standing, sort, direction}: MunicipalityChoice) {
	const column = municipalityColumns.find(({key}) => key === sort);
	const order = direction === 'ascending' ? 'oplopend' : 'aflopend';
	return [
		{label: 'District', value: districts.find(({code}) => code === district)?.name ?? 'alle'},
		{label: 'Stand', value: chosenStanding(standing)?.label ?? 'alle'},
		{label: 'Volgorde', value: `${column?.label}, ${order}`},
	];
}

/** What the unit counts that stands in none of the rows; null when the rows are all there is. */
function restWords({rest}: MunicipalitiesReport): string | null {
	const words = rest.map(({name, started, appDownloads}) => {
		const counts = [
			started && `${formatCount(started)} acties`,
			appDownloads && `${formatCount(appDownloads)} downloads`,
		];
		return `${name} (${counts.filter(Boolean).join(', ')})`;
	});
	return words.length === 0 ? null : `De eenheid telt ook mee wat niet in deze rijen staat: ${words.join('; ')}.`;
}
