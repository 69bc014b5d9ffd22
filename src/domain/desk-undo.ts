import type {ActionCorrection, ActionFields, OutcomeForm} from './actions.ts';
import {refuse} from './faults.ts';
import {type Fact, versionsOf} from './revisions.ts';

/** The reason that the history gives for a change that was taken back at the desk. */
export const UNDO_REASON = 'ongedaan gemaakt aan de meldkamer';

/** The change that takes back another one. */
export type Undo =
	| {kind: 'remove'; reason: string}
	| {kind: 'outcome'; form: OutcomeForm}
	| {kind: 'correct'; form: ActionCorrection};

/** Whether somebody may take back a revision: the newest, made by the same account, and not itself a taking back. */
export function canUndo(fact: Fact<ActionFields>, {revision, by}: {revision: number; by: string}): boolean {
	const {removed, reason, recordedBy} = fact;
	return !removed && fact.revision === revision && recordedBy === by && reason !== UNDO_REASON;
}

/**
What takes back the newest revision of an action: removal of a first version, the outcome or the fields before it.

@throws {Refusal} `conflict` when it is not the newest any more, or somebody else's.
*/
export function undoOf(fact: Fact<ActionFields>, {revision, by}: {revision: number; by: string}): Undo {
	if (!canUndo(fact, {revision, by})) {
		refuse('conflict', 'Dit kan niet meer ongedaan worden gemaakt: de actie is intussen gewijzigd.');
	}

	const before = versionsOf(fact).at(-2);
	if (!before) {
		return {kind: 'remove', reason: UNDO_REASON};
	}

	if (JSON.stringify(before.outcome) !== JSON.stringify(fact.outcome)) {
		const {result = null, at, tips = null} = before.outcome ?? {};
		return {kind: 'outcome', form: {result, ...(at && {at}), tips, reason: UNDO_REASON}};
	}

	const {kind, starter, municipality, basisteam, detectives, startedAt, endedAt} = before;
	const {occasion, theme, radiusKm, reach, startedByVolunteer} = before;
	return {
		kind: 'correct',
		form: {
			...{kind, starter, municipality, basisteam, detectives, startedAt, endedAt},
			...{occasion, theme, radiusKm, reach, startedByVolunteer},
			reason: UNDO_REASON,
		},
	};
}
