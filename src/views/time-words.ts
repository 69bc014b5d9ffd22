import {formatInstant} from './format.ts';

/** The clock time of an instant in the Netherlands: `14:03`. */
export function formatTime(instant: Date): string {
	return formatInstant(instant).slice(-5);
}
