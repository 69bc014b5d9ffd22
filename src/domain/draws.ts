import {normalQuantile} from './normal.ts';
import type {Random} from './random.ts';

/** So many tries can all fail with a chance that is still a number above 0. */
const TRIES_AT_ONCE = 500;

/** From so many expected successes on the normal curve differs from the binomial by less than one success. */
const MANY_SUCCESSES = 500;

/** A draw of a standard normal quantity. */
export function drawNormal(random: Random): number {
	return normalQuantile(Math.max(random.next(), 2 ** -33));
}

/**
A draw of a gamma quantity of scale 1, whose mean is its shape; 0 for shape 0.

Source: Marsaglia and Tsang, "A simple method for generating gamma variables", 2000.
*/
export function drawGamma(random: Random, shape: number): number {
	if (shape < 1) {
		return shape <= 0 ? 0 : drawGamma(random, shape + 1) * random.next() ** (1 / shape);
	}

	const base = shape - 1 / 3;
	const spread = 1 / Math.sqrt(9 * base);
	for (;;) {
		const normal = drawNormal(random);
		const cube = (1 + spread * normal) ** 3;
		const luck = 1 - random.next();
		const isSurelyWithin = luck < 1 - 0.0331 * normal ** 4;
		if (cube > 0 && (isSurelyWithin || Math.log(luck) < 0.5 * normal ** 2 + base * (1 - cube + Math.log(cube)))) {
			return base * cube;
		}
	}
}

/** A draw from 0 to 1 of a beta quantity; of its two shapes at least one is above 0. */
export function drawBeta(random: Random, [first, second]: readonly [number, number]): number {
	const gamma = drawGamma(random, first);
	return gamma / (gamma + drawGamma(random, second));
}

/**
How many of some tries succeed, each with the same chance from 0 to 1; by inversion.

Our choice: where some 500 or more succeed a rounded normal draw stands for it, because inversion costs a step per success.
The unit's hundreds of actions a year stay far below that.
*/
export function drawBinomial(random: Random, {tries, chance}: {tries: number; chance: number}): number {
	if (chance > 0.5) {
		return tries - drawBinomial(random, {tries, chance: 1 - chance});
	}

	const mean = tries * chance;
	if (mean >= MANY_SUCCESSES) {
		return Math.min(tries, Math.max(0, Math.round(mean + Math.sqrt(mean * (1 - chance)) * drawNormal(random))));
	}

	let successes = 0;
	for (let left = tries; left > 0; left -= TRIES_AT_ONCE) {
		successes += invertBinomial(random.next(), Math.min(left, TRIES_AT_ONCE), chance);
	}

	return successes;
}

function invertBinomial(luck: number, tries: number, chance: number): number {
	const odds = chance / (1 - chance);
	let probability = (1 - chance) ** tries;
	let rest = luck - probability;
	let successes = 0;
	while (rest >= 0 && successes < tries) {
		successes++;
		probability *= (odds * (tries - successes + 1)) / successes;
		rest -= probability;
	}

	return successes;
}
