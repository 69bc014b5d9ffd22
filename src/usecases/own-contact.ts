import type {AmbassadorFields, Contact} from '../domain/ambassadors.ts';
import {refuse} from '../domain/faults.ts';
import {dayOf} from '../domain/period.ts';
import type {Identity} from '../domain/users.ts';
import type {Database} from '../store/database.ts';
import {setUnsubscribed} from '../store/mail-contacts.ts';
import {findFact, type Written} from '../store/revisions.ts';
import {correctAmbassador, isWrittenBy} from './ambassadors.ts';
import {ownOrganisation} from './own-organisation.ts';
import {type AmbassadorView, ambassadorsFor} from './read-ambassadors.ts';
import type {Write} from './write.ts';

/** Who signed in, with the address of the account; null for a token, which is nobody's. */
export interface Person {
	identity: Identity;
	email: string | null;
}

/**
The function that somebody holds at the own organisation: that of which the contact has the address of the account.

@returns null when there is none, or not any more.
*/
export async function ownFunction(
	db: Database,
	{identity, email, now}: Person & {now: Date},
): Promise<(AmbassadorView & {contact: Contact}) | null> {
	const [own, views] = await Promise.all([ownOrganisation(db, identity), ambassadorsFor(db, {identity, now})]);
	const today = dayOf(now);
	const held = views
		.filter(({fields: {organisation, until}}) => organisation === own.code && (until === null || until > today))
		.sort((a, b) => b.fields.from.localeCompare(a.fields.from))
		.find(({contact}) => contact !== null && contact.email === email);
	return held?.contact ? {...held, contact: held.contact} : null;
}

/**
Changes the own name and work address, in the contact document alone; the address of the account stays.

@throws {Refusal} `not-found` for a function of somebody else, `invalid`, `stale`.
*/
export async function changeOwnContact(
	db: Database,
	{id, revision, ...contact}: Contact & {id: string; revision: number},
	{email, ...write}: Write & {email: string | null},
): Promise<Written<AmbassadorFields>> {
	const own = await ownFunction(db, {identity: write.identity, email, now: write.now});
	// After another address the function is not found by that of the account: the same request again may not fail by it.
	const fact = await findFact(db.ambassadors, id);
	if (own?.id !== id && !(fact && isWrittenBy(fact, write.key))) {
		refuse('not-found', 'Deze contactgegevens horen niet bij jouw account.');
	}

	return correctAmbassador(db, contact, {id, expected: revision, ...write});
}

/**
Keeps whether somebody wants mails about campaigns, in the contact document alone. The same again changes nothing.

@throws {Refusal} `not-found` for who holds no function.
*/
export async function changeOwnMails(
	db: Database,
	wants: 'mails' | 'no-mails',
	person: Person & {now: Date},
): Promise<void> {
	const own = await ownFunction(db, person);
	if (!own) {
		refuse('not-found', 'Bij je account hoort geen functie.');
	}

	await setUnsubscribed(db, own.id, wants === 'no-mails');
}
