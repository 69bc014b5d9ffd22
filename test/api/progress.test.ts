import test from 'ava';
import {openExampleStore, shared, startService} from '../service.ts';

const clock = {now: new Date('2022-06-30T20:00:00Z')};
const service = shared(async t => {
	const running = await startService(t, await openExampleStore(t, clock.now), {now: () => clock.now});
	return {...running, coordinator: await running.token('coordinator')};
});

interface TargetRow {
	id: string;
	kind: string;
	owner: string;
	goal: number | null;
	status: string | null;
	lower: number | null;
	upper: number | null;
}

async function progress(path: string) {
	const {ask, coordinator} = service();
	const answer = await ask(coordinator, 'GET', `/api/v1/progress/${path}`);
	return answer.body as {at: string; knownAt: string; isComplete: boolean; isFinal: boolean; targets: TargetRow[]};
}

test.serial('this year counts up to today, a past year up to its last day', async t => {
	t.like(await progress('2022'), {at: '2022-06-30', isComplete: false, isFinal: false});
	t.like(await progress('2021'), {at: '2021-12-31', isComplete: true, isFinal: false});
	t.like(await progress('2021?at=2021-06-30'), {at: '2021-06-30', isComplete: false});
	t.like(await progress('2022?knownAt=2022-06-30T19:59:30Z'), {isFinal: true});
	t.like(await progress('2022?knownAt=2022-06-30T19:59:31Z'), {isFinal: false});
});

test.serial('the unit has a goal and a status for all seven, an area only for what it owns', async t => {
	const owned = async (area: string) =>
		(await progress(`2022?area=${area}`)).targets.filter(({goal}) => goal !== null).map(({id}) => id);
	t.deepEqual(await owned('unit'), ['T1', 'T2', 'T3', 'T4', 'T5', 'T6', 'T7']);
	t.deepEqual(await owned('GM0321'), ['T4', 'T5']);
	t.deepEqual(await owned('bes'), ['T6']);
	t.deepEqual(await owned('recherche-flevoland'), ['T7']);
	t.deepEqual(await owned('west-utrecht'), []);
	for (const area of ['unit', 'GM0321', 'bes', 'west-utrecht']) {
		for (const target of (await progress(`2022?area=${area}`)).targets) {
			t.is(target.status === null, target.goal === null, `${area} ${target.id}`);
			t.is(target.lower === null || target.upper === null, target.kind !== 'rate', `${area} ${target.id}`);
		}
	}
});

test.serial('Weesp counts in a year up to the day on which it left', async t => {
	const {ask, coordinator} = service();
	const municipalities = async (on: string) =>
		(await ask(coordinator, 'GET', `/api/v1/areas?on=${on}`)).body.municipalities.length;
	t.is(await municipalities('2022-03-23'), 39);
	t.is(await municipalities('2022-03-24'), 38);
	const weesp = async (at: string) => {
		const {items} = (await ask(coordinator, 'GET', `/api/v1/figures/2022?by=municipality&at=${at}`)).body;
		return items.find((row: {key: string}) => row.key === 'GM0457')?.started;
	};
	t.true((await weesp('2022-06-30')) > 0);
	t.is(await weesp('2022-06-30'), await weesp('2022-03-23'));
});

test.serial('a report as known on a day comes out the same after later corrections', async t => {
	const {ask, coordinator, db} = service();
	const knownAt = '2022-06-29T12:00:00Z';
	const paths = [
		'progress/2022?',
		'progress/2022?area=GM0344&',
		'figures/2022?by=municipality&',
		'figures/2021?by=month&',
	];
	const all = async () =>
		Promise.all(paths.map(async path => (await ask(coordinator, 'GET', `/api/v1/${path}knownAt=${knownAt}`)).body));
	const before = await all();
	const actions = await db.actions
		.find({removed: false, starter: 'control-room', municipality: 'GM0344'})
		.sort({startedAt: -1})
		.limit(6)
		.toArray();
	for (const [index, {_id: id, revision}] of actions.entries()) {
		const headers = {'If-Match': `"${revision}"`};
		const [method, body] = [
			['PATCH', {municipality: 'GM0321', startedAt: '2021-12-31T12:00:00Z', reason: 'verplaatst'}],
			['DELETE', {reason: 'dubbel'}],
		][index % 2] as [string, object];
		const answer = await ask(coordinator, method, `/api/v1/actions/${id}`, {headers, body});
		t.true(answer.status < 300, answer.text);
	}

	t.is(actions.length, 6);
	clock.now = new Date('2022-07-15T08:00:00Z');
	const later = await Promise.all(
		paths.map(
			async path =>
				(
					await ask(
						coordinator,
						'GET',
						`/api/v1/${path}at=${path.includes('2021') ? '2021-12-31' : '2022-06-29'}&knownAt=${knownAt}`,
					)
				).body,
		),
	);
	t.deepEqual(later, before);
	const now = (await ask(coordinator, 'GET', '/api/v1/figures/2022?by=municipality&at=2022-06-30')).body;
	t.notDeepEqual(now, before[2]);
});
