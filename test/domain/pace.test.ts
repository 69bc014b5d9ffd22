import assert from 'node:assert/strict';
import test from 'ava';
import fc from 'fast-check';
import {leastOf, type Pace, paceOf} from '../../src/domain/pace.ts';
import {isMet} from '../../src/domain/targets.ts';
import type {YearFacts} from '../../src/domain/year-facts.ts';
import {ambassador, area, downloads, progressOf, searches, tally, trained, unit, yearFacts} from './small-year.ts';

function pace<Kind extends Pace['kind']>(id: string, facts: YearFacts, kind: Kind, where = unit) {
	const found = paceOf(facts, where, progressOf(id, facts, where));
	assert.equal(found?.kind, kind);
	return found as Extract<Pace, {kind: Kind}>;
}

test('837 actions on 19 November: 163 to go in six weeks, 27 a week; of late 21', t => {
	const counts = {'2022-08': 597, '2022-09': 90, '2022-10': 93, '2022-11': 57} as const;
	const tallies = Object.entries(counts).map(([month, count]) => tally({month, count}));
	const {missing, daysLeft, neededPerWeek, recent} = pace('T2', yearFacts({at: '2022-11-19', tallies}), 'count');
	t.deepEqual([missing, daysLeft, Math.round(neededPerWeek ?? 0)], [163, 42, 27]);
	// 240 actions from 1 September up to 19 November: 80 days.
	t.deepEqual(recent, {perWeek: 21, from: '2022-09-01'});
});

test('with less than a week to go there is no pace per week', t => {
	const facts = (at: string) => yearFacts({at, tallies: searches({started: 990})});
	t.is(pace('T2', facts('2022-12-24'), 'count').neededPerWeek, 10);
	const {neededPerWeek, daysLeft, missing} = pace('T2', facts('2022-12-25'), 'count');
	t.deepEqual([neededPerWeek, daysLeft, missing], [null, 6, 10]);
});

test('where last months are not known the pace of late is not either', t => {
	const totals = {year: 2022, started: 400, direct: 40, months: [], source: 'test'};
	const facts = yearFacts({at: '2022-12-31', isYearOver: false, totals});
	t.is(pace('T2', facts, 'count').recent, null);
});

test('nothing is needed once a count is met, when the year is over, without a goal and while nothing is known', t => {
	const at = '2022-06-30';
	const none = (id: string, facts: YearFacts, where = unit) => paceOf(facts, where, progressOf(id, facts, where));
	t.is(none('T2', yearFacts({at, tallies: searches({started: 1000})})), null);
	t.is(none('T2', yearFacts({tallies: searches({started: 1})})), null);
	t.is(none('T2', yearFacts({at, tallies: searches({started: 1})}), area('GM0321')), null);
	t.is(none('T3', yearFacts({at})), null);
	t.is(none('T1', yearFacts({at})), null);
});

test('the fewest successes in the next actions are just enough for a norm that must be passed', t => {
	const facts = yearFacts({at: '2022-06-30', tallies: searches({started: 900, direct: 130, open: 7})});
	const {next, open} = pace('T3', facts, 'rate');
	// 1,000 actions then: 150 successes are exactly 15% and not enough, 151 are.
	t.deepEqual(next, {actions: 100, least: 21});
	t.is(open, 7);
});

test('a rate is followed to the number of actions that the year probably brings', t => {
	const months = ['01', '02', '03', '04', '05', '06'];
	const tallies = months.flatMap(month => [
		tally({month: `2022-${month}`, count: 68}),
		tally({month: `2022-${month}`, count: 12, result: 'direct'}),
	]);
	const {yearEnd} = pace('T3', yearFacts({at: '2022-06-30', tallies}), 'rate');
	const started = 480 + (yearEnd?.toCome ?? 0);
	t.true((yearEnd?.toCome ?? 0) > 400 && (yearEnd?.toCome ?? 0) < 560);
	t.is(yearEnd?.more, Math.floor(0.15 * started) + 1 - 72);
	t.is(pace('T3', yearFacts({at: '2022-02-10', tallies: searches({started: 9, direct: 1})}), 'rate').yearEnd, null);
});

test('downloads: what the months to come need, and what a month brings now', t => {
	const rows = Array.from({length: 12}, (_, index) =>
		downloads('unit', `2021-${String(index + 1).padStart(2, '0')}`, 1000),
	);
	const appDownloads = [...rows, downloads('unit', '2022-01', 1100), downloads('unit', '2022-02', 1000)];
	const found = pace('T1', yearFacts({at: '2022-03-10', appDownloads}), 'growth');
	// March was not over: ten months. 1.1 × 12,000 − 2,100 = 11,100.
	t.deepEqual([found.missing, found.months, found.neededPerMonth, found.nowPerMonth], [11_100, 10, 1110, 1050]);
});

test('members: how many are still needed, and which lack what', t => {
	const municipalities = ['GM0321', 'GM0344', 'GM0310'];
	const facts = yearFacts({
		at: '2022-06-30',
		ambassadors: [...municipalities.map(code => trained(code)), ambassador('GM0034')],
		tallies: [tally({starter: 'municipality', kind: 'information', count: 2})],
	});
	const t4 = pace('T4', facts, 'members');
	t.deepEqual([t4.missing, t4.unmet.length], [32, 35]);
	t.is(t4.unmet.find(row => row.area.code === 'GM0034')?.ambassador, 'untrained');
	const t5 = pace('T5', facts, 'members');
	t.deepEqual([t5.missing, t5.unmet.map(row => row.area.code).sort()], [2, ['GM0310', 'GM0344']]);
});

test('35 of 38 is the least for 90%, 151 of 1,000 the least above 15%', t => {
	t.is(leastOf({comparator: '>=', goal: 0.9}, 38), 35);
	t.is(leastOf({comparator: '>=', goal: 0.9}, 39), 36);
	t.is(leastOf({comparator: '>', goal: 0.15}, 1000), 151);
	t.is(leastOf({comparator: '>=', goal: 1000}), 1000);
	t.is(leastOf({comparator: '>', goal: 1000}), 1001);
	t.notThrows(() =>
		fc.assert(
			fc.property(
				fc.constantFrom('>' as const, '>=' as const),
				fc.integer({min: 0, max: 100}),
				fc.integer({min: 1, max: 3000}),
				(comparator, percent, cases) => {
					const goal = percent / 100;
					const least = leastOf({comparator, goal}, cases);
					assert.ok(isMet({comparator, goal: goal * cases, value: least}));
					assert.ok(least === 0 || !isMet({comparator, goal: goal * cases, value: least - 1}));
				},
			),
		),
	);
});
