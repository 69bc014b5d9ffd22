import {createHash, randomUUID} from 'node:crypto';
import {PassThrough, Readable} from 'node:stream';
import {setTimeout as sleep} from 'node:timers/promises';
import test from 'ava';
import type {ImportJob} from '../../src/domain/jobs.ts';
import type {Database} from '../../src/store/database.ts';
import {readUpload, saveUpload} from '../../src/store/uploads.ts';
import {removeContact} from '../../src/usecases/contacts.ts';
import {applyImport, readImport, startImport, takeBack} from '../../src/usecases/import-jobs.ts';
import type {ImportKind} from '../../src/usecases/import-request.ts';
import {cancelJob, clearOldJobs} from '../../src/usecases/jobs.ts';
import {verify} from '../../src/usecases/verify.ts';
import {runJobs} from '../pages/import-visitor.ts';
import {june2022, openReferenceStore} from '../service.ts';

const identity = {id: 'coordinator-1', role: 'coordinator', area: null} as const;
const write = () => ({identity, key: randomUUID(), now: june2022});
const ROWS = 20_000;
const actions = `id;soort;starter;gemeente;gestart\n${Array.from(
	{length: ROWS},
	(_, index) => `a${index};verdachte;meldkamer;Houten;${1 + (index % 28)}-${1 + (index % 5)}-2022 10:00`,
).join('\n')}\n`;

/** Puts a file in wait. @returns the id of its job. */
async function handOver(db: Database, kind: ImportKind, text: string): Promise<string> {
	const content = Buffer.from(text);
	const upload = await saveUpload(db, Readable.from([content]), new PassThrough());
	const sha256 = createHash('sha256').update(content).digest('hex');
	return startImport(db, {kind, file: {upload, fileName: 'a.csv', size: content.length, sha256}}, write());
}

/** Waits until a job is as asked. */
async function until(
	db: Database,
	id: string,
	isSo: (job: ImportJob) => boolean | Promise<boolean>,
): Promise<ImportJob> {
	for (;;) {
		const job = await readImport(db, id);
		if (await isSo(job)) {
			return job;
		}

		await sleep(10);
	}
}

const ended = ({state}: ImportJob) => ['done', 'failed', 'cancelled'].includes(state);
const standing = (db: Database) => db.actions.countDocuments({removed: false});

/** Checks a file and begins to write it. @returns the id of the job, of which a part is written. */
async function begun(db: Database): Promise<string> {
	const id = await handOver(db, 'actions', actions);
	const {revision, work} = await until(db, id, ended);
	if (!work.check?.counts) {
		throw new Error(JSON.stringify(work.check?.faults.slice(0, 3)));
	}

	await applyImport(db, {id, revision}, write());
	await until(db, id, async job => ended(job) || (await standing(db)) > 0);
	return id;
}

async function differences(db: Database): Promise<unknown[]> {
	const found: unknown[] = [];
	await verify(db, {progress() {}, found: difference => void found.push(difference)});
	return found;
}

test('an import that is cancelled half-way is taken back whole, and can be done again', async t => {
	const db = await openReferenceStore(t);
	runJobs(t, db);
	const id = await begun(db);
	await cancelJob(db, id);
	const cancelled = await until(db, id, ended);
	t.is(cancelled.state, 'cancelled');
	t.is(await standing(db), 0);
	t.true((cancelled.work.takenBack?.removed ?? 0) > 0);
	await applyImport(db, {id, revision: cancelled.revision}, write());
	await until(db, id, ended);
	t.is(await standing(db), ROWS);
	t.deepEqual(await differences(db), []);
});

test('a process that stops hands its import over: nothing is lost, nothing is there twice', async t => {
	const db = await openReferenceStore(t);
	const first = runJobs(t, db);
	const id = await begun(db);
	await first.stop();
	const stopped = await readImport(db, id);
	t.is(stopped.state, 'waiting');
	runJobs(t, db);
	const {state, work} = await until(db, id, ended);
	t.is(state, 'done');
	t.is(await db.actions.countDocuments(), ROWS);
	t.is(await db.actions.countDocuments({revision: 1}), ROWS);
	t.is(work.result?.added, ROWS);
	const done = await readImport(db, id);
	await takeBack(db, {id, revision: done.revision}, write());
	await until(db, id, ended);
	t.is(await standing(db), 0);
	t.deepEqual(await differences(db), []);
});

test('a file that ended three processes is given up, with a sentence', async t => {
	const db = await openReferenceStore(t);
	const id = await handOver(db, 'totals', 'jaar;acties;direct\n2020;1;1\n');
	await db.jobs.updateOne({_id: id}, {$set: {state: 'running', holder: 'gone', attempts: 3}});
	runJobs(t, db);
	const {state, failure} = await until(db, id, ended);
	t.is(state, 'failed');
	t.regex(failure ?? '', /drie keer niet gelukt/);
});

test('two processes never do one job at once', async t => {
	const db = await openReferenceStore(t);
	const ids: string[] = [];
	for (let year = 2010; year < 2018; year += 1) {
		ids.push(await handOver(db, 'totals', `jaar;acties;direct\n${year};9;1\n`));
	}

	runJobs(t, db);
	runJobs(t, db);
	for (const id of ids) {
		const {state, revision, work} = await until(db, id, ended);
		t.is(state, 'done', JSON.stringify(work));
		t.is(revision, 2);
	}
});

test('after ninety days a job and its file are gone, not before', async t => {
	const db = await openReferenceStore(t);
	runJobs(t, db);
	const id = await handOver(db, 'totals', 'jaar;acties;direct\n2020;1;1\n');
	const {work} = await until(db, id, ended);
	const inDays = (days: number) => new Date(june2022.getTime() + days * 24 * 3_600_000);
	await clearOldJobs(db, inDays(89));
	t.truthy(await readUpload(db, work.upload ?? ''));
	await clearOldJobs(db, inDays(91));
	t.is(await readUpload(db, work.upload ?? ''), null);
	t.is(await db.jobs.countDocuments(), 0);
	t.is(await db.jobs.db.collection('uploads.chunks').countDocuments(), 0);
});

test('a contact that is removed is in no file that was handed over, and in no job', async t => {
	const db = await openReferenceStore(t);
	runJobs(t, db);
	const file = 'organisatie;naam;email;vanaf\nHouten;Zoë Zeldzaam;zoe@houten.example;2022-01-01\n';
	const id = await handOver(db, 'ambassadors', file);
	const checked = await until(db, id, ended);
	t.true(JSON.stringify(checked).includes('Zeldzaam'));
	await applyImport(db, {id, revision: checked.revision}, write());
	const {work} = await until(db, id, ended);
	t.is(work.result?.added, 1, JSON.stringify(work));
	const [ambassador] = await db.ambassadors.find().toArray();
	await removeContact(db, {id: ambassador?._id ?? '', expected: null, ...write()});
	t.false(JSON.stringify(await readImport(db, id)).includes('Zeldzaam'));
	t.is(await readUpload(db, work.upload ?? ''), null);
	t.is(await db.contacts.countDocuments(), 0);
	const {revision} = await readImport(db, id);
	await t.throwsAsync(takeBack(db, {id, revision}, write()), {message: /contactgegevens zijn verwijderd/});
});
