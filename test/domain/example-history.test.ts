import {isDeepStrictEqual} from 'node:util';
import test from 'ava';
import {validate} from 'uuid';
import type {z} from 'zod';
import {ActionSchema, isStarted} from '../../src/domain/actions.ts';
import {AmbassadorSchema, ContactSchema} from '../../src/domain/ambassadors.ts';
import {AppDownloadsSchema} from '../../src/domain/app-downloads.ts';
import {areaFault, areaOf, parentsOn} from '../../src/domain/areas.ts';
import {exampleFacts} from '../../src/domain/example.ts';
import {instantOf} from '../../src/domain/period.ts';
import {currentVersion, type Fact, versionsOf} from '../../src/domain/revisions.ts';
import {TargetSchema} from '../../src/domain/targets.ts';
import {TotalsInput, TotalsSchema} from '../../src/domain/totals.ts';
import {actions, areas, facts, factsOn, otherFacts, settings, targets, today} from './example-facts.ts';

test('nothing is recorded, started or decided on the day itself or later', t => {
	for (const day of [today, '2022-01-01', '2024-02-29']) {
		const known = factsOn(day);
		const before = instantOf(day);
		const late = [...known.actions, ...otherFacts(known)]
			.filter(fact => versionsOf(fact).some(version => version.recordedAt >= before))
			.map(fact => fact._id);
		const ahead = [...known.actions]
			.filter(({startedAt, endedAt, outcome}) => [startedAt, endedAt, outcome?.at].some(at => at && at >= before))
			.map(action => action.number);
		t.deepEqual([late, ahead], [[], []], day);
	}
});

for (const [first, second] of [
	['2021-12-31', '2022-01-05'],
	['2022-03-20', '2023-07-01'],
	['2026-11-21', '2027-02-14'],
] as const) {
	test(`what was known on ${first} is still in the facts of ${second}, version by version`, t => {
		const [earlier, later] = [factsOn(first), factsOn(second)];
		const cut = instantOf(first);
		for (const kind of ['actions', 'appDownloads', 'totals', 'ambassadors', 'targets'] as const) {
			const knownIn = (list: Iterable<Fact<object>>) => [...list].flatMap(fact => knownVersions(fact, cut));
			t.is(firstDifference(knownIn(earlier[kind]), knownIn(later[kind])), null, kind);
		}
	});
}

test('the same day gives the same facts, also when the actions are read twice', t => {
	t.is(firstDifference([...facts.actions], actions), null);
	t.is(firstDifference(otherFacts(factsOn(today)), otherFacts(facts)), null);
});

test('the order in which the areas are read changes nothing', t => {
	const backwards = exampleFacts({areas: areas.toReversed(), targets, settings, today: '2022-06-01', scale: 1});
	const forwards = factsOn('2022-06-01');
	t.is(firstDifference([...backwards.actions], [...forwards.actions]), null);
	t.is(firstDifference(otherFacts(backwards), otherFacts(forwards)), null);
});

test('every version of every fact passes its schema', t => {
	const passes = (schema: z.ZodType, list: Iterable<Fact<object>>) => {
		for (const fact of list) {
			for (const version of versionsOf(fact)) {
				const result = schema.safeParse(fieldsOf(version));
				t.true(result.success, `${fact._id} ${result.error?.message}`);
			}
		}
	};

	passes(ActionSchema, actions);
	passes(AppDownloadsSchema, facts.appDownloads);
	passes(TotalsSchema, facts.totals);
	passes(AmbassadorSchema, facts.ambassadors);
	passes(TargetSchema, facts.targets);
	for (const {year: _, ...totals} of facts.totals.map(fact => fieldsOf(currentVersion(fact)))) {
		t.true(TotalsInput.safeParse(totals).success);
	}
});

test('revisions count up from 1, each later than the one before', t => {
	for (const fact of [...actions, ...otherFacts(facts)]) {
		const versions = versionsOf(fact);
		t.deepEqual(
			versions.map(version => version.revision),
			versions.map((_, index) => index + 1),
			fact._id,
		);
		for (const [index, version] of versions.slice(1).entries()) {
			t.true(version.recordedAt >= (versions[index]?.recordedAt ?? version.recordedAt), fact._id);
			t.deepEqual(fact.history[index]?.supersededAt, version.recordedAt);
		}
	}
});

test('ids, change ids and numbers come once', t => {
	const isUnique = (values: readonly string[]) => new Set(values).size === values.length;
	const changes = [...actions, ...otherFacts(facts)].flatMap(fact => versionsOf(fact).map(version => version.changeId));
	t.true(isUnique(actions.map(action => action._id)));
	t.true(isUnique(actions.map(action => action.number)));
	t.true(isUnique(otherFacts(facts).map(fact => fact._id)));
	t.true(isUnique(changes));
	t.true([...changes, ...actions.map(action => action._id)].every(id => validate(id)));
	t.is(actions.find(action => action.year === 2022)?.number, '2022-0001');
});

test('every action lies in areas that exist on its day and belong together', t => {
	for (const action of actions) {
		for (const kind of ['municipality', 'basisteam', 'detectives', 'district'] as const) {
			const code = action[kind];
			t.is(code ? areaFault(areas, {code, kind, day: action.day}) : undefined, undefined);
		}

		const place = areaOf(areas, action.municipality ?? '');
		if (place) {
			const parents = [
				...parentsOn(areas, place, 'district', action.day),
				...parentsOn(areas, place, 'basisteam', action.day),
			];
			const codes = parents.map(parent => parent.code);
			t.true(action.district !== null && codes.includes(action.district), action.number);
			t.true(action.basisteam === null || codes.includes(action.basisteam), action.number);
		}
	}
});

test('contacts are functions at addresses that cannot exist, one for each ambassador', t => {
	t.deepEqual(
		facts.contacts.map(contact => contact._id),
		facts.ambassadors.map(ambassador => ambassador._id),
	);
	t.true(
		facts.contacts.some(
			({name, email}) => name === 'Ambassadeur Houten' && email === 'ambassadeur.houten@voorbeeld.example',
		),
	);
	for (const {_id, ...contact} of facts.contacts) {
		t.regex(contact.name, /^Ambassadeur /);
		t.regex(contact.email, /\.example$/);
		t.true(ContactSchema.safeParse(contact).success, contact.email);
	}
});

test('a scale of three gives three times the actions of a year, and nothing else more', t => {
	const large = factsOn('2022-03-31', 3);
	const started = [...large.actions].filter(action => action.year === 2021 && !action.removed && isStarted(action));
	t.is(started.length, 3 * 838);
	t.is(firstDifference(otherFacts(large), otherFacts(factsOn('2022-03-31'))), null);
});

/** The first pair that differs, as text, or null; a whole list of differences would take minutes to print. */
function firstDifference(first: readonly object[], second: readonly object[]): string | null {
	const length = Math.max(first.length, second.length);
	const index = Array.from({length}).findIndex((_, place) => !isDeepStrictEqual(first[place], second[place]));
	return index === -1 ? null : JSON.stringify([first[index], second[index]]);
}

function knownVersions(fact: Fact<object>, cut: Date) {
	return versionsOf(fact)
		.filter(version => version.recordedAt < cut)
		.map(({supersededAt: _, ...version}) => ({id: fact._id, ...version}));
}

function fieldsOf(version: object) {
	const stamps = ['revision', 'changeId', 'bodyHash', 'recordedAt', 'recordedBy', 'reason', 'removed', 'supersededAt'];
	return Object.fromEntries(Object.entries(version).filter(([key]) => !stamps.includes(key)));
}
