import type {AmbassadorFields, Contact} from '../domain/ambassadors.ts';
import {areaOf, districtOn, parentsOn} from '../domain/areas.ts';
import {refuse} from '../domain/faults.ts';
import {type Day, dayOf} from '../domain/period.ts';
import type {Version} from '../domain/revisions.ts';
import type {Identity} from '../domain/users.ts';
import {findContact} from '../store/contacts.ts';
import type {Database} from '../store/database.ts';
import {listAmbassadors, listAreas, listContacts} from '../store/facts.ts';

/** A function of ambassador with the contact, if that still exists. */
export interface AmbassadorView {
	id: string;
	fields: Version<AmbassadorFields>;
	/** null after the contact was deleted. */
	contact: Contact | null;
}

export async function readAmbassador(db: Database, id: string): Promise<AmbassadorView> {
	const fields = (await listAmbassadors(db)).find(found => found.id === id);
	const contact = await findContact(db, id);
	return fields ? {id, fields, contact} : refuse('not-found', 'Deze ambassadeur bestaat niet.');
}

/** The same for whoever asks. @throws {Refusal} `not-found`, also outside what an ambassador may see. */
export async function ambassadorFor(
	db: Database,
	{id, identity, now}: {id: string; identity: Identity; now: Date},
): Promise<AmbassadorView> {
	const views = await ambassadorsFor(db, {identity, now});
	return views.find(view => view.id === id) ?? refuse('not-found', 'Deze ambassadeur bestaat niet.');
}

/**
Every function, as known at an instant when given; contacts are never older than now, for what was deleted stays so.

An ambassador sees the own organisation and its counterpart (police or municipality).
*/
export async function ambassadorsFor(
	db: Database,
	{identity, now, knownAt}: {identity: Identity; now: Date; knownAt?: Date | undefined},
): Promise<AmbassadorView[]> {
	const [ambassadors, visible] = await Promise.all([
		listAmbassadors(db, knownAt ?? null),
		visibleOrganisations(db, identity, dayOf(now)),
	]);
	const shown = ambassadors.filter(({organisation}) => visible === 'all' || visible.has(organisation));
	const contacts = await listContacts(
		db,
		shown.map(({id}) => id),
	);
	return shown.map(({id, ...fields}) => ({id, fields, contact: contacts.get(id) ?? null}));
}

/** The organisations whose ambassadors somebody may see, by code. */
export async function visibleOrganisations(db: Database, identity: Identity, day: Day): Promise<'all' | Set<string>> {
	if (identity.role !== 'ambassador') {
		return 'all';
	}

	const areas = await listAreas(db);
	const own = areaOf(areas, identity.area ?? '');
	if (!own) {
		return new Set();
	}

	const teams = own.kind === 'municipality' ? parentsOn(areas, own, 'basisteam', day) : [];
	const municipalities = areas.filter(
		area =>
			area.kind === 'municipality' && parentsOn(areas, area, 'basisteam', day).some(team => team.code === own.code),
	);
	const district = own.kind === 'detectives' ? districtOn(areas, own, day) : null;
	const inDistrict = areas.filter(area => district && districtOn(areas, area, day)?.code === district.code);
	return new Set([own, ...teams, ...municipalities, ...inDistrict].map(area => area.code));
}
