import {type ActionKind, isStarted, kindRules, type Result} from './actions.ts';
import {type AppDownloads, rowsOfMonth, unitMonth} from './app-downloads.ts';
import {type Area, areaOf, districtOn, isWhollyIn, UNIT} from './areas.ts';
import {grouped} from './grouped.ts';
import {addDays, type Day, lastDayOfMonth, type Month, monthsOf} from './period.ts';
import {talliesOfPlace} from './tallies-of-place.ts';
import type {ActionTally, YearFacts} from './year-facts.ts';

/** Search actions started by the control room, by outcome. Null: not known for this division. */
export interface ActionTotals {
	started: number | null;
	direct: number | null;
	indirect: number | null;
	none: number | null;
	withdrawn: number | null;
	open: number | null;
}

/**
The part of the started actions that led to a direct Burgernet success.

Open and withdrawn actions stay in the denominator, as in the source: "in 14% van de Burgernetacties een direct
resultaat". Source: Actieagenda Veiligheidscoalitie 2022, Burgernet, "Succespercentage boven de 15%".

@returns a fraction from 0 to 1, or null while nothing was started: "not known", never 0%.
@throws {RangeError} if there are more successes than actions: the totals were counted wrong.
*/
export function successRate({started, direct}: Pick<ActionTotals, 'started' | 'direct'>): number | null {
	if (started === null || direct === null || started === 0) {
		return null;
	}

	if (direct > started) {
		throw new RangeError(`${direct} successes in ${started} actions`);
	}

	return direct / started;
}

const talliesOfMonth = grouped<ActionTally>(({month}) => month);

/** The tallies of an area; detectives stand for their district. */
export function talliesWithin(facts: YearFacts, tallies: readonly ActionTally[], area: Area): readonly ActionTally[] {
	switch (area.kind) {
		case 'unit':
			return tallies;
		case 'detectives': {
			const district = districtOn(facts.areas, area, facts.at)?.code;
			return tallies.filter(tally => tally.detectives === area.code || (district && tally.district === district));
		}

		default:
			return talliesOfPlace[area.kind](tallies, area.code);
	}
}

const totalsOf = new WeakMap<readonly ActionTally[], Readonly<Record<keyof ActionTotals, number>>>();

/** Started and outcomes of some tallies; zero, not null, when there were none. Added up once per list. */
export function actionTotals(tallies: readonly ActionTally[]): Readonly<Record<keyof ActionTotals, number>> {
	const totals = totalsOf.get(tallies) ?? addUp(tallies);
	totalsOf.set(tallies, totals);
	return totals;
}

function addUp(tallies: readonly ActionTally[]): Record<keyof ActionTotals, number> {
	const totals = {started: 0, direct: 0, indirect: 0, none: 0, withdrawn: 0, open: 0};
	for (const tally of tallies.filter(isStarted)) {
		totals.started += tally.count;
		totals[tally.result satisfies Result | 'open'] += tally.count;
	}

	return totals;
}

/** Whether the year is known from reported totals: only when it has no rows of search actions. */
export function usesReportedTotals({totals, tallies}: Pick<YearFacts, 'totals' | 'tallies'>): boolean {
	return totals !== null && !tallies.some(isStarted);
}

/**
Started and outcomes of an area, from rows or else from the reported totals of the year.

@returns all null where totals were reported for the unit only, or for a year that they do not split up to `at`.
*/
export function startedWithin(facts: YearFacts, area: Area): ActionTotals {
	if (!facts.totals || !usesReportedTotals(facts)) {
		return actionTotals(talliesWithin(facts, facts.tallies, area));
	}

	const unknown = {started: null, direct: null, indirect: null, none: null, withdrawn: null, open: null};
	const {months, started, direct} = facts.totals;
	if (area.kind !== 'unit') {
		return unknown;
	}

	if (facts.at === `${facts.year}-12-31`) {
		return {...unknown, started, direct};
	}

	const known = months?.filter(row => lastDayOfMonth(row.month) <= facts.at) ?? [];
	return known.length === 0
		? unknown
		: {...unknown, started: sum(known.map(row => row.started)), direct: sum(known.map(row => row.direct))};
}

/** Started and direct per month; null for a month after `at` or one that is not known. */
export function monthlyTotals(facts: YearFacts, area: Area): {month: Month; totals: ActionTotals | null}[] {
	const within = talliesWithin(facts, facts.tallies, area);
	const fromRows = !usesReportedTotals(facts);
	return monthsOf(facts.year).map(month => {
		if (fromRows) {
			const isGone = `${month}-01` <= facts.at;
			return {month, totals: isGone ? actionTotals(talliesOfMonth(within, month)) : null};
		}

		const row = area.kind === 'unit' ? facts.totals?.months?.find(found => found.month === month) : undefined;
		const isKnown = row !== undefined && lastDayOfMonth(month) <= facts.at;
		const rest = {indirect: null, none: null, withdrawn: null, open: null};
		return {month, totals: isKnown ? {started: row.started, direct: row.direct, ...rest} : null};
	});
}

/** The twelve counts of last year's started actions in an area; null when they are not known per month. */
export function startedLastYear({lastYear, ...facts}: YearFacts, area: Area): number[] | null {
	const before: YearFacts = {
		...facts,
		lastYear,
		year: facts.year - 1,
		at: `${facts.year - 1}-12-31`,
		tallies: lastYear.tallies,
		totals: lastYear.totals,
	};
	const counts = monthlyTotals(before, area).map(({totals}) => totals?.started ?? null);
	const isUsable = counts.every(count => count !== null) && sum(counts as number[]) > 0;
	return isUsable ? (counts as number[]) : null;
}

/** Non-time-critical actions (inquiry, information, mail) of any starter. */
export function nonTimeCriticalCount(tallies: readonly ActionTally[]): number {
	return sum(tallies.filter(tally => countsAs(tally.kind) === 'non-time-critical').map(tally => tally.count));
}

/** AMBER and Vermist Kind Alerts: one number a year for the whole unit. */
export function alertCount(tallies: readonly ActionTally[]): number {
	return sum(tallies.filter(tally => countsAs(tally.kind) === 'alert').map(tally => tally.count));
}

function countsAs(kind: ActionKind): string {
	return kindRules[kind].countsAs;
}

/** The months of the year whose last day has come; figures per month count from then. */
export function wholeMonths({year, at}: Pick<YearFacts, 'year' | 'at'>): Month[] {
	return monthsOf(year).filter(month => lastDayOfMonth(month) <= at);
}

/** Rows of app downloads in a month of the municipalities that lie as a whole within an area. */
export function downloadRowsWithin(facts: YearFacts, area: Area, month: Month): AppDownloads[] {
	return rowsOfMonth(facts.appDownloads, month).filter(row => {
		// A municipality holds no other one, which is known without asking where each lies.
		if (row.area === UNIT || (area.kind === 'municipality' && row.area !== area.code)) {
			return false;
		}

		const municipality = areaOf(facts.areas, row.area);
		return (
			area.kind === 'unit' ||
			(municipality !== undefined && isWhollyIn(facts.areas, municipality, {area, day: lastDayIn(municipality, month)}))
		);
	});
}

/** The day by which a month of a municipality is placed: the month's last, or its own last when it left earlier. */
export function lastDayIn({until}: Area, month: Month): Day {
	const last = lastDayOfMonth(month);
	const own = until !== null && until <= last ? addDays(until, -1) : last;
	return own < `${month}-01` ? last : own;
}

/** The downloads of an area in a month; null when none were reported for it. */
export function downloadsIn(facts: YearFacts, area: Area, month: Month): number | null {
	if (area.kind === 'unit') {
		return unitMonth(facts.appDownloads, month)?.appDownloads ?? null;
	}

	const rows = downloadRowsWithin(facts, area, month);
	return rows.length === 0 ? null : sum(rows.map(row => row.appDownloads));
}

function sum(values: readonly number[]): number {
	return values.reduce((total, value) => total + value, 0);
}
