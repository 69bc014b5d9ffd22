import {type Area, areaOf} from '../domain/areas.ts';
import {refuse} from '../domain/faults.ts';
import type {Database} from '../store/database.ts';
import {listAmbassadors, listAreas} from '../store/facts.ts';
import {findByMailToken, listMailContacts, setUnsubscribed} from '../store/mail-contacts.ts';

/** Whose mails about campaigns a link is about: the function and not the person. */
export interface Subscription {
	/** Of the function. */
	id: string;
	organisation: Pick<Area, 'kind' | 'name'>;
	isUnsubscribed: boolean;
}

/** What an unsubscribe link of a mail is about. @throws {Refusal} `not-found` for a wrong one, and after the contact was removed */
export async function subscriptionOf(db: Database, token: string): Promise<Subscription> {
	const [contact, functions, areas] = await Promise.all([
		findByMailToken(db, token),
		listAmbassadors(db),
		listAreas(db),
	]);
	const held = functions.find(({id}) => id === contact?.id);
	const organisation = held && areaOf(areas, held.organisation);
	return contact && organisation
		? {...contact, organisation}
		: refuse('not-found', 'Deze link werkt niet. Misschien is hij afgebroken in je mailprogramma.');
}

/** Keeps what the reader of a mail asked by its link; the same again changes nothing. @throws {Refusal} `not-found` */
export async function setSubscription(db: Database, token: string, wants: 'mails' | 'no-mails'): Promise<void> {
	const {id, isUnsubscribed} = await subscriptionOf(db, token);
	if (isUnsubscribed !== (wants === 'no-mails')) {
		await setUnsubscribed(db, id, wants === 'no-mails');
	}
}

/** Whether the holder of a function unsubscribed. */
export async function isUnsubscribed(db: Database, id: string): Promise<boolean> {
	return (await listMailContacts(db, [id])).get(id)?.isUnsubscribed ?? false;
}
