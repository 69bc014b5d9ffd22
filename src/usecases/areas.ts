import {type Area, areaOf, areasOn} from '../domain/areas.ts';
import {refuse} from '../domain/faults.ts';
import {type Day, dayOf} from '../domain/period.ts';
import {type Identity, maySeeArea} from '../domain/users.ts';
import type {Database} from '../store/database.ts';
import {listAreas} from '../store/facts.ts';

export interface AreasOfDay {
	municipalities: Area[];
	basisteams: Area[];
	districts: Area[];
	detectives: Area[];
}

/** The areas that exist on a day, by name. */
export async function areasOfDay(db: Database, day: Day): Promise<AreasOfDay> {
	const areas = await listAreas(db);
	const sorted = (kind: Area['kind']) => areasOn(areas, kind, day).sort((a, b) => a.name.localeCompare(b.name, 'nl'));
	return {
		municipalities: sorted('municipality'),
		basisteams: sorted('basisteam'),
		districts: sorted('district'),
		detectives: sorted('detectives'),
	};
}

/** The areas whose figures somebody may see today, the unit first. */
export async function visibleAreas(db: Database, {identity, now}: {identity: Identity; now: Date}): Promise<Area[]> {
	const areas = await listAreas(db);
	const day = dayOf(now);
	const kinds = ['unit', 'district', 'basisteam', 'detectives', 'municipality'] as const;
	return kinds
		.flatMap(kind => areasOn(areas, kind, day).sort((a, b) => a.name.localeCompare(b.name, 'nl')))
		.filter(area => maySeeArea(identity, area, {areas, day}));
}

/** @throws {Refusal} `not-found` for an unknown area or one outside what the asker may see. */
export async function visibleAreaToday(
	db: Database,
	{code, identity, now}: {code: string; identity: Identity; now: Date},
): Promise<Area> {
	const areas = await listAreas(db);
	const area = areaOf(areas, code);
	return area && maySeeArea(identity, area, {areas, day: dayOf(now)})
		? area
		: refuse('not-found', `Het gebied ${JSON.stringify(code)} bestaat niet, of je mag het niet zien.`, 'area');
}

/** Every area that ever was. */
export function everyArea(db: Database, knownAt?: Date): Promise<Area[]> {
	return listAreas(db, knownAt ?? null);
}
