import {type Day, formatDay, formatMonth, type Month, ZONE} from '../domain/period.ts';

export {formatDay, formatMonth};

/** What stands where a figure does not exist: an empty cell would read as zero. */
export const UNKNOWN = 'nog niet bekend';

const count = new Intl.NumberFormat('nl-NL', {maximumFractionDigits: 0});
const percent = new Intl.NumberFormat('nl-NL', {style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1});
const decimal = new Intl.NumberFormat('nl-NL', {minimumFractionDigits: 1, maximumFractionDigits: 1});
const localDate = new Intl.DateTimeFormat('nl-NL', {timeZone: ZONE, day: 'numeric', month: 'long', year: 'numeric'});
const localTime = new Intl.DateTimeFormat('nl-NL', {
	timeZone: ZONE,
	hour: '2-digit',
	minute: '2-digit',
	hourCycle: 'h23',
});

/** A whole number of things: `1.234`; null is `UNKNOWN`. */
export function formatCount(value: number | null): string {
	return value === null ? UNKNOWN : count.format(value);
}

/** A number with one decimal: `0,3`; null is `UNKNOWN`. */
export function formatDecimal(value: number | null): string {
	return value === null ? UNKNOWN : decimal.format(value);
}

/** A fraction as a percentage with one decimal: 0.143 is `14,3%`; null is `UNKNOWN`. */
export function formatRate(fraction: number | null): string {
	return fraction === null ? UNKNOWN : percent.format(fraction);
}

/** A ratio to an earlier period as a change: 1.061 is `+6,1%`, 0.97 is `−3,0%`; null is `UNKNOWN`. */
export function formatGrowth(ratio: number | null): string {
	if (ratio === null) {
		return UNKNOWN;
	}

	const change = ratio - 1;
	const size = percent.format(Math.abs(change));
	if (size === percent.format(0)) {
		return size;
	}

	return `${change < 0 ? '−' : '+'}${size}`;
}

/** The end of an unfinished period in words: `t/m 14 mei` for a day, `t/m april` for a month; the year is left out. */
export function formatThrough(end: Day | Month): string {
	const whole = end.length === 7 ? formatMonth(end) : formatDay(end);
	return `t/m ${whole.slice(0, -5)}`;
}

/** An instant on the clock of the Netherlands: `14 februari 2026, 09:12`. */
export function formatInstant(instant: Date): string {
	return `${localDate.format(instant)}, ${localTime.format(instant)}`;
}
