import type {TargetProgress} from '../domain/progress.ts';
import type {MembersTarget, Target} from '../domain/targets.ts';
import {formatCount, formatGrowth, formatRate, UNKNOWN} from './format.ts';
import {SMALLEST_RATE_COUNT} from './rate-words.ts';

/** The figure of a card: the big part, and what follows it in small. */
export interface Figure {
	value: string;
	rest: string;
}

export const organisationNames: Record<MembersTarget['population']['organisation'], {one: string; many: string}> = {
	municipality: {one: 'gemeente', many: 'gemeenten'},
	basisteam: {one: 'basisteam', many: 'basisteams'},
	detectives: {one: 'districtsrecherche', many: 'districtsrecherches'},
};

/** `15%`, `12,5%`: a norm is written as in the plan, without a needless decimal. */
export function formatNorm(fraction: number): string {
	return formatRate(fraction).replace(',0', '');
}

export function formatActions(count: number | null): string {
	return `${formatCount(count)} ${count === 1 ? 'actie' : 'acties'}`;
}

/** `gemeente` or `gemeenten`: the population of a target, for a count. */
export function organisations(target: MembersTarget, count: number): string {
	const {one, many} = organisationNames[target.population.organisation];
	return count === 1 ? one : many;
}

/** The norm of a rate in words: `boven 15%`. */
export function normOf({comparator, goal}: Pick<Target, 'comparator' | 'goal'>): string {
	return `${comparator === '>' ? 'boven' : 'minstens'} ${formatNorm(goal)}`;
}

/** What a target asks for: `1.000`, `boven 15%`, `+10%`, `minstens 90%`, `alle`. */
export function normWords(target: Target): string {
	switch (target.kind) {
		case 'count':
			return formatCount(target.goal);
		case 'growth':
			return formatGrowth(target.goal).replace(',0', '');
		case 'rate':
			return normOf(target);
		case 'members':
			return target.goal === 1 ? 'alle' : normOf(target);
	}
}

/** The figure of a target; `UNKNOWN` in words where there is none. */
export function figureOf(progress: TargetProgress): Figure {
	const {target, value, numerator, denominator, goal} = progress;
	switch (target.kind) {
		case 'count':
			return {value: formatCount(value), rest: goal === null ? '' : `van ${formatCount(goal)}`};
		case 'rate':
			return {
				value: isTooFew(progress) ? UNKNOWN : formatRate(value),
				rest: goal === null ? '' : normOf({...target, goal}),
			};
		case 'growth':
			return {
				value: formatGrowth(value),
				rest: goal === null ? '' : `doelstelling ${normWords({...target, goal})}`,
			};
		case 'members':
			return value === null || numerator === null || denominator === null
				? {value: UNKNOWN, rest: ''}
				: {
						value: formatCount(numerator),
						rest: `van ${formatCount(denominator)} ${organisations(target, denominator)}`,
					};
	}
}

/** An area that is not judged, with too few cases for a percentage. */
export function isTooFew({target, status, denominator}: TargetProgress): boolean {
	return target.kind === 'rate' && status === null && denominator !== null && denominator < SMALLEST_RATE_COUNT;
}

/** What is expected by the day, where that differs from the goal itself; null once it is met or the year is over. */
export function expectedOf(progress: TargetProgress, isComplete: boolean): string | null {
	const {target, status, expectedNow, denominator} = progress;
	if (isComplete || status === 'met' || expectedNow === null) {
		return null;
	}

	if (target.kind === 'count') {
		return formatCount(expectedNow);
	}

	// Our choice: rounded up, because a share of organisations is only reached by whole ones.
	return target.kind === 'members' && denominator !== null && denominator > 0
		? formatCount(neededOf(expectedNow, denominator))
		: null;
}

/** How many whole organisations make at least a share; floating noise does not ask for one more. */
export function neededOf(share: number, denominator: number): number {
	return Math.ceil(share * denominator - 1e-9);
}

/** The division behind a figure, with the numbers of this page; null where nothing is divided or known. */
export function divisionOf({target, value, numerator, denominator}: TargetProgress): string | null {
	if (value === null || numerator === null || denominator === null) {
		return null;
	}

	const [above, below] = [formatCount(numerator), formatCount(denominator)];
	switch (target.kind) {
		case 'rate':
			return `${above} directe successen ÷ ${below} gestarte acties = ${formatRate(value)}`;
		case 'growth':
			return `${above} downloads ÷ ${below} in dezelfde maanden van vorig jaar: ${formatGrowth(value)}`;
		case 'members':
			return `${above} ÷ ${below} ${organisations(target, denominator)} = ${formatRate(value)}`;
		case 'count':
			return null;
	}
}
