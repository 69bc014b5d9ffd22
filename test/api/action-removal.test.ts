import test from 'ava';
import {newKey, openReferenceStore, shared, startService} from '../service.ts';
import {loggedAction, match, search} from './logged-action.ts';

const message = {
	kind: 'information',
	starter: 'municipality',
	municipality: 'GM0321',
	startedAt: '2022-05-14T08:42:00Z',
};
const service = shared(async t => startService(t, await openReferenceStore(t)));
const logged = (body?: object) => loggedAction(service(), body);

test('a mistaken action is removed from sums and lists, and stays in its history', async t => {
	const {remove, read, history, correct, close, path, coordinator} = await logged({...search, municipality: 'GM0310'});
	const {ask} = service();
	t.is((await remove({reason: 'dubbel'})).status, 428);
	t.is((await remove({}, match(1))).status, 400);
	const headers = {...match(1), ...newKey()};
	const removed = await remove({reason: 'dubbel'}, headers);
	t.is(removed.status, 204);
	t.is(removed.text, '');
	t.is((await remove({reason: 'dubbel'}, headers)).status, 204);
	t.is((await read()).status, 404);
	t.is((await correct({reach: 1, reason: 'a'}, match(2))).status, 409);
	t.is((await close({result: 'none'})).status, 409);
	const {items} = (await history()).body;
	t.is(items.length, 2);
	t.like(items[0], {revision: 1, removed: false, reason: null, supersededAt: '2022-06-30T20:00:00.000Z'});
	t.like(items[1], {revision: 2, removed: true, reason: 'dubbel', supersededAt: null});
	const listed = await ask(coordinator, 'GET', '/api/v1/actions?municipality=GM0310');
	t.false(listed.body.items.some((item: {id: string}) => path.endsWith(item.id)));
});

test('the history tells who wrote each version, by an id and never a name', async t => {
	const {close, history} = await logged();
	await close({result: 'none'});
	const {items} = (await history()).body;
	t.is(items.length, 2);
	t.not(items[0].recordedBy, items[1].recordedBy);
	t.true(items.every((item: {recordedBy: string}) => /^[0-9a-f-]{36}$/.test(item.recordedBy)));
	t.is(items[0].outcome, null);
	t.is(items[1].outcome.result, 'none');
});

test('an ambassador changes own messages only; those of others do not exist for them', async t => {
	const {token} = service();
	const own = await logged(message);
	const [houten, utrecht] = [await token('ambassador', 'GM0321'), await token('ambassador', 'GM0344')];
	t.is((await own.read(houten)).status, 200);
	t.is((await own.read(utrecht)).status, 404);
	t.is((await own.correct({reach: 9, reason: 'geteld'}, match(1), utrecht)).status, 404);
	t.is((await own.close({result: 'none'}, {}, utrecht)).status, 404);
	t.is((await own.remove({reason: 'weg'}, match(1), utrecht)).status, 404);
	t.is((await own.correct({reach: 9, reason: 'geteld'}, match(1), houten)).status, 200);
	t.is((await own.correct({kind: 'suspect', reason: 'a'}, match(2), houten)).status, 403);
	t.is((await own.correct({municipality: 'GM0344', reason: 'a'}, match(2), houten)).status, 404);
	const searched = await logged();
	t.is((await searched.read(houten)).status, 404);
	t.is((await searched.close({result: 'none'}, {}, houten)).status, 404);
});

test('the control room neither corrects, closes nor removes a message of a municipality', async t => {
	const {path, read} = await logged(message);
	const {ask, token} = service();
	const desk = await token('control-room');
	const reason = 'vergissing';
	for (const [method, address, body] of [
		['DELETE', path, {reason}],
		['PATCH', path, {kind: 'suspect', starter: 'control-room', reason}],
		['PUT', `${path}/outcome`, {result: 'none'}],
	] as const) {
		t.is((await ask(desk, method, address, {body, headers: match(1)})).status, 403, method);
	}

	t.is((await read()).body.revision, 1);
});
