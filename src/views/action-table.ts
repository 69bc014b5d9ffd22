import {type ActionFields, kindRules, occasionNames, starterNames, themeNames} from '../domain/actions.ts';
import type {Fact} from '../domain/revisions.ts';
import type {Column, Table} from '../domain/table.ts';
import {type NameOf, resultWords} from './action-words.ts';

const columns = [
	{key: 'number', label: 'Nummer', kind: 'text'},
	{key: 'startedAt', label: 'Gestart', kind: 'instant'},
	{key: 'kind', label: 'Soort', kind: 'text'},
	{key: 'municipality', label: 'Gemeente', kind: 'text'},
	{key: 'basisteam', label: 'Basisteam', kind: 'text'},
	{key: 'starter', label: 'Gestart door', kind: 'text'},
	{key: 'outcome', label: 'Uitkomst', kind: 'text'},
	{key: 'outcomeAt', label: 'Uitkomst op', kind: 'instant', isInFilesOnly: true},
	{key: 'tips', label: 'Tips', kind: 'count', isSummed: true, isInFilesOnly: true},
	{key: 'reach', label: 'Bereik', unit: 'deelnemers', kind: 'count', isSummed: true, isInFilesOnly: true},
	{key: 'endedAt', label: 'Geëindigd', kind: 'instant', isInFilesOnly: true},
	{key: 'occasion', label: 'Aanleiding', kind: 'text', isInFilesOnly: true},
	{key: 'theme', label: 'Thema', kind: 'text', isInFilesOnly: true},
	{key: 'volunteer', label: 'Burgervrijwilliger', kind: 'text', isInFilesOnly: true},
	{key: 'detectives', label: 'Districtsrecherche', kind: 'text', isInFilesOnly: true},
	{key: 'district', label: 'District', kind: 'text', isInFilesOnly: true},
	{key: 'radiusKm', label: 'Straal', unit: 'km', kind: 'count', isInFilesOnly: true},
] as const satisfies readonly Column[];

type Key = (typeof columns)[number]['key'];

interface ActionTableInput {
	actions: readonly Fact<ActionFields>[];
	nameOf: NameOf;
	period: string;
	filter: Table['filter'];
	isExample: boolean;
	asOf: Date;
}

/** Actions as one table: for the page, the CSV and the workbook. */
export function actionTable({actions, nameOf, period, filter, isExample, asOf}: ActionTableInput): Table {
	return {
		name: 'acties',
		title: 'Acties',
		period,
		columns,
		rows: actions.map(action => {
			const cells = cellsOf(action, nameOf);
			return {cells: columns.map(({key}) => cells[key]), href: `/acties/${action.number}`};
		}),
		definition:
			'Eén rij per actie, zoals die nu is vastgelegd. Verwijderde acties staan er niet in. "Nog open" betekent dat er nog geen uitkomst is. Bereik is het aantal bereikte deelnemers.',
		source: 'Acties zoals vastgelegd in deze dienst',
		filter,
		note: isExample ? 'Voorbeeldgegevens: deze acties zijn verzonnen.' : null,
		asOf,
	};
}

function cellsOf(action: ActionFields, nameOf: NameOf): Record<Key, string | number | Date | null> {
	const {municipality, basisteam, detectives, district, occasion, theme, outcome} = action;
	const place = (code: string | null) => code && nameOf(code);
	return {
		number: action.number,
		startedAt: action.startedAt,
		kind: kindRules[action.kind].name,
		municipality: place(municipality),
		basisteam: place(basisteam),
		starter: starterNames[action.starter],
		outcome: resultWords(action),
		outcomeAt: outcome?.at ?? null,
		tips: outcome?.tips ?? null,
		reach: action.reach,
		endedAt: action.endedAt,
		occasion: occasion && occasionNames[occasion],
		theme: theme && themeNames[theme],
		volunteer: action.startedByVolunteer ? 'ja' : 'nee',
		detectives: place(detectives),
		district: place(district),
		radiusKm: action.radiusKm,
	};
}
