import {randomInt} from 'node:crypto';
import {areaOf, UNIT} from '../domain/areas.ts';
import {refuse} from '../domain/faults.ts';
import {type SetUpStage, setUpStage} from '../domain/unit-set-up.ts';
import type {Identity} from '../domain/users.ts';
import type {Database} from '../store/database.ts';
import {listAreas} from '../store/facts.ts';
import {saveStoreKind} from '../store/meta.ts';
import {dropSetUpCode, findFirstAdmin, findSetUpParts, isSetUpCode, saveSetUpCode} from '../store/set-up.ts';
import {addUser, signInLink} from './accounts.ts';
import {loadUnit} from './load-unit.ts';

/** How far the setting up of a store is. */
export interface FirstVisit {
	stage: SetUpStage;
	/** null while no unit was chosen. */
	unitName: string | null;
	hasAdmin: boolean;
}

/** Stores that were found to be set up: that does not end, so it is asked once. */
const setUp = new WeakSet<Database>();

/** What a store still has to do before its figures mean something. */
export async function stageOf(db: Database): Promise<SetUpStage> {
	if (setUp.has(db)) {
		return 'done';
	}

	const stage = setUpStage(await findSetUpParts(db));
	if (stage === 'done') {
		setUp.add(db);
	}

	return stage;
}

export async function firstVisit(db: Database): Promise<FirstVisit> {
	const [stage, admin, areas] = await Promise.all([stageOf(db), findFirstAdmin(db), listAreas(db)]);
	return {stage, unitName: areaOf(areas, UNIT)?.name ?? null, hasAdmin: admin !== null};
}

/** Without the signs that look like another one. */
const SIGNS = 'abcdefghjkmnpqrstuvwxyz23456789';
const GROUPS = 5;
const GROUP_LENGTH = 4;

/** A new code for the first visit: 20 signs out of 31, which is past guessing. The code before it stops working. */
export async function newSetUpCode(db: Database): Promise<string> {
	const group = () => Array.from({length: GROUP_LENGTH}, () => SIGNS[randomInt(SIGNS.length)]).join('');
	const code = Array.from({length: GROUPS}, group).join('-');
	await saveSetUpCode(db, code);
	return code;
}

/** What the start of the service tells whoever runs it, while the store is not set up; null when there is nothing to do. */
export async function invitation(
	db: Database,
	{origin, now}: {origin: string; now: Date},
): Promise<{address: string; what: string} | null> {
	if ((await stageOf(db)) === 'done') {
		return null;
	}

	const admin = await findFirstAdmin(db);
	if (admin) {
		const address = await signInLink(db, {email: admin.email, origin, returnTo: FIRST_VISIT, now});
		return {address, what: 'Deze eenheid is nog niet klaar. Ga verder als beheerder (eenmalige link, een uur geldig)'};
	}

	const code = await newSetUpCode(db);
	return {address: `${origin}${FIRST_VISIT}?code=${code}`, what: 'Richt je eenheid in'};
}

/** Where a first visit goes on, whatever was done. */
export const FIRST_VISIT = '/eerste-bezoek';

interface FirstAdmin {
	/** The code that the start printed; what a signed-in admin need not give. */
	code: string | null;
	/** null when the unit was chosen before. */
	unit: string | null;
	/** null for an admin who is there already. */
	email: string | null;
}

/**
The first step: chooses the unit, loads its areas and makes the first admin. It can be sent again until it went well.

@returns the one-time link with which that admin signs in; null for an admin who did it.
@throws {Refusal} `invalid` for a wrong code, an unknown unit or a missing address; `conflict` for another unit.
*/
export async function beginUnit(
	db: Database,
	{code, unit, email}: FirstAdmin,
	{identity, seedFolder, origin, now}: {identity: Identity | null; seedFolder: string; origin: string; now: Date},
): Promise<string | null> {
	const isAdmin = identity?.role === 'admin';
	const {hasAdmin, stage} = await firstVisit(db);
	if (!isAdmin) {
		await checkCode(db, {code, hasAdmin});
	}

	if (stage === 'unit') {
		await saveStoreKind(db, 'real');
		await loadUnit(db, {unit: unit ?? refuse('invalid', 'Kies je politie-eenheid.', 'unit'), folder: seedFolder});
	}

	if (isAdmin) {
		return null;
	}

	const address = email ?? refuse('invalid', 'Vul je e-mailadres in.', 'email');
	await addUser(db, {email: address, role: 'admin'}, now);
	const link = await signInLink(db, {email: address, origin, returnTo: FIRST_VISIT, now});
	await dropSetUpCode(db);
	return link;
}

async function checkCode(db: Database, {code, hasAdmin}: {code: string | null; hasAdmin: boolean}): Promise<void> {
	if (code !== null && (await isSetUpCode(db, code.trim().toLowerCase()))) {
		return;
	}

	if (hasAdmin) {
		refuse('conflict', 'Er is al een beheerder. Log in om verder te gaan.', 'code');
	}

	refuse('invalid', 'Deze code klopt niet. Hij staat in het venster waarin de dienst is gestart.', 'code');
}
