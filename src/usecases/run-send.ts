import {randomUUID} from 'node:crypto';
import {type Delivery, deliveryAfter, type OutgoingMail} from '../domain/deliveries.ts';
import {Refusal, refuse} from '../domain/faults.ts';
import {EmailInput} from '../domain/inputs.ts';
import type {SendJob} from '../domain/jobs.ts';
import {recipientKey, unreachablePause} from '../domain/mail-jobs.ts';
import {composeMessage} from '../mailings/build-message.ts';
import {MailLine, type Parcel, type SmtpSetting} from '../mailings/smtp.ts';
import {refuseAddress} from '../store/contacts.ts';
import type {Database} from '../store/database.ts';
import {
	addDeliveries,
	countDeliveries,
	doubtDeliveries,
	endDelivery,
	nextDeliveryAt,
	takeDelivery,
} from '../store/deliveries.ts';
import type {JobEnding} from '../store/jobs.ts';

export interface MailSetting {
	smtp: SmtpSetting;
	/** Address of the sender. */
	from: string;
}

interface SendTools {
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
const LINES = 3;

/** Ends all lines of a turn: the server is away, or refuses us. */
class TurnOver extends Error {
	readonly isOurFault: boolean;
	constructor(why: string, isOurFault: boolean) {
		super(why);
		this.isOurFault = isOurFault;
	}
}

/**
One turn of sending the mails of a job, each to one recipient.

A mail is marked as being sent before its dialogue with the server begins. So whatever ends this process, every mail is
sent, waits, failed or is uncertain, and none goes out twice by itself.

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
	const lines = Array.from({length: LINES}, (_, index) =>
		sendAlong(db, {...turn, turn: String(index)}, {...tools, mail}),
	);
	const ends = await Promise.allSettled(lines);
	const failures = ends.flatMap(end => (end.status === 'rejected' ? [end.reason as unknown] : []));
	const failure = failures.find(found => !(found instanceof TurnOver)) ?? failures[0];
	if (failure instanceof TurnOver) {
		return afterTrouble(job, {failure, now: now()});
	}

	if (failure) {
		throw failure;
	}

	return afterTurn(db, job, tools);
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

/** Sends one mail after the other over one connection, until none can be tried now. */
async function sendAlong(
	db: Database,
	turn: {job: string; holder: string; turn: string},
	tools: SendTools & {mail: MailSetting},
): Promise<void> {
	const {mail, now, signal} = tools;
	const line = new MailLine(mail.smtp);
	try {
		while (!signal.aborted) {
			const delivery = await takeDelivery(db, {...turn, now: now()});
			if (!delivery) {
				return;
			}

			await sendOne(db, delivery, {...tools, line});
			const {total, waiting, sending} = await countDeliveries(db, turn.job);
			tools.progress(total - waiting - sending, total, 'mails');
		}
	} finally {
		line.close();
	}
}

async function sendOne(
	db: Database,
	delivery: Delivery,
	{compose, mail: {from}, line, now}: SendTools & {mail: MailSetting; line: MailLine},
): Promise<void> {
	const {attempts} = delivery;
	const end = (ended: Ended) => endDelivery(db, delivery, {attempts, ...ended, changedAt: now()});
	let parcel: Parcel;
	try {
		parcel = await parcelOf(await compose(delivery), {id: delivery._id, from, now: now()});
	} catch (error) {
		if (error instanceof Refusal && error.code !== 'unavailable') {
			return end({state: 'failed', reason: error.message, nextAt: now()});
		}

		await end({...untried(delivery), nextAt: now()});
		throw error;
	}

	const outcome = await line.send(parcel);
	if (outcome.kind === 'not-sent') {
		await end({...untried(delivery), nextAt: now()});
		throw new TurnOver(outcome.why, outcome.isOurFault);
	}

	await end(deliveryAfter(outcome, {attempts, now: now()}));
	if (outcome.kind === 'refused' && outcome.step === 'recipient' && outcome.isPermanent) {
		await refuseAddress(db, delivery.recipient.id, parcel.to);
	}
}

type Ended = Pick<Delivery, 'state' | 'reason' | 'nextAt'> & {attempts?: number};

/** What went wrong says nothing about this mail: it waits as before. */
function untried({attempts}: Delivery): Pick<Delivery, 'state' | 'reason' | 'attempts'> {
	return {state: 'waiting', reason: null, attempts: attempts - 1};
}

/** @throws {Refusal} `invalid` for an address that could be read as more than one, or as something else than an address. */
async function parcelOf(mail: OutgoingMail, {id, from, now}: {id: string; from: string; now: Date}): Promise<Parcel> {
	const {success} = EmailInput.safeParse(mail.to);
	if (!success) {
		refuse('invalid', 'Dit e-mailadres is niet geldig.');
	}

	return {from, to: mail.to, content: await composeMessage(mail, {id, from, now})};
}
