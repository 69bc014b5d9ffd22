import type {Collection, Document} from 'mongodb';
import {type ImportJob, type Job, type JobKind, type JobOf, type JobProgress, noProgress} from '../domain/jobs.ts';
import type {Database} from './database.ts';
import {retrying} from './retry.ts';

const DUPLICATE_KEY = 11_000;

const listeners = new WeakMap<Database, Set<() => void>>();

/** Calls back when this process puts a job in wait; yields what ends that. Those of other processes are found by looking. */
export function onJobAsked(db: Database, listener: () => void): () => void {
	const all = listeners.get(db) ?? new Set();
	listeners.set(db, all.add(listener));
	return () => void all.delete(listener);
}

function tellAsked(db: Database): void {
	for (const listener of listeners.get(db) ?? []) {
		listener();
	}
}

/** A new job. @returns the job that stands under this id: this one, or the one that was made before by the same key. */
export async function insertJob<Kind extends JobKind>(db: Database, job: JobOf<Kind>): Promise<JobOf<Kind>> {
	return retrying(db, async () => {
		try {
			await db.jobs.insertOne(job);
			tellAsked(db);
			return job;
		} catch (error) {
			if ((error as {code?: number}).code !== DUPLICATE_KEY) {
				throw error;
			}

			return ((await findJob(db, job._id)) as JobOf<Kind> | null) ?? job;
		}
	});
}

export function findJob(db: Database, id: string): Promise<Job | null> {
	return db.jobs.findOne({_id: id});
}

/** The newest imports, without what only their own page shows. Served by the index `newest`. */
export function listImportJobs(db: Database, limit: number): Promise<ImportJob[]> {
	return importsOf(db)
		.find({kind: 'import'}, {projection: {'work.check.faults': 0, 'work.check.firstRows': 0, 'work.result.kept': 0}})
		.sort({requestedAt: -1})
		.limit(limit)
		.toArray();
}

function importsOf(db: Database): Collection<ImportJob> {
	return db.jobs as unknown as Collection<ImportJob>;
}

export interface JobRequest {
	id: string;
	/** The revision that the asker saw. */
	revision: number;
	/** The same key again is the same request. */
	key: string;
	now: Date;
	set: Partial<Pick<Job, 'state' | 'isCancelAsked' | 'failure' | 'work' | 'notBefore'>>;
}

/**
Asks something of a job, when it still stands as the asker saw it.

Safe against two askers, and against the process that works on it, by the revision in the filter.

@returns null when it moved on.
*/
export async function requestOfJob(db: Database, {id, revision, key, now, set}: JobRequest): Promise<Job | null> {
	return retrying(db, async () => {
		const asked = {attempts: 0, progress: noProgress, changedAt: now, lastKey: key, revision: revision + 1};
		const changed = await db.jobs.findOneAndUpdate(
			{_id: id, revision},
			{$set: {...set, ...asked} as Partial<Job>},
			{returnDocument: 'after'},
		);
		tellAsked(db);
		return changed ?? db.jobs.findOne({_id: id, lastKey: key});
	});
}

/** Asks a job to end early; whoever works on it hears that with the next beat. */
export async function askToCancel(db: Database, id: string): Promise<void> {
	await retrying(db, () =>
		db.jobs.updateOne({_id: id, state: {$in: ['waiting', 'running']}}, {$set: {isCancelAsked: true}}),
	);
}

interface Holder {
	id: string;
	/** The process, by a name of its own for this run. */
	holder: string;
}

/**
Takes the oldest job of some kinds that nobody works on: one that waits and may begin, or one whose process went away.

Safe against two processes: one update that only finds a free job, timed by the clock of the server.
*/
export async function takeJob(
	db: Database,
	{kinds, holder, forMs, now}: Omit<Holder, 'id'> & {kinds: readonly JobKind[]; forMs: number; now: Date},
): Promise<Job | null> {
	const mayBegin = {$or: [{notBefore: {$exists: false}}, {notBefore: {$lte: now}}]};
	return retrying(db, () =>
		db.jobs.findOneAndUpdate(
			{
				kind: {$in: [...kinds]},
				$or: [
					{state: 'waiting', ...mayBegin},
					{state: 'running', $expr: {$lte: ['$expiresAt', '$$NOW']}},
				],
			},
			[
				{
					$set: {
						state: 'running',
						holder: {$literal: holder},
						expiresAt: fromNow(forMs),
						attempts: {$add: ['$attempts', 1]},
					},
				},
			],
			{sort: {requestedAt: 1}, returnDocument: 'after'},
		),
	);
}

/** Holds a job for longer and tells how far it is. @returns null when another process has it by now. */
export async function beatJob(
	db: Database,
	{id, holder, forMs, progress}: Holder & {forMs: number; progress: JobProgress},
): Promise<Pick<Job, 'isCancelAsked'> | null> {
	return db.jobs.findOneAndUpdate(
		{_id: id, holder, state: 'running'},
		[{$set: {expiresAt: fromNow(forMs), progress: {$literal: progress}}}],
		{returnDocument: 'after', projection: {isCancelAsked: 1}},
	);
}

/** How a turn of work ended; a job that waits goes on at `notBefore`. */
export type JobEnding = Pick<Job, 'state' | 'failure' | 'work' | 'changedAt' | 'notBefore'>;

/** Ends the work on a job. Does nothing when another process has it by now. @returns whether it was ended. */
export async function endJob(db: Database, {id, holder}: Holder, ending: JobEnding): Promise<boolean> {
	const ended = {...ending, holder: '', isCancelAsked: false, progress: noProgress, attempts: 0} as Partial<Job>;
	const {matchedCount} = await retrying(db, () =>
		db.jobs.updateOne({_id: id, holder, state: 'running'}, {$set: ended, $inc: {revision: 1}}),
	);
	return matchedCount === 1;
}

/** Lets the next process take a job at once. Not repeated: its lease ends by itself, and a process that stops cannot wait. */
export async function releaseJob(db: Database, {id, holder}: Holder): Promise<void> {
	await db.jobs.updateOne({_id: id, holder, state: 'running'}, {$set: {state: 'waiting', holder: '', attempts: 0}});
}

/** Deletes the jobs that ended before an instant. @returns their uploads, which nothing needs any more. */
export async function deleteJobsBefore(db: Database, before: Date): Promise<string[]> {
	const old = {changedAt: {$lt: before}, state: {$in: ['done', 'failed', 'cancelled'] as Job['state'][]}};
	const jobs = await db.jobs.find(old, {projection: {kind: 1, 'work.upload': 1}}).toArray();
	await db.jobs.deleteMany({_id: {$in: jobs.map(({_id}) => _id)}, ...old});
	return jobs.flatMap(({kind, work}) => (kind === 'import' ? (work.upload ?? []) : []));
}

/**
Forgets what the files of one kind of facts told: their rows, their faults, and which upload they were. A check that still
runs is cancelled, because it would tell them again.

@returns the uploads, to be deleted.
*/
export async function forgetFiles(db: Database, what: string): Promise<string[]> {
	const held = {kind: 'import' as const, 'work.what': what, 'work.upload': {$ne: null}};
	return retrying(db, async () => {
		const jobs = await importsOf(db)
			.find(held, {projection: {'work.upload': 1}})
			.toArray();
		const checking = {...held, 'work.step': 'check' as const, state: {$in: ['waiting', 'running'] as Job['state'][]}};
		await db.jobs.updateMany(checking, {$set: {state: 'cancelled', holder: ''}, $inc: {revision: 1}});
		const forgotten = {$mergeObjects: ['$work.check', {firstRows: [], faults: []}]};
		const check = {$cond: [{$eq: ['$work.check', null]}, null, forgotten]};
		await db.jobs.updateMany(held, [{$set: {'work.upload': null, 'work.check': check}}]);
		return jobs.flatMap(({work: {upload}}) => upload ?? []);
	});
}

function fromNow(milliseconds: number): Document {
	return {$dateAdd: {startDate: '$$NOW', unit: 'millisecond', amount: milliseconds}};
}
