import type {Contact, KeptContact} from '../domain/ambassadors.ts';
import type {Database} from './database.ts';
import {endEveryAccess} from './function-accounts.ts';
import {retrying} from './retry.ts';

const DUPLICATE_KEY = 11_000;

/** Which request wrote a contact, and as which revision of the function. */
export interface ContactStamp {
	changeId: string;
	revision: number;
}

/** The id is that of the ambassador; served by `_id`. null when there is none, or not any more. */
export async function findContact(db: Database, id: string): Promise<(Contact & {written: ContactStamp}) | null> {
	const found = await db.contacts.findOne({_id: id});
	return found && {name: found.name, email: found.email, written: found.written ?? {changeId: id, revision: 1}};
}

/** Which functions still have a contact. */
export async function listContactIds(db: Database): Promise<Set<string>> {
	const found = await db.contacts.find({}, {projection: {_id: 1}}).toArray();
	return new Set(found.map(({_id}) => _id));
}

/** Keeps a contact where none stands yet; one that stands stays. */
export function insertContact(db: Database, id: string, contact: KeptContact): Promise<void> {
	return writing(db, async () => {
		try {
			await db.contacts.insertOne({_id: id, ...contact});
		} catch (error) {
			if ((error as {code?: number}).code !== DUPLICATE_KEY) {
				throw error;
			}
		}
	});
}

/**
Puts another contact in the place of an older one: no name or address of that stays, here or in any history.

Whoever keeps name or address is taken to be the same person: what that person asked about mails stays, and so does the
sign-in. Somebody else's sign-in ends. Writes nothing when there is none any more, or when a later revision has written it since.
*/
export async function replaceContact(
	db: Database,
	id: string,
	contact: Contact & {written: ContactStamp},
): Promise<void> {
	const older = [{written: {$exists: false}}, {'written.revision': {$lte: contact.written.revision}}];
	const isSameAddress = {$eq: ['$email', {$literal: contact.email}]};
	const isSamePerson = {$or: [isSameAddress, {$eq: ['$name', {$literal: contact.name}]}]};
	const stays = [
		{$cond: [isSamePerson, {isUnsubscribed: '$isUnsubscribed', mailToken: '$mailToken'}, {}]},
		{$cond: [isSameAddress, {refusedEmail: '$refusedEmail'}, {}]},
	];
	const before = await db.contacts.findOne({_id: id, $or: older});
	if (before && before.email !== contact.email && before.name !== contact.name) {
		await endEveryAccess(db, id);
	}

	await writing(db, async () => {
		await db.contacts.updateOne({_id: id, $or: older}, [
			{$replaceWith: {$mergeObjects: [{_id: '$_id'}, {$literal: contact}, ...stays]}},
		]);
	});
}

/** Keeps that a mail server refused an address for good, as long as it is that of the contact. */
export function refuseAddress(db: Database, id: string, email: string): Promise<void> {
	return writing(db, async () => {
		await db.contacts.updateOne({_id: id, email}, {$set: {refusedEmail: email}});
	});
}

/** Takes a contact away for good, unless a revision from then on has written it. */
export function deleteContact(db: Database, id: string, revision: number): Promise<void> {
	const older = [{written: {$exists: false}}, {'written.revision': {$lt: revision}}];
	return writing(db, async () => {
		await db.contacts.deleteOne({_id: id, $or: older});
	});
}

function writing(db: Database, work: () => Promise<void>): Promise<void> {
	return retrying(db, work).finally(() => db.kept.changed('contacts', 'unknown'));
}
