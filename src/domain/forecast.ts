import type {Area} from './areas.ts';
import {downloadsIn, monthlyTotals, startedLastYear, startedWithin, wholeMonths} from './figures.ts';
import {countForecast, type Forecast, type Goal, growthForecast} from './forecast-count.ts';
import {rateForecast} from './forecast-rate.ts';
import {monthShares} from './month-shares.ts';
import {type Day, daysBetween, daysInMonth, lastDayOfMonth, type Month, monthsOf} from './period.ts';
import type {Target} from './targets.ts';
import {type MonthSoFar, type YearEnd, yearEnd} from './year-end.ts';
import type {YearFacts} from './year-facts.ts';

/** Eight whole weeks: before that a year says too little of its end. */
const DAYS_BEFORE_FORECAST = 56;

const unknownMonth: MonthSoFar = {count: 0, known: 0};

/**
Where a target of an area probably stands on 31 December.

@param goal of the area, in the unit of the value.
@returns null before the 56th day of the year (25 February), after the year, for members, and where too little is known.
*/
export function forecastOf(facts: YearFacts, area: Area, {kind, comparator, goal}: Goal & Pick<Target, 'kind'>) {
	const hasEnoughDays = daysBetween(`${facts.year}-01-01`, facts.at) + 1 >= DAYS_BEFORE_FORECAST;
	if (facts.isYearOver || !hasEnoughDays) {
		return null;
	}

	switch (kind) {
		case 'count': {
			const end = actionsAtYearEnd(facts, area);
			return end && countForecast(end, {comparator, goal});
		}

		case 'growth':
			return growthOf(facts, area, {comparator, goal});
		case 'rate':
			return rateOf(facts, area, {comparator, goal});
		case 'members':
			return null;
	}
}

function actionsAtYearEnd(facts: YearFacts, area: Area): YearEnd | null {
	const lastYear = startedLastYear(facts, area);
	const months = monthlyTotals(facts, area).map(({month, totals}): MonthSoFar => {
		const started = totals?.started ?? null;
		return started === null ? unknownMonth : {count: started, known: knownPart(month, facts.at)};
	});
	return yearEnd(months, {shares: monthShares(facts.year, lastYear), lastYear});
}

/** The part of a month's days up to and including a day, 0–1; of a month that has begun. */
function knownPart(month: Month, at: Day): number {
	return lastDayOfMonth(month) <= at ? 1 : Number(at.slice(8)) / daysInMonth(month);
}

/**
Our choice: the whole year against the whole of last year, where all twelve months of last year are known; null else.

A month of this year that was never reported is estimated as a month still to come, while the value leaves it out of
both years. Only for the unit and a municipality: of other areas the reporting municipalities can differ between the years.
*/
function growthOf(facts: YearFacts, area: Area, goal: Goal): Forecast | null {
	if (area.kind !== 'unit' && area.kind !== 'municipality') {
		return null;
	}

	const lastYear = monthsOf(facts.year - 1)
		.map(month => downloadsIn(facts, area, month))
		.filter(count => count !== null);
	const lastYearTotal = lastYear.reduce((sum, count) => sum + count, 0);
	if (lastYear.length < 12 || lastYearTotal === 0) {
		return null;
	}

	const whole = wholeMonths(facts);
	const months = monthsOf(facts.year).map((month): MonthSoFar => {
		const count = whole.includes(month) ? downloadsIn(facts, area, month) : null;
		return count === null ? unknownMonth : {count, known: 1};
	});
	const end = yearEnd(months, {shares: monthShares(facts.year, lastYear), lastYear});
	return end && growthForecast(end, {...goal, lastYearTotal});
}

function rateOf(facts: YearFacts, area: Area, goal: Goal): Forecast | null {
	const {started, direct, open} = startedWithin(facts, area);
	const end = actionsAtYearEnd(facts, area);
	if (started === null || direct === null || started === 0 || !end) {
		return null;
	}

	const usualRate = rateOfLastYear(facts, area) ?? goal.goal;
	return rateForecast({started, direct, open: open ?? 0, usualRate}, end, goal);
}

/** Direct successes of last year's actions with an outcome, 0–1; null where there were none or they are not known. */
function rateOfLastYear({lastYear, ...facts}: YearFacts, area: Area): number | null {
	const [year, at] = [facts.year - 1, `${facts.year - 1}-12-31`];
	const {started, direct, open} = startedWithin({...facts, ...lastYear, lastYear, year, at}, area);
	const closed = (started ?? 0) - (open ?? 0);
	return closed > 0 && direct !== null ? direct / closed : null;
}
