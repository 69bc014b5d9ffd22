import assert from 'node:assert/strict';
import test from 'ava';
import fc from 'fast-check';
import {unitMonth} from '../../src/domain/app-downloads.ts';
import {UNIT} from '../../src/domain/areas.ts';
import {downloads} from './small-year.ts';

test("the unit's month is the larger of its own row and the sum of the municipalities", t => {
	const count = fc.integer({min: 0, max: 5000});
	const rule = (own: number | null, counts: readonly number[]) => {
		const rows = counts.map((number, index) => downloads(`GM000${index}`, '2022-05', number));
		const all = own === null ? rows : [downloads(UNIT, '2022-05', own), ...rows];
		const found = unitMonth([...all, downloads(UNIT, '2022-06', 9999)], '2022-05');
		const sum = counts.reduce((total, number) => total + number, 0);
		assert.equal(found?.appDownloads, all.length === 0 ? undefined : Math.max(own ?? 0, sum));
		assert.equal(found?.unsplit, all.length === 0 ? undefined : Math.max(0, (own ?? 0) - sum));
	};
	t.notThrows(() => fc.assert(fc.property(fc.option(count), fc.array(count, {maxLength: 9}), rule)));
});

test('a month for which nothing was reported is not known, never 0', t => {
	t.is(unitMonth([downloads(UNIT, '2022-04', 10)], '2022-05'), null);
	t.is(unitMonth([downloads(UNIT, '2022-05', 0)], '2022-05')?.appDownloads, 0);
});

test("the unit's own participants go before the municipalities' sum; without any they are not known", t => {
	const of = (area: string, participants: number | null) => ({...downloads(area, '2022-05', 1), participants});
	const participants = (...rows: ReturnType<typeof of>[]) => unitMonth(rows, '2022-05')?.participants;
	t.is(participants(of(UNIT, 300), of('GM0321', 20), of('GM0356', 30)), 300);
	t.is(participants(of(UNIT, null), of('GM0321', 20), of('GM0356', 30)), 50);
	t.is(participants(of('GM0321', 20), of('GM0356', null)), 20);
	t.is(participants(of(UNIT, null), of('GM0321', null)), null);
});
