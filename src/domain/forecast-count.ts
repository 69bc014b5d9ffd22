import {normalChance} from './normal.ts';
import type {Target} from './targets.ts';
import {type YearEnd, yearEndQuantile} from './year-end.ts';

/** The 80% interval for 31 December, in the unit of the value, and the chance that the goal is reached. */
export interface Forecast {
	low: number;
	/** The median. */
	middle: number;
	high: number;
	/** 0–1. */
	chance: number;
}

/** The goal in the unit of the forecast. */
export type Goal = Pick<Target, 'comparator' | 'goal'>;

/** Floating noise must not ask for one more. */
const NOISE = 1e-9;

/** Where the year-end count probably lies: whole numbers, as they are shown. */
export function countForecast(end: YearEnd, {comparator, goal}: Goal): Forecast {
	const needed = comparator === '>' ? Math.floor(goal + NOISE) + 1 : Math.ceil(goal - NOISE);
	const at = (chance: number) => Math.round(yearEndQuantile(end, chance));
	return {low: at(0.1), middle: at(0.5), high: at(0.9), chance: chanceOf(end, needed)};
}

/**
Where the ratio of this year's count to that of the whole of last year probably lies.

@throws {RangeError} without a count last year: nothing can be divided by it.
*/
export function growthForecast(end: YearEnd, {lastYearTotal, ...target}: Goal & {lastYearTotal: number}): Forecast {
	if (!(lastYearTotal > 0)) {
		throw new RangeError(`no growth on ${lastYearTotal}`);
	}

	const counts = countForecast(end, {...target, goal: target.goal * lastYearTotal});
	const {low, middle, high, chance} = counts;
	return {low: low / lastYearTotal, middle: middle / lastYearTotal, high: high / lastYearTotal, chance};
}

/** The chance, 0–1, that a whole number is reached; half of it below, because the rest is a whole number too. */
function chanceOf({soFar, restMedian, restSpread}: YearEnd, needed: number): number {
	if (soFar >= needed) {
		return 1;
	}

	return restMedian > 0 ? normalChance(Math.log(restMedian / (needed - soFar - 0.5)) / restSpread) : 0;
}
