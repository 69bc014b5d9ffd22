/** One appointment, for the calendar of whoever is asked to come. */
export interface CalendarEvent {
	/** Stays the same when the appointment changes, so that a calendar replaces the older one. */
	uid: string;
	/** 0 for the first version; each change adds one. */
	sequence: number;
	writtenAt: Date;
	beginsAt: Date;
	endsAt: Date;
	title: string;
	place: string;
	text: string;
	isCancelled: boolean;
}

const OCTETS = 75;
const encoder = new TextEncoder();

/**
The appointment as the contents of an `.ics` file. Instants are in UTC, so that no calendar needs our zone.

Source: RFC 5545: CRLF after every line, no line over 75 octets, commas, semicolons, backslashes and newlines escaped.
*/
export function calendarText(event: CalendarEvent): string {
	const lines = [
		'BEGIN:VCALENDAR',
		'VERSION:2.0',
		'PRODID:-//Burgernet//Trainingsdagen//NL',
		'CALSCALE:GREGORIAN',
		`METHOD:${event.isCancelled ? 'CANCEL' : 'PUBLISH'}`,
		'BEGIN:VEVENT',
		`UID:${escaped(event.uid)}`,
		`SEQUENCE:${event.sequence}`,
		`DTSTAMP:${stamp(event.writtenAt)}`,
		`DTSTART:${stamp(event.beginsAt)}`,
		`DTEND:${stamp(event.endsAt)}`,
		`SUMMARY:${escaped(event.title)}`,
		`LOCATION:${escaped(event.place)}`,
		`DESCRIPTION:${escaped(event.text)}`,
		`STATUS:${event.isCancelled ? 'CANCELLED' : 'CONFIRMED'}`,
		'END:VEVENT',
		'END:VCALENDAR',
	];
	return lines.map(line => `${folded(line)}\r\n`).join('');
}

/** `20220914T110000Z` */
function stamp(instant: Date): string {
	return `${instant.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
}

function escaped(text: string): string {
	return text.replaceAll(/[\\;,]/g, sign => `\\${sign}`).replaceAll(/\r\n|\r|\n/g, '\\n');
}

/** A long line goes on after a line break and a space; never within a sign, whatever its octets. */
function folded(line: string): string {
	let [text, octets] = ['', 0];
	for (const sign of line) {
		const size = encoder.encode(sign).length;
		if (octets + size > OCTETS) {
			text += '\r\n ';
			octets = 1;
		}

		text += sign;
		octets += size;
	}

	return text;
}
