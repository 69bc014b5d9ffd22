import {dayOf, instantOf, ZONE} from './period.ts';

const clock = new Intl.DateTimeFormat('sv-SE', {timeZone: ZONE, hour: '2-digit', minute: '2-digit', hourCycle: 'h23'});

/** The clock time of an instant in Europe/Amsterdam, to the minute: `08:42`. */
export function clockOf(instant: Date): string {
	return clock.format(instant);
}

/** Day and clock time of an instant in Europe/Amsterdam: `2022-05-14 08:42`. */
export function wallClockOf(instant: Date): string {
	return `${dayOf(instant)} ${clockOf(instant)}`;
}

/**
The instant that a day and a clock time mean, given the one that stood there.

A form shows minutes: as long as nobody changes them, the seconds stay what they were, and so does the second of the
two hours that have one name when summer time ends.
*/
export function instantAt({day, time}: {day: string; time: string}, before: Date | null): Date {
	return before && wallClockOf(before) === `${day} ${time}` ? before : instantOf(day, `${time}:00`);
}
