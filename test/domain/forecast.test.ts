import test from 'ava';
import {monthsOf} from '../../src/domain/period.ts';
import type {YearFacts} from '../../src/domain/year-facts.ts';
import {area, downloads, progressOf, tally, targets, unit, yearFacts} from './small-year.ts';

const perMonth = (year: number, until: number) =>
	monthsOf(year)
		.slice(0, until)
		.flatMap(month => [tally({month, count: 60}), tally({month, count: 10, result: 'direct'})]);
const downloadsOf = (year: number, months: number, each: number) =>
	monthsOf(year)
		.slice(0, months)
		.map(month => downloads('unit', month, each));

/** Seventy actions a month, ten of them a success, in both years; two thousand downloads a month, last year 1,800. */
const factsAt = (at: string, changes: Partial<YearFacts> = {}) =>
	yearFacts({
		at,
		tallies: perMonth(2022, Number(at.slice(5, 7))),
		lastYear: {tallies: perMonth(2021, 12), totals: null},
		appDownloads: [...downloadsOf(2021, 12, 1800), ...downloadsOf(2022, Number(at.slice(5, 7)), 2000)],
		...changes,
	});
const forecastAt = (id: string, at: string, changes: Partial<YearFacts> = {}) =>
	progressOf(id, factsAt(at, changes)).forecast;

test('a forecast starts when eight weeks of the year have passed, on 25 February', t => {
	for (const id of ['T1', 'T2', 'T3']) {
		t.is(forecastAt(id, '2022-02-24'), null, id);
		t.not(forecastAt(id, '2022-02-25'), null, id);
	}
});

test('after the year there is no forecast, on 31 December itself there is', t => {
	for (const id of ['T1', 'T2', 'T3']) {
		t.is(forecastAt(id, '2022-12-31'), null, id);
		t.not(forecastAt(id, '2022-12-31', {isYearOver: false}), null, id);
	}
});

test('on 31 December the interval is what was counted', t => {
	const {value, forecast} = progressOf('T2', factsAt('2022-12-31', {isYearOver: false}));
	t.deepEqual([value, forecast?.low, forecast?.middle, forecast?.high], [840, 840, 840, 840]);
});

test('half of the year points to twice as much for actions, and to the same rate and growth', t => {
	const [growth, count, rate] = ['T1', 'T2', 'T3'].map(id => forecastAt(id, '2022-06-30'));
	t.true(Math.abs((count?.middle ?? 0) - 840) < 15, JSON.stringify(count));
	t.true((count?.low ?? 0) < 800 && (count?.high ?? 0) > 880);
	t.true((count?.chance ?? 1) < 0.05);
	t.true(Math.abs((rate?.middle ?? 0) - 1 / 7) < 0.005, JSON.stringify(rate));
	t.true(Math.abs((growth?.middle ?? 0) - 2000 / 1800) < 0.02, JSON.stringify(growth));
	t.true((growth?.chance ?? 0) > 0.5 && (growth?.chance ?? 1) < 0.7);
});

test('a running month counts by its days', t => {
	const {forecast} = progressOf(
		'T2',
		factsAt('2022-06-15', {tallies: [...perMonth(2022, 5), tally({month: '2022-06', count: 35})]}),
	);
	t.true(Math.abs((forecast?.middle ?? 0) - 840) < 15, JSON.stringify(forecast));
});

test('targets of members have no forecast', t => {
	for (const id of ['T4', 'T5', 'T6', 'T7']) {
		t.is(forecastAt(id, '2022-06-30'), null, id);
	}
});

test('where an area does not own the target it has no forecast; an owner has', t => {
	const facts = factsAt('2022-06-30');
	t.is(progressOf('T2', facts, area('GM0321')).forecast, null);
	const own = targets.map(target => ({...target, owner: 'municipality'}) as const);
	t.not(progressOf('T2', {...facts, targets: own}, area('GM0321')).forecast, null);
});

test('growth is forecast only when last year is known for all twelve months', t => {
	const of = (...appDownloads: YearFacts['appDownloads'][]) =>
		forecastAt('T1', '2022-06-30', {appDownloads: appDownloads.flat()});
	t.is(of(downloadsOf(2021, 11, 1800), downloadsOf(2022, 6, 2000)), null);
	t.is(of(downloadsOf(2021, 12, 0), downloadsOf(2022, 6, 2000)), null);
	t.is(of(downloadsOf(2021, 12, 1800)), null, 'nothing of this year');
	t.not(of(downloadsOf(2021, 12, 1800), downloadsOf(2022, 6, 2000)), null);
});

test('growth looks at whole months only, and a month that is not reported is estimated', t => {
	const of = (at: string, known: number[]) => {
		const all = downloadsOf(2022, 12, 2000);
		const appDownloads = [...downloadsOf(2021, 12, 1800), ...known.flatMap(index => all[index] ?? [])];
		return forecastAt('T1', at, {appDownloads});
	};
	t.deepEqual(of('2022-06-20', [0, 1, 2, 3, 4, 5]), of('2022-05-31', [0, 1, 2, 3, 4]));
	t.true(Math.abs((of('2022-06-30', [0, 1, 2, 4, 5])?.middle ?? 0) - 2000 / 1800) < 0.03);
});

test('for other areas than the unit and a municipality growth is not forecast', t => {
	const own = targets.map(target => ({...target, owner: 'basisteam'}) as const);
	const row = (year: number) => monthsOf(year).map(month => downloads('GM0321', month, 50));
	const facts = factsAt('2022-06-30', {targets: own, appDownloads: [...row(2021), ...row(2022)]});
	t.is(progressOf('T1', facts, area('lekpoort')).forecast, null);
	t.not(progressOf('T1', facts, unit).forecast, null);
});

test('without started actions the success rate has no forecast', t => {
	t.is(forecastAt('T3', '2022-06-30', {tallies: []}), null);
	t.not(forecastAt('T2', '2022-06-30', {tallies: []}), null);
});

test("last year's rate counts for the success rate, also from reported totals; without it the norm", t => {
	const few = [tally({month: '2022-01', count: 4})];
	const middle = (lastYear: YearFacts['lastYear']) =>
		forecastAt('T3', '2022-02-28', {tallies: few, lastYear})?.middle ?? 0;
	const rows = (result: 'direct' | 'none') => ({
		tallies: monthsOf(2021).map(month => tally({month, result})),
		totals: null,
	});
	const totals = {year: 2021, started: 800, direct: 400, months: [], source: 'jaarverslag'};
	const norm = middle({tallies: [], totals: null});
	t.true(middle(rows('none')) < norm && norm < middle(rows('direct')));
	t.true(middle({tallies: [], totals}) > norm);
});

test('reported totals of the running year count up to their last month', t => {
	const months = monthsOf(2022)
		.slice(0, 4)
		.map(month => ({month, started: 70, direct: 10}));
	const totals = {year: 2022, started: 280, direct: 40, months, source: 'jaarverslag'};
	const [count, rate] = ['T2', 'T3'].map(id => forecastAt(id, '2022-06-30', {tallies: [], totals}));
	t.true(Math.abs((count?.middle ?? 0) - 840) < 25, JSON.stringify(count));
	t.true(Math.abs((rate?.middle ?? 0) - 1 / 7) < 0.01, JSON.stringify(rate));
});
