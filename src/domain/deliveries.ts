import {z} from 'zod';
import {SlugInput} from './campaigns.ts';
import {mailKinds, RecipientSchema} from './mail-jobs.ts';

/** `uncertain`: nobody knows whether it arrived ("onbekend of aangekomen"); only a person sends such a mail again. */
export const deliveryStates = ['waiting', 'sending', 'sent', 'failed', 'uncertain'] as const;
export type DeliveryState = (typeof deliveryStates)[number];

/** One mail to one recipient, as it is stored. It holds no address and no text: both are read when it is sent. */
export const DeliverySchema = z.strictObject({
	job: z.string(),
	what: z.enum(mailKinds),
	/** The campaign that it belongs to; null when it is none of a campaign. */
	campaign: SlugInput.nullable(),
	recipient: RecipientSchema,
	state: z.enum(deliveryStates),
	/** How often it was tried. */
	attempts: z.int().min(0),
	/** Nobody tries it before this moment. */
	nextAt: z.date(),
	/** Who sends it now; '' when nobody does. */
	holder: z.string(),
	/** Why it failed or is uncertain, in one Dutch sentence without the address; null when it did not and is not. */
	reason: z.string().nullable(),
	changedAt: z.date(),
	/** Key of the request that asked to send it again; null while nobody did. */
	askedKey: z.string().nullable(),
});
export type Delivery = z.infer<typeof DeliverySchema> & {_id: string};

/** How many mails of a job are in each state; together they are `total`, at every moment. */
export type DeliveryCounts = Record<DeliveryState | 'total', number>;

/** A mail that is ready to be sent to one address. */
export interface OutgoingMail {
	to: string;
	subject: string;
	html: string;
	text: string;
	headers?: Readonly<Record<string, string>>;
	attachments?: readonly {filename: string; contentType: string; content: Buffer; cid?: string}[];
}

/**
What the mail server made of a mail.

`not-sent`: it never got it, so that it can safely be tried again. `uncertain`: it was handed over, and no answer came.
*/
export type MailOutcome =
	| {kind: 'sent'}
	| {kind: 'refused'; step: 'recipient' | 'message'; isPermanent: boolean}
	| {kind: 'not-sent'; why: string; isOurFault: boolean}
	| {kind: 'uncertain'};

const MINUTE = 60_000;

/** Our choice, in the manner of RFC 5321 section 4.5.4.1: soon at first, then ever later, and given up after five hours. */
const PAUSES_MS = [1, 5, 15, 60, 240].map(minutes => minutes * MINUTE);

/** How long to wait after a try that failed for the time being; null when it was the last one. @param attempts from 1 */
export function pauseAfter(attempts: number): number | null {
	return PAUSES_MS[attempts - 1] ?? null;
}

type Ended = Pick<Delivery, 'state' | 'reason' | 'nextAt'>;

/** The state that follows from an outcome. @param attempts with this try */
export function deliveryAfter(
	outcome: Exclude<MailOutcome, {kind: 'not-sent'}>,
	{attempts, now}: {attempts: number; now: Date},
): Ended {
	switch (outcome.kind) {
		case 'sent':
			return {state: 'sent', reason: null, nextAt: now};
		case 'uncertain':
			return {
				state: 'uncertain',
				reason: 'De verbinding viel weg voordat de mailserver antwoordde: onbekend of de mail is aangekomen.',
				nextAt: now,
			};
		case 'refused':
			return outcome.isPermanent ? refusedFor(outcome.step, now) : refusedNow({attempts, now});
	}
}

function refusedFor(step: 'recipient' | 'message', now: Date): Ended {
	const reason =
		step === 'recipient'
			? 'De mailserver van de ontvanger kent dit adres niet of weigert het.'
			: 'De mailserver weigert deze mail.';
	return {state: 'failed', reason, nextAt: now};
}

function refusedNow({attempts, now}: {attempts: number; now: Date}): Ended {
	const pauseMs = pauseAfter(attempts);
	return pauseMs === null
		? {state: 'failed', reason: 'De mailserver nam deze mail vijf keer niet aan.', nextAt: now}
		: {state: 'waiting', reason: null, nextAt: new Date(now.getTime() + pauseMs)};
}
