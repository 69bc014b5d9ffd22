import type {Area} from '../domain/areas.ts';
import type {DistrictOrganisation} from '../domain/district-organisations.ts';
import type {ProgressReport} from '../domain/progress-report.ts';
import {type Cell, type Column, dividedAs, type Table} from '../domain/table.ts';
import {type AsOf, addressOf, areaPath} from './addresses.ts';
import {filterOf} from './figure-table.ts';
import {ambassadorWords} from './municipality-table.tsx';
import {SMALLEST_RATE_COUNT} from './rate-words.ts';

const success = {of: 'direct', by: 'started', from: SMALLEST_RATE_COUNT};

const columns = [
	{key: 'name', label: 'Organisatie', kind: 'text'},
	{key: 'code', label: 'Code', kind: 'text', isInFilesOnly: true},
	{key: 'started', label: 'Acties', kind: 'count'},
	{key: 'direct', label: 'Direct succes', kind: 'count', isInFilesOnly: true},
	{key: 'successRate', label: 'Succes', kind: 'rate', quotient: success},
	{key: 'judgement', label: 'Oordeel', kind: 'text'},
	{key: 'ownActions', label: 'Eigen berichten', kind: 'count'},
	{key: 'appDownloads', label: 'Downloads', kind: 'count'},
	{key: 'ambassador', label: 'Ambassadeur', kind: 'text', isInFilesOnly: true},
	{key: 'trainedOn', label: 'Opgeleid op', kind: 'day', isInFilesOnly: true},
] as const satisfies readonly Column[];

type Key = (typeof columns)[number]['key'];

/** Short, for the sheet: the explanation says what it means. */
const judgementWords = {above: 'boven de norm', below: 'onder de norm', 'too-few': 'te weinig acties'} as const;

interface DistrictTableInput {
	organisations: readonly DistrictOrganisation[];
	report: ProgressReport;
	asOf: AsOf;
	isExample: boolean;
}

/** The organisations of a district as one table for page and files; no contact of a person is in it. */
export function districtTable({organisations, report, asOf, isExample}: DistrictTableInput): Table {
	return {
		name: `district-${report.area.slug}`,
		title: `Organisaties in ${report.area.name}`.slice(0, 60),
		period: String(report.year),
		columns,
		rows: organisations.map(organisation => {
			const cells = cellsOf(organisation);
			return {cells: columns.map(({key}) => cells[key]), href: addressOf(areaPath(organisation.area), asOf)};
		}),
		definition: `Acties: zoekacties die de meldkamer startte, ook de ingetrokken acties; alleen per gemeente. Succes: acties met direct succes gedeeld door alle gestarte acties, vanaf ${SMALLEST_RATE_COUNT} acties. Boven of onder de norm alleen als het 95%-interval (Wilson) de norm uitsluit, anders te weinig acties om te beoordelen. Eigen berichten: buurtonderzoeken, informatieve berichten en Burgernetmails die de organisatie zelf startte. Downloads: nieuwe downloads van de app in hele maanden. Opgeleid op: de dag waarop de ambassadeur de training voor het Burgernetportaal afrondde. Een leeg vak is niet bekend of niet van toepassing.`,
		source: 'Acties, downloads en ambassadeurs zoals vastgelegd in deze dienst',
		filter: filterOf(report),
		note: isExample ? 'Voorbeeldgegevens: deze cijfers zijn verzonnen.' : null,
		asOf: report.knownAt,
	};
}

function cellsOf(organisation: DistrictOrganisation): Record<Key, Cell> {
	const {area, started, direct, judgement, ownActions, appDownloads, ambassador, trainedOn} = organisation;
	return {
		...{name: nameInDistrict(area), code: area.code, started, direct, ownActions, appDownloads, trainedOn},
		successRate: dividedAs(success, direct, started),
		judgement: judgement && judgementWords[judgement],
		ambassador: ambassadorWords[ambassador].word,
	};
}

/** A team has its kind in front: a municipality of the same name stands in the same table. */
export function nameInDistrict({kind, name}: Pick<Area, 'kind' | 'name'>): string {
	return kind === 'basisteam' ? `Basisteam ${name}` : name;
}
