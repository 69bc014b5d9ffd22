import {setTimeout as sleep} from 'node:timers/promises';
import test from 'ava';
import type {Database} from '../../src/store/database.ts';
import {listTargets} from '../../src/store/facts.ts';
import {KeptReads} from '../../src/store/kept-reads.ts';
import {tallyActions} from '../../src/store/tallies.ts';
import {openTestStore} from '../service.ts';
import {openElsewhere, overhearCounts, watch} from './held.ts';
import {add, correct, counts} from './kept-counts.ts';

const inMay = {municipality: 'GM0321', startedAt: '2022-05-14T08:42:00Z'};
const inJuly = {municipality: 'GM0344', startedAt: '2022-07-03T10:00:00Z'};

async function watchedStore(t: Parameters<typeof openTestStore>[0]): Promise<Database> {
	const db = await openTestStore(t);
	await watch(db);
	return db;
}

for (const [what, before] of [
	['of the whole year', false],
	['of one municipality in one month', true],
] as const) {
	test(`a count ${what} that races a write of this process never stays: whoever asks after the write gets it`, async t => {
		const db = await watchedStore(t);
		const asked = overhearCounts(t, db);
		await add(db, inMay);
		if (before) {
			await counts(db, {year: 2022});
			await sleep(200);
			await counts(db, {year: 2022});
			await add(db, inMay);
		}

		const old = before ? 2 : 1;
		const release = asked.holdNext();
		const early = counts(db, {year: 2022});
		await sleep(100);
		await add(db, inMay);
		const late = counts(db, {year: 2022});
		const later = counts(db, {year: 2022});
		await sleep(100);
		release();
		t.deepEqual(await early, {'GM0321 2022-05': old}, 'the test did not race');
		t.deepEqual(await late, {'GM0321 2022-05': old + 1});
		t.deepEqual(await later, {'GM0321 2022-05': old + 1});
		t.deepEqual(await counts(db, {year: 2022}), {'GM0321 2022-05': old + 1});
	});
}

test('a count that races a write that empties its bucket does not leave the old count behind', async t => {
	const db = await watchedStore(t);
	const id = await add(db, inMay);
	const asked = overhearCounts(t, db);
	const release = asked.holdNext();
	const early = counts(db, {year: 2022});
	await sleep(100);
	await correct(db, id, inJuly);
	release();
	t.deepEqual(await early, {'GM0321 2022-05': 1}, 'the test did not race');
	t.deepEqual(await counts(db, {year: 2022}), {'GM0344 2022-07': 1});
	t.deepEqual(await counts(db, {year: 2022}), {'GM0344 2022-07': 1});
});

test('a count that races a write of another process does not stay either', async t => {
	const db = await watchedStore(t);
	const elsewhere = await openElsewhere(t, db);
	const asked = overhearCounts(t, db);
	const release = asked.holdNext();
	const early = counts(db, {year: 2022});
	await sleep(100);
	await add(elsewhere, inMay);
	await add(elsewhere, inJuly);
	await sleep(300);
	release();
	t.deepEqual(await early, {}, 'the test did not race');
	t.deepEqual(await counts(db, {year: 2022}), {'GM0321 2022-05': 1, 'GM0344 2022-07': 1});
});

test('a count that fails is asked again by the next reader, and those who wait hear of it', async t => {
	const db = await watchedStore(t);
	await add(db, inMay);
	const {aggregate} = db.actions;
	let isBroken = true;
	db.actions.aggregate = ((...given: Parameters<typeof aggregate>) => {
		if (isBroken) {
			throw new Error('out of order');
		}

		return aggregate.apply(db.actions, given);
	}) as typeof aggregate;
	const readers = await Promise.allSettled([1, 2, 3].map(() => counts(db, {year: 2022})));
	t.true(readers.every(({status}) => status === 'rejected'));
	isBroken = false;
	t.deepEqual(await counts(db, {year: 2022}), {'GM0321 2022-05': 1});
});

test('readers at the same moment share one count, also when a write came between', async t => {
	const db = await watchedStore(t);
	const asked = overhearCounts(t, db);
	const release = asked.holdNext();
	const early = Array.from({length: 20}, () => counts(db, {year: 2022}));
	await sleep(50);
	await add(db, inMay);
	const late = Array.from({length: 20}, () => counts(db, {year: 2022}));
	release();
	await Promise.all([...early, ...late]);
	t.true(asked.pipelines.length <= 3, `${asked.pipelines.length} counts for 40 readers`);
});

test('a read of a whole collection that races a write is not kept', async t => {
	const reads = new KeptReads(10);
	let release = (_: string) => {};
	const held = new Promise<string>(resolve => {
		release = resolve;
	});
	const early = reads.read('areas', ['areas'], () => held);
	reads.drop('areas');
	const late = reads.read('areas', ['areas'], async () => 'new');
	release('old');
	t.deepEqual(await Promise.all([early, late]), ['old', 'new']);
	t.is(await reads.read('areas', ['areas'], async () => 'asked again'), 'new');
	reads.drop('targets');
	t.is(await reads.read('areas', ['areas'], async () => 'asked again'), 'new');
	await t.throwsAsync(reads.read('targets', ['targets'], () => Promise.reject(new Error('away'))));
	t.is(await reads.read('targets', ['targets'], async () => 'found'), 'found');
});

test('so many reads are kept, the ones asked for most recently', async t => {
	const reads = new KeptReads(3);
	const ask = (key: string) => reads.read(key, ['areas'], async () => `first ${key}`);
	const isKept = async (key: string) => (await reads.read(key, ['areas'], async () => 'anew')) !== 'anew';
	for (const key of ['a', 'b', 'c', 'a', 'd']) {
		await ask(key);
	}

	t.deepEqual([await isKept('a'), await isKept('c'), await isKept('d')], [true, true, true]);
	t.false(await isKept('b'));
});

test('a question as known then is never kept', async t => {
	const db = await watchedStore(t);
	const asked = overhearCounts(t, db);
	const knownAt = new Date('2024-01-01T00:00:00Z');
	for (let time = 0; time < 3; time++) {
		await tallyActions(db, {year: 2022, at: '2022-12-31', knownAt});
	}

	t.is(asked.pipelines.length, 3);
	t.deepEqual(await listTargets(db, 2022, knownAt), []);
});
