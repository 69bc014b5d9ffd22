import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {setTimeout as sleep} from 'node:timers/promises';
import {fileURLToPath} from 'node:url';
import test from 'ava';
import {countDeliveries, listDeliveries} from '../../src/store/deliveries.ts';
import {addressOf, june2022, openTestStore} from '../service.ts';
import {sendInTurns, sendJob} from './sending.ts';
import {startSink} from './sink.ts';

const MAILS = 80;
const CONNECTIONS = 5;

test('a sender that is killed three times: nobody gets a mail twice, nobody is forgotten, little is uncertain', async t => {
	const db = await openTestStore(t);
	const sink = await startSink(t);
	const names = Array.from({length: MAILS}, (_, index) => `slow-${index}`);
	const {_id: job} = await sendJob(db, names, june2022);
	const script = fileURLToPath(new URL('sender.ts', import.meta.url));
	for (let kill = 1; kill <= 3; kill++) {
		const before = sink.accepted.length;
		const sender = spawn(process.execPath, ['--import=tsx', script, addressOf(db), job, sink.url]);
		while (sink.accepted.length < before + 10) {
			await sleep(5);
		}

		sender.kill('SIGKILL');
		await once(sender, 'exit');
		const {total, waiting, sending, sent, failed, uncertain} = await countDeliveries(db, job);
		t.is(total, MAILS);
		t.is(waiting + sending + sent + failed + uncertain, MAILS);
		t.true(sending <= CONNECTIONS);
	}

	await sendInTurns(db, {job, url: sink.url, now: june2022});
	const {sent, uncertain} = await countDeliveries(db, job);
	const arrived = sink.accepted.map(({to}) => to.split('@')[0] ?? '');
	t.is(new Set(arrived).size, arrived.length);
	t.is(sent + uncertain, MAILS);
	t.true(uncertain <= 3 * CONNECTIONS, `${uncertain} uncertain`);
	const doubted = await listDeliveries(db, {job, states: ['uncertain'], limit: MAILS});
	const told = new Set([...arrived, ...doubted.map(({recipient}) => recipient.id)]);
	t.is(told.size, MAILS);
});
