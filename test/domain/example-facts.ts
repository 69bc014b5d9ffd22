import {readFileSync} from 'node:fs';
import type {ActionFields} from '../../src/domain/actions.ts';
import {type ExampleFacts, exampleFacts} from '../../src/domain/example.ts';
import {readExampleSettings} from '../../src/domain/example-settings.ts';
import type {Fact} from '../../src/domain/revisions.ts';
import {readAreas, readTargets} from '../../src/domain/seed.ts';

/** The parsed file of seed/. */
export function seedFile(name: string) {
	return JSON.parse(readFileSync(new URL(`../../seed/${name}.json`, import.meta.url), 'utf8'));
}

export const areas = readAreas(seedFile('reference'));
export const targets = readTargets(seedFile('targets'));
export const settings = readExampleSettings(seedFile('example'));
/** The day on which the example is looked at. */
export const today = '2026-11-22';
export const facts = factsOn(today);
export const actions = [...facts.actions];

export function factsOn(day: string, scale = 1): ExampleFacts {
	return exampleFacts({areas, targets, settings, today: day, scale});
}

/** All facts but the actions. */
export function otherFacts({appDownloads, totals, ambassadors, targets: goals}: ExampleFacts): Fact<object>[] {
	return [...appDownloads, ...totals, ...ambassadors, ...goals];
}

/** One action as the tallies count it. */
export function tallyOf(action: Fact<ActionFields>) {
	const {municipality, basisteam, detectives, district, kind, starter, startedByVolunteer, outcome, day} = action;
	const place = {
		municipality,
		basisteam,
		detectives,
		district,
		kind,
		starter,
		startedByVolunteer,
		month: day.slice(0, 7),
	};
	return {...place, result: outcome?.result ?? ('open' as const), count: 1, reached: 0, reachKnown: 0};
}
