import {type ActionFields, kindRules} from '../domain/actions.ts';
import {type Area, areaOf} from '../domain/areas.ts';
import {canUndo, undoOf} from '../domain/desk-undo.ts';
import {refuse} from '../domain/faults.ts';
import {type Fact, versionsOf} from '../domain/revisions.ts';
import {actionScope, type Identity, logFault, type Role} from '../domain/users.ts';
import {findRoles} from '../store/account-roles.ts';
import type {Database} from '../store/database.ts';
import {listAreas} from '../store/facts.ts';
import {correctRecordedAction, readAction, recordOutcome, removeAction} from './actions.ts';
import {restoreAction} from './restore-action.ts';
import type {Write} from './write.ts';

export interface ActionHistory {
	action: Fact<ActionFields>;
	areas: Area[];
	/** The name of an area, also of one that ended. */
	nameOf(code: string): string;
	/** The role of whoever recorded a version; null for a process and for an account that is gone. */
	roleOf(recordedBy: string): Role | null;
	/** Whether the asker may correct, remove and put back this action. */
	mayChange: boolean;
	/** Whether the asker may record its outcome. */
	mayClose: boolean;
	/** Whether the newest change is the asker's own and can be taken back. */
	mayUndo: boolean;
}

/** One action with all that people may know of its history. @throws {Refusal} `not-found`, also outside the scope. */
export async function readActionHistory(db: Database, identity: Identity, number: string): Promise<ActionHistory> {
	const [areas, action] = await Promise.all([listAreas(db), readAction(db, identity, number)]);
	const roles = await findRoles(db, [...new Set(versionsOf(action).map(version => version.recordedBy))]);
	const {countsAs} = kindRules[action.kind];
	const mayChange = changeFault(action, identity, areas) === undefined;
	return {
		action,
		areas,
		nameOf: code => areaOf(areas, code)?.name ?? code,
		roleOf: recordedBy => roles.get(recordedBy) ?? null,
		mayChange,
		mayClose: mayChange && countsAs !== 'alert',
		mayUndo: mayChange && canUndo(action, {revision: action.revision, by: identity.id}),
	};
}

function changeFault(action: ActionFields, identity: Identity, areas: readonly Area[]): string | undefined {
	const scope = actionScope(identity, areas);
	return scope ? logFault(scope, identity.role, action) : 'Acties zijn er voor de coördinator en de meldkamer.';
}

interface Removal {
	id: string;
	revision: number;
	reason: string;
}

/** Takes an action out of all sums. @throws {Refusal} `forbidden` for a kind that the role does not record */
export async function removeListedAction(
	db: Database,
	{id, revision, reason}: Removal,
	write: Write,
): Promise<Fact<ActionFields>> {
	await changeableAction(db, id, write);
	return (await removeAction(db, {reason}, {id, expected: revision, ...write})).fact;
}

/**
Takes back the newest change of an action: puts it back when it was removed, whoever did that; else only the own change.

@throws {Refusal} `conflict` when it is somebody else's or not the newest any more.
*/
export async function undoActionChange(
	db: Database,
	{id, revision}: {id: string; revision: number},
	write: Write,
): Promise<Fact<ActionFields>> {
	const action = await changeableAction(db, id, write);
	if (versionsOf(action).some(({changeId, recordedBy}) => changeId === write.key && recordedBy === write.identity.id)) {
		return action;
	}

	const change = {id, expected: revision, ...write};
	if (action.removed) {
		return (await restoreAction(db, {reason: 'verwijderen ongedaan gemaakt'}, change)).fact;
	}

	const undo = undoOf(action, {revision, by: write.identity.id});
	const reason = 'ongedaan gemaakt';
	switch (undo.kind) {
		case 'remove':
			return (await removeAction(db, {reason}, change)).fact;
		case 'outcome':
			return (await recordOutcome(db, {...undo.form, reason}, change)).fact;
		case 'correct':
			return (await correctRecordedAction(db, {...undo.form, reason}, change)).fact;
	}
}

async function changeableAction(db: Database, id: string, {identity}: Write): Promise<Fact<ActionFields>> {
	const [areas, action] = await Promise.all([listAreas(db), readAction(db, identity, id)]);
	const fault = changeFault(action, identity, areas);
	return fault ? refuse('forbidden', fault) : action;
}
