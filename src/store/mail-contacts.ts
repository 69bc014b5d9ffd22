import {randomBytes} from 'node:crypto';
import type {MailContact} from '../domain/mail-recipients.ts';
import type {Database} from './database.ts';
import {retrying} from './retry.ts';

/** The contacts of some functions as a mail sees them, by id; those deleted are not in it. */
export async function listMailContacts(db: Database, ids: readonly string[]): Promise<Map<string, MailContact>> {
	const found = await db.contacts.find({_id: {$in: [...ids]}}).toArray();
	return new Map(
		found.map(({_id, name, email, refusedEmail, isUnsubscribed = false}) => [
			_id,
			{name, email, isRefused: refusedEmail === email, isUnsubscribed},
		]),
	);
}

/**
What stands in the address by which a contact unsubscribes; made when it is first asked for. It goes with the contact.

@returns null when there is no contact any more.
*/
export async function mailTokenOf(db: Database, id: string): Promise<string | null> {
	const mailToken = randomBytes(24).toString('base64url');
	return retrying(db, async () => {
		await db.contacts.updateOne({_id: id, mailToken: {$exists: false}}, {$set: {mailToken}});
		const kept = await db.contacts.findOne({_id: id});
		return kept?.mailToken ?? null;
	});
}

/** The contact of a token, by id of its function; null when there is none, or not any more. Served by the index `mailToken`. */
export async function findByMailToken(
	db: Database,
	mailToken: string,
): Promise<{id: string; isUnsubscribed: boolean} | null> {
	const found = await db.contacts.findOne({mailToken});
	return found && {id: found._id, isUnsubscribed: found.isUnsubscribed ?? false};
}

/** Keeps whether a contact wants no more mails about campaigns. Safe to repeat. @returns false when there is no contact. */
export async function setUnsubscribed(db: Database, id: string, isUnsubscribed: boolean): Promise<boolean> {
	const change = isUnsubscribed ? {$set: {isUnsubscribed}} : {$unset: {isUnsubscribed: '' as const}};
	const {matchedCount} = await retrying(db, () => db.contacts.updateOne({_id: id}, change)).finally(() =>
		db.kept.changed('contacts', 'unknown'),
	);
	return matchedCount === 1;
}

/** Forgets that a mail server refused the address of a contact: a person says that it works again. */
export async function forgiveAddress(db: Database, id: string): Promise<void> {
	await retrying(db, () => db.contacts.updateOne({_id: id}, {$unset: {refusedEmail: ''}})).finally(() =>
		db.kept.changed('contacts', 'unknown'),
	);
}
