import {calendarText} from '../domain/calendar.ts';
import type {OutgoingMail} from '../domain/deliveries.ts';
import {refuse} from '../domain/faults.ts';
import {currentVersion} from '../domain/revisions.ts';
import {appointmentOf, invitationOf} from '../domain/training-words.ts';
import {composeSimpleMail} from '../mailings/simple-mail.ts';
import {findAccount} from '../store/accounts.ts';
import type {Database} from '../store/database.ts';
import {findJob} from '../store/jobs.ts';
import {listSendJobs} from '../store/send-jobs.ts';
import type {ComposeRequest} from './compose-mail.ts';
import {mailedAmbassador, senderName} from './mailed-person.ts';
import {insertSendJob} from './send-job.ts';
import {participantsOf, readTrainingDay} from './training-days.ts';
import type {Write} from './write.ts';

/**
Mails the invitation to a training day, or that it is called off, to everybody who was asked to come.

It asks nothing about campaigns, so it also goes to who unsubscribed from those.

@returns the id of the job; the same request again is the same job.
@throws {Refusal} `conflict` when nobody can be mailed, `stale` when the day changed since it was seen, `not-found`.
*/
export async function mailInvitation(
	db: Database,
	{id, expected}: {id: string; expected: number},
	write: Write,
): Promise<string> {
	const known = await findJob(db, write.key);
	if (known) {
		return known._id;
	}

	const fact = await readTrainingDay(db, id);
	if (fact.revision !== expected) {
		refuse('stale', 'Deze trainingsdag is intussen gewijzigd.');
	}

	const invited = (await participantsOf(db, fact)).filter(({isInvited, contact}) => isInvited && contact !== null);
	if (invited.length === 0) {
		refuse('conflict', 'Er is nog niemand uitgenodigd van wie we het e-mailadres kennen.');
	}

	const {subject: title} = invitationOf(currentVersion(fact));
	const recipients = invited.map(participant => ({
		kind: 'ambassador' as const,
		id: participant.id,
		organisation: participant.organisation.code,
	}));
	const job = await insertSendJob(db, {what: 'invitation', title, trainingDay: id, recipients}, write);
	return job._id;
}

const INVITATIONS_SHOWN = 5;

/** When the invitation to a training day was mailed, the newest first. */
export async function listInvitations(
	db: Database,
	trainingDay: string,
): Promise<{id: string; at: Date; count: number}[]> {
	const jobs = await listSendJobs(db, {trainingDay, limit: INVITATIONS_SHOWN});
	return jobs.map(({_id: id, requestedAt: at, work}) => ({id, at, count: work.recipients.length}));
}

/** The invitation to one ambassador, with the appointment. Answers go to whoever sends it. @throws {Refusal} `conflict`, `not-found` */
export async function composeInvitation(db: Database, {work, delivery, now}: ComposeRequest): Promise<OutgoingMail> {
	const fact = await readTrainingDay(db, work.trainingDay ?? '');
	const {contact} = await mailedAmbassador(db, delivery.recipient, now);
	if (contact.isRefused) {
		refuse('conflict', 'Een mailserver weigerde dit adres eerder.');
	}

	const training = currentVersion(fact);
	const {subject, text} = invitationOf(training);
	const mail = composeSimpleMail({
		subject,
		sender: await senderName(db),
		heading: subject,
		before: text.split('\n').filter(line => line !== ''),
		button: null,
		after: [],
		footer: ['Deze mail krijg je als ambassadeur van Burgernet.'],
		footerLink: null,
	});
	const {_id: id, revision, recordedAt} = fact;
	const method = training.state === 'cancelled' ? 'CANCEL' : 'PUBLISH';
	const appointment = {
		filename: `burgernet-training-${training.day.replaceAll('-', '')}.ics`,
		contentType: `text/calendar; charset=utf-8; method=${method}`,
		content: Buffer.from(calendarText(appointmentOf(training, {id, revision, recordedAt}))),
	};
	const asker = await askerOf(db, delivery.job, now);
	return {...mail, to: contact.email, attachments: [appointment], ...(asker && {headers: {'Reply-To': asker}})};
}

/** The address of whoever asked for a job; null when that was no account, or it works no more. */
async function askerOf(db: Database, job: string, now: Date): Promise<string | null> {
	const asked = await findJob(db, job);
	const account = asked && (await findAccount(db, asked.requestedBy, now));
	return account?.email ?? null;
}
