import type {ActionFields} from '../domain/actions.ts';
import {readDeskLine} from '../domain/desk-line.ts';
import {canUndo} from '../domain/desk-undo.ts';
import {dayOf, yearOf} from '../domain/period.ts';
import {type Version, versionsOf} from '../domain/revisions.ts';
import type {Identity} from '../domain/users.ts';
import {findAction} from '../store/actions.ts';
import type {Database} from '../store/database.ts';
import {pageOfActions} from './actions.ts';
import {type ActionFact, deskMunicipalities} from './desk.ts';

/** What was done, for the words above the lists; null when that revision is not the newest any more. */
export interface Deed {
	action: ActionFact;
	before: Version<ActionFields> | null;
	isOwn: boolean;
	canUndo: boolean;
}

export async function readDeed(
	db: Database,
	{id, revision}: {id: string; revision: number},
	identity: Identity,
): Promise<Deed | null> {
	const action = await findAction(db, 'all', id);
	if (!action || action.revision !== revision) {
		return null;
	}

	const isOwn = action.recordedBy === identity.id;
	const before = (versionsOf(action).at(-2) ?? null) as Deed['before'];
	return {action, before, isOwn, canUndo: canUndo(action, {revision, by: identity.id})};
}

const FOUND_LIMIT = 8;

/** Actions by number (`412` is of this year) or the newest of a municipality by its letters. */
export async function searchDesk(
	db: Database,
	identity: Identity,
	{text, now}: {text: string; now: Date},
): Promise<ActionFact[]> {
	const [, year, sequence] = /^(?:(\d{4})-)?(\d{1,6})$/.exec(text.trim()) ?? [];
	if (sequence !== undefined) {
		const found = await findAction(db, 'all', `${year ?? yearOf(dayOf(now))}-${sequence.padStart(4, '0')}`);
		return found && !found.removed ? [found] : [];
	}

	const {municipality} = readDeskLine(text, {municipalities: await deskMunicipalities(db, now), typedAt: now});
	const filter = {municipality: municipality?.code};
	return municipality ? pageOfActions(db, identity, {filter, after: null, limit: FOUND_LIMIT}) : [];
}
