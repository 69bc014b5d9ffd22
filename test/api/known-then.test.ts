import test from 'ava';
import {openReferenceStore, startService} from '../service.ts';
import {loggedAction, match, search} from './logged-action.ts';

test('after a restart, figures as known before a correction are the old ones, also of actions that were moved', async t => {
	const db = await openReferenceStore(t);
	let moment = new Date('2022-06-30T20:00:00Z');
	const first = await startService(t, db, {now: () => moment});
	const moved = await loggedAction(first, {...search, startedAt: '2021-12-31T21:00:00Z'});
	const kept = await loggedAction(first);
	await kept.close({result: 'direct'});
	const known = '2022-06-30T20:30:00Z';
	moment = new Date('2022-07-01T08:00:00Z');
	const elsewhere = {municipality: 'GM0310', startedAt: '2022-01-01T12:00:00Z', reason: 'verkeerd ingevoerd'};
	t.is((await moved.correct(elsewhere, match(1), moved.coordinator)).status, 200);
	t.is((await kept.close({result: 'none', reason: 'toch niet'}, match(2))).status, 200);

	const second = await startService(t, db, {now: () => moment});
	const success = async (knownAt?: string) => {
		const query = new URLSearchParams({at: '2022-06-30', ...(knownAt && {knownAt})});
		const {body} = await second.ask(kept.coordinator, 'GET', `/api/v1/progress/2022?${query}`);
		const rate = body.targets.find((target: {id: string}) => target.id === 'T3');
		return [rate.numerator, rate.denominator];
	};
	const rows = async (year: number, knownAt?: string) => {
		const query = new URLSearchParams({by: 'municipality', ...(knownAt && {knownAt})});
		const {body} = await second.ask(kept.coordinator, 'GET', `/api/v1/figures/${year}?${query}`);
		return Object.fromEntries(
			body.items
				.filter((row: {started: number}) => row.started > 0)
				.map((row: {key: string; started: number}) => [row.key, row.started]),
		);
	};
	t.deepEqual(await success(known), [1, 1]);
	t.deepEqual(await success(), [0, 2]);
	t.deepEqual(await rows(2021, known), {GM0321: 1});
	t.deepEqual(await rows(2021), {});
	t.deepEqual(await rows(2022, known), {GM0321: 1});
	t.deepEqual(await rows(2022), {GM0310: 1, GM0321: 1});
});
