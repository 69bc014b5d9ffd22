import {randomUUID} from 'node:crypto';
import type {OutgoingMail} from '../domain/deliveries.ts';
import {refuse} from '../domain/faults.ts';
import {SIGN_IN_MAIL_MS} from '../domain/sign-in-asks.ts';
import type {Identity} from '../domain/users.ts';
import {composeSimpleMail} from '../mailings/simple-mail.ts';
import {findAccountByEmail, insertLink} from '../store/accounts.ts';
import type {Database} from '../store/database.ts';
import {takeSignInAsk} from '../store/sign-in-asks.ts';
import type {ComposeRequest} from './compose-mail.ts';
import {mailedAccount, senderName} from './mailed-person.ts';
import {insertSendJob} from './send-job.ts';

/**
Mails a one-time sign-in link to an address, when it is that of a working account and was not asked too often lately.

The job holds neither address nor link: both are made when the mail is sent.

@returns what happened, for the log alone: whoever asks must not be able to tell an account from none.
*/
export async function mailSignInLink(
	db: Database,
	{email, returnTo, now}: {email: string; returnTo: string | null; now: Date},
): Promise<'mailed' | 'unknown' | 'too-often'> {
	const user = await findAccountByEmail(db, email, now);
	if (!user) {
		return 'unknown';
	}

	const key = randomUUID();
	if (!(await takeSignInAsk(db, {userId: user._id, key, now}))) {
		return 'too-often';
	}

	const identity: Identity = {id: user._id, role: user.role, area: user.area};
	await insertSendJob(
		db,
		{
			what: 'sign-in',
			title: 'Inloglink',
			recipients: [{kind: 'account', id: user._id, organisation: null}],
			returnTo,
			plannedAt: now,
		},
		{identity, key, now},
	);
	return 'mailed';
}

/** The mail with the link. @throws {Refusal} `conflict` when the account works no more, or it was asked too long ago */
export async function composeSignInMail(
	db: Database,
	{work, delivery, setting, now}: ComposeRequest,
): Promise<OutgoingMail> {
	const {email, _id: userId} = await mailedAccount(db, delivery.recipient, now);
	if (work.plannedAt && now.getTime() - work.plannedAt.getTime() > SIGN_IN_MAIL_MS) {
		refuse('conflict', 'Het duurde te lang voordat deze link verstuurd kon worden.');
	}

	const secret = await insertLink(db, {userId, returnTo: work.returnTo, now});
	const mail = composeSimpleMail({
		subject: 'Je link om in te loggen bij Burgernet',
		sender: await senderName(db),
		heading: 'Inloggen bij Burgernet',
		before: ['Je vroeg om een link om in te loggen. Open hem en klik daarna op de knop Inloggen.'],
		button: {label: 'Open de link', href: `${setting.origin}/inloggen/${secret}`},
		after: ['De link werkt één keer en blijft een uur geldig. Stuur hem niet door.'],
		footer: ['Vroeg je hier niet om? Dan hoef je niets te doen.'],
		footerLink: null,
	});
	return {...mail, to: email};
}
