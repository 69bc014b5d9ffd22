import {Refusal} from '../domain/faults.ts';
import {type Job, type JobKind, MOST_ATTEMPTS} from '../domain/jobs.ts';
import {changesOf} from '../store/changes.ts';
import type {Database} from '../store/database.ts';
import {endJob, type JobEnding, onJobAsked, releaseJob, takeJob} from '../store/jobs.ts';
import {isPassing} from '../store/retry.ts';
import {composeMail} from '../usecases/compose-mail.ts';
import {clearOldJobs} from '../usecases/jobs.ts';
import {clearOldKits} from '../usecases/kits-jobs.ts';
import type {CampaignSetting} from '../usecases/mailing-of-municipality.ts';
import {runImport} from '../usecases/run-import.ts';
import {runKits} from '../usecases/run-kits.ts';
import {type MailSetting, runSend} from '../usecases/run-send.ts';
import {type HoldPace, JobHold} from './job-hold.ts';
import {wait} from './wait.ts';

type WorkEnded = Omit<JobEnding, 'changedAt'>;

interface RunnerOptions {
	seedFolder: string;
	/** What mails are made of. */
	campaigns: CampaignSetting;
	/** null: there is no mail server. */
	mail: MailSetting | null;
	now(): Date;
	log: {info(fields: object, message: string): void; error(fields: object, message: string): void};
	/** Other than `usualPace` in tests only. */
	pace?: Partial<typeof usualPace>;
}

const usualPace: HoldPace & {lookEveryMs: number; clearEveryMs: number} = {
	/** How often a process looks for the work of one that went away; what is asked of itself it does at once. */
	lookEveryMs: 5000,
	beatEveryMs: 500,
	leaseMs: 10_000,
	clearEveryMs: 3_600_000,
};

const LONGEST_STOP_MS = 3000;

/** Kinds that wait for each other; nobody waits for a sign-in link because a large file is read or a mailing goes out. */
const lanes: readonly (readonly JobKind[])[] = [['import'], ['send'], ['send'], ['kits']];

/** Does the jobs that wait, in each lane one at a time, until it is stopped. A job of a process that went away is taken over. */
export function startRunner(db: Database, options: RunnerOptions): {stop(): Promise<void>} {
	const stopping = new AbortController();
	const ended = new AbortController();
	const running = lanes.map(kinds => new JobRunner(db, {...options, kinds, signal: stopping.signal}).run());
	void Promise.allSettled(running).finally(() => ended.abort());
	return {
		async stop() {
			stopping.abort();
			// A write that waits for a lost database must not hold up the end: the lease ends by itself.
			await wait(LONGEST_STOP_MS, ended.signal);
		},
	};
}

interface LaneOptions extends RunnerOptions {
	kinds: readonly JobKind[];
	signal: AbortSignal;
}

class JobRunner {
	readonly #db: Database;
	readonly #options: LaneOptions;
	readonly #pace: typeof usualPace;
	readonly #holder = crypto.randomUUID();
	#clearedAt = Number.NEGATIVE_INFINITY;
	/** Aborted when this process was asked something: there is work. */
	#asked = new AbortController();

	constructor(db: Database, options: LaneOptions) {
		this.#db = db;
		this.#options = options;
		this.#pace = {...usualPace, ...options.pace};
	}

	async run(): Promise<void> {
		const {signal} = this.#options;
		const unsubscribe = onJobAsked(this.#db, () => this.#asked.abort());
		while (!signal.aborted) {
			this.#asked = new AbortController();
			const job = await this.#look();
			if (job) {
				await this.#work(job);
			} else {
				await wait(this.#pace.lookEveryMs, AbortSignal.any([signal, this.#asked.signal]));
			}
		}

		unsubscribe();
	}

	/** @returns null when there is no work, or when the store is away: then it is asked again later. */
	async #look(): Promise<Job | null> {
		try {
			await this.#clear();
			const {kinds, now} = this.#options;
			return await takeJob(this.#db, {kinds, holder: this.#holder, forMs: this.#pace.leaseMs, now: now()});
		} catch (error) {
			this.#options.log.error({why: (error as Error).message}, 'jobs cannot be looked for');
			await wait(this.#pace.lookEveryMs, this.#options.signal);
			return null;
		}
	}

	async #clear(): Promise<void> {
		if (performance.now() - this.#clearedAt > this.#pace.clearEveryMs) {
			this.#clearedAt = performance.now();
			await clearOldJobs(this.#db, this.#options.now());
			await clearOldKits(this.#db, this.#options.now());
		}
	}

	async #work(job: Job): Promise<void> {
		const {signal, log, now} = this.#options;
		const hold = new JobHold(this.#db, {job, holder: this.#holder, now, signal, pace: this.#pace});
		const key = {id: job._id, holder: this.#holder};
		try {
			const ending = await this.#ended(job, hold);
			await endJob(this.#db, key, {...ending, changedAt: now()});
			log.info({job: job._id, kind: job.kind, state: ending.state}, 'job ended');
		} catch (error) {
			// The process stops, or the store is away: the job waits for the next process, or for the store.
			hold.end();
			log.error({job: job._id, why: (error as Error).message}, 'job interrupted');
			await releaseJob(this.#db, key).catch(() => undefined);
			await wait(this.#pace.lookEveryMs, signal);
		} finally {
			hold.end();
			changesOf(this.#db).announce();
		}
	}

	/** A turn of work on a job, by its kind. */
	async #done(job: Job, {signal, progress, isCancelled}: JobHold): Promise<WorkEnded> {
		const {seedFolder, campaigns: setting, mail, now} = this.#options;
		switch (job.kind) {
			case 'import':
				return runImport(this.#db, job, {seedFolder, now, signal, progress, isCancelled});
			case 'send':
				return runSend(this.#db, job, {
					...{mail, now, signal, progress, isCancelled},
					compose: delivery => composeMail(this.#db, {work: job.work, delivery, setting, now: now()}),
				});
			case 'kits':
				return runKits(this.#db, job, {setting, now, signal, progress, isCancelled});
		}
	}

	async #ended(job: Job, hold: JobHold): Promise<WorkEnded> {
		const {log} = this.#options;
		if (job.attempts > MOST_ATTEMPTS) {
			return {state: 'failed', failure: brokenOff[job.kind], work: job.work};
		}

		const {signal} = hold;
		try {
			return await this.#done(job, hold);
		} catch (error) {
			if (signal.aborted || isAway(error)) {
				throw error;
			}

			log.error({job: job._id, error: {message: (error as Error).message}}, 'job failed');
			return {state: 'failed', failure: 'Er ging iets mis in het programma zelf. Probeer het opnieuw.', work: job.work};
		}
	}
}

/** What is told when a job ended three processes. */
const brokenOff: Record<JobKind, string> = {
	import: 'Dit bestand is drie keer niet gelukt. Splits het in delen.',
	send: 'Het versturen is drie keer afgebroken. Kijk wat hieronder staat en ga daarna verder.',
	kits: 'Het maken is drie keer afgebroken. Probeer het later opnieuw.',
};

/** Whether the store could not be reached. */
function isAway(error: unknown): boolean {
	return isPassing(error) || (error instanceof Refusal && error.code === 'unavailable');
}
