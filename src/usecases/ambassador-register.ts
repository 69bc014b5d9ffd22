import {type RegisterRow, registerRows} from '../domain/ambassador-register.ts';
import type {AmbassadorFields, Contact} from '../domain/ambassadors.ts';
import {type Area, areaOf, areasOn} from '../domain/areas.ts';
import {refuse} from '../domain/faults.ts';
import type {Day} from '../domain/period.ts';
import {type Fact, type Version, versionsOf} from '../domain/revisions.ts';
import type {Role} from '../domain/users.ts';
import {findRoles} from '../store/account-roles.ts';
import {listAmbassadorFacts} from '../store/ambassador-facts.ts';
import {listContactIds} from '../store/contacts.ts';
import type {Database} from '../store/database.ts';
import {listAreas, listContacts} from '../store/facts.ts';

/** A function with the contact of who holds it; null after that was removed. */
export type HeldFunction = Version<AmbassadorFields> & {id: string; contact: Contact | null};

export interface Register {
	rows: RegisterRow<HeldFunction>[];
	districts: Area[];
	/** Functions that are over or were removed while name and address are still kept; the latest to end first. */
	leftContacts: (HeldFunction & {area: Area | null})[];
}

/** Every organisation with its functions on a day, for those who may see all names. */
export async function readRegister(db: Database, {day, today}: {day: Day; today: Day}): Promise<Register> {
	const [areas, facts, withContact] = await Promise.all([listAreas(db), listAmbassadorFacts(db), listContactIds(db)]);
	const all = await heldOf(db, facts);
	const isOver = ({removed, until}: HeldFunction) => removed || (until !== null && until <= today);
	return {
		rows: registerRows({areas, functions: all.filter(({removed}) => !removed)}, day),
		districts: areasOn(areas, 'district', day),
		leftContacts: all
			.filter(held => withContact.has(held.id) && isOver(held))
			.map(held => ({...held, area: areaOf(areas, held.organisation) ?? null}))
			.sort((a, b) => (b.until ?? '').localeCompare(a.until ?? '')),
	};
}

async function heldOf(db: Database, facts: readonly Fact<AmbassadorFields>[]): Promise<HeldFunction[]> {
	const contacts = await listContacts(
		db,
		facts.map(({_id}) => _id),
	);
	return facts.map(({_id, history, ...version}) => ({...version, id: _id, contact: contacts.get(_id) ?? null}));
}

export interface FunctionDetails {
	fact: Fact<AmbassadorFields>;
	contact: Contact | null;
	area: Area;
	/** The other functions of the organisation that are not removed, the first to begin first. */
	others: HeldFunction[];
	/** Of who recorded a version; null for a process, or one that is gone. */
	roleOf(recordedBy: string): Role | null;
}

/** One function, also when it was removed, beside the others of its organisation. @throws {Refusal} `not-found` */
export async function readFunction(db: Database, id: string): Promise<FunctionDetails> {
	const [areas, facts] = await Promise.all([listAreas(db), listAmbassadorFacts(db)]);
	const fact = facts.find(({_id}) => _id === id);
	const area = fact && areaOf(areas, fact.organisation);
	if (!fact || !area) {
		refuse('not-found', 'Deze ambassadeur bestaat niet.');
	}

	const all = await heldOf(
		db,
		facts.filter(({organisation}) => organisation === fact.organisation),
	);
	const others = all.filter(held => held.id !== id && !held.removed).sort((a, b) => a.from.localeCompare(b.from));
	const roles = await findRoles(db, [...new Set(versionsOf(fact).map(({recordedBy}) => recordedBy))]);
	return {
		fact,
		contact: all.find(held => held.id === id)?.contact ?? null,
		area,
		others,
		roleOf: recordedBy => roles.get(recordedBy) ?? null,
	};
}

/** The organisations that can have an ambassador on a day, for a form. */
export async function organisationsOn(db: Database, day: Day): Promise<Area[]> {
	const areas = await listAreas(db);
	return (['municipality', 'basisteam', 'detectives'] as const).flatMap(kind =>
		areasOn(areas, kind, day).sort((a, b) => a.name.localeCompare(b.name, 'nl')),
	);
}
