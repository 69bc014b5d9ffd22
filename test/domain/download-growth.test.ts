import test from 'ava';
import {UNIT} from '../../src/domain/areas.ts';
import {downloadGrowth} from '../../src/domain/download-growth.ts';
import {area, downloads, progressOf, unit, yearFacts} from './small-year.ts';

const west = area('west-utrecht');
/** De Bilt lies in Oost-Utrecht, Houten and Nieuwegein in West-Utrecht. */
const [houten, nieuwegein, deBilt] = ['GM0321', 'GM0356', 'GM0310'];

test('only months that both years report are compared', t => {
	const appDownloads = [
		downloads(UNIT, '2021-01', 100),
		downloads(UNIT, '2021-03', 300),
		downloads(UNIT, '2022-01', 110),
		downloads(UNIT, '2022-02', 5000),
		downloads(UNIT, '2022-03', 330),
	];
	t.deepEqual(downloadGrowth(yearFacts({appDownloads}), unit), {
		now: 440,
		before: 400,
		throughMonth: '2022-03',
		isUnitTotalOnly: true,
	});
	t.is(progressOf('T1', yearFacts({appDownloads})).value, 1.1);
});

test('below the unit only municipalities that both years report are compared, month by month', t => {
	const appDownloads = [
		downloads(houten, '2021-01', 100),
		downloads(houten, '2022-01', 120),
		downloads(nieuwegein, '2022-01', 4000),
		downloads(nieuwegein, '2021-02', 4000),
		downloads(deBilt, '2021-01', 700),
		downloads(deBilt, '2022-01', 800),
	];
	const {now, before, throughMonth, isUnitTotalOnly} = downloadGrowth(yearFacts({appDownloads}), west);
	t.deepEqual([now, before, throughMonth, isUnitTotalOnly], [120, 100, '2022-01', false]);
	t.is(progressOf('T1', yearFacts({appDownloads}), area(houten)).value, 1.2);
	t.is(progressOf('T1', yearFacts({appDownloads}), area(nieuwegein)).value, null);
});

test('a month that is not over yet is not compared', t => {
	const appDownloads = ['2021-04', '2021-05', '2022-04', '2022-05'].map(month => downloads(UNIT, month, 100));
	t.is(downloadGrowth(yearFacts({appDownloads, at: '2022-05-30'}), unit).throughMonth, '2022-04');
	t.is(downloadGrowth(yearFacts({appDownloads, at: '2022-05-31'}), unit).throughMonth, '2022-05');
});

test('without a month to compare, or after a year without any download, growth is not known', t => {
	const now = downloads(UNIT, '2022-01', 100);
	const ofYear = (...rows: (typeof now)[]) => progressOf('T1', yearFacts({appDownloads: rows}));
	t.deepEqual([ofYear(now).value, ofYear(now).status, ofYear(now).denominator], [null, 'unknown', null]);
	const zero = ofYear(now, downloads(UNIT, '2021-01', 0));
	t.deepEqual([zero.value, zero.status, zero.denominator], [null, 'unknown', 0]);
});

test('Weesp counts in the growth of Gooi en Vechtstreek up to March 2022', t => {
	const rows = ['2021-02', '2021-03', '2022-02', '2022-03'].map(month => downloads('GM0457', month, 10));
	const {now, throughMonth} = downloadGrowth(yearFacts({appDownloads: rows}), area('gooi-en-vechtstreek'));
	t.deepEqual([now, throughMonth], [20, '2022-03']);
});
