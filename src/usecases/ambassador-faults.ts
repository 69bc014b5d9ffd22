import {ambassadorFaults} from '../domain/ambassador-rules.ts';
import type {AmbassadorFields, Contact} from '../domain/ambassadors.ts';
import type {Fault} from '../domain/faults.ts';
import {dayOf} from '../domain/period.ts';
import type {Database} from '../store/database.ts';
import {listAmbassadors, listAreas, listContacts} from '../store/facts.ts';

/** Every fault of a function beside what is recorded already; none when it can be recorded. */
export async function ambassadorFaultsIn(
	db: Database,
	fields: AmbassadorFields,
	{contact, id, now}: {contact: Contact | null; id: string; now: Date},
): Promise<Fault[]> {
	const [areas, others] = await Promise.all([listAreas(db), listAmbassadors(db)]);
	const colleagues = others.filter(other => other.organisation === fields.organisation && other.id !== id);
	const contacts = await listContacts(
		db,
		colleagues.map(other => other.id),
	);
	const ofSamePerson = colleagues.filter(other => contact !== null && contacts.get(other.id)?.email === contact.email);
	return ambassadorFaults(fields, {areas, ofSamePerson, today: dayOf(now)});
}
