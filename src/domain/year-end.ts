import {normalQuantile} from './normal.ts';

/** One of the twelve months of a year, as far as it is known. */
export interface MonthSoFar {
	count: number;
	/** The part of the month's days that the count covers, 0–1; 0 for a month that has not come or is not known. */
	known: number;
}

/** What a year comes to: the count so far, and a rest of which the logarithm is normal. */
export interface YearEnd {
	soFar: number;
	/** Median of the rest; 0 when the whole year is known. */
	restMedian: number;
	/** Standard deviation of the logarithm of the rest. */
	restSpread: number;
}

/** What the months of last year say of this one. */
export interface UsualYear {
	/** The share of the year that each month usually brings; together 1. */
	shares: readonly number[];
	/** The twelve counts of last year; null when they are not known. */
	lastYear: readonly number[] | null;
}

/** Months differ beyond chance: the usual squared coefficient of variation, and how many months it weighs as. */
const usualNoise = {value: 0.03, months: 12};
const LEAST_NOISE = 0.006;
/** The uncertainty of a level that moves during a year that still has to begin. */
const DRIFT = 0.006;
/** From so many whole months on this year says how much its months differ. */
const ENOUGH_MONTHS = 3;

/**
What a year's count comes to on 31 December: the rest goes on at the pace of the year so far.

Our choice: the rest is log-normal; its variance counts chance (Poisson), months that differ more than chance, and a level
that moves. test/backtest measures how often the interval holds.

@returns null while no part of the year is known.
*/
export function yearEnd(months: readonly MonthSoFar[], {shares, lastYear}: UsualYear): YearEnd | null {
	const passed = sum(shares.map((share, index) => share * (months[index]?.known ?? 0)));
	const soFar = sum(months.map(({count}) => count));
	if (passed <= 0) {
		return null;
	}

	if (passed > 1 - 1e-9) {
		return {soFar, restMedian: 0, restSpread: 0};
	}

	const gone = Math.min(11, Math.max(1, months.filter(isWhole).length));
	const noise = noiseOf(months, {shares, lastYear}, soFar / passed);
	const mean = ((soFar + 0.5) * (1 - passed)) / passed;
	const relativeVariance =
		1 / mean +
		1 / Math.max(soFar, 1) +
		noise / gone +
		noise / (12 - gone) +
		(DRIFT * (12 - gone)) / 12 +
		((noise / 12) * (1 - passed)) / passed;
	const variance = Math.log(1 + relativeVariance);
	return {soFar, restMedian: mean * Math.exp(-variance / 2), restSpread: Math.sqrt(variance)};
}

/** The year-end count that is not exceeded with a chance from 0 to 1, both excluded; not rounded. */
export function yearEndQuantile(end: YearEnd, chance: number): number {
	return yearEndAt(end, normalQuantile(chance));
}

/** The year-end count so many standard deviations from the median; not rounded. */
export function yearEndAt({soFar, restMedian, restSpread}: YearEnd, z: number): number {
	return soFar + restMedian * Math.exp(restSpread * z);
}

/** How much months differ beyond chance: a squared coefficient of variation, from both years, pulled to the usual. */
function noiseOf(months: readonly MonthSoFar[], {shares, lastYear}: UsualYear, pace: number): number {
	const whole = months.flatMap((month, index) => (isWhole(month) ? [{...month, share: shares[index] ?? 0}] : []));
	const now = whole.length < ENOUGH_MONTHS ? [] : whole.map(({count, share}) => excessOf(count, pace * share));
	const total = sum(lastYear ?? []);
	const before = lastYear?.map((count, index) => excessOf(count, total * (shares[index] ?? 0))) ?? [];
	const degrees = Math.max(0, now.length - 1) + Math.max(0, before.length - 1);
	const excess = sum(now) + sum(before) + usualNoise.value * usualNoise.months;
	return Math.max(LEAST_NOISE, excess / (degrees + usualNoise.months));
}

/** By how much a month differs from what was expected, less what chance alone does; relative and squared. */
function excessOf(count: number, expected: number): number {
	return expected > 0 ? ((count - expected) ** 2 - expected) / expected ** 2 : 0;
}

function isWhole({known}: MonthSoFar): boolean {
	return known === 1;
}

function sum(values: readonly number[]): number {
	return values.reduce((total, value) => total + value, 0);
}
