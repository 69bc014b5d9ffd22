import type {Area} from './areas.ts';
import {downloadGrowth} from './download-growth.ts';
import {startedLastYear, startedWithin, successRate} from './figures.ts';
import {forecastOf} from './forecast.ts';
import type {Forecast} from './forecast-count.ts';
import {membersOf} from './members.ts';
import {monthShares, shareOfYear} from './month-shares.ts';
import type {Month} from './period.ts';
import {type MembersTarget, type Status, statusOf, type Target} from './targets.ts';
import type {YearFacts} from './year-facts.ts';

/** What a target measures in an area, in the unit of `value`: count a number, growth a ratio, rate and members a fraction. */
export interface Measure {
	/** null: not known, because the denominator is missing or 0. */
	value: number | null;
	numerator: number | null;
	denominator: number | null;
	/** Only for a rate: the value when every open action fails (lower) or succeeds (upper). */
	lower: number | null;
	upper: number | null;
	/** Started actions without an outcome; null except for a rate. */
	open: number | null;
	/** The last month that a growth compares; null for other kinds and when no month can be compared. */
	throughMonth: Month | null;
	/** True when the downloads are known for the unit as a whole only. */
	isUnitTotalOnly: boolean;
	/** The members that only count because they state that they use it; 0 except for members. */
	byStatement: number;
}

/** One target on one day for one area; `goal`, `status` and `expectedNow` are null where the area does not own it. */
export interface TargetProgress extends Measure {
	target: Target;
	goal: number | null;
	status: Status | null;
	expectedNow: number | null;
	/** null before eight weeks of the year have passed, after the year, and where too little is known. */
	forecast: Forecast | null;
}

const nothing = {lower: null, upper: null, open: null, throughMonth: null, isUnitTotalOnly: false, byStatement: 0};

/**
Every target of the year, for one area.

Our choice: the unit has a goal and a status for all; below it only the owner of a target has, the rest is context.
*/
export function targetProgress(facts: YearFacts, area: Area): TargetProgress[] {
	return facts.targets.map(target => {
		const measure = measureOf(facts, area, target);
		const isOwner = area.kind === 'unit' || area.kind === target.owner;
		if (!isOwner) {
			return {target, ...measure, goal: null, status: null, expectedNow: null, forecast: null};
		}

		const goal = target.kind === 'members' && area.kind !== 'unit' ? 1 : target.goal;
		const expectedNow = expectedBy(facts, area, {target, goal});
		const {kind, comparator} = target;
		const status = statusOf({kind, comparator, goal, ...measure, expectedNow, isYearOver: facts.isYearOver});
		const forecast = forecastOf(facts, area, {kind, comparator, goal});
		return {target, ...measure, goal, status, expectedNow, forecast};
	});
}

/** What a target measures in an area up to the day. */
export function measureOf(facts: YearFacts, area: Area, target: Target): Measure {
	switch (target.kind) {
		case 'growth':
			return growthOf(facts, area);
		case 'count': {
			const {started} = startedWithin(facts, area);
			return {...nothing, value: started, numerator: started, denominator: null};
		}

		case 'rate':
			return rateOf(facts, area);
		case 'members':
			return membersMeasure(facts, area, target);
	}
}

function rateOf(facts: YearFacts, area: Area): Measure {
	const {started, direct, open} = startedWithin(facts, area);
	const value = successRate({started, direct});
	const isKnown = value !== null && started !== null && direct !== null;
	return {
		...nothing,
		value,
		numerator: direct,
		denominator: started,
		lower: value,
		upper: isKnown ? (direct + (open ?? 0)) / started : null,
		open,
	};
}

function growthOf(facts: YearFacts, area: Area): Measure {
	const {now, before, ...rest} = downloadGrowth(facts, area);
	const isKnown = now !== null && before !== null && before > 0;
	return {...nothing, ...rest, value: isKnown ? now / before : null, numerator: now, denominator: before};
}

function membersMeasure(facts: YearFacts, area: Area, target: MembersTarget): Measure {
	const members = membersOf(facts, area, target);
	const numerator = members.filter(member => member.isMet).length;
	const denominator = members.length;
	const byStatement = members.filter(member => member.isByStatement).length;
	return {...nothing, value: denominator === 0 ? null : numerator / denominator, numerator, denominator, byStatement};
}

/**
What is expected by the day, in the unit of `value`.

Our choice. A count: goal × share of the year. Growth and rate: the goal itself. Members: last year's end
share (or 0) plus the calendar share of the way to the goal.
*/
function expectedBy(facts: YearFacts, area: Area, {target, goal}: {target: Target; goal: number}): number {
	switch (target.kind) {
		case 'count':
			return goal * shareOfYear(monthShares(facts.year, startedLastYear(facts, area)), facts.at);
		case 'members': {
			// Our choice: who ended last year above the goal need not stay above it.
			const start = Math.min(measureOf(endOfLastYear(facts), area, target).value ?? 0, goal);
			return start + shareOfYear(monthShares(facts.year, null), facts.at) * (goal - start);
		}

		default:
			return goal;
	}
}

function endOfLastYear(facts: YearFacts): YearFacts {
	const year = facts.year - 1;
	return {...facts, year, at: `${year}-12-31`, isYearOver: true, tallies: facts.lastYear.tallies};
}
