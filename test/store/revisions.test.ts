import {randomUUID} from 'node:crypto';
import test from 'ava';
import type {AppDownloads} from '../../src/domain/app-downloads.ts';
import {Refusal, type RefusalCode} from '../../src/domain/faults.ts';
import {asKnownAt, versionsOf} from '../../src/domain/revisions.ts';
import {changeFact, findFact, insertFact, putFact} from '../../src/store/revisions.ts';
import {openTestStore, shared} from '../service.ts';
import {actionFields, changeAt} from './facts.ts';

const store = shared(openTestStore);
const day = (number: number) => new Date(Date.UTC(2022, 4, number));

async function codeOf(work: Promise<unknown>): Promise<RefusalCode | 'done'> {
	try {
		await work;
		return 'done';
	} catch (error) {
		if (error instanceof Refusal) {
			return error.code;
		}

		throw error;
	}
}

async function newAction() {
	const db = store();
	const [id, fields] = [randomUUID(), actionFields()];
	await insertFact(db, db.actions, {id, fields, change: changeAt(day(1))});
	const edit = (reach: number, change = changeAt(day(2)), expected: number | null = 1) =>
		changeFact(db, db.actions, {id, change, expected, decide: () => ({fields: {...fields, reach}})});
	return {db, id, fields, edit, stored: () => findFact(db.actions, id)};
}

test('of fifty edits of one revision one wins, and 49 hear that they were too late', async t => {
	const {edit, stored} = await newAction();
	const codes = await Promise.all(Array.from({length: 50}, (_, index) => codeOf(edit(index))));
	t.is(codes.filter(code => code === 'done').length, 1);
	t.is(codes.filter(code => code === 'stale').length, 49);
	const fact = await stored();
	t.is(fact?.revision, 2);
	t.is(fact?.history.length, 1);
	t.is(fact?.reach, codes.indexOf('done'));
});

test('fifty changes that name no revision are all done, one after the other', async t => {
	const {edit, stored} = await newAction();
	await Promise.all(Array.from({length: 50}, (_, index) => edit(index, changeAt(day(2)), null)));
	const fact = await stored();
	t.is(fact?.revision, 51);
	t.deepEqual(
		fact?.history.map(({revision}) => revision),
		Array.from({length: 50}, (_, index) => index + 1),
	);
	t.is(new Set(fact && versionsOf(fact).map(({reach}) => reach)).size, 51);
});

test('a change whose answer was lost while another change came in is done once', async t => {
	const {edit, stored} = await newAction();
	const first = changeAt(day(2));
	await edit(10, first);
	await edit(20, changeAt(day(3)), 2);
	const again = await edit(10, first);
	t.is(again?.how, 'repeated');
	t.is(again?.version.revision, 2);
	t.is(again?.version.reach, 10);
	const fact = await stored();
	t.is(fact?.revision, 3);
	t.is(fact?.reach, 20);
});

test('the key of an older change is refused for other content', async t => {
	const {edit, stored} = await newAction();
	const first = changeAt(day(2));
	await edit(10, first);
	await edit(20, changeAt(day(3)), 2);
	t.is(await codeOf(edit(11, {...first, bodyHash: 'other'})), 'key-reused');
	t.is((await stored())?.revision, 3);
});

test('fifty inserts under one key make one fact, and all see the same first version', async t => {
	const db = store();
	const [id, change, fields] = [randomUUID(), changeAt(day(1)), actionFields()];
	const written = await Promise.all(Array.from({length: 50}, () => insertFact(db, db.actions, {id, fields, change})));
	t.is(written.filter(one => one?.how === 'created').length, 1);
	t.is(written.filter(one => one?.how === 'repeated').length, 49);
	t.is(new Set(written.map(one => JSON.stringify(one?.version))).size, 1);
	t.is(await db.actions.countDocuments({_id: id}), 1);
	t.is(await codeOf(insertFact(db, db.actions, {id, fields, change: {...change, bodyHash: 'other'}})), 'key-reused');
	t.is(await insertFact(db, db.actions, {id, fields, change: changeAt(day(1))}), null);
});

test('a repeated insert yields the first version, whatever became of the fact', async t => {
	const db = store();
	const [id, change, fields] = [randomUUID(), changeAt(day(1)), actionFields({reach: 1})];
	await insertFact(db, db.actions, {id, fields, change});
	const decide = () => ({fields: {...fields, reach: 2}});
	await changeFact(db, db.actions, {id, change: changeAt(day(2)), expected: 1, decide});
	const again = await insertFact(db, db.actions, {id, fields, change});
	t.is(again?.version.reach, 1);
	t.is(again?.version.revision, 1);
});

function downloads(appDownloads: number): AppDownloads {
	return {
		area: 'GM0321',
		month: '2022-05',
		year: 2022,
		appDownloads,
		participants: null,
		method: 'measured',
		source: 'a',
	};
}

test('a fact at an address: created, equal, without and with its revision, too late', async t => {
	const db = store();
	const id = randomUUID();
	const put = (count: number, expected: number | null | 'any') =>
		putFact(db, db.appDownloads, {id, fields: downloads(count), change: changeAt(day(1)), expected});
	t.is((await put(5, null)).how, 'created');
	t.is((await put(5, null)).how, 'unchanged');
	t.is(await codeOf(put(6, null)), 'revision-required');
	t.is((await put(6, 1)).version.revision, 2);
	t.is(await codeOf(put(7, 1)), 'stale');
	t.is((await put(8, 'any')).how, 'changed');
	t.is((await put(8, 'any')).how, 'unchanged');
	t.is((await findFact(db.appDownloads, id))?.revision, 3);
});

test('of fifty new values at one new address one is written, and the others must name it', async t => {
	const db = store();
	const id = randomUUID();
	const codes = await Promise.all(
		Array.from({length: 50}, (_, count) =>
			codeOf(putFact(db, db.appDownloads, {id, fields: downloads(count), change: changeAt(day(1)), expected: null})),
		),
	);
	t.is(codes.filter(code => code === 'done').length, 1);
	t.is(codes.filter(code => code === 'revision-required').length, 49);
});

test('of fifty edits of one revision at an address one wins', async t => {
	const db = store();
	const id = randomUUID();
	await putFact(db, db.appDownloads, {id, fields: downloads(0), change: changeAt(day(1)), expected: null});
	const codes = await Promise.all(
		Array.from({length: 50}, (_, count) =>
			codeOf(putFact(db, db.appDownloads, {id, fields: downloads(count + 1), change: changeAt(day(1)), expected: 1})),
		),
	);
	t.is(codes.filter(code => code === 'done').length, 1);
	t.is(codes.filter(code => code === 'stale').length, 49);
});

test('a removed fact stays whole in its history, and a later put revives it', async t => {
	const db = store();
	const id = randomUUID();
	const fields = downloads(5);
	await putFact(db, db.appDownloads, {id, fields, change: changeAt(day(1)), expected: null});
	const removal = {id, change: changeAt(day(3), {reason: 'dubbel'}), expected: 1};
	await changeFact(db, db.appDownloads, {...removal, decide: () => ({fields, removed: true})});
	const removed = await findFact(db.appDownloads, id);
	t.true(removed?.removed);
	t.is(removed?.history[0]?.appDownloads, 5);
	t.deepEqual(removed?.history[0]?.supersededAt, day(3));
	t.is(removed && asKnownAt(removed, day(2))?.appDownloads, 5);
	t.is(removed && asKnownAt(removed, day(4)), null);
	const revived = await putFact(db, db.appDownloads, {id, fields, change: changeAt(day(5)), expected: null});
	t.is(revived.version.revision, 3);
	t.false(revived.fact.removed);
});

test('a change of nothing that exists yields nothing', async t => {
	const db = store();
	const change = {id: randomUUID(), change: changeAt(day(1)), expected: null};
	t.is(await changeFact(db, db.actions, {...change, decide: () => 'unchanged'}), null);
});
