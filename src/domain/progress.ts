import {hasTraining, isInFunction} from './ambassadors.ts';
import {unitMonth} from './app-downloads.ts';
import {type Area, type AreaKind, membersOn, parentsOn} from './areas.ts';
import {downloadRowsWithin, startedLastYear, startedWithin, successRate, wholeMonths} from './figures.ts';
import {monthShares, shareOfYear} from './forecast.ts';
import type {Day, Month} from './period.ts';
import {type Condition, type MembersTarget, type Status, statusOf, type Target} from './targets.ts';
import type {ActionTally, YearFacts} from './year-facts.ts';

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
}

/** The 80% interval for 31 December, in the unit of `value`, and the chance that the goal is reached. */
export interface Forecast {
	low: number;
	/** The median. */
	middle: number;
	high: number;
	chance: number;
}

/** One target on one day for one area; `goal`, `status` and `expectedNow` are null where the area does not own it. */
export interface TargetProgress extends Measure {
	target: Target;
	goal: number | null;
	status: Status | null;
	expectedNow: number | null;
	/** null until the forecast exists, before week 8 and after the year. */
	forecast: Forecast | null;
}

const nothing = {lower: null, upper: null, open: null, throughMonth: null, isUnitTotalOnly: false};

/** Every target of the year, for one area. Owner rule and statuses: domain.md, "The seven targets". */
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
		return {target, ...measure, goal, status, expectedNow, forecast: null};
	});
}

/** What a target measures in an area up to the day. */
export function measureOf(facts: YearFacts, area: Area, target: Target): Measure {
	switch (target.kind) {
		case 'growth':
			return downloadGrowth(facts, area);
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

/**
New downloads of the year so far / those of the same months of last year.

Only months reported in both years count; below the unit, only municipalities reported in both years of that month.
*/
function downloadGrowth(facts: YearFacts, area: Area): Measure {
	const pairs = wholeMonths(facts).flatMap(month => {
		const before = `${facts.year - 1}${month.slice(4)}`;
		const pair = area.kind === 'unit' ? unitPair(facts, month, before) : areaPair(facts, area, [month, before]);
		return pair === null ? [] : [{month, ...pair}];
	});
	const numerator = pairs.reduce((sum, pair) => sum + pair.now, 0);
	const denominator = pairs.reduce((sum, pair) => sum + pair.before, 0);
	const isKnown = pairs.length > 0;
	const wanted = wholeMonths(facts);
	return {
		...nothing,
		value: denominator > 0 ? numerator / denominator : null,
		numerator: isKnown ? numerator : null,
		denominator: isKnown ? denominator : null,
		throughMonth: pairs.at(-1)?.month ?? null,
		isUnitTotalOnly:
			area.kind === 'unit' && wanted.some(month => (unitMonth(facts.appDownloads, month)?.unsplit ?? 0) > 0),
	};
}

function unitPair(facts: YearFacts, month: Month, before: Month) {
	const [now, then] = [unitMonth(facts.appDownloads, month), unitMonth(facts.appDownloads, before)];
	return now && then ? {now: now.appDownloads, before: then.appDownloads} : null;
}

function areaPair(facts: YearFacts, area: Area, [month, before]: [Month, Month]) {
	const rows = downloadRowsWithin(facts, area, month).flatMap(row => {
		const then = facts.appDownloads.find(found => found.area === row.area && found.month === before);
		return then ? [{now: row.appDownloads, before: then.appDownloads}] : [];
	});
	return rows.length === 0
		? null
		: rows.reduce((sum, row) => ({now: sum.now + row.now, before: sum.before + row.before}));
}

/** How an organisation of a target's population stands: does it meet the conditions? */
export interface Member {
	area: Area;
	isMet: boolean;
}

/** The population of a `members` target within an area on the day, each with whether it meets the conditions. */
export function membersOf(facts: YearFacts, area: Area, target: MembersTarget): Member[] {
	const {organisation, where} = target.population;
	return organisationsWithin(facts, area, organisation)
		.filter(member => where === null || meets(facts, member, where))
		.map(member => ({
			area: member,
			isMet: target.conditions.every(condition =>
				'any' in condition ? condition.any.some(one => meets(facts, member, one)) : meets(facts, member, condition),
			),
		}));
}

function organisationsWithin(facts: YearFacts, area: Area, kind: AreaKind): Area[] {
	if (area.kind === 'municipality' && kind === 'basisteam') {
		return parentsOn(facts.areas, area, 'basisteam', facts.at);
	}

	return membersOn(facts.areas, area, {kind, day: facts.at});
}

function membersMeasure(facts: YearFacts, area: Area, target: MembersTarget): Measure {
	const members = membersOf(facts, area, target);
	const numerator = members.filter(member => member.isMet).length;
	const denominator = members.length;
	return {...nothing, value: denominator === 0 ? null : numerator / denominator, numerator, denominator};
}

function meets(facts: YearFacts, organisation: Area, condition: Condition): boolean {
	if ('has' in condition) {
		return hasAmbassador(facts, organisation, {isTrained: condition.has === 'trained-ambassador', day: facts.at});
	}

	return ownActionCount(facts.tallies, organisation, condition.kinds) >= condition.atLeast;
}

/** Whether the function of ambassador is held on a day, by somebody trained in the portal if so asked. */
export function hasAmbassador(
	{ambassadors}: Pick<YearFacts, 'ambassadors'>,
	organisation: Area,
	{isTrained, day}: {isTrained: boolean; day: Day},
): boolean {
	return ambassadors.some(
		ambassador =>
			ambassador.organisation === organisation.code &&
			isInFunction(ambassador, day) &&
			(!isTrained || hasTraining(ambassador, 'portal', day)),
	);
}

/** The actions of some kinds that an organisation started itself. */
export function ownActionCount(tallies: readonly ActionTally[], {kind, code}: Area, kinds: readonly string[]): number {
	if (kind === 'unit') {
		return 0;
	}

	return tallies
		.filter(tally => tally.starter === kind && tally[kind] === code && kinds.includes(tally.kind))
		.reduce((sum, tally) => sum + tally.count, 0);
}

/**
What is expected by the day, in the unit of `value`.

Source: statistics.md. A count: goal × share of the year. Growth and rate: the goal itself. Members: last year's end
share (or 0) plus the calendar share of the way to the goal.
*/
function expectedBy(facts: YearFacts, area: Area, {target, goal}: {target: Target; goal: number}): number {
	switch (target.kind) {
		case 'count':
			return goal * shareOfYear(monthShares(facts.year, startedLastYear(facts, area)), facts.at);
		case 'members': {
			const start = measureOf(endOfLastYear(facts), area, target).value ?? 0;
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
