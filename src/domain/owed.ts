import type {ActionKind} from './actions.ts';
import {isInFunction} from './ambassadors.ts';
import type {Area} from './areas.ts';
import {hasAmbassador, ownActionCount} from './members.ts';
import {monthOf} from './period.ts';
import type {Condition, MembersTarget} from './targets.ts';
import {statesUse} from './usage-statements.ts';
import type {ActionTally, YearFacts} from './year-facts.ts';

/** One thing to do: appoint an ambassador, have that person trained in the portal, or send so many own messages. */
export type Step =
	| {do: 'appoint'}
	| {do: 'train'}
	/** Any of these kinds will do. */
	| {do: 'send'; kinds: readonly ActionKind[]; count: number};

/** What a target asks of one organisation and how much of it is done, counted in parts; `steps` is what is still missing. */
export interface Owed {
	done: number;
	asked: number;
	steps: readonly Step[];
}

/**
How much of what a target asks an organisation has done by the day, and what would be needed to meet it.

Our choice: an ambassador is one part, the training another, and each message that is asked one. Where any of several things
will do, the one that needs the fewest steps counts.
*/
export function owedBy(facts: YearFacts, organisation: Area, {conditions}: MembersTarget): Owed {
	const parts = conditions.map(condition =>
		'any' in condition
			? easiest(condition.any.map(one => owedFor(facts, organisation, one)))
			: owedFor(facts, organisation, condition),
	);
	return {
		done: sumOf(parts.map(({done}) => done)),
		asked: sumOf(parts.map(({asked}) => asked)),
		steps: withoutRepeats(parts.flatMap(({steps}) => steps)),
	};
}

function owedFor(facts: YearFacts, organisation: Area, condition: Condition): Owed {
	if ('kinds' in condition) {
		return messagesOwed(facts, organisation, condition);
	}

	const holds = (isTrained: boolean) => hasAmbassador(facts, organisation, {isTrained, day: facts.at});
	const isHeld = holds(false);
	if (condition.has === 'ambassador') {
		return isHeld ? {done: 1, asked: 1, steps: []} : {done: 0, asked: 1, steps: [{do: 'appoint'}]};
	}

	if (holds(true)) {
		return {done: 2, asked: 2, steps: []};
	}

	return isHeld
		? {done: 1, asked: 2, steps: [{do: 'train'}]}
		: {done: 0, asked: 2, steps: [{do: 'appoint'}, {do: 'train'}]};
}

function messagesOwed(
	facts: YearFacts,
	organisation: Area,
	{kinds, atLeast}: Extract<Condition, {kinds: unknown}>,
): Owed {
	// As in members.ts: a statement stands for one action, and never for two.
	const isStated = atLeast === 1 && statesUse(facts.statements, organisation, {kinds, day: facts.at});
	const done = isStated ? 1 : Math.min(ownActionCount(facts.tallies, organisation, kinds), atLeast);
	return {done, asked: atLeast, steps: done < atLeast ? [{do: 'send', kinds, count: atLeast - done}] : []};
}

function easiest(options: readonly Owed[]): Owed {
	const fewest = Math.min(...options.map(({done, asked}) => asked - done));
	const [first, ...others] = options.filter(({done, asked}) => asked - done === fewest) as [Owed, ...Owed[]];
	const step = onlyMessage(first);
	if (!step) {
		return first;
	}

	// One message of any of these kinds: said as one step.
	const kinds = others.flatMap(other => onlyMessage(other)?.kinds ?? []);
	return {...first, steps: [{...step, kinds: [...new Set([...step.kinds, ...kinds])]}]};
}

function onlyMessage({steps: [step, ...more]}: Owed) {
	return step?.do === 'send' && step.count === 1 && more.length === 0 ? step : null;
}

function withoutRepeats(steps: readonly Step[]): Step[] {
	return steps.filter((step, index) => step.do === 'send' || steps.findIndex(other => other.do === step.do) === index);
}

function sumOf(numbers: readonly number[]): number {
	return numbers.reduce((sum, number) => sum + number, 0);
}

/** The facts as they would be when an organisation did some steps on the day; a message is of the first kind that will do. */
export function afterSteps(facts: YearFacts, organisation: Area, steps: readonly Step[]): YearFacts {
	return steps.reduce((after, step) => afterStep(after, organisation, step), facts);
}

function afterStep(facts: YearFacts, organisation: Area, step: Step): YearFacts {
	const {at, ambassadors, tallies} = facts;
	const {code} = organisation;
	switch (step.do) {
		case 'appoint':
			return {...facts, ambassadors: [...ambassadors, {organisation: code, from: at, until: null, trainings: []}]};
		case 'train': {
			const training = {course: 'portal' as const, completedOn: at};
			return {
				...facts,
				ambassadors: ambassadors.map(ambassador =>
					ambassador.organisation === code && isInFunction(ambassador, at)
						? {...ambassador, trainings: [...ambassador.trainings, training]}
						: ambassador,
				),
			};
		}

		case 'send':
			return {...facts, tallies: [...tallies, messagesOf(facts, organisation, step)]};
	}
}

function messagesOf({at}: YearFacts, {kind, code}: Area, {kinds, count}: Extract<Step, {do: 'send'}>): ActionTally {
	return {
		...{municipality: null, basisteam: null, detectives: null, district: null, [kind]: code},
		month: monthOf(at),
		kind: kinds[0] as ActionKind,
		starter: kind as ActionTally['starter'],
		result: 'open',
		startedByVolunteer: false,
		count,
		reached: 0,
		reachKnown: 0,
	};
}
