import test, {type ExecutionContext} from 'ava';
import {insertAction} from '../../src/store/actions.ts';
import {insertMissing} from '../../src/store/bulk.ts';
import {type Database, openDatabase} from '../../src/store/database.ts';
import {insertTogether} from '../../src/store/insert-together.ts';
import {openTestStore} from '../service.ts';
import {startCutter} from './cut-connection.ts';
import {actionFields, changeAt} from './facts.ts';

const now = new Date('2022-06-30T20:00:00Z');
const counter = (_id: string, next: unknown = 1) => ({_id, next: next as number});

async function openCuttable(t: ExecutionContext) {
	const store = await openTestStore(t);
	const cutter = await startCutter(t);
	const db: Database = await openDatabase(cutter.uri, {name: store.actions.dbName});
	t.teardown(() => db.close());
	return {db, cutter};
}

test('of inserts at the same moment each is done or refused by itself', async t => {
	const db = await openTestStore(t);
	await db.counters.insertOne(counter('there'));
	const documents = [counter('a'), counter('there'), counter('wrong', 'one'), counter('b'), counter('b')];
	const results = await Promise.allSettled(documents.map(document => insertTogether(db.counters, document)));
	t.deepEqual(
		results.map(result => (result.status === 'rejected' ? result.reason.code : 0)),
		[0, 11_000, 121, 0, 11_000],
	);
	t.deepEqual((await db.counters.find().toArray()).map(({_id}) => _id).sort(), ['a', 'b', 'there']);
});

test('inserts whose connection is cut are all done again, and stand there once', async t => {
	const {db, cutter} = await openCuttable(t);
	const numbers = Array.from({length: 20}, (_, index) => `2022-${index}`);
	cutter.cutAt('2022-7', 3);
	const written = await Promise.all(numbers.map(number => insertAction(db, actionFields({number}), changeAt(now))));
	t.is(cutter.cuts(), 3);
	t.true(written.every(each => each?.how === 'created'));
	t.is(await db.actions.countDocuments(), 20);
});

test('a batch whose connection is cut is done again, not taken for done', async t => {
	const {db, cutter} = await openCuttable(t);
	cutter.cutAt('document-1', 3);
	const documents = Array.from({length: 2500}, (_, index) => counter(`document-${index}`));
	t.is(await insertMissing(db, db.counters, documents), 2500);
	t.is(cutter.cuts(), 3);
	t.is(await db.counters.countDocuments(), 2500);
	t.is(await insertMissing(db, db.counters, [...documents, counter('one more')]), 1);
});

test('a batch with a document that is refused says so', async t => {
	const db = await openTestStore(t);
	const error = await t.throwsAsync(insertMissing(db, db.counters, [counter('a'), counter('wrong', 'one')]));
	t.is((error as {code?: number}).code, 121);
});
