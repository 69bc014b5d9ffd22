import {createHash} from 'node:crypto';
import type {OutgoingMail} from '../domain/deliveries.ts';
import {exactSubject} from './mail-subject.ts';

type Composer = typeof import('nodemailer/lib/mail-composer').default;
type Fields = ConstructorParameters<Composer>[0] & {subject: string};

let composer: Promise<typeof import('nodemailer/lib/mail-composer')> | undefined;

/**
The bytes of a mail.

nodemailer is loaded on first use. It may not open files or addresses here, whatever a mail holds.
*/
export async function buildMessage(fields: Fields): Promise<Buffer> {
	composer ??= import('nodemailer/lib/mail-composer');
	const {default: MailComposer} = await composer;
	const safe = {disableFileAccess: true, disableUrlAccess: true} as const;
	const message = new MailComposer({...fields, ...safe, subject: exactSubject(fields.subject)});
	return message.compile().build();
}

/**
A mail as it goes to one recipient.

@param id of its row: the same row gives the same Message-ID, so that a mail program recognises one that came twice.
*/
export function composeMessage(
	{to, subject, html, text, headers, attachments}: OutgoingMail,
	{id, from, now}: {id: string; from: string; now: Date},
): Promise<Buffer> {
	const hash = createHash('sha256').update(id).digest('hex').slice(0, 32);
	return buildMessage({
		from: {name: 'Burgernet', address: from},
		to: {name: '', address: to},
		subject,
		html,
		text,
		date: now,
		messageId: `<${hash}@${from.split('@')[1]}>`,
		// Nothing that answers mails by itself answers this one (RFC 3834).
		headers: {...headers, 'Auto-Submitted': 'auto-generated'},
		...(attachments && {attachments: attachments.map(file => ({...file}))}),
	});
}
