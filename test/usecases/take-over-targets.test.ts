import {randomUUID} from 'node:crypto';
import test, {type ExecutionContext} from 'ava';
import {Refusal, type RefusalCode} from '../../src/domain/faults.ts';
import {currentVersion} from '../../src/domain/revisions.ts';
import type {Database} from '../../src/store/database.ts';
import {listTargetFacts} from '../../src/store/facts.ts';
import {readTakenOver, takeOverOffer, takeOverTargets, undoTakeOver} from '../../src/usecases/take-over-targets.ts';
import {fieldsOfTarget, readTarget, reportYears, saveTarget, targetsOfYear} from '../../src/usecases/targets.ts';
import {openReferenceStore} from '../service.ts';

const identity = {id: 'coordinator-1', role: 'coordinator', area: null} as const;
const write = (key = randomUUID()) => ({identity, key, now: new Date('2026-02-01T12:00:00Z')});
const idsOf = async (db: Database, year: number) => (await targetsOfYear(db, year)).map(({id}) => id);
const all = ['T1', 'T2', 'T3', 'T4', 'T5', 'T6', 'T7'];

async function changeGoal(
	db: Database,
	year: number,
	{id, goal, expected}: {id: string; goal: number; expected: number},
) {
	const {year: _, id: __, ...form} = fieldsOfTarget(currentVersion(await readTarget(db, {year, id})));
	return saveTarget(db, {...form, goal, reason: 'nieuw plan'}, {year, id, expected, ...write()});
}

async function refusedWith(
	t: ExecutionContext,
	work: () => Promise<unknown>,
	wanted: {code: RefusalCode; message: RegExp},
) {
	const refusal = await t.throwsAsync(work, {instanceOf: Refusal, message: wanted.message});
	t.is(refusal?.code, wanted.code);
}

test('the seven targets of 2022 become those of 2026, each with an address of its own and the year it came from', async t => {
	const db = await openReferenceStore(t);
	t.is(await takeOverTargets(db, {from: 2022, to: 2026}, write()), 7);
	t.deepEqual(await idsOf(db, 2026), all);
	const [first] = await listTargetFacts(db, 2026);
	t.like(first, {
		_id: '2026:T1',
		year: 2026,
		goal: 1.1,
		revision: 1,
		source: 'Actieagenda Veiligheidscoalitie 2022, Burgernet',
	});
	t.regex(first?.note ?? '', /met die van vorig jaar\. Overgenomen van 2022\.$/);
	t.deepEqual(await idsOf(db, 2022), all);
	t.deepEqual((await reportYears(db)).withTargets, [2026, 2022]);
});

test('the same request again writes nothing, also after a goal was adapted', async t => {
	const db = await openReferenceStore(t);
	const asked = write();
	await takeOverTargets(db, {from: 2022, to: 2026}, asked);
	await changeGoal(db, 2026, {id: 'T2', goal: 950, expected: 1});
	t.is(await takeOverTargets(db, {from: 2022, to: 2026}, asked), 7);
	const facts = await listTargetFacts(db, 2026);
	t.deepEqual(
		facts.map(({revision}) => revision),
		[1, 2, 1, 1, 1, 1, 1],
	);
	t.is(facts[1]?.goal, 950);
});

test('a taking over that was cut off is finished by the same request and by another', async t => {
	for (const isSameKey of [true, false]) {
		const db = await openReferenceStore(t);
		const first = write();
		await takeOverTargets(db, {from: 2022, to: 2026}, first);
		await db.targets.deleteMany({_id: {$in: ['2026:T3', '2026:T6']}});
		t.is(await takeOverTargets(db, {from: 2022, to: 2026}, isSameKey ? first : write()), 7);
		t.deepEqual(await idsOf(db, 2026), all);
		t.true((await listTargetFacts(db, 2026)).every(({revision}) => revision === 1));
	}
});

test('twenty at once take over once', async t => {
	const db = await openReferenceStore(t);
	await Promise.all(Array.from({length: 20}, () => takeOverTargets(db, {from: 2022, to: 2026}, write())));
	const facts = await listTargetFacts(db, 2026);
	t.is(facts.length, 7);
	t.true(facts.every(({revision, history}) => revision === 1 && history.length === 0));
});

test('a year with another target of that number takes over nothing, in one sentence', async t => {
	const db = await openReferenceStore(t);
	await takeOverTargets(db, {from: 2022, to: 2025}, write());
	await changeGoal(db, 2025, {id: 'T2', goal: 950, expected: 1});
	await db.targets.deleteMany({_id: {$in: ['2025:T1']}});
	await refusedWith(t, () => takeOverTargets(db, {from: 2022, to: 2025}, write()), {
		code: 'conflict',
		message: /^Voor 2025 staat T2 er al met een andere inhoud: er is niets overgenomen\.$/,
	});
	t.false((await idsOf(db, 2025)).includes('T1'));
});

test('undoing takes away what nobody changed since, and can be taken over again', async t => {
	const db = await openReferenceStore(t);
	const asked = write();
	const taken = {year: 2026, key: asked.key};
	await takeOverTargets(db, {from: 2022, to: 2026}, asked);
	await changeGoal(db, 2026, {id: 'T2', goal: 950, expected: 1});
	t.deepEqual(await readTakenOver(db, taken), {untouched: all.filter(id => id !== 'T2'), changed: ['T2']});
	const undo = write();
	t.is(await undoTakeOver(db, taken, undo), 6);
	t.is(await undoTakeOver(db, taken, undo), 6, 'the same request again');
	t.deepEqual(await idsOf(db, 2026), ['T2']);
	t.like((await listTargetFacts(db, 2026))[0], {removed: true, revision: 2, reason: 'overnemen ongedaan gemaakt'});
	await db.targets.deleteOne({_id: '2026:T2'});
	t.is(await takeOverTargets(db, {from: 2022, to: 2026}, write()), 7);
	t.deepEqual(await idsOf(db, 2026), all);
	t.like((await listTargetFacts(db, 2026))[0], {removed: false, revision: 3});
	t.is(await undoTakeOver(db, taken, write()), 0, 'what another request took over stays');
});

test('from a year without targets, to the year itself or to one that is too far ahead: refused', async t => {
	const db = await openReferenceStore(t);
	const asked = (from: number, to: number) => () => takeOverTargets(db, {from, to}, write());
	await refusedWith(t, asked(2021, 2026), {code: 'conflict', message: /^Voor 2021 zijn er geen doelstellingen/});
	await refusedWith(t, asked(2022, 2022), {code: 'invalid', message: /^Kies een ander jaar dan 2022/});
	await refusedWith(t, asked(2022, 2028), {code: 'invalid', message: /kan voor 2000 tot en met 2027\.$/});
	t.is(await takeOverTargets(db, {from: 2022, to: 2027}, write()), 7);
	t.is(await takeOverTargets(db, {from: 2022, to: 2019}, write()), 7);
});

test('a year without targets is offered those of the newest earlier year, by a coordinator only', async t => {
	const db = await openReferenceStore(t);
	const offer = (year: number, role: 'coordinator' | 'reader' = 'coordinator') =>
		takeOverOffer(db, {year, identity: {...identity, role}});
	t.is(await offer(2022), null);
	t.deepEqual(await offer(2026), {year: 2026, from: 2022, mayTakeOver: true});
	t.like(await offer(2026, 'reader'), {from: 2022, mayTakeOver: false});
	t.like(await offer(2021), {from: 2022}, 'no earlier year has any: the first later one');
	await takeOverTargets(db, {from: 2022, to: 2024}, write());
	t.like(await offer(2026), {from: 2024});
	await db.targets.deleteMany({});
	t.like(await offer(2026), {from: null});
});
