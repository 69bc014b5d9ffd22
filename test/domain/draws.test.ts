import test from 'ava';
import {drawBeta, drawBinomial, drawGamma, drawNormal} from '../../src/domain/draws.ts';
import {type Random, randomFrom} from '../../src/domain/random.ts';

const DRAWS = 20_000;

function momentsOf(draw: (random: Random) => number) {
	const random = randomFrom('draws');
	const values = Array.from({length: DRAWS}, () => draw(random));
	const mean = values.reduce((sum, value) => sum + value, 0) / DRAWS;
	const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / DRAWS;
	return {mean, variance, values};
}

for (const [title, draw, mean, variance] of [
	['normal', drawNormal, 0, 1],
	['gamma of shape 0.3', (random: Random) => drawGamma(random, 0.3), 0.3, 0.3],
	['gamma of shape 2.5', (random: Random) => drawGamma(random, 2.5), 2.5, 2.5],
	['gamma of shape 400', (random: Random) => drawGamma(random, 400), 400, 400],
	['beta', (random: Random) => drawBeta(random, [3, 17]), 0.15, (0.15 * 0.85) / 21],
	['few tries', (random: Random) => drawBinomial(random, {tries: 12, chance: 0.15}), 1.8, 1.53],
	['many tries', (random: Random) => drawBinomial(random, {tries: 1700, chance: 0.15}), 255, 216.75],
	[
		'so many tries that a normal draw stands for them',
		(random: Random) => drawBinomial(random, {tries: 25_000, chance: 0.15}),
		3750,
		3187.5,
	],
	['likely tries', (random: Random) => drawBinomial(random, {tries: 90, chance: 0.9}), 81, 8.1],
] as const) {
	test(`draws have the mean and variance of theory: ${title}`, t => {
		const found = momentsOf(draw);
		t.true(Math.abs(found.mean - mean) < 4 * Math.sqrt(variance / DRAWS), `mean ${found.mean}`);
		t.true(Math.abs(found.variance / variance - 1) < 0.08, `variance ${found.variance}`);
	});
}

test('never more successes than tries, and none or all at the ends', t => {
	const random = randomFrom('ends');
	for (const tries of [0, 1, 7, 500, 501, 2000, 90_000]) {
		t.is(drawBinomial(random, {tries, chance: 0}), 0);
		t.is(drawBinomial(random, {tries, chance: 1}), tries);
		const some = drawBinomial(random, {tries, chance: 0.5});
		t.true(some >= 0 && some <= tries);
	}

	t.is(drawGamma(random, 0), 0);
	t.is(drawBeta(random, [0, 20]), 0);
});

test('the same seed draws the same', t => {
	const draw = (random: Random) => drawBinomial(random, {tries: 700, chance: drawBeta(random, [4, 9])});
	t.deepEqual(momentsOf(draw).values, momentsOf(draw).values);
});
