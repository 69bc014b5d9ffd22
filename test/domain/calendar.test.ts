import test from 'ava';
import fc from 'fast-check';
import {calendarText} from '../../src/domain/calendar.ts';
import {appointmentOf} from '../../src/domain/training-words.ts';

const event = {
	uid: '0b5c2f0e-95a1-4c0d-8f3c-2a8c5b1d7e11',
	sequence: 2,
	writtenAt: new Date('2022-06-30T20:00:00Z'),
	beginsAt: new Date('2022-09-14T11:00:00Z'),
	endsAt: new Date('2022-09-14T14:30:00Z'),
	title: 'Training; portaal, deel 1',
	place: 'Bureau Houten \\ zaal 2',
	text: 'Regel een\nRegel twee',
	isCancelled: false,
};

/** The properties of a calendar file with lines put together again and signs as they were typed. */
function propertiesOf(text: string): Map<string, string> {
	const lines = text.replaceAll('\r\n ', '').split('\r\n').filter(Boolean);
	return new Map(
		lines.map(line => {
			const at = line.indexOf(':');
			const value = line.slice(at + 1).replaceAll(/\\(.)/g, (_, sign) => (sign === 'n' ? '\n' : sign));
			return [line.slice(0, at), value];
		}),
	);
}

test('an appointment is written as RFC 5545 asks, in UTC', t => {
	t.is(
		calendarText(event),
		[
			'BEGIN:VCALENDAR',
			'VERSION:2.0',
			'PRODID:-//Burgernet//Trainingsdagen//NL',
			'CALSCALE:GREGORIAN',
			'METHOD:PUBLISH',
			'BEGIN:VEVENT',
			'UID:0b5c2f0e-95a1-4c0d-8f3c-2a8c5b1d7e11',
			'SEQUENCE:2',
			'DTSTAMP:20220630T200000Z',
			'DTSTART:20220914T110000Z',
			'DTEND:20220914T143000Z',
			'SUMMARY:Training\\; portaal\\, deel 1',
			'LOCATION:Bureau Houten \\\\ zaal 2',
			'DESCRIPTION:Regel een\\nRegel twee',
			'STATUS:CONFIRMED',
			'END:VEVENT',
			'END:VCALENDAR',
			'',
		].join('\r\n'),
	);
	t.regex(calendarText({...event, isCancelled: true}), /METHOD:CANCEL[\s\S]*STATUS:CANCELLED/);
});

test('property: no line is longer than 75 octets or cuts a sign, and every text comes back as it was', t => {
	const texts = fc.string({unit: 'grapheme', maxLength: 200}).map(text => text.replaceAll(/\r\n?/g, '\n'));
	fc.assert(
		fc.property(texts, texts, (title, text) => {
			const written = calendarText({...event, title, text});
			for (const line of written.split('\r\n')) {
				t.true(Buffer.byteLength(line) <= 75, line);
				t.false(line.includes('\n'));
			}

			t.is(Buffer.from(written).toString(), written);
			const found = propertiesOf(written);
			t.is(found.get('SUMMARY'), title);
			t.is(found.get('DESCRIPTION'), text);
		}),
		{numRuns: 300},
	);
});

test('a training day in winter and in summer begins by the clock of the Netherlands', t => {
	const day = {course: 'portal', begin: '13:00', end: '16:30', place: 'Houten', state: 'planned', invited: []} as const;
	const stamp = {id: event.uid, revision: 3, recordedAt: event.writtenAt};
	const at = (on: string) => appointmentOf({...day, invited: [], day: on}, stamp);
	t.is(at('2022-09-14').beginsAt.toISOString(), '2022-09-14T11:00:00.000Z');
	t.is(at('2022-12-14').endsAt.toISOString(), '2022-12-14T15:30:00.000Z');
	t.like(at('2022-12-14'), {uid: event.uid, sequence: 2});
});
