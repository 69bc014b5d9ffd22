import assert from 'node:assert/strict';
import test from 'ava';
import fc from 'fast-check';
import {judgeRate, wilsonInterval} from '../../src/domain/wilson.ts';

for (const [successes, cases, lower, upper] of [
	[81, 263, '0.2553', '0.3662'],
	[15, 148, '0.0624', '0.1605'],
	[0, 20, '0.0000', '0.1611'],
	[1, 29, '0.0061', '0.1718'],
] as const) {
	test(`${successes} of ${cases} has the interval that Newcombe published`, t => {
		const interval = wilsonInterval(successes, cases);
		t.deepEqual([interval?.lower.toFixed(4), interval?.upper.toFixed(4)], [lower, upper]);
	});
}

test('3 direct successes in 22 actions may be anything from 4.7% to 33.3%', t => {
	const interval = wilsonInterval(3, 22);
	t.deepEqual([interval?.lower.toFixed(3), interval?.upper.toFixed(3)], ['0.047', '0.333']);
});

test('without cases there is no interval and no verdict', t => {
	t.is(wilsonInterval(0, 0), null);
	t.is(judgeRate({successes: 0, cases: 0, norm: 0.15}), null);
});

test('an interval lies around the rate, within 0 and 1', t => {
	const cases = fc.integer({min: 1, max: 5000}).chain(n => fc.tuple(fc.integer({min: 0, max: n}), fc.constant(n)));
	t.notThrows(() =>
		fc.assert(
			fc.property(cases, ([successes, n]) => {
				const {lower, upper} = wilsonInterval(successes, n) ?? {lower: Number.NaN, upper: Number.NaN};
				const rate = successes / n;
				assert.ok(lower >= 0 && upper <= 1 && lower <= rate + 1e-12 && rate <= upper + 1e-12);
			}),
		),
	);
});

test('a small area is judged only when its interval leaves out the norm', t => {
	const judged = (successes: number, cases: number) => judgeRate({successes, cases, norm: 0.15});
	t.is(judged(0, 5), 'too-few');
	t.is(judged(4, 150), 'below');
	t.is(judged(3, 22), 'too-few');
	t.is(judged(0, 20), 'too-few');
	t.is(judged(60, 150), 'above');
	t.is(judged(5, 5), 'above');
});
