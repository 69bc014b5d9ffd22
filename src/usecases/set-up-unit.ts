import {randomUUID} from 'node:crypto';
import type {Identity} from '../domain/users.ts';
import type {Database} from '../store/database.ts';
import {listAreas, listTargetYears} from '../store/facts.ts';
import type {AreaFile} from './area-files.ts';
import {isKnownUnit, loadUnit} from './load-unit.ts';
import {recordStoreKind, seedTargets} from './seed.ts';
import {divideUnit} from './set-up-districts.ts';
import {goalQuestions, setOwnGoals} from './set-up-goals.ts';

const commandLine: Identity = {id: 'reference', role: 'admin', area: null};

interface UnitSettings {
	unit: string;
	/** null: one district, the unit itself. */
	file: AreaFile | null;
	/** By id of the target, as typed; those that are left out stay as in the plan. None at all: no targets yet. */
	goals: Readonly<Record<string, string>>;
}

/**
The first visit without a browser: the areas of a unit, its districts, and the targets of the running year when goals are
given. Of the unit that the plan is of, the targets of the plan are loaded when none are given.

@returns how many areas and targets were added.
@throws {Refusal} as each of those steps; {FileRefused} for the file of districts.
*/
export async function setUpUnit(
	db: Database,
	{unit, file, goals}: UnitSettings,
	{folder, now}: {folder: string; now: Date},
): Promise<{areas: number; targets: number}> {
	const before = (await listAreas(db)).length;
	await loadUnit(db, {unit, folder});
	await recordStoreKind(db, 'real');
	const write = {identity: commandLine, key: randomUUID(), now};
	await divideUnit(db, file, write);
	const areas = (await listAreas(db)).length - before;
	if (Object.keys(goals).length > 0) {
		const {targets, proposed, source} = await goalQuestions(db, {seedFolder: folder, now});
		const isNew = (await listTargetYears(db)).length === 0;
		await setOwnGoals(db, {typed: {...proposed, ...goals}, source}, {seedFolder: folder, ...write});
		return {areas, targets: isNew ? targets.length : 0};
	}

	return {areas, targets: (await isKnownUnit(folder, unit)) ? await seedTargets(db, {folder, now}) : 0};
}
