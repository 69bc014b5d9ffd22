import {noProgress, type SendJob} from '../domain/jobs.ts';
import type {SendWork} from '../domain/mail-jobs.ts';
import type {Database} from '../store/database.ts';
import {insertJob} from '../store/jobs.ts';
import type {Write} from './write.ts';

type WantedWork = Pick<SendWork, 'what' | 'title' | 'recipients'> & Partial<SendWork>;

/** Puts mails in wait; the key of the request is the id of the job, so that the same request is the same job. */
export function insertSendJob(db: Database, work: WantedWork, {identity, key, now}: Write): Promise<SendJob> {
	const plannedAt = work.plannedAt ?? null;
	return insertJob<'send'>(db, {
		_id: key,
		kind: 'send',
		state: 'waiting',
		revision: 1,
		lastKey: key,
		requestedBy: identity.id,
		requestedRole: identity.role,
		requestedAt: now,
		changedAt: now,
		isCancelAsked: false,
		attempts: 0,
		holder: '',
		expiresAt: now,
		progress: noProgress,
		failure: null,
		...(plannedAt && plannedAt > now && {notBefore: plannedAt}),
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
