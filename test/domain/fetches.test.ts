import test from 'ava';
import fc from 'fast-check';
import {
	type Asking,
	appFor,
	countsBy,
	formatQuarter,
	isByPerson,
	mondayOf,
	quarterOfWeek,
	weekOf,
} from '../../src/domain/fetches.ts';
import {addDays} from '../../src/domain/period.ts';

const phone =
	'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1';
const android =
	'Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36';
const desktop = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:132.0) Gecko/20100101 Firefox/132.0';
const person: Asking = {method: 'GET', userAgent: phone, range: '', purposes: ['', '', '']};

for (const [day, week, quarter] of [
	['2024-03-18', '2024-W12', '2024-Q1'],
	['2021-01-03', '2020-W53', '2020-Q4'],
	['2021-01-04', '2021-W01', '2021-Q1'],
	['2024-12-30', '2025-W01', '2025-Q1'],
	['2022-07-03', '2022-W26', '2022-Q2'],
	// Its Thursday is 30 September.
	['2021-10-02', '2021-W39', '2021-Q3'],
] as const) {
	test(`${day} lies in ${week}, which counts to ${quarter}`, t => {
		t.is(weekOf(day), week);
		t.is(quarterOfWeek(week), quarter);
	});
}

test('every day lies in the seven days from the Monday of its week', t => {
	fc.assert(
		fc.property(fc.integer({min: 0, max: 40_000}), count => {
			const day = addDays('2000-01-01', count);
			const monday = mondayOf(weekOf(day));
			return monday <= day && day < addDays(monday, 7);
		}),
	);
	t.is(formatQuarter('2026-Q4'), '4e kwartaal 2026');
});

test('a GET of a browser is a person', t => {
	for (const userAgent of [phone, android, desktop]) {
		t.true(isByPerson({...person, userAgent}));
	}
});

for (const [what, asking] of [
	['a HEAD', {method: 'HEAD'}],
	['a part of a file', {range: 'bytes=0-1'}],
	['a page that is fetched in advance', {purposes: ['prefetch;prerender', '', '']}],
	['a search engine', {userAgent: 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)'}],
	['the preview of a link in a message', {userAgent: 'WhatsApp/2.24.20.89 A'}],
	['the preview of a link on a network', {userAgent: 'facebookexternalhit/1.1'}],
	['a tool', {userAgent: 'curl/8.5.0'}],
	['a program without a name', {userAgent: ''}],
] as const) {
	test(`${what} is not counted as a person`, t => {
		t.false(isByPerson({...person, ...asking}));
	});
}

test('each kind of device is led to its own store, every other to the general page', t => {
	t.deepEqual([phone, android, desktop, ''].map(appFor), ['ios', 'android', 'app', 'app']);
});

test('counts add up by what is asked for', t => {
	const rows = [
		{week: '2022-W01', count: 2},
		{week: '2022-W14', count: 3},
		{week: '2022-W02', count: 1},
	];
	t.deepEqual(
		[...countsBy(rows, ({week}) => quarterOfWeek(week))],
		[
			['2022-Q1', 3],
			['2022-Q2', 3],
		],
	);
});
