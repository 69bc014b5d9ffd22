import test, {type ExecutionContext} from 'ava';
import type {DeliveryCounts} from '../../src/domain/deliveries.ts';
import type {Database} from '../../src/store/database.ts';
import {countDeliveries, listDeliveries} from '../../src/store/deliveries.ts';
import {june2022, openTestStore} from '../service.ts';
import {addressOfName, sendInTurns, sendJob} from './sending.ts';
import {type Sink, startSink} from './sink.ts';

const plain = (count: number) => Array.from({length: count}, (_, index) => `plain-${index}`);

/** Looks all the time whether every mail is counted in exactly one state. */
function watchCounts(t: ExecutionContext, db: Database, job: string): () => Promise<DeliveryCounts> {
	let isWatching = true;
	const totals = new Set<number>();
	const watching = (async () => {
		while (isWatching) {
			const {total, waiting, sending, sent, failed, uncertain} = await countDeliveries(db, job);
			t.is(waiting + sending + sent + failed + uncertain, total);
			totals.add(total);
		}
	})();
	return async () => {
		isWatching = false;
		await watching;
		totals.delete(0);
		t.is(totals.size, 1);
		return countDeliveries(db, job);
	};
}

/** What arrived, by name; fails when somebody got it twice. */
function arrivedOnce(t: ExecutionContext, {accepted}: Sink): string[] {
	const names = accepted.map(({to}) => to.split('@')[0] ?? '').sort();
	t.deepEqual(names, [...new Set(names)]);
	return names;
}

async function reasonOf(db: Database, job: string, name: string): Promise<string | null | undefined> {
	const rows = await listDeliveries(db, {job, states: ['failed', 'uncertain', 'waiting', 'sent'], limit: 100});
	return rows.find(({recipient}) => recipient.id === name)?.reason;
}

test('every address gets its mail once, whatever the server does; what nobody knows is uncertain', async t => {
	const db = await openTestStore(t);
	const sink = await startSink(t);
	const names = [
		...plain(12),
		'gone-1',
		'busy-1',
		'busy-2',
		'spam-1',
		'drop-early-1',
		'drop-unaccepted-1',
		'drop-accepted-1',
		'stall-early-1',
		'stall-late-1',
	];
	const job = await sendJob(db, names, june2022);
	const settle = watchCounts(t, db, job._id);
	const {state} = await sendInTurns(db, {job: job._id, url: sink.url, now: june2022});
	const counts = await settle();
	t.is(state, 'done');
	t.deepEqual(counts, {total: 21, waiting: 0, sending: 0, sent: 16, failed: 2, uncertain: 3});
	const arrived = [
		...plain(12),
		'busy-1',
		'busy-2',
		'drop-early-1',
		'stall-early-1',
		'drop-accepted-1',
		'stall-late-1',
	];
	t.deepEqual(arrivedOnce(t, sink), arrived.sort());
	t.regex((await reasonOf(db, job._id, 'gone-1')) ?? '', /kent dit adres niet/);
	t.regex((await reasonOf(db, job._id, 'spam-1')) ?? '', /weigert deze mail/);
	t.regex((await reasonOf(db, job._id, 'drop-accepted-1')) ?? '', /onbekend of de mail is aangekomen/);
});

test('a server that says 421 is asked again later, and then everybody gets the mail once', async t => {
	const db = await openTestStore(t);
	const sink = await startSink(t);
	sink.isClosed = true;
	const job = await sendJob(db, plain(5), june2022);
	const closed = await sendInTurns(db, {job: job._id, url: sink.url, now: june2022, most: 1});
	t.deepEqual(closed, {state: 'waiting', failure: 'De mailserver is niet te bereiken.', turns: 1});
	t.is((await countDeliveries(db, job._id)).waiting, 5);
	sink.isClosed = false;
	t.is((await sendInTurns(db, {job: job._id, url: sink.url, now: june2022})).state, 'done');
	t.is(arrivedOnce(t, sink).length, 5);
});

test('a server that is away for a day is given up, and nothing is lost', async t => {
	const db = await openTestStore(t);
	const job = await sendJob(db, plain(3), june2022);
	const {state, turns} = await sendInTurns(db, {job: job._id, url: 'smtp://127.0.0.1:1', now: june2022});
	t.is(state, 'failed');
	t.is(turns, 30);
	t.is((await countDeliveries(db, job._id)).waiting, 3);
});

test('an address that refuses five times for the time being is given up', async t => {
	const db = await openTestStore(t);
	const sink = await startSink(t);
	const job = await sendJob(db, ['later-1'], june2022);
	const {state, turns} = await sendInTurns(db, {job: job._id, url: sink.url, now: june2022});
	t.deepEqual([state, turns], ['done', 6]);
	t.regex((await reasonOf(db, job._id, 'later-1')) ?? '', /vijf keer niet/);
	t.is(sink.accepted.length, 0);
});

test('two senders at once: nobody gets a mail twice', async t => {
	const db = await openTestStore(t);
	const sink = await startSink(t);
	const job = await sendJob(db, plain(60), june2022);
	const settle = watchCounts(t, db, job._id);
	await Promise.all([1, 2, 3].map(() => sendInTurns(db, {job: job._id, url: sink.url, now: june2022})));
	const counts = await settle();
	t.is(arrivedOnce(t, sink).length, 60);
	t.is(counts.sent, 60);
});

test('who refused for good is not sent to again, until there is another address', async t => {
	const db = await openTestStore(t);
	const sink = await startSink(t);
	await db.contacts.insertOne({_id: 'gone-1', name: 'Voorbeeld', email: addressOfName('gone-1')});
	const job = await sendJob(db, ['gone-1'], june2022);
	await sendInTurns(db, {job: job._id, url: sink.url, now: june2022});
	t.is((await db.contacts.findOne({_id: 'gone-1'}))?.refusedEmail, addressOfName('gone-1'));
});

test('an address that could be read as two, or as a command, gets nothing, and nobody else does', async t => {
	const db = await openTestStore(t);
	const sink = await startSink(t);
	const names = ['a,b', 'a@x.nl\r\nRCPT TO:<evil', 'a@x.nl> <evil', '"a"', 'a(evil)', 'a b', 'é', ''];
	const job = await sendJob(db, names, june2022);
	const {state} = await sendInTurns(db, {job: job._id, url: sink.url, now: june2022});
	t.is(state, 'done');
	t.deepEqual(sink.accepted, []);
	t.is((await countDeliveries(db, job._id)).failed, names.length);
	t.is(await reasonOf(db, job._id, 'a,b'), 'Dit e-mailadres is niet geldig.');
});
