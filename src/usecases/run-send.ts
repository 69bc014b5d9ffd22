import {randomUUID} from 'node:crypto';
import type {Delivery, OutgoingMail} from '../domain/deliveries.ts';
import type {SendJob} from '../domain/jobs.ts';
import {recipientKey, unreachablePause} from '../domain/mail-jobs.ts';
import type {SmtpSetting} from '../mailings/smtp.ts';
import type {Database} from '../store/database.ts';
import {addDeliveries, countDeliveries, doubtDeliveries, nextDeliveryAt} from '../store/deliveries.ts';
import {DeliveryDesk} from '../store/delivery-desk.ts';
import type {JobEnding} from '../store/jobs.ts';
import {sendAlong, TurnOver} from './send-along.ts';

export interface MailSetting {
	smtp: SmtpSetting;
	/** Address of the sender. */
	from: string;
}

export interface SendTools {
	/** null: this service has no mail server. */
	mail: MailSetting | null;
	/** What one recipient gets. @throws {Refusal} when this recipient gets nothing any more: the reason is told */
	compose(delivery: Delivery): Promise<OutgoingMail>;
	now(): Date;
	signal: AbortSignal;
	progress(done: number, total: number | null, what: string): void;
	isCancelled(): boolean;
}

type SendEnded = Omit<JobEnding, 'changedAt'>;

/** Our choice: more would look like a flood to a mail server, and one silent connection holds up only a third. */
const LINES = 5;

/**
One turn of sending the mails of a job, each to one recipient.

A mail is marked as being sent before the server gets it. So whatever ends this process, every mail is sent, waits, failed
or is uncertain, and none goes out twice by itself.

@throws the reason of the signal when the process stops; what the store throws when it is away.
*/
export async function runSend(db: Database, job: SendJob, tools: SendTools): Promise<SendEnded> {
	const {work} = job;
	const {mail, now} = tools;
	if (!mail) {
		return {state: 'failed', failure: 'Deze dienst heeft geen mailserver (SMTP_URL).', work};
	}

	await addDeliveries(db, rowsOf(job, now()));
	const turn = {job: job._id, holder: randomUUID()};
	const reason = 'Het versturen werd afgebroken: onbekend of de mail is aangekomen.';
	await doubtDeliveries(db, {...turn, now: now(), reason});
	const trouble = await sendAll(db, turn, {...tools, mail});
	return trouble ? afterTrouble(job, {failure: trouble, now: now()}) : afterTurn(db, job, tools);
}

/** Sends what can be sent now. @returns what ended a line before its end; null when nothing did. @throws what is no trouble of mail */
async function sendAll(
	db: Database,
	turn: {job: string; holder: string},
	tools: SendTools & {mail: MailSetting},
): Promise<TurnOver | null> {
	const {total, waiting} = await countDeliveries(db, turn.job);
	let tried = total - waiting;
	const tellTried = () => tools.progress(Math.min(++tried, total), total, 'mails');
	const desk = new DeliveryDesk(db, {...turn, now: tools.now});
	const lines = Array.from({length: LINES}, (_, index) =>
		sendAlong(db, {desk, line: String(index)}, {...tools, tellTried}),
	);
	const ends = await Promise.allSettled(lines);
	const failures = ends.flatMap(end => (end.status === 'rejected' ? [end.reason as unknown] : []));
	const other = failures.find(failure => !(failure instanceof TurnOver));
	if (other) {
		throw other;
	}

	return (failures[0] as TurnOver | undefined) ?? null;
}

function rowsOf({_id: job, work, requestedAt}: SendJob, now: Date): Delivery[] {
	return work.recipients.map(recipient => ({
		_id: `${job}:${recipientKey(recipient)}`,
		job,
		what: work.what,
		campaign: work.campaign,
		recipient,
		state: 'waiting',
		attempts: 0,
		nextAt: requestedAt,
		holder: '',
		reason: null,
		changedAt: now,
		askedKey: null,
	}));
}

async function afterTurn(db: Database, job: SendJob, {signal, isCancelled}: SendTools): Promise<SendEnded> {
	const work = {...job.work, unreachableCount: 0};
	if (isCancelled()) {
		return {state: 'cancelled', failure: null, work};
	}

	signal.throwIfAborted();
	const nextAt = await nextDeliveryAt(db, job._id);
	return nextAt ? {state: 'waiting', failure: null, work, notBefore: nextAt} : {state: 'done', failure: null, work};
}

function afterTrouble({work}: SendJob, {failure, now}: {failure: TurnOver; now: Date}): SendEnded {
	const unreachableCount = work.unreachableCount + 1;
	const pauseMs = failure.isOurFault ? null : unreachablePause(unreachableCount);
	return pauseMs === null
		? {state: 'failed', failure: failure.message, work: {...work, unreachableCount: 0}}
		: {
				state: 'waiting',
				failure: failure.message,
				work: {...work, unreachableCount},
				notBefore: new Date(now.getTime() + pauseMs),
			};
}
