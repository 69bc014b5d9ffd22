import assert from 'node:assert/strict';
import test from 'ava';
import fc from 'fast-check';
import {binomialChance, funnelLimits, funnelPoint} from '../../src/domain/funnel.ts';

const limits = (cases: number, pooledRate: number, outsideShare = 0.05) =>
	funnelLimits({cases, pooledRate, outsideShare});

/** The chance of each number of successes by Pascal's triangle: another way than the code's logarithms. */
function chancesOf(cases: number, rate: number): number[] {
	let row = [1];
	for (let step = 0; step < cases; step++) {
		row = [...row, 0].map((chance, index) => chance * (1 - rate) + (row[index - 1] ?? 0) * rate);
	}

	return row;
}

test('10 actions around 15%: the limits worked out by hand', t => {
	// P(0) = 0.85^10 = 0.1969: none at all is no exception. P(4 or more) = 0.04997, P(5 or more) = 0.00987.
	t.is(binomialChance(0, 10, 0.15).toFixed(6), '0.196874');
	t.is(binomialChance(4, 10, 0.15).toFixed(6), '0.040096');
	const {lower, upper} = limits(10, 0.15);
	t.is(lower, 0);
	// 6 failures or fewer: 0.04997; 5 or fewer: 0.00987; so the limit lies 0.62276 of the way below 6 of them.
	t.is(upper.toFixed(4), (1 - (6 - 0.62276) / 10).toFixed(4));
	t.is(funnelPoint({started: 10, direct: 4}, 0.15)?.position, 'inside');
	t.is(funnelPoint({started: 10, direct: 5}, 0.15)?.position, 'outside-95');
	t.is(funnelPoint({started: 10, direct: 7}, 0.15)?.position, 'outside-99.8');
});

test('4 of 150 lies below what chance does to 15%, 3 of 22 does not', t => {
	t.is(funnelPoint({started: 150, direct: 4}, 0.15)?.position, 'outside-99.8');
	t.is(funnelPoint({started: 22, direct: 3}, 0.15)?.position, 'inside');
	t.is(funnelPoint({started: 5, direct: 0}, 0.15)?.position, 'inside');
});

test('without actions there is no point, and more successes than actions were counted wrong', t => {
	t.is(funnelPoint({started: 0, direct: 0}, 0.15), null);
	t.throws(() => funnelPoint({started: 2, direct: 3}, 0.15), {instanceOf: RangeError});
	t.throws(() => limits(0, 0.15), {instanceOf: RangeError});
	t.throws(() => limits(10, 1.2), {instanceOf: RangeError});
});

const cases = fc.integer({min: 1, max: 300});
const rate = fc.double({min: 0.01, max: 0.99, noNaN: true});

test('the chance of each number of successes is that of Pascal’s triangle', t => {
	t.notThrows(() =>
		fc.assert(
			fc.property(fc.integer({min: 1, max: 80}), rate, (n, p) => {
				for (const [successes, chance] of chancesOf(n, p).entries()) {
					assert.ok(Math.abs(binomialChance(successes, n, p) - chance) < 1e-10);
				}
			}),
		),
	);
});

test('chance alone puts at most half of the share outside each limit, and one success further in already more', t => {
	t.notThrows(() =>
		fc.assert(
			fc.property(cases, rate, fc.constantFrom(0.05, 0.002), (n, p, share) => {
				const {lower, upper} = limits(n, p, share);
				const chances = chancesOf(n, p);
				const sum = (holds: (rate: number) => boolean) =>
					chances.reduce((total, chance, successes) => total + (holds(successes / n) ? chance : 0), 0);
				const step = 1 / n + 1e-12;
				assert.ok(sum(value => value < lower - 1e-12) < share / 2 + 1e-9);
				assert.ok(sum(value => value > upper + 1e-12) < share / 2 + 1e-9);
				assert.ok(sum(value => value < lower + step) >= share / 2 - 1e-9);
				assert.ok(sum(value => value > upper - step) >= share / 2 - 1e-9);
			}),
		),
	);
});

test('four times as many actions have narrower limits, and 99.8% is wider than 95%', t => {
	t.notThrows(() =>
		fc.assert(
			fc.property(fc.integer({min: 10, max: 200}), fc.double({min: 0.1, max: 0.9, noNaN: true}), (n, p) => {
				const width = (of: {lower: number; upper: number}) => of.upper - of.lower;
				assert.ok(width(limits(4 * n, p)) < width(limits(n, p)));
				const [inner, outer] = [limits(n, p), limits(n, p, 0.002)];
				assert.ok(outer.lower <= inner.lower && inner.upper <= outer.upper);
			}),
		),
	);
});

test('an area at the pooled rate lies inside, whatever its size', t => {
	t.notThrows(() =>
		fc.assert(
			fc.property(cases, fc.double({min: 0, max: 1, noNaN: true}), (started, share) => {
				const direct = Math.round(started * share);
				assert.equal(funnelPoint({started, direct}, direct / started)?.position, 'inside');
			}),
		),
	);
});
