import {type ActionKind, kindRules} from '../domain/actions.ts';
import type {Advice, Effect} from '../domain/advice.ts';
import type {Area} from '../domain/areas.ts';
import type {FollowUp} from '../domain/follow-ups.ts';
import type {Owed, Step} from '../domain/owed.ts';
import {formatCount, formatDay} from './format.ts';
import {organisationNames} from './target-words.ts';

type SendStep = Extract<Step, {do: 'send'}>;

const plurals: Partial<Record<ActionKind, string>> = {
	'neighbourhood-inquiry': 'digitale buurtonderzoeken',
	information: 'informatieve berichten',
	mail: 'Burgernetmails',
};

/** What is done of what is owed: `1 van 2 berichten`, `0 van 2: geen ambassadeur, geen digitaal buurtonderzoek`. */
export function owedWords({done, asked, steps}: Owed): string {
	const [first, ...others] = steps;
	const standing = `${formatCount(done)} van ${formatCount(asked)}`;
	if (first?.do === 'send' && others.length === 0 && asked > 1 && done + first.count === asked) {
		return asked === first.count || done > 0 ? `${standing} ${messages(first.kinds, asked)}` : standing;
	}

	return `${standing}: ${lacksOf(steps).join(', ')}`;
}

function lacksOf(steps: readonly Step[]): string[] {
	const isVacant = steps.some(step => step.do === 'appoint');
	return steps.filter(step => !(isVacant && step.do === 'train')).map(lackWords);
}

function lackWords(step: Step): string {
	switch (step.do) {
		case 'appoint':
			return 'geen ambassadeur';
		case 'train':
			return 'ambassadeur niet opgeleid';
		case 'send':
			return step.count === 1 ? `geen ${messages(step.kinds, 1)}` : `nog ${countedMessages(step)}`;
	}
}

function messages(kinds: readonly ActionKind[], count: number): string {
	const [only, ...others] = kinds;
	if (only && others.length === 0) {
		return count === 1 ? kindRules[only].name : (plurals[only] ?? 'acties');
	}

	if (count === 1 && kinds.length === 2) {
		return kinds.map(kind => kindRules[kind].name).join(' of ');
	}

	return count === 1 ? 'eigen bericht' : 'eigen berichten';
}

function countedMessages({kinds, count}: SendStep): string {
	return `${formatCount(count)} ${messages(kinds, count)}`;
}

/** The next step as one sentence: what to ask for. */
export function stepWords({owed: {steps}}: Advice): string {
	const isVacant = steps.some(step => step.do === 'appoint');
	return `Vraag om ${steps.map(step => askWords(step, isVacant ? 'die' : 'de ambassadeur')).join(' en ')}.`;
}

function askWords(step: Step, who: string): string {
	switch (step.do) {
		case 'appoint':
			return 'een ambassadeur te benoemen';
		case 'train':
			return `${who} op te leiden voor het Burgernetportaal`;
		case 'send':
			return sendWords(step);
	}
}

function sendWords(step: SendStep): string {
	const {kinds, count} = step;
	const isInquiry = kinds.length === 1 && kinds[0] === 'neighbourhood-inquiry';
	const amount = count === 1 && kinds.length < 3 ? `een ${messages(kinds, 1)}` : `nog ${countedMessages(step)}`;
	return `${amount} te ${isInquiry ? 'doen' : 'sturen'}`;
}

/** What a step brings its target: `van 29 naar 30 gemeenten, nodig zijn er 35`. */
export function gainWords({target, before, after}: Effect): string {
	const {one, many} = organisationNames[target.population.organisation];
	const noun = after.met === 1 ? one : many;
	return `van ${formatCount(before.met)} naar ${formatCount(after.met)} ${noun}; nodig: ${formatCount(after.needed)}`;
}

/** What else the same step does, for a target that counts the organisation from then on. */
export function sideEffectWords({name}: Pick<Area, 'name'>, {before, after, asksAlso}: Effect): string {
	if (asksAlso === null) {
		return '';
	}

	const shift = `daar zijn er dan ${formatCount(after.needed)} nodig in plaats van ${formatCount(before.needed)}`;
	return `${name} heeft daarvan ${owedWords(asksAlso)}; ${shift}.`;
}

/** What came of a call: `gebeld`, `niet bereikt`, `afspraak op 9 december 2026`. */
export function followUpWords({result, hiddenUntil}: Pick<FollowUp, 'result' | 'hiddenUntil'>): string {
	switch (result) {
		case 'called':
			return 'gebeld';
		case 'not-reached':
			return 'niet bereikt';
		case 'appointment':
			return `afspraak op ${formatDay(hiddenUntil)}`;
	}
}
