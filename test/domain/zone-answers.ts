// What the domain makes of instants and days in the time zone of this process (TZ), as JSON on stdout.
import {recordAction} from '../../src/domain/action-rules.ts';
import {readInstant} from '../../src/domain/import-moments.ts';
import {addDays, dayOf, daysInMonth, formatDay, instantOf, isDay, monthOf, yearOf} from '../../src/domain/period.ts';
import {areas} from './small-year.ts';

/** Local times all over three years: the first and last second of every day, and a time in between. */
const localTimes = Array.from({length: 3 * 365}, (_, index) => addDays('2021-01-01', index)).flatMap((day, index) => [
	{day, time: `${String((index * 5) % 24).padStart(2, '0')}:15:30`},
	{day, time: '00:00:00'},
	{day, time: '23:59:59'},
]);
const clock = new Intl.DateTimeFormat('nl-NL', {timeZone: 'Europe/Amsterdam', timeStyle: 'medium'});
/** At these two o'clocks the Dutch clock skips or repeats an hour. */
const isSwitch = ({day, time}: {day: string; time: string}) =>
	['2021-03-28', '2022-03-27', '2023-03-26'].includes(day) && time.startsWith('02');

const instants: string[] = JSON.parse(process.argv[2] ?? '[]');
const answers = {
	zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
	offsetOfJuly: new Date('2022-07-01T12:00:00Z').getTimezoneOffset(),
	places: instants.map(text => {
		const startedAt = new Date(text);
		const form = {kind: 'suspect', starter: 'control-room', municipality: 'GM0321', startedAt} as const;
		const origin = {number: '', source: 'manual'} as const;
		const {day, year} = recordAction(form, {areas, now: new Date('2030-01-01T00:00:00Z'), origin});
		return [dayOf(startedAt), monthOf(day), yearOf(day), day, year];
	}),
	lost: localTimes.filter(local => {
		const instant = instantOf(local.day, local.time);
		return !isSwitch(local) && (dayOf(instant) !== local.day || clock.format(instant) !== local.time);
	}),
	midnights: ['2022-01-01', '2022-03-27', '2022-03-28', '2022-07-01', '2022-10-30', '2022-10-31'].map(day =>
		instantOf(day).toISOString(),
	),
	read: ['14-5-2022 08:42', '2022-12-31 23:30', '30-10-2022'].map(text => {
		const read = readInstant(text, new Date('2030-01-01T00:00:00Z'));
		return 'value' in read ? read.value.toISOString() : read.fault;
	}),
	days: [addDays('2022-03-26', 2), addDays('2022-10-29', 2), daysInMonth('2024-02'), isDay('2022-02-30')],
	written: formatDay('2026-02-14'),
};
console.log(JSON.stringify(answers));
