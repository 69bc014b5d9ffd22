import type {ActionFields} from '../domain/actions.ts';
import {refuse} from '../domain/faults.ts';
import type {Version} from '../domain/revisions.ts';
import {changeAction} from '../store/actions.ts';
import type {Database} from '../store/database.ts';
import type {Written} from '../store/revisions.ts';
import {readAction} from './actions.ts';
import {changeOf, type Write} from './write.ts';

/**
Puts an action back that was removed: it counts again.

@throws {Refusal} `conflict` when it was not removed, `stale` when somebody was first, `not-found` outside the scope.
*/
export async function restoreAction(
	db: Database,
	{reason}: {reason: string},
	{id, expected, ...write}: Write & {id: string; expected: number},
): Promise<Written<ActionFields>> {
	const {_id} = await readAction(db, write.identity, id);
	const written = await changeAction(db, {
		id: _id,
		expected,
		change: changeOf(write, {reason, restored: true}, reason),
		decide: current => (current.removed ? {fields: fieldsOf(current)} : refuse('conflict', 'Deze actie telt al mee.')),
	});
	return written ?? refuse('not-found', 'Deze actie bestaat niet.');
}

function fieldsOf(version: Version<ActionFields>): ActionFields {
	const {revision, changeId, bodyHash, recordedAt, recordedBy, reason, removed, ...fields} = version;
	return fields;
}
