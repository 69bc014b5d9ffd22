import type {Contact} from '../domain/ambassadors.ts';
import type {Database} from './database.ts';
import {retrying} from './retry.ts';

/** The id is that of the ambassador; served by `_id`. */
export async function findContact(db: Database, id: string): Promise<Contact | null> {
	const found = await db.contacts.findOne({_id: id});
	return found && {name: found.name, email: found.email};
}

export async function saveContact(db: Database, id: string, contact: Contact): Promise<void> {
	await retrying(db, () => db.contacts.replaceOne({_id: id}, contact, {upsert: true})).finally(() =>
		db.kept.changed('contacts', 'unknown'),
	);
}
