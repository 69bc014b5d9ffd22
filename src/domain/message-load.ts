import {kindRules} from './actions.ts';
import {unitMonth} from './app-downloads.ts';
import {usesReportedTotals} from './figures.ts';
import {type Day, daysInMonth, lastDayOfMonth, type Month, monthOf, monthsOf} from './period.ts';
import type {YearFacts} from './year-facts.ts';

/** How many messages people get: the counterweight of a target that asks for more actions. */
export interface MessageLoad {
	/** Actions a month for each 1,000 people, in actions; null: not known. */
	value: number | null;
	/** Actions of all kinds but alerts from 1 January up to the day; null where only totals were reported. */
	actions: number | null;
	/** The months of the year that have passed, the running one by its days: 4 + 14/31 on 14 May. */
	months: number;
	/** By whom the actions are divided; null where neither is known. */
	by: {people: 'participants'; count: number; month: Month} | {people: 'reach'; count: number; known: number} | null;
}

/** First day on which the participants no longer count: all were deleted and went over to the app, in March 2024. */
const NO_MORE_PARTICIPANTS = '2024-04-01';

/**
The messages that the unit sends, per month and per 1,000 participants: (actions ÷ months) ÷ (participants ÷ 1,000).

The actions are those of all kinds but alerts, of every starter. The participants are those of the last month known up to
the day. Without participants, and after March 2024, the mean reach of the actions whose reach is known stands in their
place. Source: the rule that more messages is not the aim, "the load stands on the T2 card". Our choice: the running month
counts by its days, so that the first of a month does not look quiet.

@returns `value` null where the actions are not known by kind, or neither participants nor reach is known: never 0 or NaN.
*/
export function messageLoad(facts: YearFacts): MessageLoad {
	const sent = facts.tallies.filter(({kind}) => kindRules[kind].countsAs !== 'alert');
	const actions = usesReportedTotals(facts) ? null : sum(sent.map(({count}) => count));
	const months = monthsPassed(facts.at);
	const by = participantsKnown(facts) ?? reachKnown(sent);
	const value = actions === null || by === null ? null : actions / months / (by.count / 1000);
	return {value, actions, months, by};
}

/** Our choice: a month that is not over counts by its days. Never 0, because the day itself counts. */
function monthsPassed(at: Day): number {
	return Number(at.slice(5, 7)) - 1 + Number(at.slice(8)) / daysInMonth(monthOf(at));
}

function participantsKnown({year, at, appDownloads}: YearFacts): MessageLoad['by'] {
	const months = at < NO_MORE_PARTICIPANTS ? [...monthsOf(year - 1), ...monthsOf(year)] : [];
	const known = months
		.filter(month => lastDayOfMonth(month) <= at)
		.map(month => ({month, count: unitMonth(appDownloads, month)?.participants ?? 0}))
		.findLast(({count}) => count > 0);
	return known ? {people: 'participants', ...known} : null;
}

function reachKnown(sent: YearFacts['tallies']): MessageLoad['by'] {
	const known = sum(sent.map(tally => tally.reachKnown));
	const reached = sum(sent.map(tally => tally.reached));
	return known > 0 && reached > 0 ? {people: 'reach', count: reached / known, known} : null;
}

function sum(values: readonly number[]): number {
	return values.reduce((total, value) => total + value, 0);
}
