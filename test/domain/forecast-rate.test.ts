import assert from 'node:assert/strict';
import test from 'ava';
import fc from 'fast-check';
import {rateForecast} from '../../src/domain/forecast-rate.ts';

const above15 = {comparator: '>', goal: 0.15} as const;
const halfYear = {started: 463, direct: 73, open: 12, usualRate: 0.14};
const halfYearEnd = {soFar: 463, restMedian: 470, restSpread: 0.12};
const over = (soFar: number) => ({soFar, restMedian: 0, restSpread: 0});

const rates = fc
	.record({
		direct: fc.nat({max: 150}),
		failed: fc.nat({max: 600}),
		open: fc.nat({max: 60}),
		usualRate: fc.double({min: 0, max: 1, noNaN: true}),
		restMedian: fc.double({min: 0, max: 900, noNaN: true}),
		restSpread: fc.double({min: 0, max: 0.5, noNaN: true}),
	})
	.filter(({direct, failed, open}) => direct + failed + open > 0)
	.map(({direct, failed, open, usualRate, ...rest}) => {
		const started = direct + failed + open;
		return {soFar: {started, direct, open, usualRate}, end: {soFar: started, ...rest}};
	});

test('the interval holds its middle and stays within 0 and 1, the chance too', t => {
	t.notThrows(() =>
		fc.assert(
			fc.property(rates, ({soFar, end}) => {
				const {low, middle, high, chance} = rateForecast(soFar, end, above15);
				assert.ok(low >= 0 && low <= middle && middle <= high && high <= 1);
				assert.ok(chance >= 0 && chance <= 1);
			}),
			{numRuns: 50},
		),
	);
});

test('the same facts give the same forecast', t => {
	t.deepEqual(rateForecast(halfYear, halfYearEnd, above15), rateForecast(halfYear, halfYearEnd, above15));
});

test('more direct successes raise the interval and the chance', t => {
	const found = [50, 60, 70, 80, 90].map(direct => rateForecast({...halfYear, direct}, halfYearEnd, above15));
	for (const key of ['low', 'middle', 'high', 'chance'] as const) {
		const values = found.map(forecast => forecast[key]);
		t.deepEqual(
			values,
			values.toSorted((a, b) => a - b),
			key,
		);
	}
	t.true((found[0]?.chance ?? 1) < 0.05 && (found[4]?.chance ?? 0) > 0.95);
});

test('73 of 463 with half of the year to come: about 14,6% to 17,8%', t => {
	const {low, middle, high, chance} = rateForecast(halfYear, halfYearEnd, above15);
	// Worked out apart: the rate of the closed ones with 20 usual actions is 75.8 / 471 = 16.1%.
	t.true(Math.abs(middle - (73 + (482 * 75.8) / 471) / 933) < 0.002, String(middle));
	t.true(low > 0.142 && low < 0.149 && high > 0.174 && high < 0.182, `${low} ${high}`);
	t.true(chance > 0.75 && chance < 0.87, String(chance));
});

test('when all is closed and nothing more comes, the rate is what it is: exactly 15% is not above', t => {
	const exact = rateForecast({started: 1000, direct: 150, open: 0, usualRate: 0.14}, over(1000), above15);
	t.deepEqual(exact, {low: 0.15, middle: 0.15, high: 0.15, chance: 0});
	t.is(rateForecast({started: 1000, direct: 151, open: 0, usualRate: 0.14}, over(1000), above15).chance, 1);
});

test('open actions keep the end within the bounds of all failed and all succeeded', t => {
	const {low, high} = rateForecast({started: 100, direct: 14, open: 10, usualRate: 0.14}, over(100), above15);
	t.true(low >= 0.14 && high <= 0.24 && low < high);
});

test('with few actions the usual rate counts', t => {
	const few = (usualRate: number) =>
		rateForecast({started: 5, direct: 0, open: 0, usualRate}, {soFar: 5, restMedian: 100, restSpread: 0.3}, above15);
	t.true(few(0.3).middle > few(0.05).middle + 0.1);
});

test('without started actions there is no rate to go on', t => {
	t.throws(() => rateForecast({started: 0, direct: 0, open: 0, usualRate: 0.14}, over(0), above15), {
		instanceOf: RangeError,
	});
});
