import test from 'ava';
import {waysToLabel} from '../../src/domain/effect.ts';
import {isSeenInRun} from '../../src/domain/effect-power.ts';
import {drawPoisson} from '../../src/domain/poisson.ts';
import {randomFrom} from '../../src/domain/random.ts';
import {municipalities} from './followed.ts';

/** The share of 320 courses, over eight choices of senders, in which the campaign is seen. */
function powerOf(senders: number, months: number, factor: number): number {
	let seen = 0;
	for (let lot = 0; lot < 8; lot++) {
		const followed = municipalities(senders, lot);
		const ways = waysToLabel(followed);
		for (let run = 0; run < 40; run++) {
			seen += isSeenInRun(followed, {ways, months, factor, run}) ? 1 : 0;
		}
	}

	return seen / 320;
}

// The table of powers that was found when the method was chosen: 38 municipalities, 2,000 downloads a month together.
for (const [senders, months, factor, found] of [
	[1, 1, 1, 0.02],
	[5, 1, 1, 0.03],
	[5, 1, 1.2, 0.44],
	[5, 1, 1.5, 0.95],
	[5, 3, 1, 0.05],
	[5, 3, 1.1, 0.35],
	[5, 3, 1.2, 0.8],
	[12, 3, 1, 0.05],
	[12, 3, 1.1, 0.56],
	[12, 3, 1.2, 0.96],
] as const) {
	const what = factor === 1 ? 'raises a false alarm' : `that brings ${Math.round((factor - 1) * 100)}% is seen`;
	test(`a campaign of ${senders} over ${months} months ${what} as often as was found: ${found}`, t => {
		const power = powerOf(senders, months, factor);
		t.true(Math.abs(power - found) <= (factor === 1 ? 0.04 : 0.12), String(power));
	});
}

test('Poisson draws have a mean and a variance that are the same', t => {
	for (const mean of [0.5, 12, 200]) {
		const random = randomFrom('poisson', mean);
		const draws = Array.from({length: 4000}, () => drawPoisson(random, mean));
		const average = draws.reduce((sum, draw) => sum + draw, 0) / draws.length;
		const variance = draws.reduce((sum, draw) => sum + (draw - average) ** 2, 0) / draws.length;
		t.true(Math.abs(average / mean - 1) < 0.06, `${mean}: ${average}`);
		t.true(Math.abs(variance / mean - 1) < 0.12, `${mean}: ${variance}`);
	}
});
