import {drawGamma} from './draws.ts';
import {differenceOf, type Followed, type Labels, OUTSIDE_SHARE, observedOf} from './effect.ts';
import {drawPoisson} from './poisson.ts';
import {type Random, randomFrom} from './random.ts';

/** Beyond chance, a month of a municipality differs by so much from the others for reasons of its own. Our choice. */
const NOISE = 0.15;
/** Fewer than of the test itself, which is asked once: this many give the same power. */
const WAYS = 500;
const MONTHS_BEFORE = 12;

/** Invented courses to judge a test by. */
export const RUNS = 300;

/**
Whether a campaign that brings `factor` times as many downloads would be seen in one invented course, with the downloads and
senders of these municipalities. The share of the courses in which it is, is the power of the test; with factor 1 it is the
share of false alarms.

A course draws before and after anew: chance (Poisson) with 15% noise of each month. The seed is fixed.

@param ways the ways to deal out the labels, the real one first; the first 500 count.
@param months whole months after, 1 or more.
@param run the number of the course.
*/
export function isSeenInRun(
	followed: readonly Followed[],
	{ways, months, factor, run}: {ways: readonly Labels[]; months: number; factor: number; run: number},
): boolean {
	const random = randomFrom('power', months, factor, run);
	const course = followed.map(each => drawCourse(random, each, {months, factor}));
	return isSeen(course, {ways: ways.slice(0, WAYS), months});
}

function drawCourse(
	random: Random,
	{beforeYear, isSender}: Followed,
	{months, factor}: {months: number; factor: number},
): Followed {
	const monthly = beforeYear / MONTHS_BEFORE;
	return {
		isSender,
		beforeYear: drawMonths(random, monthly, MONTHS_BEFORE),
		after: drawMonths(random, monthly * (isSender ? factor : 1), months),
	};
}

function drawMonths(random: Random, monthly: number, months: number): number {
	let sum = 0;
	for (let month = 0; month < months; month++) {
		sum += drawPoisson(random, monthly * drawGamma(random, 1 / NOISE ** 2) * NOISE ** 2);
	}

	return sum;
}

/** Whether so large a difference comes by chance in 5% of the ways or less. */
function isSeen(course: readonly Followed[], {ways, months}: {ways: readonly Labels[]; months: number}): boolean {
	const observed = course.map(each => observedOf(each, months));
	const [real = [], ...others] = ways;
	const difference = differenceOf(observed, real);
	const most = Math.floor(OUTSIDE_SHARE * ways.length) - 1;
	let asLarge = 0;
	for (const way of others) {
		asLarge += differenceOf(observed, way) >= difference ? 1 : 0;
		if (asLarge > most) {
			return false;
		}
	}

	return most >= 0;
}
