import {unitMonth} from './app-downloads.ts';
import {type Area, type AreaKind, areasDuring, membersOn, parentsOn, populationOf, UNIT} from './areas.ts';
import {
	type ActionTotals,
	actionTotals,
	downloadRowsWithin,
	downloadsIn,
	monthlyTotals,
	nonTimeCriticalCount,
	startedWithin,
	successRate,
	talliesWithin,
	wholeMonths,
} from './figures.ts';
import {addDays, formatMonth, type Month, monthsOf} from './period.ts';
import type {Division} from './users.ts';
import type {ActionTally, YearFacts} from './year-facts.ts';

/** One row of a division of an area's figures; the rows of a division add up to the area. */
export interface FigureRow extends ActionTotals {
	/** A code, a month, or `unassigned` (no team or municipality known) or `unsplit` (downloads of the unit only). */
	key: string;
	name: string;
	/** Direct / started, 0–1; null without started actions. */
	successRate: number | null;
	/** Inquiries, information and mails of any starter; null where only totals were reported. */
	nonTimeCritical: number | null;
	appDownloads: number | null;
	/** Registered participants, the last month known up to the day. */
	participants: number | null;
	/** Residents on 1 January; null by month. */
	population: number | null;
}

/** The figures of an area, divided by place or by month. */
export function figureRows(facts: YearFacts, area: Area, by: Division): FigureRow[] {
	return by === 'month' ? monthRows(facts, area) : placeRows(facts, area, by);
}

function monthRows(facts: YearFacts, area: Area): FigureRow[] {
	const whole = new Set(wholeMonths(facts));
	const within = talliesWithin(facts, facts.tallies, area);
	const nothing: ActionTotals = {started: null, direct: null, indirect: null, none: null, withdrawn: null, open: null};
	return monthlyTotals(facts, area)
		.filter(({month}) => `${month}-01` <= facts.at)
		.map(({month, totals}) => ({
			key: month,
			name: formatMonth(month),
			...(totals ?? nothing),
			successRate: totals && successRate(totals),
			nonTimeCritical: nonTimeCriticalCount(within.filter(tally => tally.month === month)),
			appDownloads: whole.has(month) ? downloadsIn(facts, area, month) : null,
			participants: whole.has(month) ? participantsIn(facts, area, month) : null,
			population: null,
		}));
}

type Place = Exclude<Division, 'month'>;

function placeRows(facts: YearFacts, area: Area, by: Place): FigureRow[] {
	const within = talliesWithin(facts, facts.tallies, area);
	const places = placesWithin(facts, area, {by, within});
	const rows = places.map(place => {
		const tallies = within.filter(tally => tally[by] === place.code);
		return {...rowOf(tallies), ...place.downloads, key: place.code, name: place.name, population: place.population};
	});
	return [...rows, ...restRows(facts, area, {by, rows, within, places})];
}

interface PlaceFigures {
	code: string;
	name: string;
	population: number | null;
	downloads: {appDownloads: number | null; participants: number | null};
	/** The municipalities whose downloads this row counts. */
	counted: string[];
}

/** The places that existed in the year up to the day, and any that a fact names. */
function placesWithin(facts: YearFacts, area: Area, {by, within}: {by: Place; within: ActionTally[]}): PlaceFigures[] {
	const span = {from: `${facts.year}-01-01`, until: addDays(facts.at, 1)};
	const named = new Set(within.map(tally => tally[by]));
	return areasDuring(facts.areas, by, span)
		.filter(place => named.has(place.code) || isWithinDuring(facts, area, place))
		.sort((a, b) => a.name.localeCompare(b.name, 'nl'))
		.map(place => {
			const counted = countedMunicipalities(facts, place, area);
			return {
				code: place.code,
				name: place.name,
				population: populationWithin(facts, counted),
				downloads: downloadsOf(facts, counted),
				counted: counted.map(({code}) => code),
			};
		});
}

function isWithinDuring(facts: YearFacts, area: Area, place: Area): boolean {
	return [`${facts.year}-01-01`, facts.at].some(day =>
		membersOn(facts.areas, area, {kind: place.kind, day}).some(member => member.code === place.code),
	);
}

/**
The municipalities that a row's downloads and residents come from: those that lie wholly in it.

A municipality with several basisteams cannot be split over them: it goes to `unassigned`.
*/
function countedMunicipalities(facts: YearFacts, place: Area, area: Area): Area[] {
	const span = {from: `${facts.year}-01-01`, until: addDays(facts.at, 1)};
	return areasDuring(facts.areas, 'municipality', span).filter(municipality => {
		const day = lastDayOf(municipality, facts);
		return isIn(facts, {place: area, municipality, day}) && isOnlyIn(facts, {place, municipality, day});
	});
}

function lastDayOf(municipality: Area, {at}: YearFacts): string {
	return municipality.until !== null && municipality.until <= at ? addDays(municipality.until, -1) : at;
}

interface InPlace {
	place: Area;
	municipality: Area;
	day: string;
}

function isIn(facts: YearFacts, {place, municipality, day}: InPlace): boolean {
	return membersOn(facts.areas, place, {kind: 'municipality', day}).some(({code}) => code === municipality.code);
}

function isOnlyIn(facts: YearFacts, {place, municipality, day}: InPlace): boolean {
	const isShared =
		place.kind === 'basisteam' && parentsOn(facts.areas, municipality, 'basisteam' as AreaKind, day).length > 1;
	return !isShared && isIn(facts, {place, municipality, day});
}

function populationWithin({year}: YearFacts, municipalities: readonly Area[]): number | null {
	return sumKnown(municipalities.map(municipality => populationOf(municipality, year)));
}

function downloadsOf(facts: YearFacts, municipalities: readonly Area[]): PlaceFigures['downloads'] {
	const codes = new Set(municipalities.map(({code}) => code));
	const whole = new Set(wholeMonths(facts));
	const rows = facts.appDownloads.filter(row => codes.has(row.area) && whole.has(row.month));
	const lastKnown = [...codes].map(code => lastParticipants(rows.filter(row => row.area === code)));
	return {appDownloads: sumKnown(rows.map(row => row.appDownloads)), participants: sumKnown(lastKnown)};
}

function lastParticipants(rows: readonly {month: Month; participants: number | null}[]): number | null {
	const known = rows.filter(row => row.participants !== null).sort((a, b) => a.month.localeCompare(b.month));
	return known.at(-1)?.participants ?? null;
}

/** `unassigned` takes what no place counts, `unsplit` the unit's downloads that no municipality accounts for. */
function restRows(
	facts: YearFacts,
	area: Area,
	{by, rows, within, places}: {by: Place; rows: FigureRow[]; within: ActionTally[]; places: PlaceFigures[]},
): FigureRow[] {
	const keys = new Set(rows.map(row => row.key));
	const rest: FigureRow[] = [];
	const loose = within.filter(tally => !keys.has(tally[by] ?? ''));
	const counted = new Set(places.flatMap(place => place.counted));
	const left = uncountedMunicipalities(facts, area, counted);
	if (loose.length > 0 || left.length > 0) {
		const name = 'Niet toegewezen';
		const population = populationWithin(facts, left);
		rest.push({...rowOf(loose), ...downloadsOf(facts, left), key: 'unassigned', name, population});
	}

	return [...rest, ...unsplitRows(facts, area)];
}

function uncountedMunicipalities(facts: YearFacts, area: Area, counted: ReadonlySet<string>): Area[] {
	const span = {from: `${facts.year}-01-01`, until: addDays(facts.at, 1)};
	return areasDuring(facts.areas, 'municipality', span).filter(
		municipality =>
			!counted.has(municipality.code) && isIn(facts, {place: area, municipality, day: lastDayOf(municipality, facts)}),
	);
}

/** Only the unit has downloads, and reported totals, that its parts do not account for. */
function unsplitRows(facts: YearFacts, area: Area): FigureRow[] {
	if (area.code !== UNIT) {
		return [];
	}

	const months = wholeMonths(facts).map(month => unitMonth(facts.appDownloads, month));
	const unsplit = sumKnown(months.map(month => month?.unsplit ?? null)) ?? 0;
	const hasReportedTotals = facts.totals !== null && !facts.tallies.some(tally => actionTotals([tally]).started > 0);
	if (unsplit === 0 && !hasReportedTotals) {
		return [];
	}

	const totals = hasReportedTotals ? startedWithin(facts, area) : actionTotals([]);
	return [
		{
			key: 'unsplit',
			name: 'Alleen bekend voor de hele eenheid',
			...totals,
			successRate: successRate(totals),
			nonTimeCritical: 0,
			appDownloads: unsplit,
			participants: null,
			population: null,
		},
	];
}

function rowOf(tallies: readonly ActionTally[]): Omit<FigureRow, 'key' | 'name'> {
	const totals = actionTotals(tallies);
	return {
		...totals,
		successRate: successRate(totals),
		nonTimeCritical: nonTimeCriticalCount(tallies),
		appDownloads: null,
		participants: null,
		population: null,
	};
}

function participantsIn(facts: YearFacts, area: Area, month: Month): number | null {
	if (area.kind === 'unit') {
		return unitMonth(facts.appDownloads, month)?.participants ?? null;
	}

	return sumKnown(downloadRowsWithin(facts, area, month).map(row => row.participants));
}

/** The sum of what is known; null when nothing is. */
export function sumKnown(values: readonly (number | null)[]): number | null {
	const known = values.filter(value => value !== null);
	return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0);
}

/** The unit's participants of the last month that is known up to the day; null when none were reported. */
export function lastKnownParticipants(facts: YearFacts, area: Area): number | null {
	const known = monthsOf(facts.year)
		.filter(month => wholeMonths(facts).includes(month))
		.map(month => participantsIn(facts, area, month));
	return known.findLast(count => count !== null) ?? null;
}
