import {readFileSync} from 'node:fs';
import type {AmbassadorFields} from '../../src/domain/ambassadors.ts';
import type {AppDownloads} from '../../src/domain/app-downloads.ts';
import {type Area, areaOf, UNIT} from '../../src/domain/areas.ts';
import {type TargetProgress, targetProgress} from '../../src/domain/progress.ts';
import {readAreas, readTargets} from '../../src/domain/seed.ts';
import type {ActionTally, YearFacts} from '../../src/domain/year-facts.ts';

const seedFile = (name: string) =>
	JSON.parse(readFileSync(new URL(`../../seed/${name}.json`, import.meta.url), 'utf8'));

/** The areas and targets of seed/, without the example years, which take long to make. */
export const areas = readAreas(seedFile('reference'));
export const targets = readTargets(seedFile('targets')).filter(target => target.year === 2022);

export function area(code: string): Area {
	const found = areaOf(areas, code);
	if (!found) {
		throw new Error(`No area ${code} in seed/reference.json.`);
	}

	return found;
}

export const unit = area(UNIT);

/** 2022 without a single fact, over unless another day is given. */
export function yearFacts(changes: Partial<YearFacts> = {}): YearFacts {
	const at = changes.at ?? '2022-12-31';
	return {
		year: 2022,
		at,
		isYearOver: at === '2022-12-31',
		areas,
		targets,
		tallies: [],
		totals: null,
		lastYear: {tallies: [], totals: null},
		appDownloads: [],
		ambassadors: [],
		statements: [],
		occurrences: [],
		...changes,
	};
}

/** Started searches in Houten in May, unless told otherwise. */
export function tally(changes: Partial<ActionTally> = {}): ActionTally {
	return {
		municipality: 'GM0321',
		basisteam: 'lekpoort',
		detectives: null,
		district: 'west-utrecht',
		month: '2022-05',
		kind: 'suspect',
		starter: 'control-room',
		result: 'none',
		startedByVolunteer: false,
		count: 1,
		reached: 0,
		reachKnown: 0,
		...changes,
	};
}

/** Searches of the whole unit: so many direct successes, so many open, the rest without result. */
export function searches({started, direct = 0, open = 0}: {started: number; direct?: number; open?: number}) {
	return [
		tally({result: 'direct', count: direct}),
		tally({result: 'open', count: open}),
		tally({result: 'none', count: started - direct - open}),
	].filter(({count}) => count > 0);
}

export function ambassador(organisation: string, changes: Partial<AmbassadorFields> = {}): AmbassadorFields {
	return {organisation, from: '2021-01-01', until: null, trainings: [], ...changes};
}

export function trained(organisation: string, changes: Partial<AmbassadorFields> = {}): AmbassadorFields {
	return ambassador(organisation, {trainings: [{course: 'portal', completedOn: '2021-06-01'}], ...changes});
}

export function downloads(where: string, month: string, appDownloads: number): AppDownloads {
	const year = Number(month.slice(0, 4));
	return {area: where, month, year, appDownloads, participants: null, method: 'measured', source: 'test'};
}

/** How one target stands, by its number in the plan. */
export function progressOf(id: string, facts: YearFacts, where: Area = unit): TargetProgress {
	const found = targetProgress(facts, where).find(({target}) => target.id === id);
	if (!found) {
		throw new Error(`No target ${id}.`);
	}

	return found;
}
