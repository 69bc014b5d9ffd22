import type {AppDownloads} from './app-downloads.ts';
import {type Area, areaOf, areasDuring, areasOn, isWhollyIn, membersOn, UNIT, wholePlaceOn} from './areas.ts';
import {downloadRowsWithin, lastDayIn, talliesWithin, wholeMonths} from './figures.ts';
import {addDays, type Day} from './period.ts';
import type {Division} from './users.ts';
import type {ActionTally, YearFacts} from './year-facts.ts';

export type PlaceKind = Exclude<Division, 'month'>;

/** What the facts of an area say about one place in it. */
export interface PlaceFacts {
	/** null: everything that belongs to the area but to no single place of this kind. */
	place: Area | null;
	tallies: ActionTally[];
	/** Rows of the whole months, of the municipalities that then lay as a whole in the place. */
	appDownloads: AppDownloads[];
	/** The municipalities that lay as a whole in the place on 1 January: their residents are counted there. */
	municipalities: Area[];
}

/**
Divides every fact of an area over its places, by name; what fits no single place comes last, so that nothing is lost.

An action goes by the place recorded with it, a month of downloads by where the municipality lay at the end of that
month, the residents by where it lay on 1 January.
*/
export function factsByPlace(facts: YearFacts, area: Area, kind: PlaceKind): PlaceFacts[] {
	const span = {from: firstDayOf(facts), until: addDays(facts.at, 1)};
	const present = areasDuring(facts.areas, kind, span);
	const known = new Set(present.map(({code}) => code));
	const keyOf = (code: string | null | undefined) => (code && known.has(code) ? code : null);
	const placed = {
		tallies: groupBy(talliesWithin(facts, facts.tallies, area), tally => keyOf(tally[kind])),
		appDownloads: groupBy(downloadRowsOf(facts, area), row => keyOf(placeOfDownloads(facts, row, kind))),
		municipalities: groupBy(residentMunicipalities(facts, area), municipality =>
			keyOf(wholePlaceOn(facts.areas, municipality, {kind, day: firstDayOf(facts)})?.code),
		),
	};
	const ofPlace = (place: Area | null): PlaceFacts => ({
		place,
		tallies: placed.tallies.get(place?.code ?? null) ?? [],
		appDownloads: placed.appDownloads.get(place?.code ?? null) ?? [],
		municipalities: placed.municipalities.get(place?.code ?? null) ?? [],
	});
	const members = membersDuring(facts, area, kind);
	const places = present
		.filter(({code}) => members.has(code) || Object.values(placed).some(group => group.has(code)))
		.sort((a, b) => a.name.localeCompare(b.name, 'nl'))
		.map(ofPlace);
	return Object.values(placed).some(group => group.has(null)) ? [...places, ofPlace(null)] : places;
}

function firstDayOf({year}: YearFacts): Day {
	return `${year}-01-01`;
}

function membersDuring(facts: YearFacts, area: Area, kind: PlaceKind): Set<string> {
	const days = [firstDayOf(facts), facts.at];
	return new Set(days.flatMap(day => membersOn(facts.areas, area, {kind, day}).map(({code}) => code)));
}

function downloadRowsOf(facts: YearFacts, area: Area): AppDownloads[] {
	return wholeMonths(facts).flatMap(month => downloadRowsWithin(facts, area, month));
}

function placeOfDownloads(facts: YearFacts, {area, month}: AppDownloads, kind: PlaceKind): string | undefined {
	const municipality = area === UNIT ? undefined : areaOf(facts.areas, area);
	return municipality && wholePlaceOn(facts.areas, municipality, {kind, day: lastDayIn(municipality, month)})?.code;
}

function residentMunicipalities(facts: YearFacts, area: Area): Area[] {
	const day = firstDayOf(facts);
	return areasOn(facts.areas, 'municipality', day).filter(municipality =>
		isWhollyIn(facts.areas, municipality, {area, day}),
	);
}

function groupBy<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> {
	const groups = new Map<Key, Item[]>();
	for (const item of items) {
		const key = keyOf(item);
		const group = groups.get(key);
		if (group) {
			group.push(item);
		} else {
			groups.set(key, [item]);
		}
	}

	return groups;
}
