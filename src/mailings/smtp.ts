import {Readable} from 'node:stream';
import type SMTPConnection from 'nodemailer/lib/smtp-connection';
import type {MailOutcome} from '../domain/deliveries.ts';

/** Where mail is handed over, and by whom. */
export interface SmtpSetting {
	host: string;
	port: number;
	/** Encrypted from the first byte (smtps). */
	isSecure: boolean;
	/** Name and password; null for a server that asks none. */
	account: {user: string; pass: string} | null;
	timeoutsMs: {connect: number; greeting: number; silence: number};
}

/** Our choice: a server that is silent for so long is taken to be gone. */
const usualTimeoutsMs = {connect: 15_000, greeting: 15_000, silence: 60_000};

/** Reads `smtp://name:password@host:port` or `smtps://…`. @throws {TypeError} when it is no such address. */
export function smtpSetting(url: string): SmtpSetting {
	const {protocol, hostname, port, username, password} = new URL(url);
	const isSecure = protocol === 'smtps:';
	const host = hostname.replace(/^\[|\]$/g, '');
	const account = username === '' ? null : {user: decodeURIComponent(username), pass: decodeURIComponent(password)};
	return {host, port: Number(port) || (isSecure ? 465 : 587), isSecure, account, timeoutsMs: usualTimeoutsMs};
}

/** A message as it goes over the line, and for whom: exactly one address. */
export interface Parcel {
	from: string;
	to: string;
	content: Buffer;
}

interface SmtpError extends Error {
	code?: string;
	command?: string;
	responseCode?: number;
}

/** One connection to the mail server, opened when it is needed and again when it broke. */
export class MailLine {
	readonly #setting: SmtpSetting;
	#open: SMTPConnection | null = null;

	constructor(setting: SmtpSetting) {
		this.#setting = setting;
	}

	/**
	Hands one mail over, once it is known to be ours: until then only sender and recipient are told to the server, which
	takes about as long as to write that it is ours.

	nodemailer reports a lost answer like an early failure, so this looks at whether the message itself was asked for: the
	server asks for it (354) only after it has accepted sender and recipient, and before that it cannot have it.
	*/
	async send(parcel: Parcel, isOurs: Promise<boolean>): Promise<MailOutcome> {
		const isReused = this.#open !== null;
		try {
			this.#open ??= await connect(this.#setting);
		} catch (error) {
			return notSent(error as SmtpError);
		}

		const line = this.#open;
		const {error, isHandedOver} = await handOver(line, parcel, isOurs);
		if (!error) {
			return {kind: 'sent'};
		}

		await this.#mend(line, error);
		const outcome = outcomeOf(error, isHandedOver);
		// A server may end a connection between two mails; that says nothing about the next one.
		return outcome.kind === 'not-sent' && isReused && (await isOurs) ? this.send(parcel, isOurs) : outcome;
	}

	/** Ends the connection politely. */
	close(): void {
		this.#open?.quit();
		this.#open = null;
	}

	/** Makes the connection ready for the next mail; one that broke is given up. */
	async #mend(line: SMTPConnection, {code}: SmtpError): Promise<void> {
		const isAnswer = code === 'EENVELOPE' || code === 'EMESSAGE';
		const isReady = isAnswer && (await new Promise(resolve => line.reset(failure => resolve(!failure))));
		if (!isReady) {
			line.close();
			this.#open = null;
		}
	}
}

/** A connection that greeted us and knows who we are. @throws {SmtpError} */
async function connect({host, port, isSecure, account, timeoutsMs}: SmtpSetting): Promise<SMTPConnection> {
	const {default: Connection} = await import('nodemailer/lib/smtp-connection');
	const isHere = ['localhost', '127.0.0.1', '::1'].includes(host);
	const line = new Connection({
		host,
		port,
		secure: isSecure,
		// A password goes over an encrypted line only.
		requireTLS: account !== null && !isHere,
		connectionTimeout: timeoutsMs.connect,
		greetingTimeout: timeoutsMs.greeting,
		socketTimeout: timeoutsMs.silence,
	});
	try {
		await new Promise<void>((resolve, reject) => {
			line.once('error', reject);
			line.connect(error => (error ? reject(error) : resolve()));
		});
		if (account) {
			await new Promise<void>((resolve, reject) => {
				line.login({credentials: account}, error => (error ? reject(error) : resolve()));
			});
		}
	} catch (error) {
		line.close();
		throw error;
	}

	// What breaks later is told by what is being sent then, or by the next send.
	line.on('error', () => undefined);
	return line;
}

async function handOver(
	line: SMTPConnection,
	{from, to, content}: Parcel,
	isOurs: Promise<boolean>,
): Promise<{error: SmtpError | null; isHandedOver: boolean}> {
	let isHandedOver = false;
	const message = Readable.from(
		(async function* () {
			if (!(await isOurs)) {
				throw new Error('somebody else sends this mail');
			}

			isHandedOver = true;
			yield content;
		})(),
		{objectMode: false},
	);
	const error = await new Promise<SmtpError | null>(resolve => {
		line.send({from, to: [to], size: content.length}, message, failure => resolve(failure as SmtpError | null));
	});
	return {error, isHandedOver};
}

function outcomeOf(error: SmtpError, isHandedOver: boolean): MailOutcome {
	const {code, command, responseCode = 0} = error;
	const isPermanent = responseCode >= 500;
	if (code === 'EMESSAGE') {
		// Without an answer: larger than the server said that it takes.
		return {kind: 'refused', step: 'message', isPermanent: isPermanent || responseCode === 0};
	}

	if (isHandedOver) {
		return {kind: 'uncertain'};
	}

	if (code === 'EENVELOPE' && command !== 'MAIL FROM' && responseCode !== 421) {
		return {kind: 'refused', step: command === 'RCPT TO' ? 'recipient' : 'message', isPermanent};
	}

	return notSent(error);
}

/** The server, or our setting of it, is at fault, and not this mail. */
function notSent({code, command, responseCode = 0}: SmtpError): MailOutcome {
	if (code === 'EAUTH') {
		return {kind: 'not-sent', isOurFault: true, why: 'De mailserver weigert de naam of het wachtwoord in SMTP_URL.'};
	}

	if (command === 'MAIL FROM' && responseCode >= 500) {
		return {kind: 'not-sent', isOurFault: true, why: 'De mailserver weigert onze afzender (MAIL_FROM).'};
	}

	return {kind: 'not-sent', isOurFault: false, why: 'De mailserver is niet te bereiken.'};
}
