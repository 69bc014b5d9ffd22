import {hash} from 'node:crypto';
import type {Campaign} from '../domain/campaigns.ts';
import {type MailedPeople, mailedPeople} from '../domain/mail-recipients.ts';
import {dayOf} from '../domain/period.ts';
import type {Database} from '../store/database.ts';
import {listAmbassadors, listAreas} from '../store/facts.ts';
import {listMailContacts} from '../store/mail-contacts.ts';

export interface SeenPeople extends MailedPeople {
	/** Tells whether the addressees are those that somebody confirmed. */
	peopleHash: string;
}

/** Who would get the mails of a campaign now, and who is left out. */
export async function mailRecipients(
	db: Database,
	{audience, now}: {audience: Campaign['audience']; now: Date},
): Promise<SeenPeople> {
	const [areas, functions] = await Promise.all([listAreas(db), listAmbassadors(db)]);
	const contacts = await listMailContacts(
		db,
		functions.map(({id}) => id),
	);
	const people = mailedPeople({areas, functions, contacts}, {audience, day: dayOf(now)});
	const ids = people.addressees.map(({recipient}) => recipient.id).sort();
	return {...people, peopleHash: hash('sha256', ids.join('\n'))};
}
