import {kindRules} from '../domain/actions.ts';
import {goalText} from '../domain/target-goals.ts';
import type {Condition, MembersTarget, Target} from '../domain/targets.ts';
import {formatCount} from './format.ts';
import {organisationNames} from './target-words.ts';

/** What each of the four kinds is, with an example out of the plan of 2022. */
export const kindWords: Record<Target['kind'], {name: string; explanation: string; example: string}> = {
	count: {
		name: 'Aantal acties',
		explanation: 'Telt de zoekacties die de meldkamer in het jaar start.',
		example: '1.000 Burgernetacties gestart door meldkamers',
	},
	rate: {
		name: 'Succespercentage',
		explanation: 'Deelt de acties met direct succes door alle gestarte zoekacties.',
		example: 'een succespercentage boven de 15%',
	},
	growth: {
		name: 'Stijging van downloads',
		explanation: 'Vergelijkt de nieuwe downloads van de app met dezelfde maanden van vorig jaar.',
		example: '10% stijging downloads Burgernetapp',
	},
	members: {
		name: 'Deel van de organisaties',
		explanation: 'Telt welk deel van de gemeenten, basisteams of districtsrecherches aan voorwaarden voldoet.',
		example: '90% van de gemeentelijk ambassadeurs opgeleid',
	},
};

/** The goal in words: `minstens 1.000 acties`, `meer dan 15%`, `minstens +10%`, `minstens 90% van de gemeenten`. */
export function goalWords(target: Target): string {
	const bar = target.comparator === '>' ? 'meer dan' : 'minstens';
	const text = goalText(target);
	switch (target.kind) {
		case 'count':
			return `${bar} ${text} ${target.goal === 1 ? 'actie' : 'acties'}`;
		case 'rate':
			return `${bar} ${text}%`;
		case 'growth':
			return `${bar} ${text}% downloads`;
		case 'members': {
			const many = populationName(target);
			return target.goal === 1 && target.comparator === '>=' ? `alle ${many}` : `${bar} ${text}% van de ${many}`;
		}
	}
}

/** The whole rule of a target in sentences that leave no choice. */
export function ruleSentences(target: Target): string[] {
	const met = `Telt als gehaald bij ${goalWords(target)}${endWords[target.kind]}.`;
	return target.kind === 'members' ? [populationWords(target), conditionSentence(target), met] : [met];
}

const endWords: Record<Target['kind'], string> = {
	count: ', zodra dat aantal er is',
	rate: ' van de gestarte acties met direct succes, aan het einde van het jaar',
	growth: ' vergeleken met dezelfde maanden van vorig jaar, aan het einde van het jaar',
	members: ', aan het einde van het jaar',
};

/** `gemeenten`, `gemeenten met een opgeleide ambassadeur` */
function populationName({population: {organisation, where}}: MembersTarget): string {
	const {many} = organisationNames[organisation];
	return where === null ? many : `${many} met ${conditionWords(where)}`;
}

function populationWords(target: MembersTarget): string {
	const all = target.population.where === null ? 'alle' : 'de';
	return `Gaat over ${all} ${populationName(target)}${all === 'alle' ? ' van de eenheid' : ''}.`;
}

function conditionSentence({population: {organisation}, conditions}: MembersTarget): string {
	const {one} = organisationNames[organisation];
	const words = conditions.map(condition =>
		'any' in condition ? either(condition.any.map(conditionWords)) : conditionWords(condition),
	);
	return `Een ${one} telt mee met ${all(words)}.`;
}

function either(words: readonly string[]): string {
	return new Intl.ListFormat('nl-NL', {type: 'disjunction'}).format(words);
}

function all(words: readonly string[]): string {
	return new Intl.ListFormat('nl-NL').format(words);
}

/** `een opgeleide ambassadeur`, `minstens 2 eigen berichten (informatief bericht of Burgernetmail)` */
export function conditionWords(condition: Condition): string {
	if ('has' in condition) {
		return condition.has === 'ambassador' ? 'een ambassadeur' : 'een opgeleide ambassadeur';
	}

	const {kinds, atLeast} = condition;
	const names = either(kinds.map(kind => kindRules[kind].name));
	return `minstens ${formatCount(atLeast)} ${atLeast === 1 ? 'eigen bericht' : 'eigen berichten'} (${names})`;
}
