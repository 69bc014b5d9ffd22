import {isStarted} from './actions.ts';
import {type Area, areaOf, membersOn, UNIT} from './areas.ts';
import {downloadGrowth} from './download-growth.ts';
import {monthlyTotals, startedWithin, wholeMonths} from './figures.ts';
import type {Month} from './period.ts';
import type {YearFacts} from './year-facts.ts';

/** A count of the whole months of this year beside the same months of last year. */
export interface Compared {
	now: number;
	before: number;
	/** The last month that counts in both. */
	throughMonth: Month;
}

/** What can be compared with last year: started actions, or new downloads of the app. */
export type ComparedFigure = 'started' | 'downloads';

/** In how many municipalities a figure rose or fell; the five counts add up to `of`. */
export interface Movements {
	/** The municipalities of the area on the day. */
	of: number;
	/** 10% or more above last year. */
	rose: number;
	/** 10% or more below last year. */
	fell: number;
	/** Between those two. */
	steady: number;
	/** Last year's same months have less than 20: chance alone would make such a figure jump. */
	tooSmall: number;
	/** Not known in both years. */
	unknown: number;
	/** The last month that was compared anywhere; null when nothing could be. */
	throughMonth: Month | null;
}

/** Our choice, from the sources' own sentence "in 11 van de 38 gemeenten 10% of meer": only from this many last year. */
export const SMALLEST_BEFORE = 20;

/**
Search actions started in the whole months of the year so far, beside those of the same months of last year.

@returns null before the first month is over, and where one of the years is not known for this area and these months. A
`before` of 0 is a known zero: a last year without any action at all in the unit is not known instead.
*/
export function startedCompared(facts: YearFacts, area: Area): Compared | null {
	const months = wholeMonths(facts);
	const throughMonth = months.at(-1);
	const last = lastYearOf(facts);
	if (throughMonth === undefined || !(last.totals || last.tallies.some(isStarted))) {
		return null;
	}

	const now = startedIn(facts, area, months);
	const before = startedIn(
		last,
		area,
		months.map(month => `${last.year}${month.slice(4)}`),
	);
	return now === null || before === null ? null : {now, before, throughMonth};
}

/**
New downloads of the app in the months that both years report, beside those of last year.

Below the unit only the municipalities that both years report in that month; see download-growth.ts.

@returns null where no month is known in both years.
*/
export function downloadsCompared(facts: YearFacts, area: Area): Compared | null {
	const {now, before, throughMonth} = downloadGrowth(facts, area);
	return now === null || before === null || throughMonth === null ? null : {now, before, throughMonth};
}

/**
In how many municipalities of an area (default the unit) a figure rose or fell by 10% or more against the same months of
last year. Source: the sentence for councils "in 11 van de 38 gemeenten … 10% of meer, in 10 … minstens 10%".

Exact at the bounds: 22 after 20 is a rise, 18 after 20 a fall. A last year under 20 is too small to compare.
*/
export function movements(facts: YearFacts, figure: ComparedFigure, area?: Area): Movements {
	const within = area ?? areaOf(facts.areas, UNIT);
	const members = within ? membersOn(facts.areas, within, {kind: 'municipality', day: facts.at}) : [];
	const compare = {started: startedCompared, downloads: downloadsCompared}[figure];
	const compared = members.map(municipality => compare(facts, municipality));
	const counts = {rose: 0, fell: 0, steady: 0, tooSmall: 0, unknown: 0};
	for (const one of compared) {
		counts[movementOf(one)] += 1;
	}

	const throughMonth = compared.map(one => one?.throughMonth ?? null).reduce(later, null);
	return {of: members.length, ...counts, throughMonth};
}

/** Whole numbers only, so that the bounds are exact: 1.1 × 50 is more than 55 in floating point. */
function movementOf(compared: Compared | null): 'rose' | 'fell' | 'steady' | 'tooSmall' | 'unknown' {
	if (compared === null) {
		return 'unknown';
	}

	const {now, before} = compared;
	if (before < SMALLEST_BEFORE) {
		return 'tooSmall';
	}

	if (now * 10 >= before * 11) {
		return 'rose';
	}

	return now * 10 <= before * 9 ? 'fell' : 'steady';
}

function later(first: Month | null, second: Month | null): Month | null {
	return first === null || (second !== null && second > first) ? second : first;
}

/** Started in some months from January on; null when one of them is not known. */
function startedIn(facts: YearFacts, area: Area, months: readonly Month[]): number | null {
	// Totals of a whole year need no months.
	if (months.length === 12) {
		return startedWithin(facts, area).started;
	}

	return monthlyTotals(facts, area)
		.filter(({month}) => months.includes(month))
		.map(({totals}) => totals?.started ?? null)
		.reduce((sum, count) => (sum === null || count === null ? null : sum + count), 0 as number | null);
}

function lastYearOf({lastYear, ...facts}: YearFacts): YearFacts {
	const year = facts.year - 1;
	return {...facts, year, at: `${year}-12-31`, isYearOver: true, ...lastYear, lastYear: {tallies: [], totals: null}};
}
