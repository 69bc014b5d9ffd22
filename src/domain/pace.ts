import type {Area} from './areas.ts';
import {comparedMonths, yearBefore} from './download-growth.ts';
import {downloadsIn, monthlyTotals, wholeMonths} from './figures.ts';
import {forecastOf} from './forecast.ts';
import {type MemberRow, memberRows} from './member-rows.ts';
import {type Day, daysBetween, monthOf, monthsOf} from './period.ts';
import type {TargetProgress} from './progress.ts';
import {isMet, type MembersTarget, type Target} from './targets.ts';
import type {YearFacts} from './year-facts.ts';

/** What a count still needs. */
export interface CountPace {
	kind: 'count';
	/** Actions until the goal. */
	missing: number;
	/** Days of the year after the day. */
	daysLeft: number;
	/** Null with less than a week to go. */
	neededPerWeek: number | null;
	/** The pace of late, and the day from which it is counted; null where the months are not known. */
	recent: {perWeek: number; from: Day} | null;
}

/** What a rate still needs. */
export interface RatePace {
	kind: 'rate';
	/** The actions that are likely to come, and the direct successes still needed with them; null without a forecast. */
	yearEnd: {toCome: number; more: number} | null;
	/** The fewest direct successes that bring the rate to the norm within so many next actions. */
	next: {actions: number; least: number};
	/** Actions that can still become a success. */
	open: number;
}

/** What a growth still needs. */
export interface GrowthPace {
	kind: 'growth';
	/** Downloads until the goal at the end of the year; 0 when there are enough already. */
	missing: number;
	/** Months that are still to come or to end and that last year reports. */
	months: number;
	neededPerMonth: number;
	nowPerMonth: number;
}

/** What a share of organisations still needs. */
export interface MembersPace {
	kind: 'members';
	/** Organisations until the goal; 0 when there are enough on this day. */
	missing: number;
	/** Those that do not meet the conditions, by name: it may be more than is needed. */
	unmet: MemberRow[];
}

export type Pace = CountPace | RatePace | GrowthPace | MembersPace;

/** The next so many actions of a rate: about a month of the unit. */
const NEXT_ACTIONS = 100;
/** Our choice: the pace of late is that of the running month and the two before it: the counts are kept by month. */
const RECENT_MONTHS = 3;

/**
What a target still needs from the day until 31 December.

@returns null without a goal, when the value is not known, when it is met for good and when the year is over.
*/
export function paceOf(facts: YearFacts, area: Area, progress: TargetProgress): Pace | null {
	const {target, goal, value, status} = progress;
	if (goal === null || value === null || status === 'met' || facts.isYearOver) {
		return null;
	}

	switch (target.kind) {
		case 'count':
			return countPace(facts, area, leastOf({...target, goal}) - value);
		case 'rate':
			return ratePace(facts, area, {...progress, goal});
		case 'growth':
			return growthPace(facts, area, goal);
		case 'members':
			return membersPace(facts, area, {...target, goal});
	}
}

/** The smallest whole number that reaches a share of some cases: 35 of 38 for 90%. */
export function leastOf({comparator, goal}: Pick<Target, 'comparator' | 'goal'>, cases = 1): number {
	const near = Math.max(0, Math.floor(goal * cases) - 1);
	return [near, near + 1, near + 2].find(count => isMet({comparator, goal: goal * cases, value: count})) ?? near + 3;
}

function countPace(facts: YearFacts, area: Area, missing: number): CountPace {
	const daysLeft = daysBetween(facts.at, `${facts.year}-12-31`);
	const neededPerWeek = daysLeft < 7 ? null : (missing / daysLeft) * 7;
	return {kind: 'count', missing, daysLeft, neededPerWeek, recent: recentPace(facts, area)};
}

function recentPace(facts: YearFacts, area: Area): CountPace['recent'] {
	const gone = monthlyTotals(facts, area).filter(({month}) => month <= monthOf(facts.at));
	const months = gone.slice(-RECENT_MONTHS);
	const counts = months.map(({totals}) => totals?.started ?? null);
	const from = `${months[0]?.month}-01`;
	const started = counts.reduce((sum, count) => (sum === null || count === null ? null : sum + count), 0);
	return started === null ? null : {perWeek: (started / (daysBetween(from, facts.at) + 1)) * 7, from};
}

function ratePace(facts: YearFacts, area: Area, progress: TargetProgress & {goal: number}): RatePace {
	const {target, goal, numerator, denominator, open} = progress;
	const [direct, started] = [numerator ?? 0, denominator ?? 0];
	const more = (toCome: number) =>
		Math.max(0, leastOf({comparator: target.comparator, goal}, started + toCome) - direct);
	const end = forecastOf(facts, area, {kind: 'count', comparator: '>=', goal: 1});
	const toCome = end && Math.max(0, Math.round(end.middle) - started);
	return {
		kind: 'rate',
		yearEnd: toCome === null ? null : {toCome, more: more(toCome)},
		next: {actions: NEXT_ACTIONS, least: more(NEXT_ACTIONS)},
		open: open ?? 0,
	};
}

/** Our choice: a month that last year does not report cannot count, so nothing is asked of it. */
function growthPace(facts: YearFacts, area: Area, goal: number): GrowthPace | null {
	const compared = comparedMonths(facts, area);
	const whole = new Set(wholeMonths(facts));
	const toCome = monthsOf(facts.year)
		.filter(month => !whole.has(month))
		.flatMap(month => downloadsIn(facts, area, yearBefore(month)) ?? []);
	if (compared.length === 0 || toCome.length === 0) {
		return null;
	}

	const now = sum(compared.map(month => month.now));
	const before = sum(compared.map(month => month.before)) + sum(toCome);
	const missing = Math.max(0, Math.ceil(goal * before - now - 1e-9));
	return {
		kind: 'growth',
		missing,
		months: toCome.length,
		neededPerMonth: missing / toCome.length,
		nowPerMonth: now / compared.length,
	};
}

function membersPace(facts: YearFacts, area: Area, target: MembersTarget): MembersPace {
	const rows = memberRows(facts, area, target);
	const unmet = rows.filter(row => !row.isMet);
	const missing = Math.max(0, leastOf(target, rows.length) - (rows.length - unmet.length));
	return {kind: 'members', missing, unmet};
}

function sum(values: readonly number[]): number {
	return values.reduce((total, value) => total + value, 0);
}
