import test from 'ava';
import {openDatabase} from '../../src/store/database.ts';
import {renameArea} from '../../src/usecases/rename-area.ts';
import {burgernet} from '../commands/command-line.ts';
import {addressOf, newKey, openExampleStore, startService, type TestService} from '../service.ts';
import {match} from './logged-action.ts';

const then = new Date('2022-06-30T20:00:00Z');
const known = '2022-06-30T20:00:00Z';
const query = `knownAt=${known}`;
const moment = `jaar=2022&peildatum=2022-05-31&bekendop=${known}`;

/** Every way to ask for an old report that a program or a person may have kept. */
const addresses = [
	`/api/v1/progress/2022?at=2022-05-31&${query}`,
	`/api/v1/progress/2022?area=GM0321&at=2022-05-31&${query}`,
	`/api/v1/progress/2022?${query}`,
	...['municipality', 'basisteam', 'district', 'month'].map(
		by => `/api/v1/figures/2022?by=${by}&at=2022-05-31&${query}`,
	),
	`/api/v1/figures/2021?by=month&${query}`,
	`/acties.csv?${moment}`,
	`/acties.json?${moment}`,
	`/gemeenten.csv?${moment}`,
	`/gemeenten.json?${moment}`,
	`/voortgang.csv?${moment}`,
	`/voortgang.json?${moment}&gebied=GM0321`,
	`/voortgang/maanden.json?${moment}`,
	`/voortgang/gemeenten.csv?${moment}`,
];

async function answers({ask}: TestService, secret: string): Promise<Record<string, string>> {
	const pairs: [string, string][] = [];
	for (const address of addresses) {
		const {status, text} = await ask(secret, 'GET', address);
		pairs.push([address, `${status} ${text}`]);
	}

	return Object.fromEntries(pairs);
}

/** The addresses whose answers are not the same bytes, each with where the first difference is. */
function differing(before: Record<string, string>, after: Record<string, string>): string[] {
	return addresses.flatMap(address => {
		const [old = '', fresh = ''] = [before[address], after[address]];
		const at = [...old].findIndex((sign, index) => sign !== fresh[index]);
		const around = (text: string) => JSON.stringify(text.slice(Math.max(0, at - 60), at + 60));
		return old === fresh ? [] : [`${address}: ${around(old)} became ${around(fresh)}`];
	});
}

/** Changes something of everything that a report is made of. */
async function correctEverything({ask, token, db}: TestService, now: Date): Promise<number[]> {
	const who = await token('coordinator');
	const send = async (method: string, path: string, body: object, revision?: number) =>
		(await ask(who, method, `/api/v1${path}`, {body, headers: {...newKey(), ...(revision && match(revision))}})).status;
	const found = (filter: object) => db.actions.findOne({removed: false, kind: 'suspect', ...filter});
	const march = {day: {$gte: '2022-03-01', $lte: '2022-03-31'}};
	const moved = await found({...march, municipality: 'GM0321'});
	const closed = await found({...march, municipality: {$ne: 'GM0321'}, 'outcome.result': 'direct'});
	const removed = await found({day: {$gte: '2022-04-01', $lte: '2022-04-30'}, municipality: 'GM0344'});
	const downloads = await db.appDownloads.findOne({month: '2022-02'});
	const ambassador = await db.ambassadors.findOne({'trainings.0': {$exists: false}, until: null, removed: false});
	const {
		_id,
		history,
		revision,
		changeId,
		bodyHash,
		recordedAt,
		recordedBy,
		reason,
		removed: __,
		...target
	} = (await db.targets.findOne({_id: '2022:T2'})) as never as Record<string, unknown>;
	const {id, year, ...fields} = target;
	const statuses = [
		await send(
			'PATCH',
			`/actions/${moved?._id}`,
			{municipality: 'GM0310', startedAt: '2021-03-01T10:00:00Z', reason: 'verkeerd ingevoerd'},
			moved?.revision,
		),
		await send('PUT', `/actions/${closed?._id}/outcome`, {result: 'none', reason: 'toch niet'}, closed?.revision),
		await send('DELETE', `/actions/${removed?._id}`, {reason: 'dubbel'}, removed?.revision),
		await send(
			'PUT',
			`/app-downloads/${downloads?.area}/2022-02`,
			{appDownloads: 9999, method: 'measured', source: 'nageteld'},
			downloads?.revision,
		),
		await send(
			'PUT',
			`/ambassadors/${ambassador?._id}/trainings/portal`,
			{completedOn: '2022-05-01'},
			ambassador?.revision,
		),
		await send('PUT', '/targets/2022/T2', {...fields, goal: 800, reason: 'bijgesteld'}, revision as number),
	];
	const admin = {id: 'test', role: 'admin', area: null} as const;
	const area = await db.areas.findOne({_id: 'GM0321'});
	const write = {identity: admin, key: newKey()['Idempotency-Key'], now};
	await renameArea(db, {code: 'GM0321', name: 'Houten aan de Rijn', expected: area?.revision ?? 1, ...write});
	return statuses;
}

test('an old report is byte for byte the same after every kind of correction and after a restart', async t => {
	t.timeout(120_000);
	const db = await openExampleStore(t, then);
	let now = new Date('2022-07-01T08:00:00Z');
	const service = await startService(t, db, {now: () => now});
	const secret = await service.token('coordinator');
	const before = await answers(service, secret);
	for (const [address, answer] of Object.entries(before)) {
		t.regex(answer, /^200 /, address);
		t.notRegex(answer, /NaN/, address);
	}

	const parameters = ['progress', '2022', '--at', '2022-05-31', '--known-at', known, '--json'];
	const printed = await burgernet(parameters, {MONGODB_URI: addressOf(db)});
	t.is(printed.code, 0, printed.stderr.join('\n'));

	now = new Date('2022-07-20T08:00:00Z');
	t.deepEqual(await correctEverything(service, now), [200, 200, 204, 200, 200, 200]);
	t.deepEqual(differing(before, await answers(service, secret)), [], 'in the same service');
	const newest = await service.ask(secret, 'GET', '/api/v1/progress/2022?at=2022-05-31');
	t.not(`200 ${newest.text}`, before[addresses[0] ?? ''], 'the newest report does show the corrections');

	const reopened = await openDatabase(addressOf(db));
	t.teardown(() => reopened.close());
	now = new Date('2023-02-01T08:00:00Z');
	const restarted = await startService(t, reopened, {now: () => now});
	t.deepEqual(differing(before, await answers(restarted, secret)), [], 'after a restart, half a year later');
	t.deepEqual(await burgernet(parameters, {MONGODB_URI: addressOf(db)}), printed);
});
