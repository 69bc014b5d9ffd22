import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {type Area, areaOf, UNIT} from '../domain/areas.ts';
import {readAreas} from '../domain/seed.ts';
import {
	areasOfUnit,
	type NationalMunicipality,
	readNational,
	type UnitChoice,
	unitChoices,
} from '../domain/unit-set-up.ts';
import type {Database} from '../store/database.ts';
import {insertAreas, refuseOtherUnit} from './insert-areas.ts';
import {readSeed} from './seed.ts';

/** The police units that a new store can be of. */
export async function unitsToChoose(folder: string): Promise<UnitChoice[]> {
	return unitChoices(await readMunicipalities(folder));
}

async function readMunicipalities(folder: string): Promise<NationalMunicipality[]> {
	return readNational(await readFile(join(folder, 'national.csv'), 'utf8'));
}

/**
Loads the areas of a police unit: of the one whose districts and basisteams are known all of them, of another the unit and
its municipalities. The same unit again adds what is missing.

@returns how many areas were added.
@throws {Refusal} `invalid` for an unknown unit, `conflict` in a store of another unit.
*/
export async function loadUnit(db: Database, {unit, folder}: {unit: string; folder: string}): Promise<number> {
	const [national, known] = await Promise.all([readMunicipalities(folder), readKnownAreas(folder)]);
	const areas = areaOf(known, UNIT)?.name === unit ? known : areasOfUnit(national, unit);
	await refuseOtherUnit(db, unit);
	return insertAreas(db, unitLast(areas));
}

async function readKnownAreas(folder: string): Promise<Area[]> {
	return readAreas(await readSeed(folder, 'reference.json'));
}

/** Whether this is the unit whose districts and basisteams are known, and of which the plan is. */
export async function isKnownUnit(folder: string, unit: string): Promise<boolean> {
	return areaOf(await readKnownAreas(folder), UNIT)?.name === unit;
}

/** Where the unit stands, everything else does: a load that broke off is seen. */
function unitLast(areas: readonly Area[]): Area[] {
	return areas.toSorted((a, b) => Number(a.kind === 'unit') - Number(b.kind === 'unit'));
}
