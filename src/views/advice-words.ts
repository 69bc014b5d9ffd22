import {type ActionKind, kindRules} from '../domain/actions.ts';
import type {Advice, Effect} from '../domain/advice.ts';
import type {Area} from '../domain/areas.ts';
import type {FollowUp} from '../domain/follow-ups.ts';
import type {Owed, Step} from '../domain/owed.ts';
import type {MembersTarget} from '../domain/targets.ts';
import {formatCount, formatDay} from './format.ts';
import {organisationNames} from './target-words.ts';

type SendStep = Extract<Step, {do: 'send'}>;

const plurals: Partial<Record<ActionKind, string>> = {
	'neighbourhood-inquiry': 'digitale buurtonderzoeken',
	information: 'informatieve berichten',
	mail: 'Burgernetmails',
};

/** An organisation by name, so that a basisteam is not taken for the municipality of that name. */
export function calledName({kind, name}: Pick<Area, 'kind' | 'name'>): string {
	return kind === 'basisteam' ? `basisteam ${name}` : name;
}

/** What is done of what is owed: `1 van 2 eigen berichten`, `0 van 2: geen ambassadeur, geen digitaal buurtonderzoek`. */
export function owedWords({done, asked, steps}: Owed, {conditions}: MembersTarget): string {
	const standing = `${formatCount(done)} van ${formatCount(asked)}`;
	const [condition, ...others] = conditions;
	return condition && 'kinds' in condition && others.length === 0
		? `${standing} ${messages(condition.kinds, asked)}`
		: `${standing}: ${lacksOf(steps).join(', ')}`;
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

/** What a target asks of an organisation that it counts only after the step: `1 van 2 eigen berichten, en nodig: 34 in plaats van 33`. */
export function joiningWords({target, before, after, asksAlso}: Effect): string {
	const needed = `nodig: ${formatCount(after.needed)} in plaats van ${formatCount(before.needed)}`;
	return asksAlso === null ? needed : `${owedWords(asksAlso, target)}, ${needed}`;
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
