import {randomUUID} from 'node:crypto';
import type {Delivery, OutgoingMail} from '../../src/domain/deliveries.ts';
import {noProgress, type SendJob} from '../../src/domain/jobs.ts';
import {smtpSetting} from '../../src/mailings/smtp.ts';
import type {Database} from '../../src/store/database.ts';
import {findJob, insertJob} from '../../src/store/jobs.ts';
import {runSend} from '../../src/usecases/run-send.ts';

/** Timeouts of a test: what stalls is given up soon. */
const timeoutsMs = {connect: 2000, greeting: 2000, silence: 700};

/** A job with a mail for each of these names, which stand for addresses. */
export async function sendJob(db: Database, names: readonly string[], now: Date): Promise<SendJob> {
	return insertJob<'send'>(db, {
		_id: randomUUID(),
		kind: 'send',
		state: 'waiting',
		revision: 1,
		requestedBy: 'coordinator-1',
		requestedRole: 'coordinator',
		requestedAt: now,
		changedAt: now,
		lastKey: randomUUID(),
		isCancelAsked: false,
		holder: '',
		expiresAt: now,
		attempts: 0,
		progress: noProgress,
		failure: null,
		work: {
			what: 'campaign',
			campaign: 'download-de-app',
			trainingDay: null,
			title: 'Download de Burgernetapp',
			contentHash: null,
			municipality: null,
			returnTo: null,
			recipients: names.map(id => ({kind: 'ambassador', id, organisation: 'GM0321'})),
			plannedAt: null,
			unreachableCount: 0,
		},
	});
}

export const addressOfName = (name: string): string => `${name}@gemeente.example`;

/** A small mail, so that these tests are about its way and not about its words. */
export async function smallMail({recipient}: Delivery): Promise<OutgoingMail> {
	return {to: addressOfName(recipient.id), subject: 'Burgernet', html: '<p>Dag</p>', text: 'Dag'};
}

interface Turns {
	job: string;
	url: string;
	now: Date;
	/** Stops after so many turns, also when mails still wait. */
	most?: number;
}

/**
Takes turns, as the runner does, until a job has ended. The clock moves to when the job wants to go on.

@returns its last state, and how many turns it took
*/
export async function sendInTurns(
	db: Database,
	{job: id, url, now, most = 50}: Turns,
): Promise<{state: string; failure: string | null; turns: number}> {
	const mail = {smtp: {...smtpSetting(url), timeoutsMs}, from: 'burgernet@politie.example'};
	const tools = {mail, compose: smallMail, progress() {}, isCancelled: () => false};
	const {signal} = new AbortController();
	let at = now;
	for (let turns = 1; ; turns++) {
		const job = (await findJob(db, id)) as SendJob;
		const ended = await runSend(db, job, {...tools, now: () => at, signal});
		await db.jobs.updateOne({_id: id}, {$set: ended} as object);
		if (ended.state !== 'waiting' || turns === most) {
			return {state: ended.state, failure: ended.failure, turns};
		}

		at = ended.notBefore ?? at;
	}
}
