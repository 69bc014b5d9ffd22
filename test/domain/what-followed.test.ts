import test from 'ava';
import fc from 'fast-check';
import type {AppDownloads} from '../../src/domain/app-downloads.ts';
import {addDays, type Month} from '../../src/domain/period.ts';
import {
	comparedMunicipalities,
	type FollowedFacts,
	followedRows,
	movedMonth,
	silenceOf,
	unitDownloads,
	windowsAround,
} from '../../src/domain/what-followed.ts';
import {areas, tally} from './small-year.ts';

const downloads = (area: string, month: Month, appDownloads: number): AppDownloads => ({
	...{area, month, year: Number(month.slice(0, 4)), appDownloads},
	...{participants: null, method: 'measured', source: 'test'},
});
const months = (first: Month, count: number) => Array.from({length: count}, (_, index) => movedMonth(first, index));
const fetched = (municipality: string, week = '2022-W11') => ({
	...{municipality, campaign: 'c', material: 'poster', week, count: 2},
});

/** A campaign of 15 March 2022; Houten and Utrecht have downloads in every month, Zeist lacks one. */
function factsWith(changes: Partial<FollowedFacts> = {}): FollowedFacts {
	const known = [...months('2021-03', 12), ...months('2022-04', 3)];
	return {
		windows: windowsAround('2022-03-15', '2022-08-01'),
		areas,
		appDownloads: [
			...known.flatMap(month => [downloads('GM0321', month, 10), downloads('GM0344', month, 100)]),
			...known.slice(1).map(month => downloads('GM0355', month, 5)),
		],
		tallies: [],
		fetches: [fetched('GM0321')],
		mailed: ['GM0321', 'GM0321', 'lekpoort'],
		visits: [],
		...changes,
	};
}

test('around 15 March lie the three months before March and the three after it', t => {
	t.deepEqual(windowsAround('2022-03-15', '2022-08-01'), {
		start: '2022-03-15',
		after: ['2022-04', '2022-05', '2022-06'],
		before: ['2021-12', '2022-01', '2022-02'],
		year: months('2021-03', 12),
		firstKnownAfter: '2022-04-30',
	});
});

test('a campaign of the first of a month has that month after it', t => {
	t.deepEqual(windowsAround('2022-03-01', '2022-05-01').after, ['2022-03', '2022-04']);
});

test('as many months before as after, next to the start and never in it', t => {
	fc.assert(
		fc.property(fc.integer({min: 0, max: 9000}), fc.integer({min: 0, max: 400}), (day, later) => {
			const start = addDays('2005-01-01', day);
			const today = addDays(start, later);
			const {before, after, year} = windowsAround(start, today);
			return (
				before.length === after.length &&
				after.length <= 3 &&
				year.length === 12 &&
				year.at(-1) === movedMonth(start.slice(0, 7), -1) &&
				before.every(month => year.includes(month)) &&
				after.every(month => `${month}-01` >= start && `${month}-31` < `${today.slice(0, 7)}-32`)
			);
		}),
	);
	t.pass();
});

test('each municipality has its own counts, and null where a month is not known', t => {
	const messages = [
		tally({kind: 'information', starter: 'municipality', month: '2022-05', count: 2}),
		tally({kind: 'information', starter: 'municipality', month: '2022-03', count: 9}),
		tally({kind: 'suspect', month: '2022-05'}),
	];
	const visits = [{...fetched('GM0321'), code: 'x', count: 7}];
	const rows = followedRows(factsWith({tallies: messages, visits}));
	const {length} = areas.filter(({kind, until}) => kind === 'municipality' && (until ?? '9') > '2022-03-15');
	t.is(rows.length, length);
	const of = (code: string) => {
		const {municipality, ...counts} = rows.find(row => row.municipality.code === code) ?? {};
		return counts;
	};
	t.deepEqual(of('GM0321'), {mailed: 2, fetched: 2, visited: 7, messages: 2, before: 30, after: 30});
	t.deepEqual(of('GM0355'), {mailed: 0, fetched: 0, visited: 0, messages: 0, before: 15, after: 15});
	t.deepEqual(of('GM0310'), {mailed: 0, fetched: 0, visited: 0, messages: 0, before: null, after: null});
});

test('only municipalities of which every month is known are compared', t => {
	t.deepEqual(comparedMunicipalities(factsWith()), [
		{beforeYear: 120, after: 30, isSender: true},
		{beforeYear: 1200, after: 300, isSender: false},
	]);
});

test('who fetched after the last month that counts is no sender', t => {
	const senders = (week: string) =>
		comparedMunicipalities(factsWith({fetches: [fetched('GM0321', week)]})).filter(({isSender}) => isSender).length;
	t.is(senders('2022-W26'), 1);
	t.is(senders('2022-W27'), 0);
});

test('with unit totals only there is no downloads of any municipality, and the reason is said', t => {
	const facts = factsWith({appDownloads: months('2021-01', 24).map(month => downloads('unit', month, 2000))});
	t.true(followedRows(facts).every(({before, after}) => before === null && after === null));
	t.is(silenceOf(facts.windows, comparedMunicipalities(facts)), 'no-split');
	t.is(unitDownloads(facts.appDownloads, facts.windows.after), 6000);
	t.is(unitDownloads(facts.appDownloads, ['2020-12', '2021-01']), null);
	t.is(unitDownloads(facts.appDownloads, []), null);
});

test('nothing is said too early, or without two groups that can be compared', t => {
	const {windows} = factsWith();
	const silence = (fetches: FollowedFacts['fetches']) =>
		silenceOf(windows, comparedMunicipalities(factsWith({fetches})));
	t.is(silenceOf(windowsAround('2022-03-15', '2022-04-30'), []), 'too-early');
	t.is(silence([]), 'nobody');
	t.is(silence([fetched('GM0321'), fetched('GM0344')]), 'everybody');
	t.is(silence([fetched('GM0310')]), 'nobody');
	t.is(silence([fetched('GM0321')]), null);
	const empty = [
		{beforeYear: 0, after: 1, isSender: true},
		{beforeYear: 9, after: 1, isSender: false},
	];
	t.is(silenceOf(windows, empty), 'no-downloads');
});
