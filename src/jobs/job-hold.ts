import {type Job, type JobProgress, noProgress, progressed} from '../domain/jobs.ts';
import {changesOf} from '../store/changes.ts';
import type {Database} from '../store/database.ts';
import {beatJob} from '../store/jobs.ts';

export interface HoldPace {
	beatEveryMs: number;
	/** How long a process that was killed keeps its job from the others. */
	leaseMs: number;
}

interface HoldOptions {
	job: Job;
	holder: string;
	now(): Date;
	/** Of the process: it stops. */
	signal: AbortSignal;
	pace: HoldPace;
}

/** Keeps a job while it is worked on: tells how far it is, and hears that it is cancelled or was lost. */
export class JobHold {
	readonly #db: Database;
	readonly #options: HoldOptions;
	readonly #own = new AbortController();
	readonly #timer: NodeJS.Timeout;
	#progress: JobProgress = noProgress;
	#isCancelled: boolean;
	#isBeating = false;
	readonly signal: AbortSignal;

	constructor(db: Database, options: HoldOptions) {
		this.#db = db;
		this.#options = options;
		this.#isCancelled = options.job.isCancelAsked;
		this.signal = AbortSignal.any([options.signal, this.#own.signal]);
		this.#timer = setInterval(() => void this.#beat(), options.pace.beatEveryMs);
	}

	readonly isCancelled = (): boolean => this.#isCancelled;

	readonly progress = (done: number, total: number | null, what: string): void => {
		this.#progress = progressed(this.#progress, {done, total, what}, this.#options.now());
	};

	end(): void {
		clearInterval(this.#timer);
	}

	async #beat(): Promise<void> {
		if (this.#isBeating) {
			return;
		}

		this.#isBeating = true;
		const {job, holder, pace} = this.#options;
		try {
			const beat = {id: job._id, holder, forMs: pace.leaseMs, progress: this.#progress};
			this.#heard(await beatJob(this.#db, beat));
		} catch {
			// The store is away: the work itself finds that out, and the lease gives it time.
		}

		this.#isBeating = false;
		changesOf(this.#db).announce();
	}

	#heard(job: Pick<Job, 'isCancelAsked'> | null): void {
		if (job === null) {
			this.#own.abort(new Error('another process has this job'));
		} else if (job.isCancelAsked && !this.#isCancelled) {
			this.#isCancelled = true;
			this.#own.abort(new Error('cancelled'));
		}
	}
}
