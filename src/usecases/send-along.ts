import {type Delivery, deliveryAfter, type OutgoingMail} from '../domain/deliveries.ts';
import {Refusal, refuse} from '../domain/faults.ts';
import {EmailInput} from '../domain/inputs.ts';
import {composeMessage} from '../mailings/build-message.ts';
import {MailLine, type Parcel} from '../mailings/smtp.ts';
import {refuseAddress} from '../store/contacts.ts';
import type {Database} from '../store/database.ts';
import type {DeliveryDesk, EndedDelivery} from '../store/delivery-desk.ts';
import type {MailSetting, SendTools} from './run-send.ts';

/** Ends a line: the mail server is away, or refuses us. */
export class TurnOver extends Error {
	readonly isOurFault: boolean;
	constructor(why: string, isOurFault: boolean) {
		super(why);
		this.isOurFault = isOurFault;
	}
}

type LineTools = SendTools & {mail: MailSetting; tellTried(): void};
/** A mail that is made ready, or why it cannot be; `trouble` says nothing about this mail. */
type Ready = {delivery: Delivery; made: Parcel | Refusal} | {delivery: null; trouble: unknown};
/** How a mail went, and with `trouble` what ends its line. */
type Went = Pick<Delivery, 'state' | 'reason' | 'nextAt'> & {attempts?: number; trouble?: unknown};

/**
Sends one mail after the other over one connection, until none can be tried now. The next is made ready while one is under
way.

@throws {TurnOver}; what the store throws when it is away. What was sent until then is written.
*/
export async function sendAlong(
	db: Database,
	{desk, line}: {desk: DeliveryDesk; line: string},
	tools: LineTools,
): Promise<void> {
	const connection = new MailLine(tools.mail.smtp);
	let ended: EndedDelivery | null = null;
	let trouble: unknown;
	try {
		let ready = await makeReady(desk, tools);
		while (ready?.delivery && !trouble && !tools.signal.aborted) {
			const taking = desk.take(line, ready.delivery, ended);
			const isOurs = taking.then(
				taken => taken !== null,
				() => false,
			);
			const [delivery, went, next]: [Delivery | null, Went, Ready | null] = await Promise.all([
				taking,
				sendOne(db, ready, {...tools, connection, isOurs}),
				makeReady(desk, tools),
			]);
			ended = delivery && endedOf(delivery, went);
			trouble = delivery && went.trouble;
			ready = next;
			tools.tellTried();
		}

		trouble ??= ready && !ready.delivery ? ready.trouble : undefined;
		await (ended && desk.end(ended));
	} finally {
		connection.close();
	}

	if (trouble) {
		throw trouble;
	}
}

function endedOf({_id, holder, attempts}: Delivery, {trouble, ...went}: Went): EndedDelivery {
	return {_id, holder, attempts, ...went};
}

/** The next mail with its words; null when there is none. Never throws, so that what is under way is always written. */
async function makeReady(desk: DeliveryDesk, {compose, mail: {from}, now}: LineTools): Promise<Ready | null> {
	try {
		const delivery = await desk.candidate();
		return delivery && {delivery, made: await madeOf(delivery, {compose, from, now: now()})};
	} catch (trouble) {
		return {delivery: null, trouble};
	}
}

async function madeOf(
	delivery: Delivery,
	{compose, from, now}: {compose: SendTools['compose']; from: string; now: Date},
): Promise<Parcel | Refusal> {
	try {
		const mail = await compose(delivery);
		refuseAddressOf(mail);
		return {from, to: mail.to, content: await composeMessage(mail, {id: delivery._id, from, now})};
	} catch (error) {
		if (error instanceof Refusal && error.code !== 'unavailable') {
			return error;
		}

		throw error;
	}
}

/** @throws {Refusal} for an address that could be read as more than one, or as something else than an address. */
function refuseAddressOf({to}: OutgoingMail): void {
	if (EmailInput.safeParse(to).data !== to) {
		refuse('invalid', 'Dit e-mailadres is niet geldig.');
	}
}

async function sendOne(
	db: Database,
	{delivery, made}: {delivery: Delivery; made: Parcel | Refusal},
	{connection, isOurs, now}: {connection: MailLine; isOurs: Promise<boolean>; now(): Date},
): Promise<Went> {
	const {recipient} = delivery;
	const attempts = delivery.attempts + 1;
	if (made instanceof Refusal) {
		return {state: 'failed', reason: made.message, nextAt: now()};
	}

	const outcome = await connection.send(made, isOurs);
	if (outcome.kind === 'not-sent') {
		const trouble = new TurnOver(outcome.why, outcome.isOurFault);
		return {state: 'waiting', reason: null, nextAt: now(), attempts: attempts - 1, trouble};
	}

	if (outcome.kind === 'refused' && outcome.step === 'recipient' && outcome.isPermanent) {
		await refuseAddress(db, recipient.id, made.to);
	}

	return deliveryAfter(outcome, {attempts, now: now()});
}
