import type {Area} from '../domain/areas.ts';
import {refuse} from '../domain/faults.ts';
import {instantOf} from '../domain/period.ts';
import {firstVersion} from '../domain/revisions.ts';
import {insertMissing} from '../store/bulk.ts';
import type {Database} from '../store/database.ts';
import {claimUnit} from '../store/set-up.ts';

/** The year in which reference data start to count as known: before any report can ask. */
const REFERENCE_KNOWN_FROM = '2000-01-01';

/** Adds areas as they always were; what is there already stays as it is. @returns how many were added. */
export async function insertAreas(db: Database, areas: readonly Area[]): Promise<number> {
	const facts = areas.map(({code, ...fields}) =>
		firstVersion(code, fields, {
			changeId: `reference:${code}`,
			bodyHash: '',
			by: 'reference',
			now: instantOf(REFERENCE_KNOWN_FROM),
			reason: null,
		}),
	);
	return insertMissing(db, db.areas, facts);
}

/** A store is of one unit, and stays so. @throws {Refusal} `conflict` */
export async function refuseOtherUnit(db: Database, unit: string): Promise<void> {
	const own = await claimUnit(db, unit);
	if (own !== unit) {
		refuse('conflict', `Deze gegevensmap is van Eenheid ${own}. Kies voor een andere eenheid een nieuwe map.`, 'unit');
	}
}
