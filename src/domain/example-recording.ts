import type {Random} from './random.ts';
import {type Change, type Fact, firstVersion, nextVersion} from './revisions.ts';

/** A later change of an example fact. */
export interface Step<Fields> {
	change: Change;
	/** The fields after it, from the fields before it. */
	apply: (fields: Fields) => Fields;
	removed?: boolean;
}

/** The stamp of an example's change. */
export function exampleChange(random: Random, now: Date, reason: string | null = null): Change {
	return {changeId: random.uuid(), bodyHash: 'example', by: 'example', now, reason};
}

/**
A fact with the history that was recorded before a moment, its steps in the order of their time.

What was recorded later is left out, so the facts of a later day only add versions to those of an earlier one.

@returns null when nothing was recorded yet.
*/
export function recordedFact<Fields extends object>(
	{id, fields, change}: {id: string; fields: Fields; change: Change},
	steps: readonly Step<Fields>[],
	before: Date,
): Fact<Fields> | null {
	if (change.now >= before) {
		return null;
	}

	let current = fields;
	let fact = firstVersion(id, fields, change);
	const known = steps.filter(step => step.change.now < before);
	for (const step of known.toSorted((first, second) => first.change.now.getTime() - second.change.now.getTime())) {
		current = step.apply(current);
		fact = nextVersion(fact, step.change, {fields: current, ...(step.removed && {removed: true})});
	}

	return fact;
}
