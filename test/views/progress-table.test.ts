import test from 'ava';
import type {Table} from '../../src/domain/table.ts';
import {tableCsv, tableJson} from '../../src/usecases/export-table.ts';
import {progressMonthTable} from '../../src/views/month-table.ts';
import {municipalityRowsTable} from '../../src/views/municipality-rows.ts';
import {progressTable} from '../../src/views/progress-table.ts';
import {municipalityOf, progressOf, reportOf, targets} from './example-report.tsx';

const forecast = {low: 893, middle: 934.2, high: 975, chance: 0.1};
const report = reportOf({
	targets: [
		progressOf(targets.growth, {value: 1.061, numerator: 13_200, denominator: 12_441, status: 'at-risk'}),
		progressOf(targets.members, {
			...{value: 29 / 38, numerator: 29, denominator: 38, expectedNow: 0.8, status: 'at-risk'},
		}),
		progressOf(targets.rate),
		progressOf(targets.count, {
			...{value: 1463, numerator: 1463, denominator: null, expectedNow: 1481.2, status: 'behind', forecast},
		}),
	],
});
const table = progressTable({report, isExample: false});

/** A row by the keys of its columns, without what is too long to read here. */
function rowOf({columns, rows}: Table, index: number): Record<string, unknown> {
	const entries = columns.map(({key}, at) => [key, rows[index]?.cells[at]]);
	const {definition, source, ...row} = Object.fromEntries(entries);
	return row;
}

test('a count, a rate, a growth and members stand in the order of the page, each in its own unit', t => {
	t.deepEqual(
		table.rows.map(({cells}) => cells[0]),
		['T2', 'T3', 'T1', 'T4'],
	);
	t.deepEqual(rowOf(table, 0), {
		...{id: 'T2', title: 'Acties gestart', owner: 'eenheid', value: '1.463 acties', goal: '1.000 acties'},
		...{expected: '1.481 acties', low: '893 acties', middle: '934 acties', high: '975 acties', chance: 0.1},
		...{status: 'vraagt aandacht', numerator: 1463, denominator: null, quotient: null},
	});
	t.like(rowOf(table, 2), {value: '6,1% meer', goal: '10% meer', numerator: 13_200, quotient: 1.061});
	t.like(rowOf(table, 3), {value: '29 van 38 gemeenten', goal: 'minstens 90%', expected: '31 gemeenten'});
});

test('what is not known is an empty cell, never 0 and never NaN', t => {
	t.like(rowOf(table, 1), {value: null, goal: 'boven 15%', low: null, chance: null, quotient: null});
	t.like(rowOf(table, 1), {status: 'nog niet bekend', numerator: null});
	t.notRegex(tableCsv(table), /NaN|undefined/);
});

test('no cell looks like a formula to a spreadsheet', t => {
	t.notRegex(tableCsv(table), /'/);
});

test('an area that is not judged has no norm and stands there for comparison', t => {
	const context = progressOf(targets.count, {value: 7, numerator: 7, goal: null, status: null});
	const area = {code: 'GM0321', name: 'Houten', kind: 'municipality', slug: 'houten'} as const;
	const houten = progressTable({report: reportOf({targets: [context], area}), isExample: true});
	t.like(rowOf(houten, 0), {value: '7 acties', goal: null, status: 'ter vergelijking'});
	t.is(houten.name, 'voortgang-houten');
	t.is(houten.note, 'Voorbeeldgegevens: deze cijfers zijn verzonnen.');
});

test('every table is dated by the moment of its report, so that an old one stays the same', t => {
	for (const one of [
		table,
		progressMonthTable({report, isExample: false}),
		municipalityRowsTable({report, filter: {district: null, standing: null}, isExample: false}),
	]) {
		t.is(one.asOf, report.knownAt);
		t.is(JSON.parse(tableJson(one)).asOf, '2022-07-01T07:12:00.000Z');
		t.true(one.rows.every(({cells}) => cells.length === one.columns.length));
	}
});

test('months hold what the charts are drawn from, and mark the running one', t => {
	const half = progressMonthTable({report: reportOf({at: '2022-06-14'}), isExample: false});
	t.deepEqual(half.rows[5]?.cells, ['juni 2022 (t/m 14 juni)', 10, 2, 0.2, 60, 72, 48]);
	t.deepEqual(half.rows[6]?.cells, ['juli 2022', null, null, null, null, 84, 56]);
});

test('municipalities follow the filter of the page, and say so', t => {
	const municipalities = [
		municipalityOf(),
		municipalityOf({
			name: 'Almere',
			district: 'Flevoland',
			startedCompared: {now: 9, before: 19, throughMonth: '2022-06'},
		}),
	];
	const of = (district: string | null) =>
		municipalityRowsTable({report: reportOf({municipalities}), filter: {district, standing: null}, isExample: false});
	t.is(of(null).rows.length, 2);
	t.like(rowOf(of('Flevoland'), 0), {name: 'Almere', wholeMonths: 9, lastYear: 19, change: null});
	t.is((rowOf(of('West-Utrecht'), 0).change as number).toFixed(3), '0.100');
	t.deepEqual(of('Flevoland').filter.at(-2), {label: 'District', value: 'Flevoland'});
});
