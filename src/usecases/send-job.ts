import {askedJob, type SendJob} from '../domain/jobs.ts';
import type {SendWork} from '../domain/mail-jobs.ts';
import type {Database} from '../store/database.ts';
import {insertJob} from '../store/jobs.ts';
import type {Write} from './write.ts';

type WantedWork = Pick<SendWork, 'what' | 'title' | 'recipients'> & Partial<SendWork>;

/** Puts mails in wait; the key of the request is the id of the job, so that the same request is the same job. */
export function insertSendJob(db: Database, work: WantedWork, write: Write): Promise<SendJob> {
	const plannedAt = work.plannedAt ?? null;
	return insertJob<'send'>(db, {
		...askedJob(write),
		kind: 'send',
		...(plannedAt && plannedAt > write.now && {notBefore: plannedAt}),
		work: {
			campaign: null,
			trainingDay: null,
			contentHash: null,
			municipality: null,
			returnTo: null,
			unreachableCount: 0,
			...work,
			plannedAt,
		},
	});
}
