import test from 'ava';
import {type Area, areasOn, populationOf} from '../../src/domain/areas.ts';
import {type FigureRow, figureRows} from '../../src/domain/figure-rows.ts';
import {downloadsIn, startedWithin} from '../../src/domain/figures.ts';
import {area, areas, downloads, tally, unit, yearFacts} from './small-year.ts';

const sum = (values: readonly (number | null)[]) => values.reduce<number>((total, value) => total + (value ?? 0), 0);
const row = (rows: readonly FigureRow[], key: string) => rows.find(found => found.key === key);

test('in 2022 the unit has the residents of 39 municipalities, Weesp with them, in 2023 those of 38', t => {
	const residents = (year: number) =>
		sum(figureRows(yearFacts({year, at: `${year}-12-31`}), unit, 'district').map(({population}) => population));
	const known = (year: number, codes: readonly Area[]) => sum(codes.map(found => populationOf(found, year)));
	t.is(residents(2021), 2_048_488);
	t.is(residents(2022), known(2022, areasOn(areas, 'municipality', '2022-01-01')));
	t.is(residents(2022) - known(2022, areasOn(areas, 'municipality', '2022-12-31')), 20_766);
	t.is(residents(2023), known(2023, areasOn(areas, 'municipality', '2023-01-01')));
});

test('what Weesp did until 23 March 2022 counts in Gooi en Vechtstreek for the whole year', t => {
	const weesp = {municipality: 'GM0457', basisteam: 'gooi-en-vechtstreek-noord', district: 'gooi-en-vechtstreek'};
	const facts = yearFacts({
		tallies: [tally({...weesp, month: '2022-03', count: 4}), tally()],
		appDownloads: [downloads('GM0457', '2022-03', 30), downloads('GM0321', '2022-03', 5)],
	});
	const own = row(figureRows(facts, unit, 'municipality'), 'GM0457');
	t.deepEqual([own?.started, own?.appDownloads, own?.population], [4, 30, 20_766]);
	for (const [by, key] of [
		['district', 'gooi-en-vechtstreek'],
		['basisteam', 'gooi-en-vechtstreek-noord'],
	] as const) {
		const found = row(figureRows(facts, unit, by), key);
		t.deepEqual([found?.started, found?.appDownloads], [4, 30]);
	}

	const march = row(figureRows(facts, area('gooi-en-vechtstreek'), 'month'), '2022-03');
	t.deepEqual([march?.started, march?.appDownloads], [4, 30]);
	const next = yearFacts({year: 2023, at: '2023-12-31'});
	t.is(row(figureRows(next, unit, 'municipality'), 'GM0457'), undefined, 'no row in a year without it');
});

/** The unit with Houten going from West-Utrecht to Oost-Utrecht on 15 May 2022. */
function withMovedHouten(): Area[] {
	const parents = [
		{code: 'west-utrecht', from: null, until: '2022-05-15'},
		{code: 'oost-utrecht', from: '2022-05-15', until: null},
	];
	return areas.map(found => (found.code === 'GM0321' ? {...found, parents} : found));
}

test('a month in which a municipality changes district counts in one of the two', t => {
	const moved = area('GM0321');
	const facts = yearFacts({
		areas: withMovedHouten(),
		appDownloads: [downloads(moved.code, '2022-04', 10), downloads(moved.code, '2022-05', 7)],
	});
	const inMonth = (code: string, month: string) => downloadsIn(facts, area(code), month);
	t.deepEqual([inMonth('west-utrecht', '2022-04'), inMonth('oost-utrecht', '2022-04')], [10, null]);
	t.deepEqual([inMonth('west-utrecht', '2022-05'), inMonth('oost-utrecht', '2022-05')], [null, 7]);
});

test('the downloads and residents of a city with several basisteams are not split over them', t => {
	const facts = yearFacts({appDownloads: [downloads('GM0344', '2022-01', 90), downloads('GM0321', '2022-01', 5)]});
	const rows = figureRows(facts, unit, 'basisteam');
	t.deepEqual([row(rows, 'lekpoort')?.appDownloads, row(rows, 'utrecht-noord')?.appDownloads], [5, null]);
	t.is(row(rows, 'utrecht-noord')?.population, null);
	t.is(row(rows, 'unassigned')?.appDownloads, 90);
	t.is(downloadsIn(facts, area('utrecht-noord'), '2022-01'), null, 'its own page says the same');
});

test('an action without a municipality or team stands under "Niet toegewezen"', t => {
	const facts = yearFacts({tallies: [tally({municipality: null, basisteam: null, district: null, count: 3}), tally()]});
	for (const by of ['municipality', 'basisteam', 'district'] as const) {
		t.is(row(figureRows(facts, unit, by), 'unassigned')?.started, 3, by);
	}

	t.is(row(figureRows(yearFacts({tallies: [tally()]}), unit, 'municipality'), 'unassigned'), undefined);
});

test('the residents of a municipality that changes district are counted where it lay on 1 January', t => {
	const residents = (found: readonly Area[], key: string) =>
		row(figureRows(yearFacts({areas: found}), unit, 'district'), key)?.population;
	for (const key of ['west-utrecht', 'oost-utrecht']) {
		t.is(residents(withMovedHouten(), key), residents(areas, key));
	}
});

test('a districtsrecherche shows the searches of its district', t => {
	const facts = yearFacts({tallies: [tally({count: 3}), tally({municipality: 'GM0310', district: 'oost-utrecht'})]});
	t.is(startedWithin(facts, area('recherche-west-utrecht')).started, 3);
});
