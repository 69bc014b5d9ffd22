import type {TargetProgress} from '../domain/progress.ts';
import type {MembersTarget} from '../domain/targets.ts';
import {judgeRate} from '../domain/wilson.ts';
import {likelyOf} from './forecast-words.ts';
import {formatCount, formatRate, formatThrough} from './format.ts';
import {judgementWords} from './rate-words.ts';
import {formatActions, formatNorm, isTooFew, neededOf, organisations} from './target-words.ts';

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

function rateDetails(progress: TargetProgress): string[] {
	const {numerator, denominator, open, lower, upper} = progress;
	if (denominator === null) {
		return [];
	}

	if (denominator === 0) {
		return ['nog geen acties'];
	}

	if (isTooFew(progress)) {
		return [`${formatActions(denominator)}, te weinig voor een percentage`];
	}

	const lines = [...judged(progress), `${formatActions(denominator)}${openWords(open)}`];
	if (open !== null && open > 0 && lower !== null && upper !== null) {
		lines.push(`${formatRate(lower)} tot ${formatRate(upper)}, zolang er acties open zijn`);
	}

	if (open !== null && numerator !== null) {
		const closed = denominator - open;
		lines.push(`van de afgesloten acties: ${formatRate(closed === 0 ? null : numerator / closed)}`);
	}

	return lines;
}

/** What may be said of an area that has no status: above, below or too few, by the interval. */
function judged({target, status, numerator, denominator}: TargetProgress): string[] {
	if (status !== null || target.kind !== 'rate' || numerator === null || denominator === null) {
		return [];
	}

	const judgement = judgeRate({successes: numerator, cases: denominator, norm: target.goal});
	return judgement ? [judgementWords[judgement]] : [];
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
