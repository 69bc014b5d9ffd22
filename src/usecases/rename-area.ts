import {areaFields} from '../domain/area-imports.ts';
import {type AreaFields, type AreaKind, areasOn} from '../domain/areas.ts';
import {refuse} from '../domain/faults.ts';
import {dayOf} from '../domain/period.ts';
import type {Database} from '../store/database.ts';
import {listAreaFacts, listAreas} from '../store/facts.ts';
import {changeFact} from '../store/revisions.ts';
import {changeOf, type Write} from './write.ts';

export interface NamedArea {
	code: string;
	name: string;
	/** False while no source confirms the name. */
	isNameConfirmed: boolean;
	/** False while no source confirms which municipalities belong to it. */
	isCoverageConfirmed: boolean;
	revision: number;
}

/** The areas of a kind that exist today, with what is confirmed about them: for admins only. */
export async function areaNames(db: Database, kind: AreaKind, now: Date): Promise<NamedArea[]> {
	const codes = new Set(areasOn(await listAreas(db), kind, dayOf(now)).map(area => area.code));
	const facts = await listAreaFacts(db);
	return facts
		.filter(fact => codes.has(fact._id))
		.map(({_id: code, name, isNameConfirmed, isCoverageConfirmed, revision}) => ({
			...{code, name, isNameConfirmed, isCoverageConfirmed, revision},
		}))
		.sort((a, b) => a.name.localeCompare(b.name, 'nl'));
}

/**
Gives an area its name, which counts as confirmed from then on; code and page address stay.

@throws {Refusal} `invalid` when another area of that kind has the name, `stale` when somebody changed it meanwhile.
*/
export async function renameArea(
	db: Database,
	{code, name, expected, ...write}: Write & {code: string; name: string; expected: number},
): Promise<void> {
	const areas = await listAreas(db);
	const kind = areas.find(area => area.code === code)?.kind;
	if (areas.some(area => area.code !== code && area.kind === kind && area.name === name)) {
		refuse('invalid', `Er is al een ander gebied dat ${name} heet.`, 'name');
	}

	const written = await changeFact<AreaFields>(db, db.areas, {
		id: code,
		expected,
		change: changeOf(write, {code, name}),
		decide: current =>
			current.name === name && current.isNameConfirmed
				? 'unchanged'
				: {fields: {...areaFields(current), name, isNameConfirmed: true}},
	});
	if (!written) {
		refuse('not-found', 'Dit gebied bestaat niet.');
	}
}
