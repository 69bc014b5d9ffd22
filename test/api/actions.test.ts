import {randomUUID} from 'node:crypto';
import test from 'ava';
import {openReferenceStore, startService} from '../service.ts';

const action = {kind: 'suspect', starter: 'control-room', municipality: 'GM0321', startedAt: '2022-05-14T08:42:00Z'};

test('an action is logged once, however often the same request comes', async t => {
	const {ask, token} = await startService(t, await openReferenceStore(t));
	const desk = await token('control-room');
	const headers = {'Idempotency-Key': randomUUID()};
	const answers = await Promise.all(
		Array.from({length: 50}, () => ask(desk, 'POST', '/api/v1/actions', {body: action, headers})),
	);
	t.deepEqual([...new Set(answers.map(answer => answer.status))], [201]);
	t.is(new Set(answers.map(answer => answer.text)).size, 1);
	t.is((await ask(desk, 'GET', '/api/v1/actions?year=2022')).body.items.length, 1);
	const other = await ask(desk, 'POST', '/api/v1/actions', {body: {...action, kind: 'vehicle'}, headers});
	t.is(other.status, 422);
});
