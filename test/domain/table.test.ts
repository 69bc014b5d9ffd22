import test from 'ava';
import fc from 'fast-check';
import {type Column, tableFileName, tableTotals} from '../../src/domain/table.ts';

const columns: Column[] = [
	{key: 'name', label: 'Gemeente', kind: 'text'},
	{key: 'started', label: 'Acties', kind: 'count', isSummed: true},
	{key: 'direct', label: 'Direct succes', kind: 'count', isSummed: true},
	{key: 'rate', label: 'Succes', kind: 'rate', quotient: {of: 'direct', by: 'started'}},
];

test('the total of a percentage is made of the sums, not of the percentages', t => {
	const rows = [{cells: ['Houten', 1, 1, 1]}, {cells: ['Utrecht', 9, 0, 0]}];
	t.deepEqual(tableTotals({columns, rows}), [null, 10, 1, 0.1]);
});

test('a column that is nowhere known has no total, and neither has a percentage of nothing', t => {
	t.deepEqual(tableTotals({columns, rows: [{cells: ['Houten', null, null, null]}]}), [null, null, null, null]);
	t.deepEqual(tableTotals({columns, rows: [{cells: ['Houten', 0, 0, null]}]}), [null, 0, 0, null]);
});

test('a table in which nothing adds up has no total', t => {
	t.is(tableTotals({columns: columns.slice(0, 1), rows: [{cells: ['Houten']}]}), null);
});

test('whatever the rows are, the total is their sum and its percentage lies between 0 and 1', t => {
	const counts = fc.tuple(fc.nat(500), fc.nat(500)).map(([none, direct]) => [none + direct, direct] as const);
	fc.assert(
		fc.property(fc.array(counts, {minLength: 1}), pairs => {
			const rows = pairs.map(([started, direct]) => ({cells: ['a', started, direct, null]}));
			const [, started, direct, rate] = tableTotals({columns, rows}) ?? [];
			t.is(
				started,
				pairs.reduce((sum, [count]) => sum + count, 0),
			);
			t.is(rate, started === 0 ? null : (direct as number) / (started as number));
			t.true(rate === null || (typeof rate === 'number' && rate >= 0 && rate <= 1));
		}),
	);
});

test('a file says what it is, of which period, and when it was made', t => {
	t.is(tableFileName({name: 'acties', period: '2022'}, '2026-02-14', 'xlsx'), 'burgernet-acties-2022-20260214.xlsx');
});
