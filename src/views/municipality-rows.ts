import {type Compared, SMALLEST_BEFORE} from '../domain/comparison.ts';
import type {MunicipalityProgress, ProgressReport} from '../domain/progress-report.ts';
import {type Cell, type Column, dividedAs, type Table} from '../domain/table.ts';
import {chosenStanding} from './municipality-standings.ts';
import {ambassadorWords} from './municipality-table.tsx';
import {contextOf, nameOf} from './progress-table.ts';
import {judgementWords, SMALLEST_RATE_COUNT} from './rate-words.ts';

/** What the address of /voortgang asks of its table of municipalities. */
export interface MunicipalityFilter {
	/** The name of a district; null: all. */
	district: string | null;
	/** A key of `municipalityStandings`; null or another text: all. */
	standing: string | null;
}

/** The municipalities of a report that pass a filter, by name. */
export function municipalitiesShown(
	{municipalities}: Pick<ProgressReport, 'municipalities'>,
	{district, standing}: MunicipalityFilter,
): MunicipalityProgress[] {
	const chosen = chosenStanding(standing);
	return municipalities.filter(
		municipality =>
			(district === null || municipality.district === district) && (chosen === null || chosen.holds(municipality)),
	);
}

/** How much more or less than last year, as a fraction; null where not known or too small to compare. */
export function changeFraction(compared: Compared | null): number | null {
	return compared && compared.before >= SMALLEST_BEFORE ? compared.now / compared.before - 1 : null;
}

const success = {of: 'direct', by: 'started', from: SMALLEST_RATE_COUNT};

function columnsOf(year: number) {
	return [
		{key: 'name', label: 'Gemeente', kind: 'text'},
		{key: 'code', label: 'Code', kind: 'text'},
		{key: 'district', label: 'District', kind: 'text'},
		{key: 'started', label: 'Acties', kind: 'count', isSummed: true},
		{key: 'direct', label: 'Direct succes', kind: 'count', isSummed: true},
		{key: 'successRate', label: 'Succes', kind: 'rate', quotient: success},
		{key: 'judgement', label: 'Oordeel', kind: 'text'},
		{key: 'wholeMonths', label: 'Acties in hele maanden', kind: 'count', isSummed: true},
		{key: 'lastYear', label: `Dezelfde maanden van ${year - 1}`, kind: 'count', isSummed: true},
		{key: 'change', label: `Ten opzichte van ${year - 1}`, kind: 'change'},
		{key: 'ambassador', label: 'Ambassadeur', kind: 'text'},
		{key: 'ownActions', label: 'Eigen berichten', kind: 'count', isSummed: true},
		{key: 'appDownloads', label: 'Downloads', kind: 'count', isSummed: true},
	] as const satisfies readonly Column[];
}

type Key = ReturnType<typeof columnsOf>[number]['key'];

interface TableInput {
	report: ProgressReport;
	filter: MunicipalityFilter;
	/** The figures are invented. */
	isExample: boolean;
}

/** The municipalities on /voortgang that pass its filter, as a table for files. */
export function municipalityRowsTable({report, filter, isExample}: TableInput): Table {
	const columns = columnsOf(report.year);
	const context = contextOf({report, isExample});
	return {
		name: nameOf('voortgang-gemeenten', report),
		title: `Gemeenten ${report.year}`,
		period: String(report.year),
		columns,
		rows: municipalitiesShown(report, filter).map(municipality => {
			const cells = cellsOf(municipality);
			return {cells: columns.map(({key}) => cells[key])};
		}),
		definition: `Acties: zoekacties die de meldkamer startte, ook de ingetrokken acties. Succes: acties met direct succes gedeeld door alle gestarte acties, vanaf ${SMALLEST_RATE_COUNT} acties. Boven of onder de norm alleen als het 95%-interval (Wilson) de norm uitsluit. Ten opzichte van vorig jaar: dezelfde hele maanden, vanaf ${SMALLEST_BEFORE} acties vorig jaar. Eigen berichten: buurtonderzoeken, informatieve berichten en Burgernetmails van de gemeente zelf. Downloads: nieuwe downloads van de app in hele maanden. Een leeg vak is nog niet bekend of te klein om te tonen.`,
		source: 'Acties, downloads en ambassadeurs zoals vastgelegd in deze dienst',
		...context,
		filter: [
			...context.filter,
			{label: 'District', value: filter.district ?? 'alle'},
			{label: 'Stand', value: chosenStanding(filter.standing)?.label ?? 'alle'},
		],
	};
}

function cellsOf({startedCompared, judgement, ambassador, ...municipality}: MunicipalityProgress): Record<Key, Cell> {
	const {name, code, district, started, direct, ownActions, appDownloads} = municipality;
	return {
		...{name, code, district, started, direct, ownActions, appDownloads},
		successRate: dividedAs(success, direct, started),
		judgement: judgement && judgementWords[judgement],
		wholeMonths: startedCompared?.now ?? null,
		lastYear: startedCompared?.before ?? null,
		change: changeFraction(startedCompared),
		ambassador: ambassadorWords[ambassador].word,
	};
}
