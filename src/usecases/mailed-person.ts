import type {AmbassadorFields} from '../domain/ambassadors.ts';
import {type Area, areaOf, UNIT} from '../domain/areas.ts';
import {refuse} from '../domain/faults.ts';
import type {Recipient} from '../domain/mail-jobs.ts';
import {type LeftOutReason, type MailContact, reasonAgainst} from '../domain/mail-recipients.ts';
import {dayOf} from '../domain/period.ts';
import {findAccount} from '../store/accounts.ts';
import type {Database} from '../store/database.ts';
import {listAmbassadors, listAreas} from '../store/facts.ts';
import type {Account} from '../store/function-accounts.ts';
import {listMailContacts} from '../store/mail-contacts.ts';

const words: Record<Exclude<LeftOutReason, 'vacant' | 'elsewhere'>, string> = {
	'no-address': 'Naam en e-mailadres zijn verwijderd.',
	unsubscribed: 'Deze ambassadeur wil geen mails over campagnes meer.',
	refused: 'Een mailserver weigerde dit adres eerder.',
};

/** Somebody who holds a function, as a mail sees it. */
export interface MailedAmbassador {
	id: string;
	fields: AmbassadorFields;
	organisation: Area;
	contact: MailContact;
}

/** The ambassador of a recipient. @throws {Refusal} `conflict` when nobody holds the function any more, or the contact is gone */
export async function mailedAmbassador(
	db: Database,
	{id}: Pick<Recipient, 'id'>,
	now: Date,
): Promise<MailedAmbassador> {
	const [areas, functions, contacts] = await Promise.all([
		listAreas(db),
		listAmbassadors(db),
		listMailContacts(db, [id]),
	]);
	const fields = functions.find(found => found.id === id);
	const organisation = fields && areaOf(areas, fields.organisation);
	const contact = contacts.get(id) ?? refuse('conflict', words['no-address']);
	return fields && organisation && !isOver(fields, now)
		? {id, fields, organisation, contact}
		: refuse('conflict', 'Deze functie is geëindigd.');
}

function isOver({until}: AmbassadorFields, now: Date): boolean {
	return until !== null && until <= dayOf(now);
}

/** Refuses to mail about campaigns to whoever does not want that, or cannot be reached. @throws {Refusal} `conflict` */
export function refuseUnwanted({contact}: MailedAmbassador): void {
	const reason = reasonAgainst(contact);
	if (reason) {
		refuse('conflict', words[reason]);
	}
}

/** The account of a recipient. @throws {Refusal} `conflict` when it works no more */
export async function mailedAccount(db: Database, {id}: Pick<Recipient, 'id'>, now: Date): Promise<Account> {
	return (await findAccount(db, id, now)) ?? refuse('conflict', 'Dit account werkt niet meer.');
}

/** Who a mail comes from, in words: `Burgernet Midden-Nederland`. */
export async function senderName(db: Database): Promise<string> {
	const unit = areaOf(await listAreas(db), UNIT);
	return unit ? `Burgernet ${unit.name}` : 'Burgernet';
}
