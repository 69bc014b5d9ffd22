import assert from 'node:assert/strict';
import test from 'ava';
import fc from 'fast-check';
import {monthShares, shareOfYear} from '../../src/domain/month-shares.ts';
import {daysInYear, monthsOf} from '../../src/domain/period.ts';
import {progressOf, tally, yearFacts} from './small-year.ts';

const counts = fc.array(fc.integer({min: 0, max: 500}), {minLength: 12, maxLength: 12});
const year = fc.integer({min: 2015, max: 2040});
const half = '2022-06-30';
const quietStart = [20, 20, 20, 20, 20, 20, 130, 130, 130, 130, 130, 130];

test('the shares of the months add up to 1, whatever last year was', t => {
	t.notThrows(() =>
		fc.assert(
			fc.property(year, fc.option(counts), (ofYear, lastYear) => {
				const shares = monthShares(ofYear, lastYear);
				assert.equal(shares.length, 12);
				assert.ok(Math.abs(shares.reduce((sum, share) => sum + share, 0) - 1) < 1e-9);
				assert.ok(shares.every(share => share >= 0));
			}),
		),
	);
});

test('the share of the year that has passed only grows, and is whole on 31 December', t => {
	t.notThrows(() =>
		fc.assert(
			fc.property(counts, lastYear => {
				const shares = monthShares(2022, lastYear);
				const passed = monthsOf(2022).flatMap(month => [
					shareOfYear(shares, `${month}-01`),
					shareOfYear(shares, `${month}-28`),
				]);
				assert.ok(passed.every((share, index) => index === 0 || share >= (passed[index - 1] ?? 0) - 1e-12));
				assert.ok(Math.abs(shareOfYear(shares, '2022-12-31') - 1) < 1e-9);
			}),
		),
	);
});

test('without a usable last year the calendar days count', t => {
	const calendar = monthShares(2022, null);
	for (const unusable of [null, [], Array(11).fill(50), Array(12).fill(0)]) {
		t.deepEqual(monthShares(2022, unusable), calendar);
	}

	t.is(shareOfYear(calendar, half).toFixed(12), (181 / 365).toFixed(12));
	t.is(calendar[1], 28 / 365);
	t.is(monthShares(2024, null)[1], 29 / daysInYear(2024));
});

test('after a skewed last year another share than half has passed halfway', t => {
	const passed = shareOfYear(monthShares(2022, quietStart), half);
	const calendar = 181 / 365;
	const lastYear = 120 / 900;
	t.true(passed < calendar - 0.1);
	t.true(passed > (calendar + lastYear) / 2 - 0.001, 'pulled at most half-way to last year');
});

test('a last year that differs no more than by chance changes nothing', t => {
	const even = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
	t.is(shareOfYear(monthShares(2022, even), half).toFixed(9), (181 / 365).toFixed(9));
});

test('the published formula gives these shares', t => {
	const expected = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31].map(days => (900 * days) / 365);
	const chi = quietStart.reduce(
		(sum, count, index) => sum + (count - (expected[index] ?? 0)) ** 2 / (expected[index] ?? 1),
		0,
	);
	const excess = ((chi / 11 - 1) * 12) / 900;
	const weight = (0.5 * excess) / (excess + 12 / 900);
	const january = weight * (20 / 900) + (1 - weight) * (31 / 365);
	t.is(monthShares(2022, quietStart)[0]?.toFixed(12), january.toFixed(12));
});

test('T2 expects less by the summer when last year was busiest in autumn', t => {
	const lastYear = monthsOf(2021).map((month, index) => tally({month, count: quietStart[index] ?? 0}));
	const expected = (tallies: typeof lastYear) =>
		progressOf('T2', yearFacts({at: half, lastYear: {tallies, totals: null}})).expectedNow ?? 0;
	t.true(expected(lastYear) < 400);
	t.is(Math.round(expected([])), 496);
});

test('on 1 July a skewed last year expects other than half, and says by how much', t => {
	const expected = (counts: readonly number[]) => {
		const tallies = monthsOf(2021).map((month, index) => tally({month, count: counts[index] ?? 0}));
		return progressOf('T2', yearFacts({at: '2022-07-01', lastYear: {tallies, totals: null}})).expectedNow ?? 0;
	};
	const even = Array(12).fill(75);
	// 182 of the 365 days, of 1,000 actions.
	t.true(Math.abs(expected(even) - 499) < 2, String(expected(even)));
	t.true(expected(quietStart) < 400);
	t.true(expected(quietStart.toReversed()) > 600);
});

test('reported months of last year are used as well, a reported year without months is not', t => {
	const months = monthsOf(2021).map((month, index) => ({month, started: quietStart[index] ?? 0, direct: 0}));
	const expected = (perMonth: typeof months) => {
		const totals = {year: 2021, started: 900, direct: 0, months: perMonth, source: 'jaarverslag'};
		return Math.round(progressOf('T2', yearFacts({at: half, lastYear: {tallies: [], totals}})).expectedNow ?? 0);
	};
	t.true(expected(months) < 400);
	t.is(expected([]), 496);
});
