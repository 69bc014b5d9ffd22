import {correctAction} from '../domain/action-corrections.ts';
import {recordAction} from '../domain/action-rules.ts';
import {
	type ActionCorrection,
	type ActionFields,
	type ActionForm,
	type OutcomeForm,
	resultNames,
} from '../domain/actions.ts';
import {refuse} from '../domain/faults.ts';
import {closeAction} from '../domain/outcomes.ts';
import type {Version} from '../domain/revisions.ts';
import {type ActionScope, actionScope, type Identity, isInScope, logFault} from '../domain/users.ts';
import {nextActionNumber} from '../store/action-numbers.ts';
import {
	type ActionCursor,
	type ActionFact,
	type ActionFilter,
	changeAction,
	findAction,
	insertAction,
	listActions,
} from '../store/actions.ts';
import type {Database} from '../store/database.ts';
import {listAreas} from '../store/facts.ts';
import type {Written} from '../store/revisions.ts';
import {changeOf, type Write} from './write.ts';

/**
Logs an action. The same request again gives the first version again, whatever became of the action since.

@throws {Refusal} `invalid` with every fault, `forbidden` for a kind or starter that the role may not log, `not-found`
for an ambassador's action outside the own organisation, `key-reused`.
*/
export async function logAction(db: Database, form: ActionForm, write: Write): Promise<Written<ActionFields>> {
	const areas = await listAreas(db);
	const scope = await scopeOf(db, write.identity);
	mayLog(scope, write.identity, form);
	const change = changeOf(write, form);
	const origin = {number: '', source: 'manual' as const};
	const fields = recordAction(form, {areas, now: write.now, origin});
	if (!isInScope(fields, scope)) {
		refuse('not-found', 'Dit gebied hoort niet bij jouw organisatie.');
	}

	const number = await nextActionNumber(db, fields.year);
	const written = await insertAction(db, {...fields, number}, change);
	return written ?? refuse('key-reused', 'Deze sleutel (Idempotency-Key) is al gebruikt voor een ander verzoek.');
}

/** One action with its whole history. @throws {Refusal} `not-found`, also outside the scope of whoever asks. */
export async function readAction(db: Database, identity: Identity, id: string): Promise<ActionFact> {
	const fact = await findAction(db, await scopeOf(db, identity), id);
	return fact ?? refuse('not-found', 'Deze actie bestaat niet, of hoort niet bij jouw gebied.');
}

export async function pageOfActions(
	db: Database,
	identity: Identity,
	page: {filter: ActionFilter; after: ActionCursor | null; limit: number},
): Promise<ActionFact[]> {
	return listActions(db, await scopeOf(db, identity), page);
}

interface ActionChange {
	id: string;
	/** The revision that is replaced; null when the asker did not name one. */
	expected: number | null;
}

/**
Records the outcome of an action, late or corrected; null reopens it.

@throws {Refusal} `revision-required` when an outcome that stands would change without the revision being named.
*/
export async function recordOutcome(
	db: Database,
	form: OutcomeForm,
	{id, expected, ...write}: ActionChange & Write,
): Promise<Written<ActionFields>> {
	return changeOwnAction(
		db,
		{id, expected, ...write},
		{
			form,
			reason: form.reason ?? null,
			decide(current) {
				const closed = closeAction(current, form, {now: write.now});
				if (closed === 'unchanged') {
					return closed;
				}

				if (current.outcome && expected === null) {
					const stands = resultNames[current.outcome.result];
					refuse('revision-required', `De uitkomst is al "${stands}": noem in If-Match de revisie die je wijzigt.`);
				}

				return {fields: {...fieldsOf(current), outcome: closed.outcome}};
			},
		},
	);
}

/** Corrects what was recorded about an action. @throws {Refusal} as for logging; `stale` when somebody was first. */
export async function correctRecordedAction(
	db: Database,
	form: ActionCorrection,
	{id, expected, ...write}: ActionChange & Write,
): Promise<Written<ActionFields>> {
	const areas = await listAreas(db);
	const scope = await scopeOf(db, write.identity);
	return changeOwnAction(
		db,
		{id, expected, ...write},
		{
			form,
			reason: form.reason,
			decide(current) {
				const corrected = correctAction(current, form, {areas, now: write.now});
				mayLog(scope, write.identity, corrected);
				if (!isInScope(corrected, scope)) {
					refuse('not-found', 'Dit gebied hoort niet bij jouw organisatie.');
				}

				const before = JSON.stringify(fieldsOf(current));
				return JSON.stringify(corrected) === before ? 'unchanged' : {fields: corrected};
			},
		},
	);
}

/** Takes a mistaken action out of all sums; it stays in its history. */
export async function removeAction(
	db: Database,
	{reason}: {reason: string},
	{id, expected, ...write}: ActionChange & Write,
): Promise<Written<ActionFields>> {
	return changeOwnAction(
		db,
		{id, expected, ...write},
		{
			form: {reason},
			reason,
			decide: current => ({fields: fieldsOf(current), removed: true}),
		},
	);
}

interface OwnChange {
	form: object;
	reason: string | null;
	decide(current: Version<ActionFields>): {fields: ActionFields; removed?: boolean} | 'unchanged';
}

async function changeOwnAction(
	db: Database,
	{id, expected, ...write}: ActionChange & Write,
	{form, reason, decide}: OwnChange,
): Promise<Written<ActionFields>> {
	const {_id} = await readAction(db, write.identity, id);
	const scope = await scopeOf(db, write.identity);
	const written = await changeAction(db, {
		id: _id,
		expected,
		change: changeOf(write, form, reason),
		decide(current) {
			mayLog(scope, write.identity, current);
			return current.removed ? refuse('conflict', 'Deze actie is verwijderd.') : decide(current);
		},
	});
	return written ?? refuse('not-found', 'Deze actie bestaat niet.');
}

/** Who may not log an action of a kind may not change one either. */
function mayLog(scope: ActionScope, {role}: Identity, action: Pick<ActionFields, 'kind' | 'starter'>): void {
	const fault = logFault(scope, role, action);
	if (fault) {
		refuse('forbidden', fault);
	}
}

function fieldsOf(version: Version<ActionFields>): ActionFields {
	const {revision, changeId, bodyHash, recordedAt, recordedBy, reason, removed, ...fields} = version;
	return fields;
}

async function scopeOf(db: Database, identity: Identity): Promise<ActionScope> {
	const scope = actionScope(identity, await listAreas(db));
	return (
		scope ??
		refuse('forbidden', 'Acties zijn er voor de coördinator, de meldkamer en, als het eigen zijn, ambassadeurs.')
	);
}
