import test from 'ava';
import fc from 'fast-check';
import {
	formatCount,
	formatDay,
	formatDecimal,
	formatGrowth,
	formatInstant,
	formatMonth,
	formatRate,
	formatThrough,
	UNKNOWN,
} from '../../src/views/format.ts';

for (const [title, shown, expected] of [
	['a count has a dot per thousand', formatCount(1234), '1.234'],
	['a count of millions too', formatCount(2_048_488), '2.048.488'],
	['zero is a figure', formatCount(0), '0'],
	['a rate is a percentage with one decimal', formatRate(0.143), '14,3%'],
	['a whole rate keeps its decimal', formatRate(0.15), '15,0%'],
	['a rate of zero is known', formatRate(0), '0,0%'],
	['a rise has a plus', formatGrowth(1.061), '+6,1%'],
	['a fall has a real minus sign', formatGrowth(0.97), '−3,0%'],
	['no change has no sign', formatGrowth(1), '0,0%'],
	['a fall that rounds to nothing has no sign', formatGrowth(0.9999), '0,0%'],
	['a doubling is a hundred percent more', formatGrowth(2), '+100,0%'],
	['a decimal has a comma', formatDecimal(0.3), '0,3'],
	['a day is written out', formatDay('2026-02-14'), '14 februari 2026'],
	['a month is written out', formatMonth('2022-05'), 'mei 2022'],
	['a period up to a day is marked without the year', formatThrough('2022-05-14'), 't/m 14 mei'],
	['a period up to a month is marked without the year', formatThrough('2022-04'), 't/m april'],
	[
		'an instant is shown on the Dutch clock in winter',
		formatInstant(new Date('2026-02-14T08:12:00Z')),
		'14 februari 2026, 09:12',
	],
	['and in summer', formatInstant(new Date('2026-06-30T22:05:00Z')), '1 juli 2026, 00:05'],
] as const) {
	test(title, t => {
		t.is(shown, expected);
	});
}

test('what is not known says so, never 0 and never empty', t => {
	t.is(UNKNOWN, 'nog niet bekend');
	for (const format of [formatCount, formatRate, formatGrowth, formatDecimal]) {
		t.is(format(null), UNKNOWN);
	}
});

test('a count read back is the same count', t => {
	fc.assert(
		fc.property(fc.nat(100_000_000), value => {
			t.is(Number(formatCount(value).replaceAll('.', '')), value);
		}),
	);
});
