import {z} from 'zod';
import {ImportWorkSchema} from './import-work.ts';
import {KitsWorkSchema} from './kits-work.ts';
import {SendWorkSchema} from './mail-jobs.ts';
import {type Identity, roles} from './users.ts';

export const jobStates = ['waiting', 'running', 'done', 'failed', 'cancelled'] as const;

/** How far a running job is; `total` is null while it is not known. */
export const JobProgressSchema = z.strictObject({
	done: z.int().min(0),
	total: z.int().min(0).nullable(),
	/** What is counted: `regels`. */
	what: z.string(),
	/** When this count began; null while nothing was counted. */
	beganAt: z.date().nullable(),
});
export type JobProgress = z.infer<typeof JobProgressSchema>;

/** What every job has, whatever its work is. */
const EveryJobSchema = z.strictObject({
	state: z.enum(jobStates),
	/** Counts the requests of people, so that a page cannot ask something of a job that moved on. */
	revision: z.int().min(1),
	/** The key of the last request: the same one again is that request. */
	lastKey: z.string(),
	requestedBy: z.string(),
	requestedRole: z.enum(roles),
	requestedAt: z.date(),
	/** When a person last asked something of it, or when it last ended. */
	changedAt: z.date(),
	isCancelAsked: z.boolean(),
	/** How often a process began on it since a person asked: a file that ends processes is not tried for ever. */
	attempts: z.int().min(0),
	/** The process that works on it; empty when none does. */
	holder: z.string(),
	/** By the server's clock: after this moment another process may take it. */
	expiresAt: z.date(),
	progress: JobProgressSchema,
	/** Why it failed, in one Dutch sentence; null when it did not. */
	failure: z.string().nullable(),
	/** Nobody takes it before this moment; left out: at once. */
	notBefore: z.date().optional(),
});

/** Long work that goes on in the background, as it is stored: it outlives the request, the page and the process. */
export const JobSchema = z.discriminatedUnion('kind', [
	EveryJobSchema.extend({kind: z.literal('import'), work: ImportWorkSchema}),
	EveryJobSchema.extend({kind: z.literal('send'), work: SendWorkSchema}),
	EveryJobSchema.extend({kind: z.literal('kits'), work: KitsWorkSchema}),
]);
export type Job = z.infer<typeof JobSchema> & {_id: string};
export type JobKind = Job['kind'];
/** A job of one kind, with its own work. */
export type JobOf<Kind extends JobKind> = Extract<Job, {kind: Kind}>;
export type ImportJob = JobOf<'import'>;
export type SendJob = JobOf<'send'>;
export type KitsJob = JobOf<'kits'>;

/** Our choice: a job that ended three processes is given up. */
export const MOST_ATTEMPTS = 3;

/** Our choice: so long a job and its file stay, so that an import can be taken back. */
export const KEPT_DAYS = 90;

export const noProgress: JobProgress = {done: 0, total: null, what: '', beganAt: null};

/** A job as it is asked: it waits, and the key of the request is its id, so that the same request is the same job. */
export function askedJob({
	identity: {id, role},
	key,
	now,
}: {
	identity: Pick<Identity, 'id' | 'role'>;
	key: string;
	now: Date;
}): Omit<Job, 'kind' | 'work'> {
	return {
		...{_id: key, state: 'waiting', revision: 1, lastKey: key},
		...{requestedBy: id, requestedRole: role, requestedAt: now, changedAt: now, isCancelAsked: false},
		...{attempts: 0, holder: '', expiresAt: now, progress: noProgress, failure: null},
	};
}

export function isActive({state}: Pick<Job, 'state'>): boolean {
	return state === 'waiting' || state === 'running';
}

/** Too short to tell a pace from. */
const SHORTEST_MS = 1500;

/**
How many seconds a job will still take at its own pace until now; null while that cannot be told.

Source: our choice, the mean pace since the count began.
*/
export function secondsLeft({done, total, beganAt}: JobProgress, now: Date): number | null {
	const elapsed = beganAt === null ? 0 : now.getTime() - beganAt.getTime();
	if (total === null || done === 0 || done > total || elapsed < SHORTEST_MS) {
		return null;
	}

	return Math.ceil(((elapsed / done) * (total - done)) / 1000);
}

/** The next progress after a count; a count of something else begins its own time. */
export function progressed(
	before: JobProgress,
	{done, total, what}: Omit<JobProgress, 'beganAt'>,
	now: Date,
): JobProgress {
	const isSameCount = before.what === what && before.done <= done && before.beganAt !== null;
	return {done, total, what, beganAt: isSameCount ? before.beganAt : now};
}
