import {drawBeta, drawBinomial, drawNormal} from './draws.ts';
import {quantileOf, type YearEnd} from './forecast-count.ts';
import type {Forecast} from './forecast-count.ts';
import {randomFrom} from './random.ts';
import {isMet, type Target} from './targets.ts';

const DRAWS = 2000;
/** What is known of the rate beforehand weighs as much as so many actions. */
const PRIOR_ACTIONS = 20;

/** The started actions of a year so far. */
export interface RateSoFar {
	started: number;
	direct: number;
	open: number;
	/** The rate that is known beforehand, 0–1. */
	usualRate: number;
}

export function rateForecast(
	{started, direct, open, usualRate}: RateSoFar,
	end: YearEnd,
	target: Pick<Target, 'comparator' | 'goal'>,
): Forecast {
	const random = randomFrom('success rate');
	const closed = started - open;
	const shapes = [direct + PRIOR_ACTIONS * usualRate, closed - direct + PRIOR_ACTIONS * (1 - usualRate)] as const;
	const rates = Array.from({length: DRAWS}, () => {
		const chance = drawBeta(random, shapes);
		const rest = Math.round(quantileOf(end, drawNormal(random))) - end.soFar;
		return (direct + drawBinomial(random, {tries: open + rest, chance})) / (started + rest);
	}).sort((a, b) => a - b);
	const at = (share: number) => rates[Math.floor(share * (DRAWS - 1))] ?? 0;
	return {
		low: at(0.1),
		middle: at(0.5),
		high: at(0.9),
		chance: rates.filter(value => isMet({...target, value})).length / DRAWS,
	};
}
