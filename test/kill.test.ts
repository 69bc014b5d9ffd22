import {randomUUID} from 'node:crypto';
import {setTimeout as sleep} from 'node:timers/promises';
import test from 'ava';
import type {Database} from '../src/store/database.ts';
import {addToken} from '../src/usecases/accounts.ts';
import {verify} from '../src/usecases/verify.ts';
import {type KillableService, killableService} from './killed-service.ts';
import {addressOf, openReferenceStore} from './service.ts';

const CLIENTS = 20;
const KILLS = 10;

/** What clients know of their requests; it lives outside the process that is killed. */
class Ledger {
	/** The answer to each key that was acknowledged. */
	readonly acknowledged = new Map<string, string>();
	/** Keys that were sent at least once. */
	readonly sent = new Set<string>();
	inFlight = 0;
	/** Repeated keys whose action was stored already, by an answer that got lost or one that came. */
	repeatedHits = 0;
	/** Those of them whose first answer was lost with the killed process. */
	lostAnswers = 0;
	readonly wrong: string[] = [];

	note(key: string, status: number, text: string): void {
		const before = this.acknowledged.get(key);
		if (status !== 201 || (before !== undefined && before !== text) || JSON.parse(text).id !== key) {
			this.wrong.push(`${key}: ${status} ${text}`);
		}

		this.acknowledged.set(key, before ?? text);
	}
}

interface Office {
	service: KillableService;
	ledger: Ledger;
	db: Database;
	secret: string;
}

const bodyOf = (key: string) => {
	const minute = String(Number.parseInt(key.slice(0, 2), 16) % 60).padStart(2, '0');
	return {kind: 'suspect', starter: 'control-room', municipality: 'GM0321', startedAt: `2022-05-14T08:${minute}:00Z`};
};

/** Posts an action under a key until an answer comes, however often the service goes away meanwhile. */
async function post({service, ledger, db, secret}: Office, key: string): Promise<void> {
	const isFirst = !ledger.acknowledged.has(key);
	for (;;) {
		const isStored = ledger.sent.has(key) && (await db.actions.countDocuments({_id: key})) > 0;
		ledger.sent.add(key);
		ledger.inFlight += 1;
		try {
			const answer = await fetch(`${service.url}/api/v1/actions`, {
				method: 'POST',
				headers: {Authorization: `Bearer ${secret}`, 'Content-Type': 'application/json', 'Idempotency-Key': key},
				body: JSON.stringify(bodyOf(key)),
			});
			const text = await answer.text();
			ledger.inFlight -= 1;
			ledger.note(key, answer.status, text);
			ledger.repeatedHits += isStored ? 1 : 0;
			ledger.lostAnswers += isStored && isFirst ? 1 : 0;
			return;
		} catch {
			ledger.inFlight -= 1;
			await sleep(20);
		}
	}
}

/** One client: new actions one after the other, and every few actions the last one again. */
async function work(office: Office, isOver: () => boolean): Promise<void> {
	for (let count = 0; !isOver(); count += 1) {
		const key = randomUUID();
		await post(office, key);
		if (count % 5 === 0) {
			await post(office, key);
		}
	}
}

/** Lets the service work for a moment and kills it while at least ten requests wait. @returns how many waited. */
async function killAtWork({service, ledger}: Office, round: number): Promise<number> {
	const before = ledger.acknowledged.size;
	while (ledger.acknowledged.size < before + 20 + 5 * round || ledger.inFlight < 10) {
		await sleep(1);
	}

	const {inFlight} = ledger;
	await service.kill();
	return inFlight;
}

test('ten times kill -9 under twenty clients loses no acknowledged action and doubles none', async t => {
	t.timeout(120_000);
	const db = await openReferenceStore(t);
	const {secret} = await addToken(db, {role: 'control-room', area: null, days: 9}, new Date());
	const service = await killableService(t, addressOf(db));
	const office = {service, db, secret, ledger: new Ledger()};
	await service.start();
	let isOver = false;
	const clients = Array.from({length: CLIENTS}, () => work(office, () => isOver));
	const waiting: number[] = [];
	for (let round = 0; round < KILLS; round += 1) {
		waiting.push(await killAtWork(office, round));
		await service.start();
	}

	isOver = true;
	await Promise.all(clients);
	const {ledger} = office;
	const keys = [...ledger.acknowledged.keys()];
	await Promise.all(
		Array.from({length: CLIENTS}, async (_, client) => {
			for (const key of keys.filter((__, index) => index % CLIENTS === client)) {
				await post(office, key);
			}
		}),
	);

	t.true(
		waiting.every(count => count >= 10),
		waiting.join(),
	);
	t.deepEqual(ledger.wrong, []);
	const stored = await db.actions.find({}).toArray();
	const ids = new Set(stored.map(({_id}) => _id));
	t.deepEqual(
		keys.filter(key => !ids.has(key)),
		[],
	);
	t.is(stored.length, keys.length);
	t.is(ledger.sent.size, keys.length);
	t.is(new Set(stored.map(({number}) => number)).size, stored.length);
	t.true(stored.every(({revision, history}) => revision === 1 && history.length === 0));
	const differences: unknown[] = [];
	const looked = await verify(db, {progress() {}, found: difference => void differences.push(difference)});
	t.deepEqual(differences, []);
	t.true(looked > keys.length);
	t.true(ledger.repeatedHits >= keys.length);
	t.true(ledger.lostAnswers > 0);
	t.log(
		`${keys.length} actions, ${waiting.join(' ')} requests in flight at the kills, ` +
			`${ledger.repeatedHits} repeated keys hit an existing action, ${ledger.lostAnswers} of them after a lost answer`,
	);
});
