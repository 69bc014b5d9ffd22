import {addDays, dayOf, instantOf} from './period.ts';

/** Whatever in a line is meant as a time: no name of a municipality begins with a digit or a sign. */
export const timeToken = /^[-−+\d]/;

const MINUTE_MS = 60_000;
/** Our choice: further back is logged with its date, on the page of the actions. */
export const LONGEST_AGO_MS = 12 * 60 * MINUTE_MS;

/**
The instant that a typed time means: nothing is now, `-15` a quarter of an hour ago, `0842` or `8:42` the clock in
Europe/Amsterdam, and a clock time that is still to come is that of yesterday.

@returns a Dutch sentence when it cannot be read, is still to come or lies more than twelve hours back.
*/
export function readTime(text: string, typedAt: Date): Date | string {
	if (text === '') {
		return typedAt;
	}

	const ago = /^[-−](\d{1,3})$/.exec(text)?.[1];
	if (ago !== undefined) {
		return notTooLongAgo(new Date(typedAt.getTime() - Number(ago) * MINUTE_MS), typedAt);
	}

	const clock = readClock(text);
	if (clock === null) {
		return 'Schrijf de tijd als 0842, of als -15 voor een kwartier geleden.';
	}

	const today = dayOf(typedAt);
	const at = instantOf(today, clock);
	if (at <= typedAt) {
		return notTooLongAgo(at, typedAt);
	}

	const yesterday = notTooLongAgo(instantOf(addDays(today, -1), clock), typedAt);
	return yesterday instanceof Date ? yesterday : 'Deze tijd is nog niet geweest.';
}

function notTooLongAgo(at: Date, typedAt: Date): Date | string {
	return typedAt.getTime() - at.getTime() > LONGEST_AGO_MS ? 'Deze tijd is langer dan twaalf uur geleden.' : at;
}

/** `08:42:00` for 0842, 842, 8:42 or 08.42; null for anything else. */
export function readClock(text: string): string | null {
	const [, hours = '', minutes = ''] = /^(\d{1,2})[:.]?(\d{2})$/.exec(text) ?? [];
	const isClock = hours !== '' && Number(hours) < 24 && Number(minutes) < 60;
	return isClock ? `${hours.padStart(2, '0')}:${minutes}:00` : null;
}
