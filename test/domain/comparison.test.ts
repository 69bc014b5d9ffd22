import test from 'ava';
import fc from 'fast-check';
import {UNIT} from '../../src/domain/areas.ts';
import {downloadsCompared, type Movements, movements, startedCompared} from '../../src/domain/comparison.ts';
import {wholeMonths} from '../../src/domain/figures.ts';
import type {YearFacts} from '../../src/domain/year-facts.ts';
import {randomYear} from './random-year.ts';
import {area, downloads, tally, unit, yearFacts} from './small-year.ts';

const houten = area('GM0321');

/** Houten: so many started in March of each year. */
function march({now, before}: {now: number; before: number}, at = '2022-10-31'): YearFacts {
	return yearFacts({
		at,
		tallies: [tally({month: '2022-03', count: now})],
		lastYear: {tallies: [tally({month: '2021-03', count: before})], totals: null},
	});
}

for (const [title, counts, figure] of [
	['22 after 20 is a rise: exactly 10%', {now: 22, before: 20}, 'rose'],
	['55 after 50 is a rise, whatever floating point says', {now: 55, before: 50}, 'rose'],
	['21 after 20 is neither', {now: 21, before: 20}, 'steady'],
	['18 after 20 is a fall: exactly 10%', {now: 18, before: 20}, 'fell'],
	['19 after 20 is neither', {now: 19, before: 20}, 'steady'],
	['60 after 19 is too small to compare', {now: 60, before: 19}, 'tooSmall'],
	['nothing after 20 is a fall', {now: 0, before: 20}, 'fell'],
] as const satisfies readonly (readonly [string, object, keyof Movements])[]) {
	test(title, t => {
		const found = movements(march(counts), 'started');
		t.is(found[figure], figure === 'tooSmall' ? found.of : 1);
		// The other municipalities had no action last year.
		t.is(found.tooSmall, figure === 'tooSmall' ? 38 : 37);
		t.is(found.throughMonth, '2022-10');
	});
}

test('only whole months count, in both years', t => {
	const facts = yearFacts({
		at: '2022-05-30',
		tallies: [tally({month: '2022-04', count: 3}), tally({month: '2022-05', count: 100})],
		lastYear: {tallies: [tally({month: '2021-04', count: 2}), tally({month: '2021-05', count: 9})], totals: null},
	});
	t.deepEqual(startedCompared(facts, houten), {now: 3, before: 2, throughMonth: '2022-04'});
	t.deepEqual(startedCompared({...facts, at: '2022-05-31'}, houten), {now: 103, before: 11, throughMonth: '2022-05'});
});

test('28 February ends the month, also after a leap year', t => {
	const facts = yearFacts({
		...{year: 2025, at: '2025-02-28', tallies: [tally({month: '2025-02', count: 4})]},
		lastYear: {tallies: [tally({month: '2024-02', count: 5})], totals: null},
	});
	t.deepEqual(startedCompared(facts, houten), {now: 4, before: 5, throughMonth: '2025-02'});
});

test('before the first month is over there is nothing to compare', t => {
	t.is(startedCompared(march({now: 0, before: 30}, '2022-01-30'), unit), null);
	const {unknown, of, throughMonth} = movements(march({now: 0, before: 30}, '2022-01-30'), 'started');
	t.deepEqual([unknown, of, throughMonth], [39, 39, null]);
});

test('a last year of which nothing is recorded is not known, and not zero', t => {
	t.is(startedCompared(yearFacts({tallies: [tally()]}), unit), null);
	const alerts = {tallies: [tally({kind: 'amber-alert', starter: 'national'})], totals: null};
	t.is(startedCompared(yearFacts({tallies: [tally()], lastYear: alerts}), unit), null);
});

const reported = {year: 2021, started: 838, direct: 117, source: 'jaarverslag', months: []};

test('reported totals of a whole year compare with a whole year only, and of the unit only', t => {
	const facts = yearFacts({tallies: [tally({count: 968})], lastYear: {tallies: [], totals: reported}});
	t.deepEqual(startedCompared(facts, unit), {now: 968, before: 838, throughMonth: '2022-12'});
	t.is(startedCompared({...facts, at: '2022-11-30'}, unit), null);
	t.is(movements(facts, 'started').unknown, 38);
});

test('reported totals per month compare month by month', t => {
	const months = ['2021-01', '2021-02'].map(month => ({month, started: 60, direct: 9}));
	const totals = {...reported, started: 120, direct: 18, months};
	const facts = yearFacts({at: '2022-02-28', tallies: [tally({month: '2022-02', count: 130})]});
	const compared = startedCompared({...facts, lastYear: {tallies: [], totals}}, unit);
	t.deepEqual(compared, {now: 130, before: 120, throughMonth: '2022-02'});
	t.is(startedCompared({...facts, at: '2022-03-31', lastYear: {tallies: [], totals}}, unit), null);
});

test('downloads that only the unit reported are not known per municipality', t => {
	const appDownloads = [downloads(UNIT, '2021-01', 2000), downloads(UNIT, '2022-01', 2300)];
	const facts = yearFacts({at: '2022-01-31', appDownloads});
	t.deepEqual(downloadsCompared(facts, unit), {now: 2300, before: 2000, throughMonth: '2022-01'});
	const {unknown, of, throughMonth} = movements(facts, 'downloads');
	t.deepEqual([unknown, of, throughMonth], [39, 39, null]);
});

test('downloads compare the months that both years report for that municipality', t => {
	const appDownloads = [
		...[downloads('GM0321', '2021-01', 20), downloads('GM0321', '2022-01', 22)],
		...[downloads('GM0321', '2022-02', 900), downloads('GM0356', '2022-01', 50)],
	];
	const found = movements(yearFacts({at: '2022-03-31', appDownloads}), 'downloads');
	t.deepEqual([found.rose, found.unknown, found.throughMonth], [1, 37, '2022-01']);
});

test('a district counts its own municipalities, and Weesp until it left', t => {
	const facts = march({now: 30, before: 20});
	t.deepEqual([movements(facts, 'started', area('west-utrecht')).rose, movements(facts, 'started').of], [1, 38]);
	t.is(movements(facts, 'started', area('flevoland')).rose, 0);
	t.is(movements({...facts, at: '2022-03-23'}, 'started').of, 39);
});

test('every municipality is counted exactly once', t => {
	const property = fc.property(randomYear, randomYear, (facts, before) => {
		const last = before.tallies.map(one => ({...one, month: `2021${one.month.slice(4)}`}));
		const rows = before.appDownloads.map(row => ({...row, month: `2021${row.month.slice(4)}`}));
		const both = {
			...facts,
			lastYear: {tallies: last, totals: before.totals},
			appDownloads: [...facts.appDownloads, ...rows],
		};
		for (const figure of ['started', 'downloads'] as const) {
			const {of, rose, fell, steady, tooSmall, unknown, throughMonth} = movements(both, figure);
			t.is(rose + fell + steady + tooSmall + unknown, of);
			t.true(throughMonth === null || wholeMonths(both).includes(throughMonth));
		}
	});
	fc.assert(property, {numRuns: 60});
});
