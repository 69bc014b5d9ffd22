import {drawBeta, drawBinomial, drawNormal} from './draws.ts';
import type {Forecast, Goal} from './forecast-count.ts';
import {randomFrom} from './random.ts';
import {isMet} from './targets.ts';
import {type YearEnd, yearEndAt} from './year-end.ts';

/** The started actions of a year so far. */
export interface RateSoFar {
	started: number;
	direct: number;
	/** Without an outcome yet. */
	open: number;
	/** The rate that was usual before this year, 0–1. */
	usualRate: number;
}

const DRAWS = 2000;
/** The usual rate weighs as much as so many actions. */
const USUAL_ACTIONS = 20;

/**
Where the success rate of the whole year probably lies, in fractions.

Our choice: the chance of a success follows from the actions with an outcome and the usual rate (beta); the open actions
and those still to come succeed with that chance (beta-binomial). By simulation with a fixed seed: the same facts always
give the same answer.

@throws {RangeError} if nothing was started: there is no rate to go on.
*/
export function rateForecast(soFar: RateSoFar, end: YearEnd, {comparator, goal}: Goal): Forecast {
	if (soFar.started <= 0) {
		throw new RangeError('no rate without started actions');
	}

	const rates = drawRates(soFar, end);
	const at = (share: number) => rates[Math.round(share * (DRAWS - 1))] ?? 0;
	const firstReached = rates.findIndex(value => isMet({comparator, goal, value}));
	const reached = firstReached === -1 ? 0 : DRAWS - firstReached;
	return {low: at(0.1), middle: at(0.5), high: at(0.9), chance: reached / DRAWS};
}

/** Rates at the end of the year, the lowest first. */
function drawRates({started, direct, open, usualRate}: RateSoFar, end: YearEnd): Float64Array {
	const random = randomFrom('forecast of the success rate');
	const failed = started - open - direct;
	const shapes = [direct + USUAL_ACTIONS * usualRate, failed + USUAL_ACTIONS * (1 - usualRate)] as const;
	const rates = new Float64Array(DRAWS);
	for (let index = 0; index < DRAWS; index++) {
		const chance = drawBeta(random, shapes);
		const toCome = Math.round(yearEndAt(end, drawNormal(random)) - end.soFar);
		rates[index] = (direct + drawBinomial(random, {tries: open + toCome, chance})) / (started + toCome);
	}

	return rates.sort();
}
