import {drawBinomial, drawGamma, drawNormal} from '../../src/domain/draws.ts';
import {daysInMonth, daysInYear, monthsOf} from '../../src/domain/period.ts';
import type {Random} from '../../src/domain/random.ts';

/** What the simulated world is like; ranges are drawn from evenly, once a pair of years. */
export interface World {
	/** How little the months differ from the calendar: Dirichlet(season · days/365), the same in both years. */
	season: number;
	/** Coefficient of variation of each month's gamma noise. */
	noise: readonly [number, number];
	/** The number that last year is expected to bring. */
	total: readonly [number, number];
	/** The level is ×0.8 or ×1.25 from a drawn month on, in half of the years. */
	hasBreaks: boolean;
}

/** Two years that follow each other: last year is known, of this year the part up to a day. */
export interface SimulatedYears {
	lastYear: number[];
	thisYear: number[];
}

/** Growth from year to year: the standard deviation of its logarithm. */
const GROWTH = 0.15;

/** Draws a year and the year before it. */
export function simulateYears(random: Random, {season, noise, total, hasBreaks}: World, year: number): SimulatedYears {
	const gammas = monthsOf(year).map(month => drawGamma(random, (season * daysInMonth(month)) / daysInYear(year)));
	const size = gammas.reduce((sum, gamma) => sum + gamma, 0);
	const cv = between(random, noise);
	const level = between(random, total);
	const grown = level * Math.exp(GROWTH * drawNormal(random));
	const breakAt = hasBreaks && random.chance(0.5) ? random.integer(1, 11) : 12;
	const factor = random.pick([0.8, 1.25]);
	const monthly = (whole: number) => gammas.map(gamma => ((whole * gamma) / size) * drawNoise(random, cv));
	return {
		lastYear: monthly(level).map(mean => drawPoisson(random, mean)),
		thisYear: monthly(grown).map((mean, index) => drawPoisson(random, index >= breakAt ? mean * factor : mean)),
	};
}

/** How much of a month's count falls in its first days. */
export function countUpTo(random: Random, count: number, share: number): number {
	return drawBinomial(random, {tries: count, chance: share});
}

function between(random: Random, [lowest, highest]: readonly [number, number]): number {
	return lowest + (highest - lowest) * random.next();
}

/** Gamma noise of mean 1. */
function drawNoise(random: Random, cv: number): number {
	return cv === 0 ? 1 : drawGamma(random, 1 / cv ** 2) * cv ** 2;
}

/** Source: Ahrens and Dieter, 1974: a large mean is halved by a gamma draw, a small one counted out. */
export function drawPoisson(random: Random, mean: number): number {
	if (mean > 30) {
		const rank = Math.floor((mean * 7) / 8);
		const moment = drawGamma(random, rank);
		return moment > mean
			? drawBinomial(random, {tries: rank - 1, chance: mean / moment})
			: rank + drawPoisson(random, mean - moment);
	}

	let count = -1;
	for (let product = 1; product > Math.exp(-mean); count++) {
		product *= 1 - random.next();
	}

	return count;
}
