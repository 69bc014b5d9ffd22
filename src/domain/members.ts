import {type AmbassadorFields, hasTraining, isInFunction} from './ambassadors.ts';
import {type Area, membersOn} from './areas.ts';
import {grouped} from './grouped.ts';
import type {Day} from './period.ts';
import {talliesOfStarter} from './tallies-of-place.ts';
import type {Condition, MembersTarget} from './targets.ts';
import {statesUse} from './usage-statements.ts';
import type {ActionTally, YearFacts} from './year-facts.ts';

/** How an organisation of a target's population stands: does it meet the conditions? */
export interface Member {
	area: Area;
	isMet: boolean;
	/** It is met, but without what the organisation states about itself it would not be. */
	isByStatement: boolean;
}

/** The population of a `members` target within an area on the day, each with whether it meets the conditions. */
export function membersOf(facts: YearFacts, area: Area, target: MembersTarget): Member[] {
	const {organisation, where} = target.population;
	return membersOn(facts.areas, area, {kind: organisation, day: facts.at})
		.filter(member => where === null || meets(facts, member, where))
		.map(member => {
			const isMet = meetsAll(facts, member, target);
			return {area: member, isMet, isByStatement: isMet && !meetsAll({...facts, statements: []}, member, target)};
		});
}

function meetsAll(facts: YearFacts, organisation: Area, {conditions}: MembersTarget): boolean {
	return conditions.every(condition =>
		'any' in condition
			? condition.any.some(one => meets(facts, organisation, one))
			: meets(facts, organisation, condition),
	);
}

function meets(facts: YearFacts, organisation: Area, condition: Condition): boolean {
	if ('has' in condition) {
		return hasAmbassador(facts, organisation, {isTrained: condition.has === 'trained-ambassador', day: facts.at});
	}

	const {kinds, atLeast} = condition;
	// A statement says that something is used, not how often: it stands for one action, and never for two.
	const isStated = atLeast === 1 && statesUse(facts.statements, organisation, {kinds, day: facts.at});
	return isStated || ownActionCount(facts.tallies, organisation, kinds) >= atLeast;
}

const ambassadorsOf = grouped<AmbassadorFields>(({organisation}) => organisation);

/** Whether the function of ambassador is held on a day, by somebody trained in the portal if so asked. */
export function hasAmbassador(
	{ambassadors}: Pick<YearFacts, 'ambassadors'>,
	organisation: Area,
	{isTrained, day}: {isTrained: boolean; day: Day},
): boolean {
	return ambassadorsOf(ambassadors, organisation.code).some(
		ambassador => isInFunction(ambassador, day) && (!isTrained || hasTraining(ambassador, 'portal', day)),
	);
}

/** The actions of some kinds that an organisation started itself. */
export function ownActionCount(tallies: readonly ActionTally[], {kind, code}: Area, kinds: readonly string[]): number {
	if (kind === 'unit') {
		return 0;
	}

	return talliesOfStarter(tallies, `${kind} ${code}`)
		.filter(tally => kinds.includes(tally.kind))
		.reduce((sum, tally) => sum + tally.count, 0);
}
