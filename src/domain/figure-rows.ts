import {unitMonth} from './app-downloads.ts';
import {type Area, populationOf, UNIT} from './areas.ts';
import {
	type ActionTotals,
	actionTotals,
	downloadsIn,
	monthlyTotals,
	nonTimeCriticalCount,
	startedWithin,
	successRate,
	talliesWithin,
	usesReportedTotals,
	wholeMonths,
} from './figures.ts';
import {lastParticipantsOf, participantsIn, sumKnown} from './participants.ts';
import {formatMonth} from './period.ts';
import {factsByPlace, type PlaceFacts, type PlaceKind} from './place-facts.ts';
import type {Division} from './users.ts';
import type {ActionTally, YearFacts} from './year-facts.ts';

/** One row of a division of an area's figures; the rows of a division add up to the area. */
export interface FigureRow extends ActionTotals {
	/**
	A code, a month, `unassigned` (no single place known) or `unsplit` (known for the unit only: part of the downloads,
	reported totals).
	*/
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

const unknownTotals: ActionTotals = {
	started: null,
	direct: null,
	indirect: null,
	none: null,
	withdrawn: null,
	open: null,
};

/** The figures of an area, divided by place or by month. */
export function figureRows(facts: YearFacts, area: Area, by: Division): FigureRow[] {
	return by === 'month' ? monthRows(facts, area) : placeRows(facts, area, by);
}

function monthRows(facts: YearFacts, area: Area): FigureRow[] {
	const whole = new Set(wholeMonths(facts));
	const within = talliesWithin(facts, facts.tallies, area);
	const rows = monthlyTotals(facts, area)
		.filter(({month}) => `${month}-01` <= facts.at)
		.map(({month, totals}) => ({
			key: month,
			name: formatMonth(month),
			...(totals ?? unknownTotals),
			successRate: totals && successRate(totals),
			nonTimeCritical: nonTimeCriticalOf(
				facts,
				within.filter(tally => tally.month === month),
			),
			appDownloads: whole.has(month) ? downloadsIn(facts, area, month) : null,
			participants: whole.has(month) ? participantsIn(facts, area, month) : null,
			population: null,
		}));
	return [...rows, ...yearOnlyRows(facts, area)];
}

/** Totals that were reported for the year as a whole, not per month. */
function yearOnlyRows(facts: YearFacts, area: Area): FigureRow[] {
	const totals = startedWithin(facts, area);
	if (!usesReportedTotals(facts) || facts.totals?.months.length !== 0 || totals.started === null) {
		return [];
	}

	const none = {nonTimeCritical: null, appDownloads: null, participants: null, population: null};
	const name = 'Alleen bekend voor het hele jaar';
	return [{key: 'unsplit', name, ...totals, successRate: successRate(totals), ...none}];
}

function placeRows(facts: YearFacts, area: Area, by: PlaceKind): FigureRow[] {
	const rows = factsByPlace(facts, area, by).map(placeFacts => placeRow(facts, placeFacts));
	return [...rows, ...unsplitRows(facts, area)];
}

function placeRow(facts: YearFacts, {place, tallies, appDownloads, municipalities}: PlaceFacts): FigureRow {
	const totals = usesReportedTotals(facts) ? unknownTotals : actionTotals(tallies);
	return {
		key: place?.code ?? 'unassigned',
		name: place?.name ?? 'Niet toegewezen',
		...totals,
		successRate: successRate(totals),
		nonTimeCritical: nonTimeCriticalOf(facts, tallies),
		appDownloads: sumKnown(appDownloads.map(row => row.appDownloads)),
		participants: lastParticipantsOf(appDownloads),
		population: sumKnown(municipalities.map(municipality => populationOf(municipality, facts.year))),
	};
}

function nonTimeCriticalOf(facts: YearFacts, tallies: readonly ActionTally[]): number | null {
	const isKnown = !usesReportedTotals(facts) || nonTimeCriticalCount(facts.tallies) > 0;
	return isKnown ? nonTimeCriticalCount(tallies) : null;
}

/** Only the unit has downloads, and reported totals, that its parts do not account for. */
function unsplitRows(facts: YearFacts, area: Area): FigureRow[] {
	const months = wholeMonths(facts).map(month => unitMonth(facts.appDownloads, month)?.unsplit ?? null);
	const unsplit = sumKnown(months);
	const isReported = usesReportedTotals(facts);
	if (area.code !== UNIT || (!isReported && (unsplit ?? 0) === 0)) {
		return [];
	}

	const totals = isReported ? startedWithin(facts, area) : actionTotals([]);
	return [
		{
			key: 'unsplit',
			name: 'Alleen bekend voor de hele eenheid',
			...totals,
			successRate: successRate(totals),
			nonTimeCritical: nonTimeCriticalOf(facts, []),
			appDownloads: unsplit,
			participants: null,
			population: null,
		},
	];
}
