import {tzOffset} from '@date-fns/tz';
import {addDays as plusDays} from 'date-fns/addDays';
import {format} from 'date-fns/format';
import {formatISO} from 'date-fns/formatISO';
import {isValid} from 'date-fns/isValid';
import {nl} from 'date-fns/locale/nl';
import {parseISO} from 'date-fns/parseISO';

/** The one zone of the product: days and months of facts are those of the Netherlands. */
export const ZONE = 'Europe/Amsterdam';

/** A calendar day in Europe/Amsterdam, `2022-05-14`. Days compare as text. */
export type Day = string;
/** A calendar month in Europe/Amsterdam, `2022-05`. */
export type Month = string;

/** A half-open span of days: `until` is the first day no longer in it; null means open on that side. */
export interface Validity {
	from: Day | null;
	until: Day | null;
}

const localDay = new Intl.DateTimeFormat('sv-SE', {timeZone: ZONE, year: 'numeric', month: '2-digit', day: '2-digit'});

const DAY_MS = 24 * 60 * 60_000;
const QUARTER_MS = 15 * 60_000;
const QUARTERS_KEPT = 5000;
/** The days of quarters of an hour that were asked for: since 1970 every day here begins on a whole quarter. */
const dayOfQuarter = new Map<number, Day>();

/** The day in Europe/Amsterdam on which an instant falls. */
export function dayOf(instant: Date): Day {
	const quarter = Math.floor(instant.getTime() / QUARTER_MS);
	const known = dayOfQuarter.get(quarter);
	if (known !== undefined) {
		return known;
	}

	const day = localDay.format(instant);
	if (quarter >= 0) {
		if (dayOfQuarter.size === QUARTERS_KEPT) {
			dayOfQuarter.clear();
		}

		dayOfQuarter.set(quarter, day);
	}

	return day;
}

export function monthOf(day: Day): Month {
	return day.slice(0, 7);
}

export function yearOf(day: Day | Month): number {
	return Number(day.slice(0, 4));
}

/** The instant at which a local wall-clock time falls; a time that summer time skips moves an hour on. */
export function instantOf(day: Day, time = '00:00:00'): Date {
	const wall = Date.parse(`${day}T${time}Z`);
	const guess = wall - tzOffset(ZONE, new Date(wall)) * 60_000;
	return new Date(wall - tzOffset(ZONE, new Date(guess)) * 60_000);
}

/** Calendar arithmetic on days alone: parsed and written in one and the same zone, so that none of them matters. */
export function addDays(day: Day, count: number): Day {
	return formatISO(plusDays(parseISO(day), count), {representation: 'date'});
}

/** Whole days from one day to another; 1 from a day to the next. A day by itself is parsed in UTC, where each is as long. */
export function daysBetween(first: Day, second: Day): number {
	return Math.round((Date.parse(second) - Date.parse(first)) / DAY_MS);
}

export function daysInMonth(month: Month): number {
	// The day before the first of the next month; date-fns would first read the text, a thousand times a report.
	return new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 0)).getUTCDate();
}

export function daysInYear(year: number): number {
	return daysBetween(`${year}-01-01`, `${year + 1}-01-01`);
}

export function lastDayOfMonth(month: Month): Day {
	return `${month}-${daysInMonth(month)}`;
}

/** The twelve months of a year, in order. */
export function monthsOf(year: number): Month[] {
	return Array.from({length: 12}, (_, index) => `${year}-${String(index + 1).padStart(2, '0')}`);
}

export function isWithin(day: Day, {from, until}: Validity): boolean {
	return (from === null || from <= day) && (until === null || day < until);
}

/** Whether two spans share at least one day. */
export function overlaps(first: Validity, second: Validity): boolean {
	return (
		(first.until === null || second.from === null || second.from < first.until) &&
		(second.until === null || first.from === null || first.from < second.until)
	);
}

/** True for an existing calendar day written as `2022-05-14`. */
export function isDay(text: string): boolean {
	return /^\d{4}-\d{2}-\d{2}$/.test(text) && isValid(parseISO(text));
}

/** `14 februari 2026` */
export function formatDay(day: Day): string {
	return format(parseISO(day), 'd MMMM yyyy', {locale: nl});
}

/** `februari 2026` */
export function formatMonth(month: Month): string {
	return format(parseISO(`${month}-01`), 'MMMM yyyy', {locale: nl});
}
