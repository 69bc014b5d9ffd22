import test from 'ava';
import {addressOf, june2022, openExampleStore, shared, startService} from '../service.ts';
import {burgernet} from './command-line.ts';

const store = shared(t => openExampleStore(t, june2022));

test('the progress in the terminal is the progress of the API', async t => {
	const {ask, token} = await startService(t, store(), {now: () => new Date()});
	const who = await token('coordinator');
	const moment = ['--at', '2022-05-14', '--known-at', '2022-06-01T00:00:00Z'];
	for (const area of ['unit', 'GM0321']) {
		const parameters = ['progress', '2022', '--area', area, ...moment];
		const told = await burgernet([...parameters, '--json'], {MONGODB_URI: addressOf(store())});
		t.is(told.code, 0, told.stderr.join('\n'));
		const query = `area=${area}&at=2022-05-14&knownAt=2022-06-01T00:00:00Z`;
		const answer = await ask(who, 'GET', `/api/v1/progress/2022?${query}`);
		t.is(answer.body.targets.length, 7);
		t.deepEqual(JSON.parse(told.stdout.join('\n')), answer.body);
	}

	const plain = await burgernet(['progress', '2022', ...moment], {MONGODB_URI: addressOf(store())});
	t.is(plain.code, 0);
	for (const id of ['T1', 'T2', 'T3', 'T4', 'T5', 'T6', 'T7']) {
		t.true(
			plain.stdout.some(line => line.startsWith(id)),
			id,
		);
	}
});

test('a year or area that does not exist is refused in a sentence', async t => {
	const settings = {MONGODB_URI: addressOf(store())};
	for (const parameters of [['1999'], ['2022', '--area', 'GM9999'], ['2022', '--at', '2022-02-30']]) {
		const ended = await burgernet(['progress', ...parameters], settings);
		t.is(ended.code, 1);
		t.deepEqual(ended.stdout, []);
		t.is(ended.stderr.length, 1, ended.stderr.join('\n'));
	}
});
