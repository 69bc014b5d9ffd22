import assert from 'node:assert/strict';
import test from 'ava';
import fc from 'fast-check';
import {downloadGrowth} from '../../src/domain/download-growth.ts';
import {growthByMonth, growthByPlace} from '../../src/domain/growth-rows.ts';
import {memberRows, membersByDistrict} from '../../src/domain/member-rows.ts';
import {placeQuery, rowsQuery} from '../../src/domain/rows-behind.ts';
import type {MembersTarget} from '../../src/domain/targets.ts';
import {randomYear} from './random-year.ts';
import {ambassador, area, downloads, searches, tally, targets, trained, unit, yearFacts} from './small-year.ts';

const sum = (values: readonly (number | null)[]) => values.reduce<number>((total, value) => total + (value ?? 0), 0);

test('the compared downloads of the places and months add up to those of the area, whatever is reported', t => {
	t.notThrows(() =>
		fc.assert(
			fc.property(randomYear, facts => {
				const before = facts.appDownloads.map((row, index) => ({
					...row,
					month: `2021${row.month.slice(4)}`,
					year: 2021,
					appDownloads: row.appDownloads + index,
				}));
				const both = {...facts, appDownloads: [...facts.appDownloads, ...before.filter((_, index) => index % 3 > 0)]};
				for (const whole of both.areas.filter(({kind}) => kind === 'unit' || kind === 'district')) {
					const {now, before: then} = downloadGrowth(both, whole);
					for (const kind of ['municipality', 'basisteam', 'district'] as const) {
						const rows = growthByPlace(both, whole, kind);
						assert.equal(sum(rows.map(row => row.now)), now ?? 0);
						assert.equal(sum(rows.map(row => row.before)), then ?? 0);
					}

					const months = growthByMonth(both, whole);
					assert.equal(sum(months.map(({compared}) => compared?.now ?? null)), now ?? 0);
				}
			}),
		),
	);
});

test('a municipality that reports one year only is not compared: its downloads stand with the rest of the unit', t => {
	const appDownloads = [
		downloads('unit', '2021-01', 100),
		downloads('unit', '2022-01', 150),
		downloads('GM0321', '2021-01', 20),
		downloads('GM0321', '2022-01', 30),
		downloads('GM0344', '2022-01', 40),
	];
	const rows = growthByPlace(yearFacts({at: '2022-03-10', appDownloads}), unit, 'municipality');
	const row = (key: string) => rows.find(found => found.key === key);
	t.deepEqual([row('GM0321')?.now, row('GM0321')?.before], [30, 20]);
	t.deepEqual([row('GM0344')?.now, row('GM0344')?.before], [null, null]);
	t.deepEqual([row('unsplit')?.now, row('unsplit')?.before], [120, 80]);
});

test('the list of actions is offered only when it shows as many as the page counts', t => {
	const facts = yearFacts({tallies: searches({started: 30, direct: 4})});
	t.deepEqual(rowsQuery(facts, {telt: 'gestart'}, 30), {telt: 'gestart'});
	t.is(rowsQuery(facts, {telt: 'gestart'}, 31), null);
	t.is(rowsQuery(facts, {telt: 'gestart', uitkomst: 'direct', gemeente: 'GM0321'}, 4)?.gemeente, 'GM0321');
	t.is(rowsQuery(facts, {telt: 'gestart', gemeente: 'GM0344'}, 30), null);
	t.is(rowsQuery(facts, {telt: 'gestart', maand: '05'}, 30)?.maand, '05');
	t.is(rowsQuery(facts, {}, null), null);
	t.is(placeQuery(area('recherche-flevoland')), null);
	t.deepEqual(placeQuery(area('west-utrecht')), {district: 'west-utrecht'});
});

test('an organisation shows each condition by itself, and a statement with its day', t => {
	const t6 = targets.find(({id}) => id === 'T6') as MembersTarget;
	const facts = yearFacts({
		ambassadors: [ambassador('lekpoort'), trained('de-copen')],
		tallies: [tally({starter: 'basisteam', kind: 'neighbourhood-inquiry', count: 3})],
		statements: [{organisation: 'de-copen', kind: 'neighbourhood-inquiry', since: '2022-03-01'}],
	});
	const rows = memberRows(facts, unit, t6);
	const row = (code: string) => rows.find(found => found.area.code === code);
	t.deepEqual([row('lekpoort')?.isMet, row('lekpoort')?.parts[1]?.count], [true, 3]);
	t.deepEqual([row('de-copen')?.isByStatement, row('de-copen')?.parts[1]?.statedSince], [true, '2022-03-01']);
	t.is(rows.filter(({isMet}) => isMet).length, 2);
	const districts = membersByDistrict(rows);
	t.is(sum(districts.map(({met}) => met)), 2);
	t.is(sum(districts.map(({total}) => total)), 18);
});
