import assert from 'node:assert/strict';
import {execFile} from 'node:child_process';
import {fileURLToPath} from 'node:url';
import {promisify} from 'node:util';
import test from 'ava';
import fc from 'fast-check';
import {
	addDays,
	type Day,
	dayOf,
	daysBetween,
	daysInMonth,
	daysInYear,
	formatMonth,
	instantOf,
	isDay,
	isWithin,
	lastDayOfMonth,
	monthsOf,
	overlaps,
} from '../../src/domain/period.ts';

/** Instants beside the borders of years, months and summer time, with the Dutch day, month and year of each. */
const borders = [
	['2021-12-31T22:59:59Z', '2021-12-31', '2021-12', 2021],
	['2021-12-31T23:00:00Z', '2022-01-01', '2022-01', 2022],
	['2022-03-27T00:59:59Z', '2022-03-27', '2022-03', 2022],
	['2022-03-27T01:00:00Z', '2022-03-27', '2022-03', 2022],
	['2022-03-31T21:59:59Z', '2022-03-31', '2022-03', 2022],
	['2022-03-31T22:00:00Z', '2022-04-01', '2022-04', 2022],
	['2022-06-30T21:59:59Z', '2022-06-30', '2022-06', 2022],
	['2022-06-30T22:00:00Z', '2022-07-01', '2022-07', 2022],
	['2022-10-29T22:00:00Z', '2022-10-30', '2022-10', 2022],
	['2022-10-30T22:59:59Z', '2022-10-30', '2022-10', 2022],
	['2022-10-30T23:00:00Z', '2022-10-31', '2022-10', 2022],
	['2022-12-31T23:30:00Z', '2023-01-01', '2023-01', 2023],
] as const;

const run = promisify(execFile);
const script = fileURLToPath(new URL('zone-answers.ts', import.meta.url));

/** What the domain answers in a process of its own that lives in another time zone. */
async function answersIn(zone: string) {
	const instants = JSON.stringify(borders.map(([instant]) => instant));
	const {stdout} = await run(process.execPath, ['--import=tsx', script, instants], {env: {...process.env, TZ: zone}});
	return JSON.parse(stdout);
}

for (const [zone, offsetOfJuly] of [
	['UTC', 0],
	['America/New_York', 240],
	['Asia/Tokyo', -540],
] as const) {
	test(`a server in ${zone} puts every action in the Dutch day, month and year`, async t => {
		const answers = await answersIn(zone);
		t.is(answers.offsetOfJuly, offsetOfJuly, 'the process really lives there');
		t.deepEqual(
			answers.places,
			borders.map(([, day, month, year]) => [day, month, year, day, year]),
		);
		t.deepEqual(answers.lost, [], 'a local time comes back as it went in');
		t.deepEqual(answers.midnights, [
			'2021-12-31T23:00:00.000Z',
			'2022-03-26T23:00:00.000Z',
			'2022-03-27T22:00:00.000Z',
			'2022-06-30T22:00:00.000Z',
			'2022-10-29T22:00:00.000Z',
			'2022-10-30T23:00:00.000Z',
		]);
		t.deepEqual(answers.read, ['2022-05-14T06:42:00.000Z', '2022-12-31T22:30:00.000Z', '2022-10-30T22:59:59.000Z']);
		t.deepEqual(answers.days, ['2022-03-28', '2022-10-31', 29, false]);
		t.is(answers.written, '14 februari 2026');
	});
}

const day = fc.integer({min: 0, max: 36_500}).map(count => addDays('2000-01-01', count));
const holds = (property: fc.IProperty<[Day, number]>) => () => fc.assert(property, {numRuns: 500});

test('any local time of any day falls on that day', t => {
	const second = fc.integer({min: 0, max: 86_399});
	t.notThrows(
		holds(
			fc.property(day, second, (local, count) => {
				const time = new Date(count * 1000).toISOString().slice(11, 19);
				assert.equal(dayOf(instantOf(local, time)), local);
			}),
		),
	);
});

test('days are counted without summer time: there and back is the same day', t => {
	t.notThrows(
		holds(
			fc.property(day, fc.integer({min: -4000, max: 4000}), (from, count) => {
				const to = addDays(from, count);
				assert.equal(daysBetween(from, to), count);
				assert.equal(addDays(to, -count), from);
				assert.ok(isDay(to));
			}),
		),
	);
});

test('a time that summer time skips moves an hour on', t => {
	t.is(instantOf('2022-03-27', '02:30:00').toISOString(), '2022-03-27T01:30:00.000Z');
	t.is(instantOf('2022-03-27', '01:59:59').toISOString(), '2022-03-27T00:59:59.000Z');
	t.is(instantOf('2022-03-27', '03:00:00').toISOString(), '2022-03-27T01:00:00.000Z');
});

test('a year has twelve months that together are all its days, with 29 February in leap years', t => {
	for (const [year, days] of [
		[2021, 365],
		[2024, 366],
		[2100, 365],
	] as const) {
		t.is(daysInYear(year), days);
		t.is(
			monthsOf(year).reduce((sum, month) => sum + daysInMonth(month), 0),
			days,
		);
	}

	t.deepEqual(['2022-02', '2024-02', '2022-12'].map(lastDayOfMonth), ['2022-02-28', '2024-02-29', '2022-12-31']);
	t.is(formatMonth('2026-02'), 'februari 2026');
});

test('a day that is not on the calendar is no day', t => {
	for (const text of ['2022-02-29', '2022-13-01', '2022-00-10', '2022-5-14', '14-05-2022', '2022-05-14T00:00', '']) {
		t.false(isDay(text), text);
	}

	t.true(isDay('2024-02-29'));
});

test('the day on which something ends is no longer part of it', t => {
	const weesp = {from: null, until: '2022-03-24'};
	t.deepEqual([isWithin('2022-03-23', weesp), isWithin('2022-03-24', weesp)], [true, false]);
	t.true(isWithin('2022-03-24', {from: '2022-03-24', until: null}));
	t.false(overlaps(weesp, {from: '2022-03-24', until: null}));
	t.true(overlaps(weesp, {from: '2022-03-23', until: '2022-03-24'}));
	t.true(overlaps({from: null, until: null}, weesp));
});
