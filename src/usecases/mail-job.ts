import {type Area, areaOf} from '../domain/areas.ts';
import type {Delivery, DeliveryCounts} from '../domain/deliveries.ts';
import {refuse} from '../domain/faults.ts';
import type {SendJob} from '../domain/jobs.ts';
import {recipientKey} from '../domain/mail-jobs.ts';
import type {Database} from '../store/database.ts';
import {askAgain, countDeliveries, listDeliveries} from '../store/deliveries.ts';
import {listAreas} from '../store/facts.ts';
import {askToCancel, type JobRequest, requestOfJob} from '../store/jobs.ts';
import {forgiveAddress, listMailContacts} from '../store/mail-contacts.ts';
import {listSendJobs} from '../store/send-jobs.ts';
import {campaignStanding} from './campaign-states.ts';
import {readJob} from './jobs.ts';
import type {Write} from './write.ts';

/** One mail of a job that did not simply arrive, and for whom it was. */
export interface DoubtfulMail {
	id: string;
	state: Delivery['state'];
	reason: string | null;
	/** null for an account. */
	organisation: Pick<Area, 'kind' | 'name'> | null;
	/** null after it was removed. */
	name: string | null;
}

export interface SentJob {
	job: SendJob;
	/** Together they are `total`; all wait while nothing was begun. */
	counts: DeliveryCounts;
	/** Those that failed, or are uncertain. */
	doubtful: readonly DoubtfulMail[];
}

const ROWS_SHOWN = 200;

/** A job that sends mails. @throws {Refusal} `not-found`, also for a job of another kind */
export async function readSendJob(db: Database, id: string): Promise<SendJob> {
	const job = await readJob(db, id);
	return job.kind === 'send' ? job : refuse('not-found', 'Deze verzending bestaat niet.');
}

/** A job that sends a campaign. @throws {Refusal} `not-found`, also for one of another campaign */
export async function readCampaignJob(db: Database, {slug, id}: {slug: string; id: string}): Promise<SendJob> {
	const job = await readSendJob(db, id);
	return job.work.what === 'campaign' && job.work.campaign === slug
		? job
		: refuse('not-found', 'Deze verzending bestaat niet.');
}

/** A job that mails an invitation. @throws {Refusal} `not-found`, also for one of another training day */
export async function readInvitationJob(
	db: Database,
	{trainingDay, id}: {trainingDay: string; id: string},
): Promise<SendJob> {
	const job = await readSendJob(db, id);
	return job.work.trainingDay === trainingDay ? job : refuse('not-found', 'Deze verzending bestaat niet.');
}

/** How the mails of a job went until now. */
export async function sentJob(db: Database, job: SendJob): Promise<SentJob> {
	const [counts, rows, areas] = await Promise.all([
		countDeliveries(db, job._id),
		listDeliveries(db, {job: job._id, states: ['failed', 'uncertain'], limit: ROWS_SHOWN}),
		listAreas(db),
	]);
	const contacts = await listMailContacts(
		db,
		rows.map(({recipient}) => recipient.id),
	);
	const doubtful = rows.map(({_id: id, state, reason, recipient}) => ({
		...{id, state, reason},
		organisation: areaOf(areas, recipient.organisation ?? '') ?? null,
		name: contacts.get(recipient.id)?.name ?? null,
	}));
	const total = job.work.recipients.length;
	return {job, doubtful, counts: counts.total === 0 ? {...counts, waiting: total, total} : counts};
}

/** What somebody asks of a job, and under which key. */
export interface MailAsked {
	job: SendJob;
	write: Write;
}

/** Stops sending after the mails that are being handed over now; the others wait until somebody resumes it. */
export async function pauseMail(db: Database, {job, write}: MailAsked): Promise<void> {
	if (job.state === 'running') {
		return askToCancel(db, job._id);
	}

	if (job.state === 'waiting') {
		await requested(db, job, {...write, set: {state: 'cancelled', isCancelAsked: false, failure: null}});
	}
}

/**
Goes on with what waits after a pause, or after a failure of the mail server.

@throws {Refusal} `conflict` when the campaign is not the confirmed one any more, or was sent again since; `stale`.
*/
export async function resumeMail(
	db: Database,
	{job, write, campaignsFolder}: MailAsked & {campaignsFolder: string},
): Promise<void> {
	if (job.lastKey === write.key || (job.state !== 'cancelled' && job.state !== 'failed')) {
		return;
	}

	const {campaign, contentHash} = job.work;
	if (campaign !== null) {
		const [standing, [newest]] = await Promise.all([
			campaignStanding(db, {campaignsFolder, slug: campaign}),
			listSendJobs(db, {campaign, limit: 1}),
		]);
		if (standing.state !== 'released' || standing.hash !== contentHash) {
			refuse('conflict', 'De campagne is niet meer dezelfde als toen je bevestigde. Verstuur hem zo nodig opnieuw.');
		}

		if (newest && newest.requestedAt > job.requestedAt) {
			refuse('conflict', 'Deze campagne is daarna opnieuw verstuurd. Ga daar verder.');
		}
	}

	await requested(db, job, {...write, set: {state: 'waiting', isCancelAsked: false, failure: null}});
}

/**
Sends one mail again that failed or of which nobody knows whether it arrived: only because a person asks it. An address that
was refused counts as good again.

@throws {Refusal} `conflict` when it is in another state by now.
*/
export async function sendAgain(db: Database, id: string, {job, write}: MailAsked): Promise<void> {
	const {key, now} = write;
	if (!(await askAgain(db, {id, job: job._id, key, now}))) {
		refuse('conflict', 'Deze mail staat er intussen anders voor. Kijk hoe het nu is.');
	}

	const recipient = job.work.recipients.find(each => id === `${job._id}:${recipientKey(each)}`);
	if (recipient?.kind === 'ambassador') {
		await forgiveAddress(db, recipient.id);
	}

	if (job.state === 'cancelled' || job.state === 'running') {
		return;
	}

	await requested(db, job, {...write, set: {state: 'waiting', failure: null, notBefore: now}});
}

const moved = 'Deze verzending staat er intussen anders voor. Kijk wat hier nu staat.';

async function requested(
	db: Database,
	{_id: id, revision}: SendJob,
	{key, now, set}: Pick<Write, 'key' | 'now'> & Pick<JobRequest, 'set'>,
): Promise<void> {
	const changed = await requestOfJob(db, {id, revision, key, now, set});
	if (!changed) {
		refuse('stale', moved);
	}
}
