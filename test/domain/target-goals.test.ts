import assert from 'node:assert/strict';
import test from 'ava';
import fc from 'fast-check';
import {goalText, readGoal} from '../../src/domain/target-goals.ts';

const goals = fc.oneof(
	fc.record({kind: fc.constant('count' as const), goal: fc.nat({max: 999_999_999})}),
	fc.record({
		kind: fc.constantFrom('rate' as const, 'members' as const),
		goal: fc.oneof(
			fc.double({min: 0, max: 1, noNaN: true}),
			fc.nat({max: 1000}).map(n => n / 1000),
		),
	}),
	fc.record({
		kind: fc.constant('growth' as const),
		goal: fc.oneof(
			fc.double({min: 0, max: 100, noNaN: true}),
			fc.nat({max: 3000}).map(n => n / 1000),
		),
	}),
);

test('what the form shows is read as exactly the same goal, of every kind', t => {
	t.notThrows(() =>
		fc.assert(
			fc.property(
				goals.filter(({goal}) => goal === 0 || goal > 1e-9),
				target => assert.equal(readGoal(target.kind, goalText(target)), target.goal),
			),
			{numRuns: 2000},
		),
	);
});

test('goals are written the Dutch way', t => {
	t.is(goalText({kind: 'count', goal: 1000}), '1.000');
	t.is(goalText({kind: 'rate', goal: 0.15}), '15');
	t.is(goalText({kind: 'rate', goal: 0.125}), '12,5');
	t.is(goalText({kind: 'members', goal: 0.9}), '90');
	t.is(goalText({kind: 'members', goal: 1}), '100');
	t.is(goalText({kind: 'growth', goal: 1.1}), '+10');
	t.is(goalText({kind: 'growth', goal: 0.955}), '-4,5');
	t.is(goalText({kind: 'growth', goal: 1}), '+0');
});

for (const [kind, typed, goal] of [
	['count', '1.000', 1000],
	['count', ' 950 ', 950],
	['count', '12.000.000', 12_000_000],
	['rate', '15%', 0.15],
	['rate', '12,5 %', 0.125],
	['members', '90', 0.9],
	['growth', '+10', 1.1],
	['growth', '10 %', 1.1],
	['growth', '−4,5', 0.955],
	['growth', '-100', 0],
] as const) {
	test(`a ${kind} of "${typed}" is ${goal}`, t => {
		t.is(readGoal(kind, typed), goal);
	});
}

for (const [kind, typed, sentence] of [
	['count', '1,5', /heel getal, zoals 1\.000/],
	['count', 'duizend', /Schrijf de norm als een getal/],
	['count', '1.00', /zoals 1\.000 of 950/],
	['count', '-5', /Schrijf de norm als een getal/],
	['rate', '12.5', /met een komma, zoals 12,5\.$/],
	['rate', '101', /tussen 0 en 100/],
	['rate', '-5', /zoals 15 of 12,5/],
	['members', 'alle', /zoals 15 of 12,5/],
	['growth', '-101', /tussen -100 en \+9\.900/],
	['growth', 'tien', /zoals \+10 of 7,5/],
	['growth', '', /zoals \+10/],
] as const) {
	test(`a ${kind} of "${typed}" is refused in one sentence`, t => {
		const found = readGoal(kind, typed);
		t.regex(String(found), sentence);
		t.is(typeof found, 'string');
	});
}
