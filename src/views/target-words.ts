import type {TargetProgress} from '../domain/progress.ts';
import type {MembersTarget, Target} from '../domain/targets.ts';
import {likelyOf} from './forecast-words.ts';
import {formatCount, formatGrowth, formatRate, formatThrough, UNKNOWN} from './format.ts';

/** The figure of a card: the big part, and what follows it in small. */
export interface Figure {
	value: string;
	rest: string;
}

const organisationNames: Record<MembersTarget['population']['organisation'], {one: string; many: string}> = {
	municipality: {one: 'gemeente', many: 'gemeenten'},
	basisteam: {one: 'basisteam', many: 'basisteams'},
	detectives: {one: 'districtsrecherche', many: 'districtsrecherches'},
};

/** `15%`, `12,5%`: a goal is written as in the plan, without a needless decimal. */
function formatNorm(fraction: number): string {
	return formatRate(fraction).replace(',0', '');
}

export function formatActions(count: number | null): string {
	return `${formatCount(count)} ${count === 1 ? 'actie' : 'acties'}`;
}

function organisations(target: MembersTarget, count: number): string {
	const {one, many} = organisationNames[target.population.organisation];
	return count === 1 ? one : many;
}

/** The norm of a rate in words: `boven 15%`. */
export function normOf({comparator, goal}: Pick<Target, 'comparator' | 'goal'>): string {
	return `${comparator === '>' ? 'boven' : 'minstens'} ${formatNorm(goal)}`;
}

/** The figure of a target; `UNKNOWN` in words where there is none. */
export function figureOf(progress: TargetProgress): Figure {
	const {target, value, numerator, denominator, goal} = progress;
	switch (target.kind) {
		case 'count':
			return {value: formatCount(value), rest: goal === null ? '' : `van ${formatCount(goal)}`};
		case 'rate':
			return {value: formatRate(value), rest: goal === null ? '' : normOf({...target, goal})};
		case 'growth':
			return {
				value: formatGrowth(value),
				rest: goal === null ? '' : `doelstelling ${formatGrowth(goal).replace(',0', '')}`,
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

/** What is expected by the day, where that differs from the goal itself; null once it is met or the year is over. */
export function expectedOf(progress: TargetProgress, isComplete: boolean): string | null {
	const {target, status, expectedNow, denominator} = progress;
	if (isComplete || status === 'met' || expectedNow === null) {
		return null;
	}

	if (target.kind === 'count') {
		return `verwacht nu ${formatCount(expectedNow)}`;
	}

	// Our choice: rounded up, because a share of organisations is only reached by whole ones.
	return target.kind === 'members' && denominator !== null && denominator > 0
		? `verwacht nu ${formatCount(neededOf(expectedNow, denominator))}`
		: null;
}

/** The lines under a figure: what is still needed, what it was made of, and where the year probably ends. */
export function detailsOf(progress: TargetProgress, isComplete: boolean): string[] {
	const likely = likelyOf(progress);
	const lines = standingDetails(progress, isComplete);
	return likely === null ? lines : [...lines, likely];
}

function standingDetails(progress: TargetProgress, isComplete: boolean): string[] {
	switch (progress.target.kind) {
		case 'count':
			return countDetails(progress, isComplete);
		case 'rate':
			return rateDetails(progress);
		case 'growth':
			return growthDetails(progress);
		case 'members':
			return membersDetails(progress, {target: progress.target, isComplete});
	}
}

function countDetails({target, value, goal}: TargetProgress, isComplete: boolean): string[] {
	if (value === null || goal === null) {
		return [];
	}

	const missing = (target.comparator === '>' ? Math.floor(goal) + 1 : goal) - value;
	const standing = shortage({missing, isComplete, noun: missing === 1 ? 'actie' : 'acties'});
	const surplus = missing < 0 ? `${formatActions(-missing)} meer dan nodig` : 'precies genoeg';
	return [standing ?? surplus];
}

function shortage({missing, isComplete, noun}: {missing: number; isComplete: boolean; noun: string}): string | null {
	if (missing <= 0) {
		return null;
	}

	return isComplete ? `${formatCount(missing)} ${noun} te weinig` : `nog ${formatCount(missing)} ${noun}`;
}

function rateDetails({numerator, denominator, open, lower, upper}: TargetProgress): string[] {
	if (denominator === null) {
		return [];
	}

	if (denominator === 0) {
		return ['nog geen acties'];
	}

	const lines = [`${formatActions(denominator)}${openWords(open)}`];
	if (open !== null && open > 0 && lower !== null && upper !== null) {
		lines.push(`${formatRate(lower)} tot ${formatRate(upper)}, zolang er acties open zijn`);
	}

	if (open !== null && numerator !== null) {
		const closed = denominator - open;
		lines.push(`van de afgesloten acties: ${formatRate(closed === 0 ? null : numerator / closed)}`);
	}

	return lines;
}

function openWords(open: number | null): string {
	if (open === null) {
		return '';
	}

	return open === 0 ? ', alle afgesloten' : `, ${formatCount(open)} open`;
}

function growthDetails({numerator, denominator, throughMonth, isUnitTotalOnly}: TargetProgress): string[] {
	if (numerator === null || denominator === null || throughMonth === null) {
		return ['nog geen maand die in beide jaren bekend is'];
	}

	const lines = [`${formatCount(numerator)} ${formatThrough(throughMonth)}`, `vorig jaar ${formatCount(denominator)}`];
	return isUnitTotalOnly ? [...lines, 'alleen totaal van de eenheid'] : lines;
}

function membersDetails(
	{numerator, denominator, goal, byStatement}: TargetProgress,
	{target, isComplete}: {target: MembersTarget; isComplete: boolean},
): string[] {
	if (goal === null || numerator === null || denominator === null) {
		return [];
	}

	if (denominator === 0) {
		return [`nog geen ${organisations(target, 0)} die meetellen`];
	}

	const needed = neededOf(goal, denominator);
	const missing = needed - numerator;
	const noun = organisations(target, missing);
	const goalWords = goal < 1 ? [`doelstelling ${formatNorm(goal)}: ${formatCount(needed)}`] : [];
	const stated = byStatement > 0 ? [`waarvan ${formatCount(byStatement)} volgens opgave van het team zelf`] : [];
	return [...stated, shortage({missing, isComplete, noun}) ?? 'genoeg voor de doelstelling', ...goalWords];
}

/** How many whole organisations make at least a share; floating noise does not ask for one more. */
function neededOf(share: number, denominator: number): number {
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
