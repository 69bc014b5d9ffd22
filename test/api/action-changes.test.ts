import {randomUUID} from 'node:crypto';
import test from 'ava';
import {newKey, openReferenceStore, shared, startService} from '../service.ts';
import {loggedAction, match} from './logged-action.ts';

const message = {
	kind: 'information',
	starter: 'municipality',
	municipality: 'GM0321',
	startedAt: '2022-05-14T08:42:00Z',
};
const service = shared(async t => startService(t, await openReferenceStore(t)));
const logged = (body?: object) => loggedAction(service(), body);

test('a first outcome needs no revision; the same again writes nothing', async t => {
	const {close, read} = await logged();
	const closed = await close({result: 'direct', tips: 3});
	t.is(closed.status, 200);
	t.is(closed.headers.get('ETag'), '"2"');
	t.deepEqual(closed.body.outcome, {result: 'direct', at: '2022-06-30T20:00:00.000Z', tips: 3});
	const again = await close({result: 'direct'});
	t.is(again.status, 200);
	t.is(again.headers.get('ETag'), '"2"');
	t.is((await read()).body.revision, 2);
});

test('a changed outcome needs its revision and a reason', async t => {
	const {close, read} = await logged();
	await close({result: 'none'});
	t.is((await close({result: 'direct', reason: 'tip bevestigd'})).status, 428);
	const silent = await close({result: 'direct'}, match(2));
	t.is(silent.status, 400);
	t.is(silent.body.faults[0].field, 'reason');
	t.is((await close({result: 'direct', reason: 'tip bevestigd'}, match(1))).status, 412);
	t.is((await read()).body.outcome.result, 'none');
	const changed = await close({result: 'direct', reason: 'tip bevestigd'}, match(2));
	t.is(changed.status, 200);
	t.is(changed.headers.get('ETag'), '"3"');
	const open = await close({result: null, reason: 'toch niet'}, match(3));
	t.is(open.body.outcome, null);
	t.is((await read()).body.revision, 4);
});

for (const [title, body] of [
	['before the start', {result: 'none', at: '2022-05-14T08:00:00Z'}],
	['to come', {result: 'none', at: '2022-07-14T08:00:00Z'}],
	['that does not exist', {result: 'maybe'}],
	['left out', {}],
	['with half a tip', {result: 'none', tips: 0.5}],
] as const) {
	test(`an outcome ${title} is refused`, async t => {
		const {close, read} = await logged();
		t.is((await close(body)).status, 400);
		t.is((await read()).body.revision, 1);
	});
}

test('the control room does not close a message, and an alert has no outcome', async t => {
	const own = await logged(message);
	t.is((await own.close({result: 'none'})).status, 403);
	const alert = await logged({kind: 'amber-alert', starter: 'national', startedAt: message.startedAt});
	const answer = await alert.close({result: 'none'}, {}, alert.coordinator);
	t.true([400, 409].includes(answer.status), answer.text);
});

test('of two outcomes at once one stands and the other hears of it', async t => {
	const {close, history} = await logged();
	const answers = await Promise.all(['direct', 'none'].map(result => close({result}, match(1))));
	t.deepEqual(answers.map(answer => answer.status).sort(), [200, 412]);
	t.is((await history()).body.items.length, 2);
});

test('a correction names its revision and a reason, and moves the action', async t => {
	const {correct, read} = await logged();
	const change = {municipality: 'GM0344', startedAt: '2021-12-31T23:30:00Z', reason: 'verkeerd gekozen'};
	t.is((await correct(change)).status, 428);
	t.is((await correct(change, {'If-Match': '2'})).status, 400);
	t.is((await correct(change, {'If-Match': '"x"'})).status, 400);
	t.is((await correct({municipality: 'GM0344'}, match(1))).body.faults[0].field, 'reason');
	t.is((await correct(change, match(7))).status, 412);
	t.is((await read()).body.revision, 1);
	const moved = await correct(change, match(1));
	t.is(moved.status, 200);
	t.like(moved.body, {municipality: 'GM0344', district: 'utrecht-stad', revision: 2});
	t.is(moved.headers.get('ETag'), '"2"');
	const {ask} = service();
	const {coordinator} = await logged();
	const found = await ask(coordinator, 'GET', `/api/v1/actions?year=2022&month=2022-01&municipality=GM0344`);
	t.true(found.body.items.some((item: {id: string}) => item.id === moved.body.id));
});

test('a correction that changes nothing writes nothing', async t => {
	const {correct, read} = await logged();
	const same = await correct({municipality: 'GM0321', reason: 'nagekeken'}, match(1));
	t.is(same.status, 200);
	t.is(same.headers.get('ETag'), '"1"');
	t.is((await read()).body.revision, 1);
});

test('a repeated change is done once, also when another came in between', async t => {
	const {correct, close, history} = await logged();
	const [change, headers] = [
		{reach: 100, reason: 'geteld'},
		{...match(1), ...newKey()},
	];
	t.is((await correct(change, headers)).status, 200);
	await close({result: 'none'});
	t.is((await correct(change, headers)).status, 200);
	t.is((await correct({...change, reach: 200}, headers)).status, 422);
	t.is((await history()).body.items.length, 3);
});

test('of fifty corrections of one revision one wins and 49 hear 412', async t => {
	const {correct, read} = await logged();
	const answers = await Promise.all(
		Array.from({length: 50}, (_, reach) => correct({reach: reach + 1, reason: 'geteld'}, match(1))),
	);
	const statuses = answers.map(answer => answer.status);
	t.is(statuses.filter(status => status === 200).length, 1);
	t.is(statuses.filter(status => status === 412).length, 49);
	t.is((await read()).body.reach, statuses.indexOf(200) + 1);
});

for (const method of ['GET', 'PATCH', 'DELETE', 'PUT']) {
	test(`${method} of an action that does not exist is 404`, async t => {
		const {ask, token} = service();
		const path = `/api/v1/actions/${randomUUID()}${method === 'PUT' ? '/outcome' : ''}`;
		const body = method === 'PUT' ? {result: 'none'} : {reason: 'a'};
		const request = {headers: match(1), ...(method !== 'GET' && {body})};
		t.is((await ask(await token('coordinator'), method, path, request)).status, 404);
	});
}
