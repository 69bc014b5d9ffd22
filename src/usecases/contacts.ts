import {CONTACT_REMOVED} from '../domain/ambassador-changes.ts';
import type {AmbassadorFields, Contact} from '../domain/ambassadors.ts';
import {refuse} from '../domain/faults.ts';
import {versionsOf} from '../domain/revisions.ts';
import {type ContactStamp, deleteContact, insertContact} from '../store/contacts.ts';
import type {Database} from '../store/database.ts';
import {changeFact, findFact, type Written} from '../store/revisions.ts';
import {forgetHandedContacts} from './jobs.ts';
import {changeOf, type Write} from './write.ts';

export interface AmbassadorChange extends Write {
	id: string;
	/** The revision that is replaced; null when the asker did not name one. */
	expected: number | null;
}

/**
Removes the name and address of whoever holds or held a function, for good; the function and its trainings stay, so that
no figure changes. That it was done, when and by which role is a revision.
The files of ambassadors that were handed over go too, because they may hold the same name.

@throws {Refusal} `stale`, `not-found`
*/
export async function removeContact(
	db: Database,
	{id, expected, ...write}: AmbassadorChange,
): Promise<Written<AmbassadorFields>> {
	const written = await changeFact<AmbassadorFields>(db, db.ambassadors, {
		id,
		expected,
		change: changeOf(write, {removedContact: id}, CONTACT_REMOVED),
		decide: ({organisation, from, until, trainings, removed}) => ({
			fields: {organisation, from, until, trainings},
			removed,
		}),
	});
	if (!written) {
		refuse('not-found', 'Deze ambassadeur bestaat niet.');
	}

	await deleteContact(db, id, written.version.revision);
	await forgetHandedContacts(db);
	return written;
}

/** Keeps a contact for a function whose contact was removed before. */
export async function refillContact(
	db: Database,
	id: string,
	{stamped, how}: {stamped: Contact & {written: ContactStamp}; how: Written<AmbassadorFields>['how']},
): Promise<void> {
	// A repeated request must not bring back what was removed since.
	if (how !== 'changed') {
		return;
	}

	const {revision} = stamped.written;
	await insertContact(db, id, stamped);
	const fact = await findFact(db.ambassadors, id);
	const later = fact && versionsOf(fact).find(found => found.revision > revision && found.reason === CONTACT_REMOVED);
	if (later) {
		await deleteContact(db, id, later.revision);
	}
}
