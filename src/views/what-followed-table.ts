import {type FetchCount, formatQuarter, quarterOfWeek} from '../domain/fetches.ts';
import {isMaterialId, materials} from '../domain/materials.ts';
import {formatDay} from '../domain/period.ts';
import type {Cell, Column, Table} from '../domain/table.ts';
import type {FollowedRow, Windows} from '../domain/what-followed.ts';
import {areaPath} from './addresses.ts';
import {monthsWords} from './what-followed-words.ts';

interface TableInput {
	campaign: {slug: string; title: string};
	asOf: Date;
	/** The figures are invented. */
	isExample: boolean;
}

/** What followed in each municipality, as one table: the page and the files are made of it. */
export function followedTable(
	{rows, windows}: {rows: readonly FollowedRow[]; windows: Windows},
	{campaign, asOf, isExample}: TableInput,
): Table {
	return {
		name: `resultaat-${campaign.slug}`,
		title: `Wat volgde op ${campaign.title}, per gemeente`,
		period: windows.start,
		columns: [...columns],
		rows: rows.map(({municipality, mailed, fetched, visited, messages, before, after}) => ({
			href: areaPath(municipality),
			cells: [
				municipality.name,
				mailed,
				fetched,
				visited,
				messages,
				before,
				after,
				changeOf(before, after),
			] satisfies Cell[],
		})),
		definition:
			'Gemaild: hoeveel mails over deze campagne aan ambassadeurs van de gemeente verstuurd zijn. Opgehaald: hoe vaak een ambassadeur materiaal voor deze gemeente ophaalde. Link gevolgd: hoe vaak de eigen links en QR-codes van de gemeente naar de app leidden; robots tellen niet mee. Eigen berichten: buurtonderzoeken, informatieve berichten en Burgernetmails van de gemeente in de maanden erna. Downloads: nieuwe downloads van de app in evenveel hele maanden voor en na de start; de maand van de start zelf telt niet mee, behalve als de campagne op de eerste begon. Een leeg vak is nog niet bekend.',
		source: 'Tellers van deze dienst; berichten en downloads zoals vastgelegd in deze dienst',
		filter: [
			{label: 'Campagne', value: campaign.title},
			{label: 'Start', value: formatDay(windows.start)},
			{label: 'Maanden ervoor', value: monthsWords(windows.before)},
			{label: 'Maanden erna', value: monthsWords(windows.after)},
		],
		note: isExample ? 'Voorbeeldgegevens: deze cijfers zijn verzonnen.' : null,
		asOf,
	};
}

/** Downloads have no total: where some are not known, it would not be that of the unit. */
const columns: readonly Column[] = [
	{key: 'name', label: 'Gemeente', kind: 'text'},
	{key: 'mailed', label: 'Gemaild', kind: 'count', isSummed: true},
	{key: 'fetched', label: 'Opgehaald', kind: 'count', isSummed: true},
	{key: 'visited', label: 'Link gevolgd', kind: 'count', isSummed: true},
	{key: 'messages', label: 'Eigen berichten', kind: 'count', isSummed: true},
	{key: 'before', label: 'Downloads ervoor', kind: 'count'},
	{key: 'after', label: 'Downloads erna', kind: 'count'},
	{key: 'change', label: 'Verschil', kind: 'change'},
];

function changeOf(before: number | null, after: number | null): number | null {
	return before === null || after === null || before === 0 ? null : after / before - 1;
}

/** How often each material was fetched in each quarter, the newest first. */
export function fetchedTable(fetches: readonly FetchCount[], {campaign, asOf, isExample}: TableInput): Table {
	const groups = new Map<string, FetchCount[]>();
	for (const fetched of fetches) {
		const key = `${quarterOfWeek(fetched.week)} ${fetched.material}`;
		groups.set(key, [...(groups.get(key) ?? []), fetched]);
	}

	const keys = [...groups.keys()].sort((a, b) => b.slice(0, 7).localeCompare(a.slice(0, 7)) || a.localeCompare(b));
	return {
		name: `opgehaald-${campaign.slug}`,
		title: `Materiaal van ${campaign.title}, opgehaald per kwartaal`,
		period: 'per-kwartaal',
		columns: [
			{key: 'quarter', label: 'Kwartaal', kind: 'text'},
			{key: 'material', label: 'Materiaal', kind: 'text'},
			{key: 'count', label: 'Keer opgehaald', kind: 'count', isSummed: true},
			{key: 'municipalities', label: 'Gemeenten', kind: 'count'},
		],
		rows: keys.map(key => {
			const group = groups.get(key) ?? [];
			const count = group.reduce((sum, each) => sum + each.count, 0);
			const municipalities = new Set(group.map(({municipality}) => municipality)).size;
			return {cells: [formatQuarter(key.slice(0, 7)), materialName(key.slice(8)), count, municipalities]};
		}),
		definition:
			'Hoe vaak een ambassadeur dit materiaal ophaalde, en voor hoeveel verschillende gemeenten. Wie dat was, wordt niet bewaard. Een week telt in het kwartaal van de donderdag.',
		source: 'Tellers van deze dienst',
		filter: [{label: 'Campagne', value: campaign.title}],
		note: isExample ? 'Voorbeeldgegevens: deze cijfers zijn verzonnen.' : null,
		asOf,
	};
}

function materialName(id: string): string {
	return isMaterialId(id) ? materials[id].name : id;
}
