import {UNIT} from '../domain/areas.ts';
import {versionsOf} from '../domain/revisions.ts';
import {hashOf} from './accounts.ts';
import type {Database} from './database.ts';
import {retrying} from './retry.ts';
import {findFact} from './revisions.ts';

const CODE = {_id: 'setUpCode'};
const UNIT_NAME = {_id: 'unit'};

/** Keeps the hash of the code that the first visit asks for; an older code stops working. */
export async function saveSetUpCode(db: Database, code: string): Promise<void> {
	await retrying(db, () => db.meta.updateOne(CODE, {$set: {codeHash: hashOf(code)}}, {upsert: true}));
}

export async function isSetUpCode(db: Database, code: string): Promise<boolean> {
	const codeHash = (await db.meta.findOne(CODE))?.codeHash;
	return codeHash !== undefined && codeHash === hashOf(code);
}

/** The code was used: from now on none works. */
export async function dropSetUpCode(db: Database): Promise<void> {
	await retrying(db, () => db.meta.updateOne(CODE, {$unset: {codeHash: ''}}));
}

/**
Takes the name of the unit for this store; one that has its areas already took theirs.

Safe against two visitors: the first name stays.

@returns the name that the store has from now on.
*/
export async function claimUnit(db: Database, name: string): Promise<string> {
	const fact = await findFact(db.areas, UNIT);
	const own = (fact && versionsOf(fact)[0]?.name) ?? name;
	await retrying(db, () => db.meta.updateOne(UNIT_NAME, {$setOnInsert: {unit: own}}, {upsert: true}));
	return (await db.meta.findOne(UNIT_NAME))?.unit ?? own;
}

/** Which parts of a new unit stand in the store, removed ones too: who took them away again need not begin anew. */
export async function findSetUpParts(db: Database): Promise<Record<'hasUnit' | 'hasDistrict' | 'hasTarget', boolean>> {
	const only = {projection: {_id: 1}} as const;
	const [unit, district, target] = await Promise.all([
		db.areas.findOne({kind: 'unit'}, only),
		db.areas.findOne({kind: 'district'}, only),
		db.targets.findOne({}, only),
	]);
	return {hasUnit: unit !== null, hasDistrict: district !== null, hasTarget: target !== null};
}

/** The account of the admin who was there first; null when there is none that works. */
export async function findFirstAdmin(db: Database): Promise<{email: string} | null> {
	return db.users.findOne({role: 'admin', isDisabled: false}, {sort: {createdAt: 1}, projection: {email: 1}});
}
