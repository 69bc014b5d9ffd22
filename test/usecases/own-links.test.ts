import test from 'ava';
import {readCode} from '../../src/domain/own-links.ts';
import {openDatabase} from '../../src/store/database.ts';
import {followOwnLink, ownLink} from '../../src/usecases/own-links.ts';
import {openReferenceStore, shared} from '../service.ts';
import {startCutter} from '../store/cut-connection.ts';

const store = shared(openReferenceStore);
const origin = 'https://burgernet.voorbeeld.example';
const link = {municipality: 'GM0321', campaign: 'download-de-app', material: 'poster', origin};
const now = new Date('2022-06-30T10:00:00Z');

test.serial('the link of one material of a municipality is always the same, also when many ask at once', async t => {
	const addresses = await Promise.all(Array.from({length: 20}, () => ownLink(store(), link)));
	t.is(new Set(addresses).size, 1);
	t.is(await store().ownLinks.countDocuments({}), 1);
	const code = addresses[0]?.slice(`${origin}/b/`.length) ?? '';
	t.is(readCode(code), code);
});

test.serial('another municipality, campaign or material has another link', async t => {
	const others = [{municipality: 'GM0344'}, {campaign: 'stap-over'}, {material: 'square'}];
	const addresses = await Promise.all([{}, ...others].map(other => ownLink(store(), {...link, ...other})));
	t.is(new Set(addresses).size, 4);
});

test.serial('a code that another link has already is passed over', async t => {
	const mine = {...link, material: 'story'};
	const code = (await ownLink(store(), mine)).slice(-8);
	await store().ownLinks.updateOne({_id: code}, {$set: {municipality: 'GM0344'}});
	const second = await ownLink(store(), mine);
	t.false(second.endsWith(code));
	t.is(await ownLink(store(), mine), second);
});

test.serial('visits are counted by code and week, and a robot is none', async t => {
	const code = (await ownLink(store(), link)).slice(-8);
	const visits = Array.from({length: 5}, (_, index) => ({typed: code, isCounted: index > 0, now}));
	const led = await Promise.all(visits.map(visit => followOwnLink(store(), visit)));
	t.true(led.every(Boolean));
	t.deepEqual(await store().visits.find({}).toArray(), [{_id: `${code}:2022-W26`, code, week: '2022-W26', count: 4}]);
	t.false(await followOwnLink(store(), {typed: '00000000', isCounted: true, now}));
	t.false(await followOwnLink(store(), {typed: 'poster', isCounted: true, now}));
	t.is(await store().visits.countDocuments({}), 1);
});

test.serial('a poster leads on while the store cannot be reached', async t => {
	const cutter = await startCutter(t);
	const db = await openDatabase(cutter.uri, {name: `test-${crypto.randomUUID()}`});
	t.teardown(async () => {
		await db.drop();
		await db.close();
	});
	const code = (await ownLink(db, link)).slice(-8);
	cutter.cutAt('ownLinks', 2);
	t.true(await followOwnLink(db, {typed: code, isCounted: true, now}));
	t.true(cutter.cuts() > 0);
	t.is(await db.visits.countDocuments({}), 0);
	t.true(await followOwnLink(db, {typed: code, isCounted: true, now}));
	t.is(await db.visits.countDocuments({}), 1);
});
