import {randomUUID} from 'node:crypto';
import test from 'ava';
import fc from 'fast-check';
import type {ActionFields} from '../../src/domain/actions.ts';
import {dayOf, yearOf} from '../../src/domain/period.ts';
import {changeAction, insertAction, listActions} from '../../src/store/actions.ts';
import type {Database} from '../../src/store/database.ts';
import {tallyActions} from '../../src/store/tallies.ts';
import {openTestStore, shared} from '../service.ts';
import {actionFields, changeAt} from './facts.ts';

const store = shared(openTestStore);
const municipalities = ['GM0321', 'GM0344', null];
const results = ['direct', 'none', null] as const;
/** Moments around the turn of the year in the Netherlands, and in the middle of years. */
const starts = ['2020-12-31T22:59:59Z', '2020-12-31T23:00:00Z', '2021-06-01T10:00:00Z', '2021-12-31T23:30:00Z'];
const recordedOn = (step: number) => new Date(Date.UTC(2022, 0, 10 + step));

interface Step {
	start: number;
	municipality: number;
	result: number;
	isRemoved: boolean;
}

const step = fc.record({
	start: fc.nat({max: starts.length - 1}),
	municipality: fc.nat({max: municipalities.length - 1}),
	result: fc.nat({max: results.length - 1}),
	isRemoved: fc.boolean(),
});
const histories = fc.array(fc.array(step, {minLength: 1, maxLength: 4}), {minLength: 1, maxLength: 12});

function fieldsOf({start, municipality, result}: Step, number: string): ActionFields {
	const startedAt = new Date(starts[start] ?? '');
	const day = dayOf(startedAt);
	const outcome = results[result];
	return actionFields({
		...{number, startedAt, day, year: yearOf(day)},
		municipality: municipalities[municipality] ?? null,
		outcome: outcome ? {result: outcome, at: startedAt, tips: null} : null,
	});
}

async function record(db: Database, steps: readonly Step[]): Promise<void> {
	const id = randomUUID();
	for (const [index, one] of steps.entries()) {
		const fields = fieldsOf(one, id.slice(0, 18));
		const change = changeAt(recordedOn(index), index === 0 ? {changeId: id} : {});
		if (index === 0) {
			await insertAction(db, fields, change);
		} else {
			await changeAction(db, {id, change, expected: index, decide: () => ({fields, removed: one.isRemoved})});
		}
	}
}

/** Counts by hand: of each history the newest step that was recorded, unless it took the action away. */
function recount(
	all: readonly (readonly Step[])[],
	{year, at, known}: {year: number; at: string; known: number},
): Record<string, number> {
	const counts: Record<string, number> = {};
	for (const steps of all) {
		const index = Math.min(known, steps.length - 1);
		const then = steps[index];
		const fields = then && fieldsOf(then, '');
		if (!fields || (index > 0 && then.isRemoved) || fields.day > at || ![year, year - 1].includes(fields.year)) {
			continue;
		}

		const key = `${fields.year} ${fields.day.slice(0, 7)} ${fields.municipality} ${fields.outcome?.result ?? 'open'}`;
		counts[key] = (counts[key] ?? 0) + 1;
	}

	return counts;
}

async function counted(db: Database, {year, at, knownAt}: {year: number; at: string; knownAt: Date | null}) {
	const ofYear = async (wanted: number, until: string) =>
		(await tallyActions(db, {year: wanted, at: until, knownAt})).map(
			({month, municipality, result, count}) => [`${wanted} ${month} ${municipality} ${result}`, count] as const,
		);
	return Object.fromEntries([...(await ofYear(year, at)), ...(await ofYear(year - 1, `${year - 1}-12-31`))]);
}

test.serial('the sums of a year, now and as known at any day, equal a recount of what was recorded', async t => {
	const db = store();
	const question = fc.record({
		year: fc.constantFrom(2020, 2021, 2022),
		at: fc.constantFrom('12-31', '06-01', '05-31'),
		known: fc.nat({max: 4}),
	});
	await fc.assert(
		fc.asyncProperty(histories, fc.array(question, {minLength: 3, maxLength: 3}), async (all, questions) => {
			await db.actions.deleteMany({});
			await Promise.all(all.map(steps => record(db, steps)));
			for (const {year, at, known} of questions) {
				const day = `${year}-${at}`;
				const knownAt = new Date(recordedOn(known).getTime() + 1000);
				t.deepEqual(await counted(db, {year, at: day, knownAt}), recount(all, {year, at: day, known}));
				t.deepEqual(await counted(db, {year, at: day, knownAt: null}), recount(all, {year, at: day, known: 9}));
			}
		}),
		{numRuns: 15},
	);
});

test.serial('an action that was moved to another municipality and year is counted where it was then', async t => {
	const db = store();
	await db.actions.deleteMany({});
	const before = {start: 2, municipality: 0, result: 0, isRemoved: false};
	await record(db, [before, {...before, start: 0, municipality: 1}, {...before, isRemoved: true}]);
	const count = (year: number, knownAt: Date | null) => counted(db, {year, at: `${year}-12-31`, knownAt});
	t.deepEqual(await count(2021, recordedOn(0)), {'2021 2021-06 GM0321 direct': 1});
	t.deepEqual(await count(2021, recordedOn(1)), {'2020 2020-12 GM0344 direct': 1});
	t.deepEqual(await count(2020, recordedOn(1)), {'2020 2020-12 GM0344 direct': 1});
	t.deepEqual(await count(2020, recordedOn(0)), {});
	t.deepEqual(await count(2021, recordedOn(2)), {});
	t.deepEqual(await count(2021, null), {});
	t.deepEqual(await count(2021, new Date(recordedOn(0).getTime() - 1)), {});
});

test.serial('a list as known then shows the action where it was, and only to whom it belonged then', async t => {
	const db = store();
	await db.actions.deleteMany({});
	const own = actionFields({kind: 'information', starter: 'municipality', municipality: 'GM0321'});
	const id = randomUUID();
	await insertAction(db, own, changeAt(recordedOn(0), {changeId: id}));
	const moved = {...own, municipality: 'GM0344'};
	await changeAction(db, {id, change: changeAt(recordedOn(1)), expected: 1, decide: () => ({fields: moved})});
	const list = (organisation: string, knownAt?: Date) =>
		listActions(db, {starter: 'municipality', organisation}, {filter: {knownAt}, after: null, limit: 9});
	t.deepEqual(
		(await list('GM0321', recordedOn(0))).map(fact => [fact._id, fact.revision]),
		[[id, 1]],
	);
	t.deepEqual(
		(await list('GM0344', recordedOn(1))).map(fact => [fact._id, fact.revision]),
		[[id, 2]],
	);
	t.is((await list('GM0344', recordedOn(0))).length, 0);
	t.is((await list('GM0321', recordedOn(1))).length, 0);
	t.is((await list('GM0344')).length, 1);
	t.is((await list('GM0321')).length, 0);
});

test.serial('pages of a list hold every action once, also when many began at the same moment', async t => {
	const db = store();
	await db.actions.deleteMany({});
	const same = {start: 2, municipality: 0, result: 0, isRemoved: false};
	await Promise.all(Array.from({length: 25}, (_, index) => record(db, [{...same, start: index % 3}])));
	const seen: string[] = [];
	for (let after: {startedAt: Date; id: string} | null = null; ; ) {
		const page = await listActions(db, 'all', {filter: {}, after, limit: 4});
		seen.push(...page.map(fact => fact._id));
		const last = page.at(-1);
		if (!last) {
			break;
		}

		after = {startedAt: last.startedAt, id: last._id};
	}

	t.is(seen.length, 25);
	t.is(new Set(seen).size, 25);
});
