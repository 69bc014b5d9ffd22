import {type Area, areaOf} from '../domain/areas.ts';
import {refuse} from '../domain/faults.ts';
import {actionScope, type Identity} from '../domain/users.ts';
import type {Database} from '../store/database.ts';
import {listAreas} from '../store/facts.ts';

/** The municipality, basisteam or detectives of an ambassador. @throws {Refusal} `forbidden` for everybody else. */
export async function ownOrganisation(db: Database, identity: Identity): Promise<Area> {
	const areas = await listAreas(db);
	const scope = actionScope(identity, areas);
	const own = scope && scope !== 'all' ? areaOf(areas, scope.organisation) : undefined;
	return own ?? refuse('forbidden', 'Dit is voor ambassadeurs van een gemeente, basisteam of districtsrecherche.');
}
