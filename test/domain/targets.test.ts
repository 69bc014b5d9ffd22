import assert from 'node:assert/strict';
import test from 'ava';
import fc from 'fast-check';
import {isMet, type Standing, statusOf} from '../../src/domain/targets.ts';

const standing: Standing = {
	kind: 'count',
	comparator: '>=',
	goal: 1000,
	value: 0,
	lower: null,
	upper: null,
	expectedNow: 500,
	isYearOver: false,
};
const rate = {kind: 'rate', comparator: '>', goal: 0.15, expectedNow: 0.15} as const;
const status = (changes: Partial<Standing>) => statusOf({...standing, ...changes});

test('what is not known has no verdict, also after the year', t => {
	for (const kind of ['count', 'rate', 'growth', 'members'] as const) {
		t.is(status({kind, value: null, isYearOver: false}), 'unknown');
		t.is(status({kind, value: null, isYearOver: true}), 'unknown');
	}
});

test('a count is met as soon as it reaches its goal, a share or growth only when the year is over', t => {
	t.is(status({value: 1000}), 'met');
	for (const kind of ['growth', 'members'] as const) {
		const reached = {kind, goal: 0.9, value: 0.9, expectedNow: 0.5};
		t.is(status(reached), 'on-track');
		t.is(status({...reached, isYearOver: true}), 'met');
	}
});

test('during the year: on track at what is expected, at risk from 90% of it, behind below that', t => {
	t.deepEqual(
		[500, 499, 450, 449].map(value => status({value})),
		['on-track', 'at-risk', 'at-risk', 'behind'],
	);
	t.is(status({value: 999, isYearOver: true}), 'missed');
});

test('a rate is held against its norm, and must be above it', t => {
	const during = (value: number) => status({...rate, value, lower: value, upper: value});
	t.deepEqual([0.1501, 0.15, 0.135, 0.1349].map(during), ['on-track', 'at-risk', 'at-risk', 'behind']);
});

test('a rate is undecided while the norm lies between its bounds, also after the year', t => {
	for (const isYearOver of [false, true]) {
		const between = (lower: number, upper: number) => status({...rate, value: lower, lower, upper, isYearOver});
		t.is(between(0.14, 0.16), 'undecided');
		t.is(between(0.15, 0.151), 'undecided');
		t.not(between(0.14, 0.15), 'undecided');
		t.not(between(0.151, 0.3), 'undecided');
	}
});

test('floating noise decides nothing: 0.1 + 0.2 is 0.3', t => {
	t.true(isMet({comparator: '>=', goal: 0.3, value: 0.1 + 0.2}));
	t.false(isMet({comparator: '>', goal: 0.3, value: 0.1 + 0.2}));
	t.true(isMet({comparator: '>=', goal: 0.1 + 0.2, value: 0.3}));
});

test('above 15% is direct × 20 > started × 3, for every number of actions', t => {
	const cases = fc.integer({min: 1, max: 20_000}).chain(n => fc.tuple(fc.integer({min: 0, max: n}), fc.constant(n)));
	t.notThrows(() =>
		fc.assert(
			fc.property(cases, ([direct, started]) => {
				const value = direct / started;
				const found = status({...rate, value, lower: value, upper: value, isYearOver: true});
				assert.equal(found, direct * 20 > started * 3 ? 'met' : 'missed');
			}),
			{numRuns: 2000},
		),
	);
});

test('90% of the ambassadors is trained × 10 ≥ municipalities × 9, for every number of municipalities', t => {
	for (let all = 1; all <= 60; all++) {
		for (let trained = 0; trained <= all; trained++) {
			const found = status({kind: 'members', goal: 0.9, value: trained / all, isYearOver: true});
			t.is(found, trained * 10 >= all * 9 ? 'met' : 'missed');
		}
	}
});
