import {monthShares} from './month-shares.ts';
import {normalChance} from './normal.ts';

/** The z between which and its opposite 80% of a normal quantity lies. */
const Z_OF_80_PERCENT = 1.281_551_565_544_600_4;

/** One of the twelve months of a year, as far as it is known. */
export interface MonthSoFar {
	count: number;
	/** The part of the month's days that the count covers, 0–1; 0 for a month that has not come or is not known. */
	known: number;
}

/** What a year's count comes to: what is there, and a log-normal rest. */
export interface YearEnd {
	soFar: number;
	/** Median of the rest; 0 when all of the year is known. */
	median: number;
	/** Standard deviation of the rest's logarithm. */
	sigma: number;
}

/** The 80% interval for 31 December, in the unit of the value, and the chance that the goal is reached. */
export interface Forecast {
	low: number;
	/** The median. */
	middle: number;
	high: number;
	/** 0–1. */
	chance: number;
}

export function yearEnd(
	months: readonly MonthSoFar[],
	{year, lastYear}: {year: number; lastYear: readonly number[] | null},
): YearEnd | null {
	const shares = monthShares(year, lastYear);
	const passed = sum(shares.map((share, index) => share * (months[index]?.known ?? 0)));
	if (passed === 0) {
		return null;
	}
	const soFar = sum(months.map(({count}) => count));
	if (passed > 1 - 1e-9) {
		return {soFar, median: 0, sigma: 0};
	}
	const whole = Math.max(1, months.filter(({known}) => known === 1).length);
	const noise = noiseOf(months, {shares, lastYear, perShare: soFar / passed});
	const mean = ((soFar + 0.5) * (1 - passed)) / passed;
	const relative =
		1 / Math.max(soFar, 1) +
		noise / whole +
		noise / (12 - whole) +
		(0.006 * (12 - whole)) / 12 +
		((noise / 12) * (1 - passed)) / passed;
	const variance = Math.log(1 + 1 / mean + relative);
	return {soFar, median: mean * Math.exp(-variance / 2), sigma: Math.sqrt(variance)};
}

function noiseOf(
	months: readonly MonthSoFar[],
	{shares, lastYear, perShare}: {shares: readonly number[]; lastYear: readonly number[] | null; perShare: number},
): number {
	const total = sum(lastYear ?? []);
	const last = lastYear ? sum(lastYear.map((count, i) => excess(count, total * (shares[i] ?? 0)))) : 0;
	const wholes = months.map((m, i) => ({...m, share: shares[i] ?? 0})).filter(m => m.known === 1);
	const k = wholes.length;
	const now = k >= 3 ? sum(wholes.map(({count, share}) => excess(count, perShare * share))) : 0;
	const weight = (lastYear ? 11 : 0) + (k >= 3 ? k - 1 : 0) + 12;
	return Math.max(0.006, (last + now + 0.36) / weight);
}

function excess(count: number, expected: number): number {
	return expected > 0 ? ((count - expected) ** 2 - expected) / expected ** 2 : 0;
}

export function quantileOf({soFar, median, sigma}: YearEnd, z: number): number {
	return soFar + median * Math.exp(sigma * z);
}

export function forecastOf(end: YearEnd, needed: number): Forecast {
	return {
		low: Math.round(quantileOf(end, -Z_OF_80_PERCENT)),
		middle: Math.round(quantileOf(end, 0)),
		high: Math.round(quantileOf(end, Z_OF_80_PERCENT)),
		chance: chanceOf(end, needed),
	};
}

export function chanceOf({soFar, median, sigma}: YearEnd, needed: number): number {
	const missing = needed - soFar - 0.5;
	if (missing <= 0) {
		return 1;
	}
	return median === 0 ? 0 : normalChance((Math.log(median) - Math.log(missing)) / sigma);
}

function sum(values: readonly number[]): number {
	return values.reduce((total, value) => total + value, 0);
}
