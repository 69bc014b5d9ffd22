import {type Area, areaOf, UNIT} from './areas.ts';
import {startedWithin} from './figures.ts';
import {membersOf} from './members.ts';
import {afterSteps, type Owed, owedBy} from './owed.ts';
import type {MembersTarget, Target} from './targets.ts';
import type {YearFacts} from './year-facts.ts';

/** How many organisations of the unit a target counts, how many meet it, and how many must. */
export interface MemberCount {
	met: number;
	total: number;
	needed: number;
}

/** What a step does to a target of the unit. */
export interface Effect {
	target: MembersTarget;
	before: MemberCount;
	after: MemberCount;
	/** What this target asks of the organisation from then on, when it counts it only after the step; null else. */
	asksAlso: Owed | null;
}

/** An organisation that a target waits for: what it owes, and what the target gains when it does that. */
export interface Advice {
	area: Area;
	target: MembersTarget;
	owed: Owed;
	/** Of the target itself first, then of others that the same step moves. */
	effects: readonly [Effect, ...Effect[]];
	/** Other targets of the year that wait for the same organisation. */
	also: readonly MembersTarget[];
}

/** How a target of kind `members` stands in the whole unit, which is where it has its goal. */
export interface MemberStanding extends MemberCount {
	target: MembersTarget;
}

/** Floating noise does not ask for one organisation more. */
const NOISE = 1e-9;

function neededOf({goal, comparator}: MembersTarget, total: number): number {
	const bar = goal * total;
	return comparator === '>' ? Math.floor(bar + NOISE) + 1 : Math.max(0, Math.ceil(bar - NOISE));
}

/** The standing in the unit of every target that counts organisations, in the order of the plan. */
export function memberStandings(facts: YearFacts): MemberStanding[] {
	const unit = areaOf(facts.areas, UNIT);
	return facts.targets.filter(isMembers).map(target => {
		const members = unit ? membersOf(facts, unit, target) : [];
		const total = members.length;
		return {target, met: members.filter(({isMet}) => isMet).length, total, needed: neededOf(target, total)};
	});
}

function isMembers(target: Target): target is MembersTarget {
	return target.kind === 'members';
}

/**
The organisations within an area that a target of the unit waits for, the one that did least first.

Our choice: one entry an organisation, for the first target in the order of the plan that it does not meet. A target that
enough organisations meet already waits for nobody: of 38 municipalities 35 trained ambassadors are enough for 90%. The order is by
what part of the owed is done, then by how far the target is, then by name. After the year nothing is asked.
*/
export function adviceOf(facts: YearFacts, area: Area): Advice[] {
	if (facts.isYearOver) {
		return [];
	}

	const standings = memberStandings(facts);
	const waiting = new Map<string, {area: Area; targets: MembersTarget[]}>();
	for (const {target} of standings.filter(({met, needed}) => met < needed)) {
		for (const {area: member} of membersOf(facts, area, target).filter(({isMet}) => !isMet)) {
			const found = waiting.get(member.code) ?? {area: member, targets: []};
			found.targets.push(target);
			waiting.set(member.code, found);
		}
	}

	const reachedShare = new Map(standings.map(({target, met, needed}) => [target.id, needed === 0 ? 1 : met / needed]));
	const farness = ({target}: Advice) => reachedShare.get(target.id) ?? 1;
	return [...waiting.values()]
		.map(({area: member, targets: [target, ...also]}) =>
			adviceFor(facts, member, {target: target as MembersTarget, also, standings}),
		)
		.sort(
			(a, b) =>
				doneShare(a.owed) - doneShare(b.owed) ||
				farness(a) - farness(b) ||
				a.area.name.localeCompare(b.area.name, 'nl'),
		);
}

function doneShare({done, asked}: Owed): number {
	return done / asked;
}

function adviceFor(
	facts: YearFacts,
	area: Area,
	{target, also, standings}: {target: MembersTarget; also: MembersTarget[]; standings: readonly MemberStanding[]},
): Advice {
	const owed = owedBy(facts, area, target);
	const after = afterSteps(facts, area, owed.steps);
	const effects = standings
		.map(standing => effectOf(standing, {area, facts, after}))
		.filter(effect => effect !== null)
		.sort((a, b) => Number(b.target.id === target.id) - Number(a.target.id === target.id));
	return {area, target, owed, effects: effects as [Effect, ...Effect[]], also};
}

/** What changes for a target when one organisation goes from one state of facts to another; null: nothing. */
function effectOf(
	{target, met, total, needed}: MemberStanding,
	{area, facts, after}: {area: Area; facts: YearFacts; after: YearFacts},
): Effect | null {
	if (target.population.organisation !== area.kind) {
		return null;
	}

	const [was] = membersOf(facts, area, target);
	const [is] = membersOf(after, area, target);
	const metAfter = met + Number(is?.isMet ?? false) - Number(was?.isMet ?? false);
	const totalAfter = total + (is ? 1 : 0) - (was ? 1 : 0);
	if (metAfter === met && totalAfter === total) {
		return null;
	}

	return {
		target,
		before: {met, total, needed},
		after: {met: metAfter, total: totalAfter, needed: neededOf(target, totalAfter)},
		asksAlso: is && !was && !is.isMet ? owedBy(after, area, target) : null,
	};
}

/** Our choice: an action may stay open for two weeks before anybody is asked for its outcome. */
export const OUTCOME_WITHIN_DAYS = 14;

/** Started actions that wait long for their outcome, and how much less wide the bounds of the success rate get by it. */
export interface OpenOutcomes {
	target: Target;
	/** Open for longer than `OUTCOME_WITHIN_DAYS`. */
	count: number;
	started: number;
	/** Bounds of direct / started, 0–1, when every open action fails or succeeds. */
	lower: number;
	upper: number;
	/** By how much upper − lower shrinks when these get an outcome, whichever it is: count / started. */
	gain: number;
}

/**
What outcomes that are overdue mean for the success rate of the unit.

@returns null when none is overdue, when the year has no such target or is over, and when nothing was started.
*/
export function openOutcomesOf(facts: YearFacts, count: number): OpenOutcomes | null {
	const target = facts.targets.find(({kind}) => kind === 'rate');
	const unit = areaOf(facts.areas, UNIT);
	const {started, direct, open} = unit ? startedWithin(facts, unit) : {started: null, direct: null, open: null};
	if (facts.isYearOver || count === 0 || !target || !started || direct === null || open === null) {
		return null;
	}

	return {
		...{target, count, started},
		lower: direct / started,
		upper: (direct + open) / started,
		gain: count / started,
	};
}
