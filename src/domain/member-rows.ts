import {trainedSince} from './ambassador-register.ts';
import {type Area, districtOn} from './areas.ts';
import {hasAmbassador, type Member, membersOf, ownActionCount} from './members.ts';
import type {Day} from './period.ts';
import type {Condition, MembersTarget} from './targets.ts';
import type {YearFacts} from './year-facts.ts';

/** How an organisation stands on one condition. */
export interface PartStanding {
	condition: Condition;
	/** Actions of those kinds that it started itself; null for a condition about the ambassador. */
	count: number | null;
	/** Since when it states that it uses them; null where it does not, and where a statement cannot count. */
	statedSince: Day | null;
}

/** An organisation of a target's population, with every condition by itself. */
export interface MemberRow extends Member {
	district: Area | null;
	ambassador: 'trained' | 'untrained' | 'vacant';
	/** Since when it counts as one with a trained ambassador; null when it does not. */
	trainedSince: Day | null;
	/** In the order of the target; those of an `any` stand beside each other. */
	parts: PartStanding[];
}

/** The conditions of a target one by one; which of them may replace each other is left out. */
export function conditionsOf({conditions}: MembersTarget): Condition[] {
	return conditions.flatMap(condition => ('any' in condition ? condition.any : [condition]));
}

/** The organisations of a target's population within an area on the day, by name. */
export function memberRows(facts: YearFacts, area: Area, target: MembersTarget): MemberRow[] {
	return membersOf(facts, area, target)
		.map(member => ({
			...member,
			district: districtOn(facts.areas, member.area, facts.at),
			ambassador: ambassadorOf(facts, member.area),
			trainedSince: trainedSince(
				facts.ambassadors.filter(({organisation}) => organisation === member.area.code),
				facts.at,
			),
			parts: conditionsOf(target).map(condition => partOf(facts, member.area, condition)),
		}))
		.sort((a, b) => a.area.name.localeCompare(b.area.name, 'nl'));
}

function ambassadorOf(facts: YearFacts, organisation: Area): MemberRow['ambassador'] {
	const day = facts.at;
	if (hasAmbassador(facts, organisation, {isTrained: true, day})) {
		return 'trained';
	}

	return hasAmbassador(facts, organisation, {isTrained: false, day}) ? 'untrained' : 'vacant';
}

function partOf(facts: YearFacts, organisation: Area, condition: Condition): PartStanding {
	if ('has' in condition) {
		return {condition, count: null, statedSince: null};
	}

	const {kinds, atLeast} = condition;
	const since = facts.statements
		.filter(({organisation: code, kind, since}) => {
			const isOwn = code === organisation.code && (kinds as readonly string[]).includes(kind);
			return isOwn && since <= facts.at && atLeast === 1;
		})
		.map(statement => statement.since)
		.sort();
	return {condition, count: ownActionCount(facts.tallies, organisation, kinds), statedSince: since[0] ?? null};
}

/** How many organisations of one district meet a target. */
export interface DistrictMembers {
	/** null: organisations without a district. */
	district: Area | null;
	met: number;
	total: number;
}

/** The population of a target by district, by name; together it is the whole population. */
export function membersByDistrict(rows: readonly MemberRow[]): DistrictMembers[] {
	const groups = new Map<string, DistrictMembers>();
	for (const {district, isMet} of rows) {
		const key = district?.code ?? '';
		const group = groups.get(key) ?? {district, met: 0, total: 0};
		groups.set(key, {district, met: group.met + (isMet ? 1 : 0), total: group.total + 1});
	}

	const nameOf = (group: DistrictMembers) => group.district?.name ?? '￿';
	return [...groups.values()].sort((a, b) => nameOf(a).localeCompare(nameOf(b), 'nl'));
}
