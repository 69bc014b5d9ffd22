import {type ActionKind, kindsCountingAs} from './actions.ts';
import type {Condition, MembersTarget} from './targets.ts';

/** The kinds of message that a form can ask for: those that an organisation sends itself. */
export const messageKinds = kindsCountingAs('non-time-critical');
/** How a line of the form counts: not at all, always, or as one of a group of which one is enough. */
export const lineUses = ['none', 'all', 'any'] as const;
export type LineUse = (typeof lineUses)[number];
export const MESSAGE_LINES = 3;

/** "At least so many messages of these kinds." */
export interface MessageLine {
	use: LineUse;
	kinds: readonly ActionKind[];
	atLeast: number;
}

/** The conditions of a `members` target as the lines of a form. */
export interface ConditionLines {
	ambassador: LineUse;
	'trained-ambassador': LineUse;
	/** `MESSAGE_LINES` of them. */
	messages: readonly MessageLine[];
}

export const emptyLine: MessageLine = {use: 'none', kinds: [], atLeast: 1};

/**
The conditions as lines of a form.

@returns null when they do not fit there: other kinds of action, two groups, or more lines than the form has.
*/
export function linesOf(conditions: MembersTarget['conditions']): ConditionLines | null {
	const groups = conditions.filter(condition => 'any' in condition);
	const used = conditions.flatMap((condition): {use: LineUse; condition: Condition}[] =>
		'any' in condition ? condition.any.map(one => ({use: 'any', condition: one})) : [{use: 'all', condition}],
	);
	const messages = used.flatMap(({use, condition}) => ('kinds' in condition ? [{...condition, use}] : []));
	const usesOf = (wanted: 'ambassador' | 'trained-ambassador') =>
		used.filter(({condition}) => 'has' in condition && condition.has === wanted).map(({use}) => use);
	const [ambassador, trained] = [usesOf('ambassador'), usesOf('trained-ambassador')];
	const fits =
		groups.length <= 1 &&
		ambassador.length <= 1 &&
		trained.length <= 1 &&
		messages.length <= MESSAGE_LINES &&
		messages.every(({kinds}) => kinds.every(kind => messageKinds.includes(kind)));
	if (!fits) {
		return null;
	}

	return {
		ambassador: ambassador[0] ?? 'none',
		'trained-ambassador': trained[0] ?? 'none',
		messages: Array.from({length: MESSAGE_LINES}, (_, index) => messages[index] ?? emptyLine),
	};
}

/** The conditions that lines mean: every `all`, and one of the `any`; none when no line is used. */
export function conditionsOf(lines: ConditionLines): MembersTarget['conditions'] {
	const used: {use: LineUse; condition: Condition}[] = [
		{use: lines.ambassador, condition: {has: 'ambassador'}},
		{use: lines['trained-ambassador'], condition: {has: 'trained-ambassador'}},
		...lines.messages.map(({use, kinds, atLeast}) => ({use, condition: {kinds: [...kinds], atLeast}})),
	];
	const of = (wanted: LineUse) => used.filter(({use}) => use === wanted).map(({condition}) => condition);
	const any = of('any');
	return [...of('all'), ...(any.length > 0 ? [{any}] : [])];
}
