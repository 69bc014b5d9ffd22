import assert from 'node:assert/strict';
import test, {type ExecutionContext} from 'ava';
import fc from 'fast-check';
import {unitMonth} from '../../src/domain/app-downloads.ts';
import {type Area, areaOf, areasOn, populationOf, UNIT} from '../../src/domain/areas.ts';
import {type FigureRow, figureRows} from '../../src/domain/figure-rows.ts';
import {
	actionTotals,
	alertCount,
	downloadsIn,
	nonTimeCriticalCount,
	startedWithin,
	talliesWithin,
	wholeMonths,
} from '../../src/domain/figures.ts';
import {addDays} from '../../src/domain/period.ts';
import {divisions} from '../../src/domain/users.ts';
import type {YearFacts} from '../../src/domain/year-facts.ts';
import {randomYear} from './random-year.ts';
import {downloads, searches, tally, unit, yearFacts} from './small-year.ts';

const outcomes = ['started', 'direct', 'indirect', 'none', 'withdrawn', 'open'] as const;
const summed = [...outcomes, 'nonTimeCritical', 'appDownloads'] as const;
const sum = (values: readonly (number | null | undefined)[]) =>
	values.reduce<number>((total, value) => total + (value ?? 0), 0);
const sumOf = (rows: readonly FigureRow[], field: (typeof summed)[number] | 'population') =>
	sum(rows.map(row => row[field]));
const row = (rows: readonly FigureRow[], key: string) => rows.find(found => found.key === key);
const unitOf = (facts: YearFacts) => areaOf(facts.areas, UNIT) as Area;

/** What the unit as a whole has, by other means than rows. */
function unitFigures(facts: YearFacts): Record<(typeof summed)[number], number> {
	const started = startedWithin(facts, unitOf(facts));
	return {
		...(Object.fromEntries(outcomes.map(outcome => [outcome, started[outcome] ?? 0])) as Record<
			(typeof outcomes)[number],
			number
		>),
		nonTimeCritical: nonTimeCriticalCount(facts.tallies),
		appDownloads: sum(wholeMonths(facts).map(month => unitMonth(facts.appDownloads, month)?.appDownloads)),
	};
}

/** Says which made-up year breaks the rule, and the seed that makes it again. */
function holds(t: ExecutionContext, rule: (facts: YearFacts) => void) {
	t.notThrows(() => fc.assert(fc.property(randomYear, rule), {numRuns: 300}));
}

test('every division adds up to the unit: started, each outcome, non-time-critical actions and downloads', t => {
	holds(t, facts => {
		const expected = unitFigures(facts);
		for (const by of divisions) {
			const rows = figureRows(facts, unitOf(facts), by);
			assert.deepEqual(Object.fromEntries(summed.map(field => [field, sumOf(rows, field)])), expected, by);
		}
	});
});

test('every division of a district or districtsrecherche adds up to its own actions and downloads', t => {
	holds(t, facts => {
		for (const district of facts.areas.filter(({kind}) => ['district', 'detectives'].includes(kind))) {
			const within = talliesWithin(facts, facts.tallies, district);
			const expected = {
				started: startedWithin(facts, district).started ?? 0,
				nonTimeCritical: nonTimeCriticalCount(within),
				appDownloads: sum(wholeMonths(facts).map(month => downloadsIn(facts, district, month))),
			};
			for (const by of divisions) {
				const rows = figureRows(facts, district, by);
				const found = Object.fromEntries(
					Object.keys(expected).map(field => [field, sumOf(rows, field as keyof typeof expected)]),
				);
				assert.deepEqual(found, expected, `${district.code} by ${by}`);
			}
		}
	});
});

test('the row of a place in the unit is what that place shows of itself', t => {
	holds(t, facts => {
		for (const by of ['municipality', 'basisteam', 'district'] as const) {
			for (const {key, started, appDownloads} of figureRows(facts, unitOf(facts), by)) {
				const place = areaOf(facts.areas, key);
				if (place) {
					const own = wholeMonths(facts).map(month => downloadsIn(facts, place, month));
					assert.equal(started, startedWithin(facts, place).started, key);
					assert.equal(appDownloads ?? 0, sum(own), key);
				}
			}
		}
	});
});

test('the residents of every division by place are those of the municipalities of 1 January', t => {
	holds(t, facts => {
		const residents = areasOn(facts.areas, 'municipality', '2022-01-01').map(found => populationOf(found, 2022));
		for (const by of ['municipality', 'basisteam', 'district'] as const) {
			assert.equal(sumOf(figureRows(facts, unitOf(facts), by), 'population'), sum(residents), by);
		}
	});
});

test('no place stands twice in a division, and what fits no place stands last', t => {
	holds(t, facts => {
		for (const by of divisions) {
			const keys = figureRows(facts, unitOf(facts), by).map(({key}) => key);
			assert.equal(new Set(keys).size, keys.length);
			const rest = keys.findIndex(key => ['unassigned', 'unsplit'].includes(key));
			assert.ok(rest === -1 || keys.slice(rest).every(key => ['unassigned', 'unsplit'].includes(key)));
		}
	});
});

test('downloads that only the unit reports stand apart, and a unit row below the sum is not used', t => {
	const rows = (own: number) => {
		const facts = yearFacts({appDownloads: [downloads(UNIT, '2022-01', own), downloads('GM0321', '2022-01', 40)]});
		return figureRows(facts, unit, 'municipality');
	};
	t.deepEqual([row(rows(100), 'GM0321')?.appDownloads, row(rows(100), 'unsplit')?.appDownloads], [40, 60]);
	t.is(row(rows(30), 'unsplit'), undefined);
	t.is(row(rows(100), 'unsplit')?.population, null);
});

test('reported totals are known for the unit only: no municipality is told that it started nothing', t => {
	const totals = {year: 2022, started: 838, direct: 117, months: [], source: 'jaarverslag'};
	const facts = yearFacts({totals});
	const rows = figureRows(facts, unit, 'municipality');
	const {started, successRate, nonTimeCritical} = row(rows, 'GM0321') ?? {};
	t.deepEqual([started, successRate, nonTimeCritical], [null, null, null]);
	t.deepEqual([row(rows, 'unsplit')?.started, row(rows, 'unsplit')?.open], [838, null]);
	const months = figureRows(facts, unit, 'month');
	t.deepEqual([row(months, '2022-05')?.started, row(months, 'unsplit')?.started], [null, 838]);
	t.deepEqual(
		figureRows(yearFacts({totals, at: '2022-06-30'}), unit, 'month')
			.map(({key}) => key)
			.at(-1),
		'2022-06',
		'halfway nothing is known',
	);
});

test('a month that is not over has actions but no downloads yet', t => {
	const facts = yearFacts({
		at: '2022-05-14',
		tallies: searches({started: 6}),
		appDownloads: [downloads(UNIT, '2022-05', 100), downloads(UNIT, '2022-04', 80)],
	});
	const rows = figureRows(facts, unit, 'month');
	t.deepEqual([row(rows, '2022-05')?.started, row(rows, '2022-05')?.appDownloads], [6, null]);
	t.is(row(rows, '2022-04')?.appDownloads, 80);
	t.is(row(rows, '2022-06'), undefined);
});

test('participants are those of the last month known, of each municipality of its own', t => {
	const appDownloads = [
		{...downloads('GM0321', '2022-01', 1), participants: 100},
		{...downloads('GM0321', '2022-02', 1), participants: 110},
		{...downloads('GM0356', '2022-01', 1), participants: 50},
		downloads('GM0356', '2022-02', 1),
	];
	const rows = figureRows(yearFacts({appDownloads, at: addDays('2022-03-01', 9)}), unit, 'basisteam');
	t.is(row(rows, 'lekpoort')?.participants, 160);
	t.is(row(rows, 'de-copen')?.participants, null);
});

test('alerts are one number a year and never in a row', t => {
	const alerts = [
		tally({kind: 'amber-alert', starter: 'national', municipality: null, district: null, basisteam: null, count: 3}),
	];
	const facts = yearFacts({tallies: alerts});
	t.is(alertCount(facts.tallies), 3);
	t.is(actionTotals(facts.tallies).started, 0);
	for (const by of divisions) {
		const rows = figureRows(facts, unit, by);
		t.is(sumOf(rows, 'started') + sumOf(rows, 'nonTimeCritical'), 0);
	}
});
