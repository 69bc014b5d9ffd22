import assert from 'node:assert/strict';
import test from 'ava';
import fc from 'fast-check';
import {countForecast, growthForecast} from '../../src/domain/forecast-count.ts';
import {monthShares} from '../../src/domain/month-shares.ts';
import {type MonthSoFar, yearEnd, yearEndQuantile} from '../../src/domain/year-end.ts';

const lastYear = [50, 61, 72, 70, 75, 80, 90, 85, 70, 66, 60, 59];
const usual = {shares: monthShares(2022, lastYear), lastYear};
const calendar = {shares: monthShares(2022, null), lastYear: null};
const atLeast = (goal: number) => ({comparator: '>=', goal}) as const;
const months = (...counts: number[]): MonthSoFar[] =>
	Array.from({length: 12}, (_, index) => ({count: counts[index] ?? 0, known: index < counts.length ? 1 : 0}));

/** What is known, which must not be nothing. */
function endOf(...of: Parameters<typeof yearEnd>) {
	const end = yearEnd(...of);
	assert.ok(end);
	return end;
}

const counts = fc.array(fc.integer({min: 0, max: 400}), {minLength: 1, maxLength: 12});
const someYear = fc.option(fc.array(fc.integer({min: 0, max: 400}), {minLength: 12, maxLength: 12}));
const usualOf = (before: number[] | null) => ({shares: monthShares(2022, before), lastYear: before});

test('463 actions by the end of June become 872 to 1.007, as the formula says when worked out apart', t => {
	const end = endOf(months(60, 70, 80, 75, 88, 90), usual);
	t.is(yearEndQuantile(end, 0.1).toFixed(3), '872.396');
	t.is(yearEndQuantile(end, 0.5).toFixed(3), '935.048');
	t.is(yearEndQuantile(end, 0.9).toFixed(3), '1007.286');
	const {chance, ...interval} = countForecast(end, atLeast(1000));
	t.deepEqual(interval, {low: 872, middle: 935, high: 1007});
	t.is(chance.toFixed(6), '0.124687', 'of 999.5 or more: actions are whole');
});

test('without last year the calendar and this year alone count', t => {
	const {low, middle, high} = countForecast(endOf(months(31, 28, 31, 30, 31, 30), calendar), atLeast(365));
	t.deepEqual([low, middle, high], [335, 364, 398]);
});

test('the interval holds its middle, never lies below what is there, and the chance is between 0 and 1', t => {
	t.notThrows(() =>
		fc.assert(
			fc.property(counts, someYear, fc.integer({min: 0, max: 5000}), (known, before, goal) => {
				const end = endOf(months(...known), usualOf(before));
				const {low, middle, high, chance} = countForecast(end, atLeast(goal));
				assert.ok(end.soFar <= low && low <= middle && middle <= high && Number.isFinite(high));
				assert.ok(chance >= 0 && chance <= 1);
			}),
		),
	);
});

test('more actions at the same pace raise the interval and the chance, a higher goal lowers the chance', t => {
	const paces = fc.tuple(fc.integer({min: 5, max: 200}), fc.integer({min: 1, max: 60}));
	t.notThrows(() =>
		fc.assert(
			fc.property(
				paces,
				fc.integer({min: 2, max: 11}),
				fc.integer({min: 50, max: 2500}),
				([pace, more], gone, goal) => {
					const ofPace = (size: number) => endOf(months(...Array(gone).fill(size)), calendar);
					const [slow, fast] = [ofPace(pace), ofPace(pace + more)].map(end => countForecast(end, atLeast(goal)));
					assert.ok(slow && fast && fast.middle >= slow.middle && fast.low >= slow.low && fast.high >= slow.high);
					assert.ok(fast.chance >= slow.chance - 1e-9, `${slow.chance} → ${fast.chance}`);
					assert.ok(countForecast(ofPace(pace), atLeast(goal + 1)).chance <= slow.chance + 1e-9);
				},
			),
		),
	);
});

test('the same facts give the same forecast', t => {
	const forecast = () => countForecast(endOf(months(60, 70, 80), usual), atLeast(1000));
	t.deepEqual(forecast(), forecast());
});

test('towards 31 December the interval closes in on what was counted', t => {
	const at = (december: number) => {
		const known = months(...lastYear.slice(0, 11));
		const end = endOf([...known.slice(0, 11), {count: Math.round(59 * december), known: december}], usual);
		return countForecast(end, atLeast(1000));
	};
	const widths = [1 / 31, 10 / 31, 20 / 31, 30 / 31].map(at).map(({low, high}) => high - low);
	t.deepEqual(
		widths,
		widths.toSorted((a, b) => b - a),
	);
	t.true((widths.at(-1) ?? 99) <= 6, String(widths));
	t.deepEqual(at(1), {low: 838, middle: 838, high: 838, chance: 0});
});

test('a reached goal is certain, also when the year can bring no more', t => {
	t.is(countForecast(endOf(months(500, 501), usual), atLeast(1000)).chance, 1);
	const whole = endOf(months(...lastYear), usual);
	t.is(countForecast(whole, atLeast(838)).chance, 1);
	t.is(countForecast(whole, {comparator: '>', goal: 838}).chance, 0);
});

test('before the first month nothing can be said, and no actions at all is not a fault', t => {
	t.is(yearEnd(months(), usual), null);
	const {low, high, chance} = countForecast(endOf(months(0, 0, 0), calendar), atLeast(1000));
	t.is(low, 0);
	t.true(high < 20 && chance < 0.001);
});

test('months that jump up and down widen the interval', t => {
	const width = (...known: number[]) => {
		const {low, high} = countForecast(endOf(months(...known), calendar), atLeast(1000));
		return high - low;
	};
	t.true(width(20, 130, 20, 130, 20, 130) > 1.5 * width(75, 75, 75, 75, 75, 75));
});

test("growth is the count over last year's: the same chance, the interval divided", t => {
	const end = endOf(months(60, 70, 80, 75, 88, 90), usual);
	const growth = growthForecast(end, {...atLeast(1.1), lastYearTotal: 838});
	const count = countForecast(end, atLeast(922));
	t.deepEqual(growth, {low: 872 / 838, middle: 935 / 838, high: 1007 / 838, chance: count.chance});
	t.throws(() => growthForecast(end, {...atLeast(1.1), lastYearTotal: 0}), {instanceOf: RangeError});
});

test('exactly 10% more is enough: floating noise does not ask for one more', t => {
	const end = {soFar: 55, restMedian: 0, restSpread: 0};
	t.true(1.1 * 50 > 55, 'the noise that this is about');
	t.is(growthForecast(end, {...atLeast(1.1), lastYearTotal: 50}).chance, 1);
	t.is(growthForecast({...end, soFar: 54}, {...atLeast(1.1), lastYearTotal: 50}).chance, 0);
});
