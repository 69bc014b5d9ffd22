import {drawBinomial, drawGamma} from './draws.ts';
import type {Random} from './random.ts';

/** A draw of a Poisson count. Source: Ahrens and Dieter, 1974: a gamma draw jumps to near a large mean, the rest is counted out. */
export function drawPoisson(random: Random, mean: number): number {
	if (mean > 30) {
		const rank = Math.floor((mean * 7) / 8);
		const moment = drawGamma(random, rank);
		return moment > mean
			? drawBinomial(random, {tries: rank - 1, chance: mean / moment})
			: rank + drawPoisson(random, mean - moment);
	}

	const limit = Math.exp(-mean);
	let count = 0;
	for (let product = 1 - random.next(); product > limit; product *= 1 - random.next()) {
		count++;
	}

	return count;
}
