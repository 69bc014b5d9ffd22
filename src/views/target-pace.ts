import {kindRules} from '../domain/actions.ts';
import type {MemberRow, PartStanding} from '../domain/member-rows.ts';
import type {CountPace, GrowthPace, MembersPace, Pace, RatePace} from '../domain/pace.ts';
import type {TargetProgress} from '../domain/progress.ts';
import type {Condition, MembersTarget} from '../domain/targets.ts';
import {formatCount, formatDay, formatDecimal} from './format.ts';
import {formatActions, normOf, organisations} from './target-words.ts';

interface Standing {
	progress: TargetProgress;
	areaName: string;
	isComplete: boolean;
}

/** What a target still needs, in sentences; also when nothing is needed or known: then they say why. */
export function paceSentences(pace: Pace | null, standing: Standing): string[] {
	switch (pace?.kind) {
		case undefined:
			return [noPaceSentence(standing)];
		case 'count':
			return countSentences(pace);
		case 'rate':
			return rateSentences(pace, standing.progress);
		case 'growth':
			return growthSentences(pace);
		case 'members':
			return membersSentences(pace, standing.progress);
	}
}

function noPaceSentence({progress, areaName, isComplete}: Standing): string {
	const {goal, value, status, open, target} = progress;
	if (goal === null) {
		return `Voor ${areaName} is hier geen doel afgesproken: dit cijfer staat er ter vergelijking.`;
	}

	if (value === null) {
		return 'Het cijfer is nog niet bekend. We kunnen dus niet zeggen wat er nog nodig is.';
	}

	if (status === 'undecided') {
		return `Het jaar is voorbij, maar ${formatActions(open)} zonder uitkomst ${open === 1 ? 'kan' : 'kunnen'} het oordeel nog veranderen.`;
	}

	if (isComplete) {
		return `Het jaar is voorbij en het doel is ${status === 'met' ? 'gehaald' : 'niet gehaald'}. Er is niets meer nodig.`;
	}

	return status === 'met'
		? 'Het doel is gehaald: er is niets meer nodig.'
		: `Van de maanden die nog komen, is ${target.year - 1} niet bekend. We kunnen dus niet zeggen wat er nog nodig is.`;
}

function countSentences({missing, daysLeft, neededPerWeek, recent}: CountPace): string[] {
	const still = `Nog ${formatActions(missing)}`;
	if (neededPerWeek === null) {
		return [daysLeft === 0 ? `${still}; dit is de laatste dag van het jaar.` : `${still} in ${formatDays(daysLeft)}.`];
	}

	const needed = `${still}: ${formatPace(neededPerWeek)} per week`;
	return [
		recent === null ? `${needed}.` : `${needed}; nu ${formatPace(recent.perWeek)}.`,
		`Er zijn nog ${formatDays(daysLeft)} tot en met 31 december.`,
		recent === null
			? 'Hoeveel acties het nu per week zijn, is niet bekend: er zijn alleen opgegeven totalen.'
			: `Nu: de acties per week vanaf ${formatDay(recent.from)}. We tellen per maand en nemen de lopende maand met de twee maanden ervoor.`,
	];
}

function formatDays(count: number): string {
	return count === 1 ? '1 dag' : `${formatCount(count)} dagen`;
}

/** A pace under ten has a decimal: 2,7 a week is not 3. */
function formatPace(perPeriod: number): string {
	return perPeriod < 10 ? formatDecimal(perPeriod).replace(',0', '') : formatCount(perPeriod);
}

function rateSentences({yearEnd, next, open}: RatePace, progress: TargetProgress): string[] {
	const norm = normOf({...progress.target, goal: progress.goal ?? progress.target.goal});
	const successes = (count: number) => `${formatCount(count)} ${count === 1 ? 'direct succes' : 'directe successen'}`;
	const sentences: string[] = [];
	if (yearEnd === null) {
		sentences.push('Hoeveel acties er dit jaar nog komen, is nog niet te schatten.');
	} else if (yearEnd.more === 0) {
		sentences.push(
			`Er komen dit jaar waarschijnlijk nog ${formatActions(yearEnd.toCome)}. Ook zonder nieuw direct succes blijft het percentage dan ${norm}.`,
		);
	} else {
		sentences.push(
			`Er komen dit jaar waarschijnlijk nog ${formatActions(yearEnd.toCome)}. Om op 31 december ${norm} te staan, ${yearEnd.more === 1 ? 'is' : 'zijn'} er nog ${successes(yearEnd.more)} nodig.`,
		);
	}

	if (yearEnd !== null && yearEnd.more > yearEnd.toCome + open) {
		sentences.push('Dat zijn er meer dan er waarschijnlijk nog acties een uitkomst krijgen.');
	}

	sentences.push(nextSentence(next, norm));
	if (open > 0) {
		sentences.push(
			`Ook de ${formatActions(open)} zonder uitkomst ${open === 1 ? 'kan' : 'kunnen'} nog een direct succes worden.`,
		);
	}

	return sentences;
}

function nextSentence({actions, least}: RatePace['next'], norm: string): string {
	if (least === 0) {
		return `Na de volgende ${formatActions(actions)} is het percentage ook zonder nieuw direct succes ${norm}.`;
	}

	return least > actions
		? `Met de volgende ${formatActions(actions)} alleen komt het percentage nog niet ${norm}.`
		: `Na de volgende ${formatActions(actions)} is het percentage ${norm} als er minstens ${formatCount(least)} een direct succes ${least === 1 ? 'is' : 'zijn'}.`;
}

function growthSentences({missing, months, neededPerMonth, nowPerMonth}: GrowthPace): string[] {
	const span = months === 1 ? '1 maand' : `${formatCount(months)} maanden`;
	if (missing === 0) {
		return ['Er zijn nu al genoeg downloads voor het hele jaar.'];
	}

	return [
		`Nog ${formatCount(missing)} downloads in ${span}: ${formatPace(neededPerMonth)} per maand; nu ${formatPace(nowPerMonth)}.`,
		'Nu: het gemiddelde van de maanden die meetellen. Een maand die nog niet om is, telt bij wat er nog komt.',
	];
}

function membersSentences({missing, unmet}: MembersPace, {target, numerator, denominator}: TargetProgress): string[] {
	if (target.kind !== 'members') {
		return [];
	}

	const without = (denominator ?? 0) - (numerator ?? 0);
	const noun = (count: number) => `${formatCount(count)} ${organisations(target, count)}`;
	const named = unmet.length === without ? 'Dit zijn ze, met wat er nog mist:' : '';
	return [
		missing === 0 ? 'Op dit moment voldoen er genoeg voor het doel.' : `Nog ${noun(missing)}.`,
		...(without === 0 ? [] : [`${noun(without)} ${without === 1 ? 'voldoet' : 'voldoen'} nog niet. ${named}`.trim()]),
	];
}

const kindWords: Partial<Record<keyof typeof kindRules, {one: string; many: string}>> = {
	'neighbourhood-inquiry': {one: 'buurtonderzoek', many: 'buurtonderzoeken'},
	information: {one: 'informatief bericht', many: 'informatieve berichten'},
	mail: {one: 'Burgernetmail', many: 'Burgernetmails'},
};

/** The actions of a condition in words: of one kind by its name, of more kinds `berichten`. */
export function kindsWords(kinds: Extract<Condition, {kinds: unknown}>['kinds'], count: number): string {
	const [only, ...others] = kinds;
	if (only === undefined || others.length > 0) {
		return count === 1 ? 'bericht' : 'berichten';
	}

	const words = kindWords[only] ?? {one: kindRules[only].name, many: kindRules[only].name};
	return count === 1 ? words.one : words.many;
}

/** What an organisation still lacks: `geen ambassadeur`, `1 van 2 berichten`. */
export function lackWords(row: MemberRow, {conditions}: MembersTarget): string[] {
	const partOf = (condition: Condition) => row.parts.find(part => part.condition === condition);
	return conditions.flatMap(condition => {
		const parts = ('any' in condition ? condition.any : [condition]).flatMap(one => partOf(one) ?? []);
		return parts.some(part => isPartMet(row, part)) ? [] : [parts.map(part => lackOf(row, part)).join(' en ')];
	});
}

/** Whether an organisation meets one condition by itself. */
function isPartMet({ambassador}: MemberRow, {condition, count, statedSince}: PartStanding): boolean {
	if ('has' in condition) {
		return condition.has === 'trained-ambassador' ? ambassador === 'trained' : ambassador !== 'vacant';
	}

	return statedSince !== null || (count ?? 0) >= condition.atLeast;
}

function lackOf({ambassador}: MemberRow, {condition, count}: PartStanding): string {
	if ('has' in condition) {
		return ambassador === 'vacant' ? 'geen ambassadeur' : 'ambassadeur niet opgeleid';
	}

	const {kinds, atLeast} = condition;
	return `${formatCount(count)} van ${formatCount(atLeast)} ${kindsWords(kinds, atLeast)}`;
}
