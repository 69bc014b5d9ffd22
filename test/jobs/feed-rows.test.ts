import test from 'ava';
import {correctRecordedAction, recordOutcome, removeAction} from '../../src/usecases/actions.ts';
import {june2022, newKey, openReferenceStore} from '../service.ts';
import {follow, published, startSource, until} from './feed-source.ts';

const controlRoom = {id: 'meldkamer-1', role: 'control-room', area: null} as const;
const later = new Date(june2022.getTime() + 600_000);
const write = () => ({identity: controlRoom, key: newKey()['Idempotency-Key'], now: june2022});

test('a faulty row is named once by its id; the others are taken', async t => {
	const db = await openReferenceStore(t);
	const bad = [published('x', {municipality: 'Nergenshuizen'}), {id: 7}, null, published('a', {municipality: 'Zeist'})];
	const source = await startSource(t, [...bad.slice(0, 2), published('a'), ...bad.slice(2), published('b')]);
	const {lines} = follow(t, {db, source});
	await until(async () => (await db.actions.countDocuments()) === 2);
	await source.asked(3);
	source.publish([...bad.slice(0, 2), published('a'), ...bad.slice(2), published('b'), published('c')]);
	await until(async () => (await db.actions.countDocuments()) === 3);
	const refused = lines.filter(({message}) => message === 'feed row refused');
	t.deepEqual(
		refused.map(({id, field}) => [id, field]),
		[
			['x', 'municipality'],
			['7', 'municipality'],
			['7', 'actionType'],
			['7', 'startTimestamp'],
			['rij 4', ''],
			['a', 'id'],
		],
	);
	t.is(await db.actions.countDocuments({municipality: 'GM0321'}), 3);
});

test('a row that came too early is taken as soon as it can be, though the feed did not change', async t => {
	const db = await openReferenceStore(t);
	let now = june2022;
	const source = await startSource(t, [published('a', {startTimestamp: later.getTime()})]);
	follow(t, {db, source, now: () => now});
	await source.asked(3);
	t.is(await db.actions.countDocuments(), 0);
	now = later;
	await until(async () => (await db.actions.countDocuments()) === 1);
	t.is(source.requests.filter(headers => !headers['if-none-match']).length, 1);
});

test('an action that changes in the feed keeps the outcome of the control room, and its history', async t => {
	const db = await openReferenceStore(t);
	const source = await startSource(t, [published('a')]);
	follow(t, {db, source});
	await until(async () => (await db.actions.countDocuments()) === 1);
	const {_id} = (await db.actions.findOne()) ?? {_id: ''};
	await recordOutcome(db, {result: 'direct', tips: 3}, {id: _id, expected: null, ...write()});
	source.publish([published('a', {endTimestamp: june2022.getTime() - 1000})]);
	await until(async () => (await db.actions.countDocuments({revision: 3})) === 1);
	const fact = await db.actions.findOne();
	t.is(fact?.outcome?.result, 'direct');
	t.is(fact?.outcome?.tips, 3);
	t.is(fact?.endedAt?.getTime(), june2022.getTime() - 1000);
	t.deepEqual(
		fact?.history.map(({recordedBy}) => recordedBy),
		['import', 'meldkamer-1'],
	);
});

test('an action that a person corrected or removed stays as that person left it', async t => {
	const db = await openReferenceStore(t);
	const source = await startSource(t, [published('a'), published('b', {radius: 1})]);
	follow(t, {db, source});
	await until(async () => (await db.actions.countDocuments()) === 2);
	const [first, second] = await db.actions.find().sort({number: 1}).toArray();
	await correctRecordedAction(
		db,
		{municipality: 'GM0355', reason: 'verkeerde gemeente'},
		{id: first?._id ?? '', expected: 1, ...write()},
	);
	await removeAction(db, {reason: 'dit was een oefening'}, {id: second?._id ?? '', expected: 1, ...write()});
	const ended = {endTimestamp: june2022.getTime() - 1000};
	source.publish([published('a', ended), published('b', ended), published('c')]);
	await until(async () => (await db.actions.countDocuments()) === 3);
	await source.asked(2);
	const facts = await db.actions.find().sort({number: 1}).toArray();
	t.deepEqual(
		facts.map(({municipality, removed, revision}) => [municipality, removed, revision]),
		[
			['GM0355', false, 2],
			['GM0321', true, 2],
			['GM0321', false, 1],
		],
	);
});

test('a row that cannot be stored does not stop the others', async t => {
	const db = await openReferenceStore(t);
	await db.actions.db.command({collMod: 'actions', validator: {radiusKm: {$ne: 7}}});
	const source = await startSource(t, [published('a'), published('b', {area: {radius: 7000}}), published('c')]);
	const {lines} = follow(t, {db, source});
	await until(() => lines.some(({id}) => id === 'b'));
	await until(async () => (await db.actions.countDocuments()) === 2);
	t.deepEqual(
		lines.filter(({level}) => level === 'warn').map(({id, message}) => [id, message]),
		[['b', 'feed row refused']],
	);
});
