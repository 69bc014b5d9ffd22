import {randomUUID} from 'node:crypto';
import test from 'ava';
import {type Collection, type Document, MongoClient} from 'mongodb';
import {openDatabase} from '../../src/store/database.ts';
import {indexes} from '../../src/store/indexes.ts';
import {insertFact} from '../../src/store/revisions.ts';
import {storedSchemas} from '../../src/store/schemas.ts';
import {tallyActions} from '../../src/store/tallies.ts';
import {openTestUri} from '../database.ts';
import {shared} from '../service.ts';
import {actionFields, changeAt} from './facts.ts';
import {overhearCounts, watch} from './held.ts';

/** A new database that the product prepared, and the bare driver on it. */
const prepared = shared(async t => {
	const {uri, stop} = await openTestUri();
	const name = `test-${randomUUID()}`;
	const db = await openDatabase(uri, {name});
	const client = await new MongoClient(uri).connect();
	t.teardown(async () => {
		await db.drop();
		await db.close();
		await client.close();
		await stop();
	});
	return {uri, name, db, bare: client.db(name)};
});

test.serial('every index that a query names exists, and every collection has its validator', async t => {
	const {bare} = prepared();
	for (const [collection, wanted] of Object.entries(indexes)) {
		const existing = await bare.collection(collection).indexes();
		for (const {name, key, unique, expireAfterSeconds} of wanted) {
			const index = existing.find(found => found.name === name);
			t.deepEqual(index?.key, key as Document, `${collection}.${name}`);
			t.is(index?.unique ?? false, unique ?? false);
			t.is(index?.expireAfterSeconds, expireAfterSeconds);
		}
	}

	const collections = await bare.listCollections().toArray();
	t.deepEqual(collections.map(({name}) => name).sort(), Object.keys(storedSchemas).sort());
	for (const {name, options} of collections as {name: string; options?: Document}[]) {
		t.truthy(options?.validator?.$jsonSchema, `${name} takes anything`);
	}
});

test.serial('the tallies of a year, and of one municipality in one month, are read from their index alone', async t => {
	const {db, bare} = prepared();
	await watch(db);
	const asked = overhearCounts(t, db);
	const question = {year: 2022, at: '2022-10-31', knownAt: null};
	await tallyActions(db, question);
	await insertFact(db, db.actions, {id: randomUUID(), fields: actionFields(), change: changeAt(new Date())});
	await tallyActions(db, question);
	const [ofYear, ofMonth] = asked.pipelines;
	t.is(ofYear?.[0]?.$match.municipality, undefined);
	t.deepEqual(ofMonth?.[0]?.$match.municipality, {$in: ['GM0321']});
	for (const pipeline of [ofYear, ofMonth]) {
		const plan = JSON.stringify(await bare.collection('actions').aggregate(pipeline).explain());
		t.regex(plan, /"indexName":"tallies"/);
		t.notRegex(plan, /"stage":"(FETCH|COLLSCAN)"/);
	}
});

test.serial('a store that cannot get its unique index does not open', async t => {
	const {uri, name, bare} = prepared();
	const users = bare.collection('users') as Collection<Document>;
	await users.dropIndex('email');
	const user = {email: 'a@b.example', role: 'reader', area: null, isDisabled: false, createdAt: new Date()};
	await users.insertMany([
		{...user, _id: 'a' as never},
		{...user, _id: 'b' as never},
	]);
	const meta = bare.collection<{_id: string}>('meta');
	await meta.deleteOne({_id: 'schema'});
	await t.throwsAsync(openDatabase(uri, {name}), {code: 11_000});
	t.is(await meta.findOne({_id: 'schema'}), null);
	await users.deleteOne({_id: 'b' as never});
	const mended = await openDatabase(uri, {name});
	await mended.close();
	t.true((await users.indexes()).some(index => index.name === 'email' && index.unique === true));
});

test.serial(
	'a store of an older version, with other keys under the name of an index, opens with the new ones',
	async t => {
		const {uri, name, bare} = prepared();
		const actions = bare.collection('actions');
		await actions.dropIndex('tallies');
		await actions.createIndex({year: 1, removed: 1, day: 1}, {name: 'tallies'});
		await bare.collection<{_id: string}>('meta').deleteOne({_id: 'schema'});
		await (await openDatabase(uri, {name})).close();
		const index = (await actions.indexes()).find(found => found.name === 'tallies');
		t.deepEqual(Object.keys(index?.key ?? {}), Object.keys(indexes.actions?.[0]?.key ?? {}));
	},
);

test.serial('two processes that open a new store at once both get it', async t => {
	const {uri} = prepared();
	const name = `test-${randomUUID()}`;
	const opened = await Promise.all([1, 2, 3].map(() => openDatabase(uri, {name})));
	t.teardown(async () => {
		await opened[0]?.drop();
		await Promise.all(opened.map(db => db.close()));
	});
	t.is(opened.length, 3);
});
