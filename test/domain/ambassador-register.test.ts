import test from 'ava';
import fc from 'fast-check';
import {canTakeBack, deedOf} from '../../src/domain/ambassador-changes.ts';
import {registerRows, standingCounts, trainedSince} from '../../src/domain/ambassador-register.ts';
import type {AmbassadorFields} from '../../src/domain/ambassadors.ts';
import {hasAmbassador} from '../../src/domain/members.ts';
import {addDays, type Day} from '../../src/domain/period.ts';
import {type Change, firstVersion, nextVersion, versionsOf} from '../../src/domain/revisions.ts';
import {ambassador, area, areas} from './small-year.ts';

const portal = (completedOn: Day) => [{course: 'portal' as const, completedOn}];
const held = (id: string, organisation: string, rest: Partial<AmbassadorFields> = {}) => ({
	id,
	...ambassador(organisation, {from: '2022-01-01', ...rest}),
});

test('every organisation has a row by kind, district and name; without a function it is vacant', t => {
	const rows = registerRows({areas, functions: []}, '2022-06-01');
	t.deepEqual(
		['municipality', 'basisteam', 'detectives'].map(kind => rows.filter(row => row.organisation.kind === kind).length),
		[38, 18, 5],
	);
	t.true(rows.every(({standing, held: none}) => standing === 'vacant' && none === null));
	const places = rows
		.filter(({organisation}) => organisation.kind === 'municipality')
		.map(({district, organisation}) => `${district?.name} ${organisation.name}`);
	t.deepEqual(
		places,
		places.toSorted((a, b) => a.localeCompare(b, 'nl')),
	);
});

test('a second ambassador and one who begins later have a row of their own and are not counted twice', t => {
	const functions = [
		held('a', 'GM0321', {trainings: portal('2022-02-01')}),
		held('b', 'GM0321', {from: '2022-03-01'}),
		held('c', 'GM0321', {from: '2022-09-01'}),
		held('d', 'GM0310', {from: '2022-09-01'}),
		held('e', 'GM0353', {until: '2022-06-01'}),
	];
	const rows = registerRows({areas, functions}, '2022-06-01');
	const ofCode = (code: string) =>
		rows
			.filter(({organisation}) => organisation.code === code)
			.map(({held: own, standing, isSecond}) => [own?.id ?? null, standing, isSecond]);
	t.deepEqual(ofCode('GM0321'), [
		['a', 'trained', false],
		['b', 'untrained', true],
		['c', 'upcoming', false],
	]);
	t.deepEqual(ofCode('GM0310'), [
		[null, 'vacant', false],
		['d', 'upcoming', false],
	]);
	t.deepEqual(ofCode('GM0353'), [[null, 'vacant', false]]);
	const municipalities = rows.filter(({organisation}) => organisation.kind === 'municipality');
	t.deepEqual(standingCounts(municipalities), {trained: 1, untrained: 0, vacant: 37});
});

test('a training of today counts today; one for another course never does', t => {
	const since = (trainings: AmbassadorFields['trainings'], day: Day) =>
		trainedSince([ambassador('GM0321', {from: '2022-01-01', trainings})], day);
	t.is(since(portal('2022-06-01'), '2022-06-01'), '2022-06-01');
	t.is(since(portal('2022-06-02'), '2022-06-01'), null);
	t.is(since([{course: 'burgernet-mail', completedOn: '2022-02-01'}], '2022-06-01'), null);
});

test('property: trained since a day means trained on every day from then on, and not on the day before', t => {
	const start = '2022-01-01';
	const days = (from: number, to: number) => fc.integer({min: from, max: to}).map(count => addDays(start, count));
	const one = fc
		.record({from: days(0, 20), lasts: fc.option(fc.integer({min: 1, max: 15})), after: fc.option(fc.nat(12))})
		.map(({from, lasts, after}) =>
			ambassador('GM0321', {
				from,
				until: lasts === null ? null : addDays(from, lasts),
				trainings: after === null ? [] : portal(addDays(from, after)),
			}),
		);
	fc.assert(
		fc.property(fc.array(one, {maxLength: 5}), days(0, 40), (functions, day) => {
			const isTrained = (on: Day) =>
				hasAmbassador({ambassadors: functions}, area('GM0321'), {isTrained: true, day: on});
			let expected: Day | null = null;
			for (let on = day; on >= start && isTrained(on); on = addDays(on, -1)) {
				expected = on;
			}

			t.is(trainedSince(functions, day), expected);
		}),
		{numRuns: 500},
	);
});

const change = (reason: string | null = null): Change => ({
	changeId: 'k',
	bodyHash: 'h',
	by: 'a',
	now: new Date(),
	reason,
});

test('each change of a function has its own word, and only what is kept can be taken back', t => {
	const first = firstVersion('a', ambassador('GM0321', {from: '2022-01-01'}), change());
	const {organisation, from, trainings} = first;
	const fields = {organisation, from, until: null, trainings};
	const deed = (after: Partial<AmbassadorFields>, {removed = false, reason = null as string | null} = {}) => {
		const [before, version] = versionsOf(nextVersion(first, change(reason), {fields: {...fields, ...after}, removed}));
		return version ? deedOf(version, before ?? null) : null;
	};
	t.is(deedOf(first, null), 'added');
	t.is(deed({}, {removed: true}), 'removed');
	t.is(deed({trainings: portal('2022-02-01')}), 'trained');
	t.is(deed({until: '2022-09-01'}), 'ended');
	t.is(deed({from: '2022-02-01'}), 'days');
	t.is(deed({}), 'contact');
	t.is(deed({}, {reason: 'naam en e-mailadres verwijderd'}), 'contact-removed');
	t.deepEqual((['added', 'ended', 'contact', 'contact-removed'] as const).map(canTakeBack), [true, true, false, false]);
});
