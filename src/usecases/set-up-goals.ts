import {v5 as uuidFrom} from 'uuid';
import {areaOf, UNIT} from '../domain/areas.ts';
import {type Fault, refuseFaults} from '../domain/faults.ts';
import {ownSource, ownTargets, readOwnGoals} from '../domain/own-goals.ts';
import {dayOf, yearOf} from '../domain/period.ts';
import {refusePersonalData} from '../domain/personal-data.ts';
import {firstVersion} from '../domain/revisions.ts';
import {readTargets} from '../domain/seed.ts';
import {goalText, readGoal} from '../domain/target-goals.ts';
import type {Target} from '../domain/targets.ts';
import {insertMissing} from '../store/bulk.ts';
import type {Database} from '../store/database.ts';
import {listAreas} from '../store/facts.ts';
import {stageOf} from './first-visit.ts';
import {readSeed} from './seed.ts';
import {changeOf, type Write} from './write.ts';

/** What a new unit is asked: the targets of the plan with a goal to start from, and where its own goals come from. */
export interface GoalQuestions {
	year: number;
	targets: Target[];
	/** By id of the target, as people type it; empty where the goal of one unit says nothing about another: a count. */
	proposed: Record<string, string>;
	source: string;
}

export async function goalQuestions(
	db: Database,
	{seedFolder, now}: {seedFolder: string; now: Date},
): Promise<GoalQuestions> {
	const targets = readTargets(await readSeed(seedFolder, 'targets.json'));
	const year = yearOf(dayOf(now));
	const unit = areaOf(await listAreas(db), UNIT)?.name ?? '';
	const proposed = targets.map(target => [target.id, target.kind === 'count' ? '' : goalText(target)]);
	return {year, targets, proposed: Object.fromEntries(proposed), source: ownSource(unit, year)};
}

/**
Writes the targets of the running year with the goals that were typed. Where there are targets already nothing is written.

@param typed by id of the target; a goal that is left out is a fault.
@throws {Refusal} `invalid`, with one sentence for each goal, in the field of that target's id.
*/
export async function setOwnGoals(
	db: Database,
	{typed, source}: {typed: Readonly<Record<string, string>>; source: string},
	{seedFolder, ...write}: Write & {seedFolder: string},
): Promise<void> {
	if ((await stageOf(db)) === 'done') {
		return;
	}

	const {targets, year} = await goalQuestions(db, {seedFolder, now: write.now});
	const read = targets.map(target => ({id: target.id, goal: goalOf(target, typed[target.id] ?? '')}));
	const faults = read.flatMap(({id, goal}): Fault[] => (typeof goal === 'string' ? [{field: id, message: goal}] : []));
	if (source === '') {
		faults.push({field: 'source', message: 'Vul in waar deze normen vandaan komen.'});
	}

	refuseFaults(faults);
	refusePersonalData({source});
	const goals = Object.fromEntries(read.map(({id, goal}) => [id, Number(goal)]));
	const words = readOwnGoals(await readSeed(seedFolder, 'own-goals.json'));
	const facts = ownTargets(targets, words, {goals, year, source}).map(target => {
		const id = `${year}:${target.id}`;
		const change = changeOf({...write, key: uuidFrom(id, write.key)}, {ownGoal: target.goal, source});
		return firstVersion(id, target, change);
	});
	// In one piece: where one target stands, the first visit is over.
	await insertMissing(db, db.targets, facts);
}

function goalOf(target: Target, typed: string): number | string {
	return typed.trim() === '' ? `Vul de norm in voor ${target.title.toLowerCase()}.` : readGoal(target.kind, typed);
}
