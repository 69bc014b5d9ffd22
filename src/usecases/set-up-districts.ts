import {v5 as uuidFrom} from 'uuid';
import {areaFields} from '../domain/area-imports.ts';
import {type Area, areaOf} from '../domain/areas.ts';
import type {RowFault} from '../domain/imports.ts';
import {type DivisionRow, dividedAreas, divisionColumns, readDivision, undivided} from '../domain/unit-division.ts';
import type {Database} from '../store/database.ts';
import {listAreas} from '../store/facts.ts';
import {putFact} from '../store/revisions.ts';
import {stageOf} from './first-visit.ts';
import {FileRefused} from './import-request.ts';
import {readRows} from './read-rows.ts';
import {changeOf, type Write} from './write.ts';

/** A file of districts as it was read: what it would make, or what is wrong with it. */
export interface CheckedDivision {
	districts: {name: string; municipalities: string[]; teams: string[]}[];
	faults: RowFault[];
}

type DivisionFile = {content: Buffer; fileName: string};

/** Reads a file of districts and basisteams; nothing is written. */
export async function checkDivision(db: Database, file: DivisionFile): Promise<CheckedDivision> {
	const areas = await listAreas(db);
	const {division, faults} = await readDivisionFile(areas, file);
	const names = [...new Set(division.map(({district}) => district))].sort((a, b) => a.localeCompare(b, 'nl'));
	const districts = names.map(name => {
		const rows = division.filter(({district}) => district === name);
		const municipalities = rows.map(({municipality}) => areaOf(areas, municipality)?.name ?? municipality);
		return {name, municipalities, teams: [...new Set(rows.flatMap(({teams}) => teams))]};
	});
	return {districts: faults.length > 0 ? [] : districts, faults};
}

async function readDivisionFile(areas: readonly Area[], file: DivisionFile) {
	const {rows, faults} = await readRows(file, divisionColumns);
	const read = readDivision(rows, areas);
	return faults.length > 0 ? {division: [], faults} : read;
}

/**
Makes the districts, their detectives and the basisteams of a new unit. Where there are districts already nothing is written.

@param file null: one district, the unit itself.
@throws {FileRefused} with every fault of the file.
*/
export async function divideUnit(db: Database, file: DivisionFile | null, write: Write): Promise<void> {
	if ((await stageOf(db)) !== 'districts') {
		return;
	}

	const areas = await listAreas(db);
	const {division, faults} = file
		? await readDivisionFile(areas, file)
		: {division: undivided(areas) as DivisionRow[], faults: []};
	if (faults.length > 0) {
		throw new FileRefused(faults);
	}

	for (const {code, ...area} of dividedAreas(areas, division)) {
		const fields = areaFields(area);
		const change = changeOf({...write, key: uuidFrom(code, write.key)}, {code, fields});
		await putFact(db, db.areas, {id: code, fields, change, expected: 'any'});
	}
}

/** A file to fill in: every municipality of the unit, its district and basisteams still empty. */
export async function divisionTemplate(db: Database): Promise<string> {
	const municipalities = (await listAreas(db))
		.filter(({kind}) => kind === 'municipality')
		.sort((a, b) => a.name.localeCompare(b.name, 'nl'));
	const lines = municipalities.map(({code, name}) => `${code};${name};;`);
	// The mark with which Excel reads UTF-8.
	return `\uFEFF${['code;gemeente;district;basisteams', ...lines, ''].join('\r\n')}`;
}
