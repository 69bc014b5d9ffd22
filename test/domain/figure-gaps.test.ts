import test from 'ava';
import {UNIT} from '../../src/domain/areas.ts';
import {figureGaps} from '../../src/domain/figure-gaps.ts';
import {figureGrid} from '../../src/domain/figure-grid.ts';
import type {Version} from '../../src/domain/revisions.ts';
import {areas, downloads} from './small-year.ts';

const gapsOn = (day: string, rows: [area: string, month: string][]) =>
	figureGaps({year: 2022, areas, appDownloads: rows.map(([area, month]) => downloads(area, month, 10))}, day).map(
		({month, isWhole, areas: missing}) => `${month} ${isWhole ? 'all' : missing.map(({code}) => code).join(' ')}`,
	);

test('a month is missing from the eleventh day after its end, not before', t => {
	t.deepEqual(gapsOn('2022-02-10', []), []);
	t.deepEqual(gapsOn('2022-02-11', []), ['2022-01 all']);
	t.deepEqual(gapsOn('2022-02-11', [[UNIT, '2022-01']]), []);
});

test('a municipality that reported in another month is missing in the month that it did not', t => {
	const rows: [string, string][] = [
		['GM0321', '2022-01'],
		['GM0310', '2022-01'],
		['GM0321', '2022-02'],
	];
	t.deepEqual(gapsOn('2022-03-15', rows), ['2022-02 GM0310']);
	t.deepEqual(gapsOn('2022-03-15', [...rows, ['GM0310', '2022-02']]), []);
});

test('who reported at the end of last year is expected in January; who stopped in summer is not', t => {
	const unit: [string, string] = [UNIT, '2022-01'];
	t.deepEqual(gapsOn('2022-02-15', [unit, ['GM0321', '2021-12']]), ['2022-01 GM0321']);
	t.deepEqual(gapsOn('2022-02-15', [unit, ['GM0321', '2021-07']]), []);
});

test('Weesp is asked for March 2022, in which it left, and for no later month', t => {
	const months = ['2022-01', '2022-02', '2022-03', '2022-04'];
	const rows = months.map((month): [string, string] => [UNIT, month]);
	t.deepEqual(gapsOn('2022-05-15', [...rows, ['GM0457', '2022-01'], ['GM0457', '2022-02']]), ['2022-03 GM0457']);
});

const version = (area: string, month: string, count: number) =>
	({...downloads(area, month, count), revision: 1, removed: false}) as Version<ReturnType<typeof downloads>>;

test('the grid of 2022 has Weesp until March, no month to come, and says where the unit lies below the sum', t => {
	const rows = [version('GM0321', '2022-05', 60), version('GM0310', '2022-05', 50), version(UNIT, '2022-05', 100)];
	const grid = figureGrid({areas, rows, year: 2022}, '2022-06-30');
	t.is(grid.rows.length, 39);
	const weesp = grid.rows.find(({area}) => area.code === 'GM0457');
	t.deepEqual(
		weesp?.cells.slice(2, 8).map(({state}) => state),
		['open', 'absent', 'absent', 'absent', 'future', 'future'],
	);
	t.like(grid.sums[4], {appDownloads: 110, reported: 2, municipalities: 38, isBelow: true});
	t.like(grid.sums[3], {appDownloads: null, reported: 0, isBelow: false});
});
