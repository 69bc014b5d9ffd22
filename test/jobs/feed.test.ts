import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {readConfig} from '../../src/config.ts';
import {Refusal} from '../../src/domain/faults.ts';
import {readDesk} from '../../src/usecases/desk.ts';
import {importFile} from '../../src/usecases/import-file.ts';
import {folders, june2022, openReferenceStore} from '../service.ts';
import {follow, published, startSource, until} from './feed-source.ts';

const controlRoom = {id: 'meldkamer-1', role: 'control-room', area: null} as const;
const later = new Date(june2022.getTime() + 600_000);

test('actions of the feed stand at the desk by themselves, open and once', async t => {
	const db = await openReferenceStore(t);
	const source = await startSource(t, [
		published('a'),
		published('b', {actionType: 'Voertuig', startTimestamp: 1_656_600_000_000}),
	]);
	follow(t, {db, source});
	await until(async () => (await db.actions.countDocuments()) === 2);
	await source.asked(3);
	const facts = await db.actions.find().sort({startedAt: 1}).toArray();
	t.deepEqual(
		facts.map(({kind, starter, municipality, source: from, outcome, revision}) => ({
			kind,
			starter,
			municipality,
			from,
			outcome,
			revision,
		})),
		[
			{
				kind: 'vehicle',
				starter: 'control-room',
				municipality: 'GM0321',
				from: 'public-feed',
				outcome: null,
				revision: 1,
			},
			{
				kind: 'missing-person',
				starter: 'control-room',
				municipality: 'GM0321',
				from: 'public-feed',
				outcome: null,
				revision: 1,
			},
		],
	);
	const {open} = await readDesk(db, june2022);
	t.is(open.length, 2);
});

test('titles, bodies and places of the feed reach neither store nor log', async t => {
	const db = await openReferenceStore(t);
	const source = await startSource(t, [
		published('a'),
		published('b', {actionType: 'Jan de Vries 06-12345678'}),
		published('c', {messages: 'Jan de Vries 06-12345678'}),
	]);
	const {lines} = follow(t, {db, source});
	await until(() => lines.length >= 3);
	const kept = JSON.stringify([await db.actions.find().toArray(), await db.leases.find().toArray(), lines]);
	t.notRegex(kept, /Vries|06-1|52\.03|red|geheim/);
	t.is(await db.actions.countDocuments(), 1);
});

test('the same actions from a file change nothing', async t => {
	const db = await openReferenceStore(t);
	const actions = [published('a'), published('b')];
	const source = await startSource(t, actions);
	const {stop} = follow(t, {db, source});
	await until(async () => (await db.actions.countDocuments()) === 2);
	await stop();
	const result = await importFile(db, {
		kind: 'actions',
		fileName: 'feed.json',
		content: Buffer.from(JSON.stringify({actions})),
		importId: 'herhaald',
		identity: controlRoom,
		now: later,
		seedFolder: folders.seed,
		progress() {},
	});
	t.deepEqual(result, {added: 0, changed: 0, unchanged: 2, kept: []});
});

test('a feed that did not change is not sent again, and the next process knows that too', async t => {
	const db = await openReferenceStore(t);
	const source = await startSource(t, [published('a')]);
	const first = follow(t, {db, source});
	await source.asked(3);
	await first.stop();
	const [unconditional, ...conditional] = source.requests.map(headers => headers['if-none-match']);
	t.is(unconditional, undefined);
	t.true(conditional.length >= 2 && conditional.every(etag => etag === '$v1'));
	const count = source.requests.length;
	follow(t, {db, source});
	await source.asked(1);
	t.is(source.requests[count]?.['if-none-match'], '$v1');
	t.truthy((await db.leases.findOne({}))?.succeededAt);
});

test('without an ETag it is the time of the last change that is named', async t => {
	const db = await openReferenceStore(t);
	const source = await startSource(t);
	const modified = 'Thu, 30 Jun 2022 19:00:00 GMT';
	source.answer((_, response) => response.writeHead(200, {'Last-Modified': modified}).end('{"actions": []}'));
	follow(t, {db, source});
	await source.asked(3);
	t.is(source.requests[2]?.['if-modified-since'], modified);
	t.is(source.requests[2]?.['if-none-match'], undefined);
});

test('a feed that is set is an address on the web, and nobody is asked without one', t => {
	t.is(readConfig({}).ACTIONS_FEED_URL, undefined);
	t.is(
		readConfig({ACTIONS_FEED_URL: 'https://bron.example/acties?a=b@c'}).ACTIONS_FEED_URL,
		'https://bron.example/acties?a=b@c',
	);
	for (const wrong of ['bron', 'ftp://bron.example/', 'file:///etc/passwd', 'https://naam:woord@bron.example/']) {
		t.throws(() => readConfig({ACTIONS_FEED_URL: wrong}), {instanceOf: Refusal}, wrong);
	}
});

test('the papers say that the owner of the feed must agree, and that it is off by default', t => {
	const text = readFileSync(join(folders.seed, '../docs/feed.md'), 'utf8');
	t.regex(text, /ACTIONS_FEED_URL/);
	t.regex(text, /owner of the feed must agree/i);
	t.regex(text, /off by default/i);
});
