import {z} from 'zod';
import {parseInput} from './faults.ts';
import {goalText} from './target-goals.ts';
import {type Target, TargetSchema} from './targets.ts';

const {text, definition, note} = TargetSchema.options[0].shape;

/** The words of a target whose goal is the unit's own; `{norm}` is that goal. */
const OwnGoalsSeed = z.record(
	z.string().regex(/^T\d{1,2}$/),
	z.strictObject({text, definition: definition.optional(), note}),
);
export type OwnGoalWords = z.infer<typeof OwnGoalsSeed>;

/** The words from the parsed seed/own-goals.json. @throws {Refusal} `invalid` */
export function readOwnGoals(input: unknown): OwnGoalWords {
	return parseInput(OwnGoalsSeed, input);
}

/** Where goals come from that no plan names. */
export function ownSource(unitName: string, year: number): string {
	return `Eigen normen van Eenheid ${unitName} voor ${year}`;
}

/**
The targets of a plan with the goals of another unit, for a year of its own.

Our choice: what is counted stays the same in every unit; the words lose what only the plan says, because its sentences
hold its own numbers.
*/
export function ownTargets(
	plan: readonly Target[],
	words: OwnGoalWords,
	{goals, year, source}: {goals: Readonly<Record<string, number>>; year: number; source: string},
): Target[] {
	return plan.map(target => {
		const goal = goals[target.id] ?? target.goal;
		const norm = target.kind === 'count' ? goalText({...target, goal}) : `${goalText({...target, goal})}%`;
		const own = words[target.id] ?? {text: `${target.title}: {norm}`, note: null};
		const filled = (sentence: string) => sentence.replaceAll('{norm}', norm);
		return {
			...target,
			goal,
			year,
			source,
			text: filled(own.text),
			definition: own.definition ? filled(own.definition) : target.definition,
			note: own.note,
		};
	});
}
