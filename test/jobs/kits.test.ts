import {spawn} from 'node:child_process';
import {randomUUID} from 'node:crypto';
import {once} from 'node:events';
import {setTimeout as sleep} from 'node:timers/promises';
import {fileURLToPath} from 'node:url';
import test from 'ava';
import yauzl from 'yauzl';
import type {KitsJob} from '../../src/domain/jobs.ts';
import {materialIds} from '../../src/domain/materials.ts';
import type {Database} from '../../src/store/database.ts';
import {cancelJob} from '../../src/usecases/jobs.ts';
import {clearOldKits, openKits, readKits, startKits} from '../../src/usecases/kits-jobs.ts';
import {runJobs} from '../pages/import-visitor.ts';
import {addressOf, folders, june2022, openExampleStore} from '../service.ts';

const identity = {id: 'coordinator-1', role: 'coordinator', area: null} as const;
const write = (key: string = randomUUID()) => ({identity, key, now: june2022});
const wanted = {campaignsFolder: folders.campaigns, slug: 'download-de-app', typed: {}};
const later = (days: number) => new Date(june2022.getTime() + days * 24 * 3_600_000);

async function until(db: Database, id: string, isSo: (job: KitsJob) => boolean): Promise<KitsJob> {
	for (;;) {
		const job = await readKits(db, id);
		if (isSo(job)) {
			return job;
		}

		await sleep(10);
	}
}

const ended = ({state}: KitsJob) => ['done', 'failed', 'cancelled'].includes(state);

/** How many files and pieces of files lie in the store. */
async function filesIn(db: Database): Promise<number[]> {
	const store = db.jobs.db;
	return Promise.all(['files', 'chunks'].map(part => store.collection(`uploads.${part}`).countDocuments()));
}

function namesIn(content: Buffer): Promise<string[]> {
	return new Promise((resolve, reject) => {
		yauzl.fromBuffer(content, {lazyEntries: false, strictFileNames: true}, (error, zip) => {
			const names: string[] = [];
			zip?.on('entry', ({fileName}: yauzl.Entry) => names.push(fileName)).on('end', () => resolve(names));
			if (error) {
				reject(error);
			}
		});
	});
}

test('after a process that was killed the next one makes one zip with a folder for each municipality, kept for seven days', async t => {
	const db = await openExampleStore(t, june2022);
	const script = fileURLToPath(new URL('maker.ts', import.meta.url));
	const first = spawn(process.execPath, ['--import=tsx', script, addressOf(db), folders.campaigns]);
	const id = await startKits(db, wanted, write());
	await until(db, id, ({progress}) => progress.done > 2);
	first.kill('SIGKILL');
	await once(first, 'exit');
	const [files, pieces] = await filesIn(db);
	t.is(files, 0);
	t.true((pieces ?? 0) > 0, 'the killed process leaves pieces of no file');
	t.is((await readKits(db, id)).work.made, null);
	runJobs(t, db);
	const {state, work, failure} = await until(db, id, ended);
	t.deepEqual([state, failure, work.made?.municipalityCount], ['done', null, 38]);
	const {name, size, content} = await openKits(db, id);
	t.is(name, 'burgernet-download-de-app-alle-gemeenten.zip');
	const zip = Buffer.concat(await content.toArray());
	t.is(zip.length, size);
	t.deepEqual(await filesIn(db), [1, Math.ceil(size / (255 * 1024))]);
	const names = await namesIn(zip);
	t.is(names.length, 38 * (materialIds.length - 1));
	t.is(new Set(names.map(file => file.toLowerCase())).size, names.length);
	t.true(names.every(file => /^[a-z-]+\/burgernet-[a-z0-9-]+\.[a-z]+$/.test(file)));
	t.true(names.includes('utrechtse-heuvelrug/burgernet-download-de-app-utrechtse-heuvelrug-poster.pdf'));
	await clearOldKits(db, later(6.9));
	t.is((await readKits(db, id)).work.made?.size, size);
	await clearOldKits(db, later(7.1));
	t.is((await readKits(db, id)).work.made, null);
	t.deepEqual(await filesIn(db), [0, 0]);
	await t.throwsAsync(openKits(db, id), {message: /we bewaren het 7 dagen/});
});

test('cancelled half-way nothing of it is left, and it can be asked again', async t => {
	const db = await openExampleStore(t, june2022);
	runJobs(t, db);
	const id = await startKits(db, wanted, write());
	await until(db, id, ({progress}) => progress.done > 0);
	t.is(await startKits(db, wanted, write()), id);
	await cancelJob(db, id);
	const {state, work} = await until(db, id, ended);
	t.deepEqual([state, work.made], ['cancelled', null]);
	t.deepEqual(await filesIn(db), [0, 0]);
	t.not(await startKits(db, wanted, write()), id);
});

test('a campaign that is not released and a line that is too long are refused', async t => {
	const db = await openExampleStore(t, june2022);
	await t.throwsAsync(startKits(db, {...wanted, slug: 'stap-over'}, write()), {message: /niet meer vrijgegeven/});
	await t.throwsAsync(startKits(db, {...wanted, typed: {regel: 'a'.repeat(91)}}, write()), {message: /hoogstens/});
	t.is(await db.jobs.countDocuments(), 0);
});
