import {type Day, daysInMonth, daysInYear, type Month, monthOf, monthsOf, yearOf} from './period.ts';

/**
The share of a year's actions that each month usually brings: last year's months, shrunken to the calendar.

Our choice: the weight of last year grows with how far its months differ beyond chance (Pearson's χ²); no usable last
year gives the calendar days.

@param lastYear the twelve counts of last year, or null when there is none.
@returns twelve shares that add up to 1.
*/
export function monthShares(year: number, lastYear: readonly number[] | null): number[] {
	const calendar = monthsOf(year).map(month => daysInMonth(month) / daysInYear(year));
	const total = lastYear?.reduce((sum, count) => sum + count, 0) ?? 0;
	if (lastYear?.length !== 12 || total === 0) {
		return calendar;
	}

	const expected = monthsOf(year - 1).map(month => (total * daysInMonth(month)) / daysInYear(year - 1));
	const chiSquare = sumOf(
		lastYear.map((count, index) => (count - valueAt(expected, index)) ** 2 / valueAt(expected, index)),
	);
	const excess = (Math.max(0, chiSquare / 11 - 1) * 12) / total;
	const weight = (0.5 * excess) / (excess + 12 / total);
	return calendar.map((share, index) => (weight * valueAt(lastYear, index)) / total + (1 - weight) * share);
}

/** The share of the year, 0–1, that has passed at the end of a day; the running month by its days. */
export function shareOfYear(shares: readonly number[], at: Day): number {
	const month = monthOf(at);
	const index = monthsOf(yearOf(at)).indexOf(month);
	const running = valueAt(shares, index) * (Number(at.slice(8)) / daysInMonth(month as Month));
	return sumOf(shares.slice(0, index)) + running;
}

function sumOf(values: readonly number[]): number {
	return values.reduce((sum, value) => sum + value, 0);
}

function valueAt(values: readonly number[], index: number): number {
	return values[index] ?? 0;
}
