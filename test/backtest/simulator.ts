import {drawBinomial, drawGamma, drawNormal} from '../../src/domain/draws.ts';
import {daysInMonth, daysInYear, monthsOf} from '../../src/domain/period.ts';
import {drawPoisson} from '../../src/domain/poisson.ts';
import type {Random} from '../../src/domain/random.ts';

/** What a simulated world is like; what lies in a range is drawn once for both years. */
export interface World {
	/** How firmly the months follow the calendar: Dirichlet(season · days/365), the same in both years. */
	season: number;
	/** Coefficient of variation of the gamma noise of a month. */
	noise: Range;
	/** What last year is expected to bring. */
	total: Range;
	/** In half of the years the level is ×0.8 or ×1.25 from some month on. */
	hasBreaks: boolean;
	/** The chance of a success last year. */
	successRate: Range;
}
type Range = readonly [number, number];

/** Two years that follow each other, with what comes of each. */
export interface SimulatedYears {
	/** Twelve counts. */
	lastYear: number[];
	thisYear: number[];
	lastYearDirect: number;
	/** The chance of a success of this year's actions, 0–1. */
	successChance: number;
}

/** Year to year, the standard deviation of the logarithm of the growth of the count and of the success rate. */
const GROWTH = 0.15;
const SUCCESS_GROWTH = 0.1;

export function simulateYears(random: Random, world: World, year: number): SimulatedYears {
	const seasonal = monthsOf(year).map(month =>
		drawGamma(random, (world.season * daysInMonth(month)) / daysInYear(year)),
	);
	const noise = between(random, world.noise);
	const level = between(random, world.total);
	const month = (share: number, whole: number) =>
		drawPoisson(random, ((whole * share) / sum(seasonal)) * drawNoise(random, noise));
	const lastYear = seasonal.map(share => month(share, level));
	const grown = level * Math.exp(GROWTH * drawNormal(random));
	const {from, factor} = drawBreak(random, world);
	const thisYear = seasonal.map((share, index) => month(share, index < from ? grown : grown * factor));
	const chance = between(random, world.successRate);
	return {
		lastYear,
		thisYear,
		lastYearDirect: drawBinomial(random, {tries: sum(lastYear), chance}),
		successChance: Math.min(1, chance * Math.exp(SUCCESS_GROWTH * drawNormal(random))),
	};
}

function drawBreak(random: Random, {hasBreaks}: World): {from: number; factor: number} {
	const isBroken = hasBreaks && random.chance(0.5);
	return {from: isBroken ? random.integer(1, 11) : 12, factor: random.pick([0.8, 1.25])};
}

function between(random: Random, [lowest, highest]: Range): number {
	return lowest + (highest - lowest) * random.next();
}

/** Gamma noise of mean 1. */
function drawNoise(random: Random, variation: number): number {
	return variation === 0 ? 1 : drawGamma(random, 1 / variation ** 2) * variation ** 2;
}

function sum(values: readonly number[]): number {
	return values.reduce((total, value) => total + value, 0);
}
