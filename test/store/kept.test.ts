import {setTimeout as sleep} from 'node:timers/promises';
import test, {type ExecutionContext} from 'ava';
import type {AggregationCursor} from 'mongodb';
import {changesOf} from '../../src/store/changes.ts';
import type {Database} from '../../src/store/database.ts';
import {openTestStore} from '../service.ts';
import {openElsewhere, overhear, overhearCounts, until, watch} from './held.ts';
import {add, correct, counts} from './kept-counts.ts';

const inMay = {municipality: 'GM0321', startedAt: '2022-05-14T08:42:00Z'};
const inJune = {municipality: 'GM0344', startedAt: '2021-06-03T10:00:00Z'};

async function watchedStore(t: ExecutionContext): Promise<Database> {
	const db = await openTestStore(t);
	await watch(db);
	return db;
}

test('a second question asks the database nothing, and a write asks it one municipality in one month', async t => {
	const db = await watchedStore(t);
	await add(db, inMay);
	const asked = overhearCounts(t, db);
	t.deepEqual(await counts(db, {year: 2022}), {'GM0321 2022-05': 1});
	// What this process wrote comes back as a change once more.
	await sleep(200);
	await counts(db, {year: 2022});
	asked.pipelines.length = 0;
	for (let time = 0; time < 5; time++) {
		t.deepEqual(await counts(db, {year: 2022}), {'GM0321 2022-05': 1});
	}

	t.is(asked.pipelines.length, 0);
	await add(db, inMay);
	t.deepEqual(await counts(db, {year: 2022}), {'GM0321 2022-05': 2});
	const [first] = asked.pipelines;
	t.deepEqual(first?.[0]?.$match, {
		year: 2022,
		removed: false,
		municipality: {$in: ['GM0321']},
		day: {$gte: '2022-05-01', $lte: '2022-05-31'},
	});
});

test('own writes are in the very next read: recorded, moved to another place and year, taken away', async t => {
	const db = await watchedStore(t);
	const both = async () => [await counts(db, {year: 2021}), await counts(db, {year: 2022})];
	t.deepEqual(await both(), [{}, {}]);
	const id = await add(db, inMay);
	t.deepEqual(await both(), [{}, {'GM0321 2022-05': 1}]);
	await correct(db, id, inJune);
	t.deepEqual(await both(), [{'GM0344 2021-06': 1}, {}]);
	await correct(db, id, {...inJune, municipality: null});
	t.deepEqual(await both(), [{'null 2021-06': 1}, {}]);
	await correct(db, id, null);
	t.deepEqual(await both(), [{}, {}]);
});

test('a correction by another process to another municipality and year is right within a second', async t => {
	const db = await watchedStore(t);
	const elsewhere = await openElsewhere(t, db);
	const both = async () => JSON.stringify([await counts(db, {year: 2021}), await counts(db, {year: 2022})]);
	const id = await add(elsewhere, inMay);
	t.true((await until(async () => (await both()) === '[{},{"GM0321 2022-05":1}]')) < 1000);
	for (let time = 0; time < 3; time++) {
		await correct(elsewhere, id, inJune);
		t.true((await until(async () => (await both()) === '[{"GM0344 2021-06":1},{}]')) < 1000);
		await correct(elsewhere, id, inMay);
		t.true((await until(async () => (await both()) === '[{},{"GM0321 2022-05":1}]')) < 1000);
	}

	await correct(elsewhere, id, null);
	t.true((await until(async () => (await both()) === '[{},{}]')) < 1000);
	await elsewhere.actions.updateOne({_id: id}, {$set: {removed: false}});
	t.true((await until(async () => (await both()) === '[{},{"GM0321 2022-05":1}]')) < 1000, 'no history names it');
	await elsewhere.actions.deleteMany({});
	t.true((await until(async () => (await both()) === '[{},{}]')) < 1000, 'a change that names nothing');
});

/** Ways in which what this process hears of changes ends, beside the stream's own errors. */
async function streamOf(t: ExecutionContext): Promise<{db: Database; streams: AggregationCursor[]}> {
	const db = await openTestStore(t);
	const streams: AggregationCursor[] = [];
	overhear(t, db.actions.db, cursor => streams.push(cursor));
	await watch(db);
	return {db, streams};
}

test('after the stream closed without an error the next answer is right, and so are those after its return', async t => {
	const {db, streams} = await streamOf(t);
	const elsewhere = await openElsewhere(t, db);
	t.deepEqual(await counts(db, {year: 2022}), {});
	await streams[0]?.close();
	await add(elsewhere, inMay);
	t.deepEqual(await counts(db, {year: 2022}), {'GM0321 2022-05': 1});
	await until(() => db.kept.isLive && streams.length === 2);
	t.deepEqual(await counts(db, {year: 2022}), {'GM0321 2022-05': 1});
	await add(elsewhere, inMay);
	t.true((await until(async () => (await counts(db, {year: 2022}))['GM0321 2022-05'] === 2)) < 1000);
});

test('nothing is kept while the server says nothing, and what was kept before is gone', async t => {
	const {db, streams} = await streamOf(t);
	const elsewhere = await openElsewhere(t, db);
	t.deepEqual(await counts(db, {year: 2022}), {});
	let goOn = () => {};
	const [stream] = streams as [AggregationCursor];
	const next = stream.tryNext.bind(stream);
	stream.tryNext = async () => {
		await new Promise<void>(resolve => {
			goOn = resolve;
		});
		return next();
	};
	await sleep(4200);
	await add(elsewhere, inMay);
	t.deepEqual(await counts(db, {year: 2022}), {'GM0321 2022-05': 1});
	t.false(db.kept.isLive);
	stream.tryNext = next;
	goOn();
	await until(() => db.kept.isLive);
	t.deepEqual(await counts(db, {year: 2022}), {'GM0321 2022-05': 1});
	t.is(streams.length, 1);
});

test('a collection that is dropped, and a store that closes, leave nothing kept', async t => {
	const {db} = await streamOf(t);
	const elsewhere = await openElsewhere(t, db);
	await add(db, inMay);
	t.deepEqual(await counts(db, {year: 2022}), {'GM0321 2022-05': 1});
	await elsewhere.actions.drop();
	t.true((await until(async () => Object.keys(await counts(db, {year: 2022})).length === 0)) < 1000);
	await watch(elsewhere);
	await elsewhere.close();
	t.true((await until(() => !changesOf(elsewhere).isWatching)) < 1000);
	t.false(elsewhere.kept.isLive);
});

test('a command, which does not watch, reads anew each time', async t => {
	const db = await openTestStore(t);
	const elsewhere = await openElsewhere(t, db);
	t.deepEqual(await counts(db, {year: 2022}), {});
	await add(elsewhere, inMay);
	t.deepEqual(await counts(db, {year: 2022}), {'GM0321 2022-05': 1});
});
