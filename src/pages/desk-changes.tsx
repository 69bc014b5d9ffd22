import type {Result} from '../domain/actions.ts';
import {refuse} from '../domain/faults.ts';
import {identityOf, type RequestContext, type Route} from '../http/route.ts';
import type {Service} from '../http/service.ts';
import {readAction} from '../usecases/actions.ts';
import {type DeskDone, logDeskLine} from '../usecases/desk.ts';
import {
	correctDeskAction,
	recordDeskOutcome,
	removeDeskAction,
	type StandingOutcome,
	undoDeskChange,
} from '../usecases/desk-changes.ts';
import {correctionOf} from '../views/desk-correction.tsx';
import type {DeskEntry} from '../views/desk-entry.tsx';
import type {DeskMessage} from '../views/desk-message.tsx';
import {CorrectionForm, LineForm, OutcomeForm, UndoForm} from './desk-input.ts';
import {showDesk} from './desk-show.tsx';
import {type RefusedForm, submitForm} from './form.ts';

const who = ['control-room', 'coordinator'] as const;

/** What is typed at the desk: each form ends in the use case that the API ends in too. */
export function deskChangeRoutes(service: Service): Route[] {
	const post = (path: string, handle: (service: Service, context: RequestContext) => Promise<void>): Route => ({
		method: 'POST',
		path,
		who,
		handle: context => handle(service, context),
	});
	return [
		post('/meldkamer/acties', logLine),
		post('/meldkamer/acties/:id/uitkomst', recordOutcome),
		post('/meldkamer/acties/:id/wijziging', correct),
		post('/meldkamer/acties/:id/ongedaan', undo),
	];
}

function writeOf(
	service: Service,
	context: RequestContext,
	form: {idempotencyKey: string; author?: string | undefined},
) {
	const identity = identityOf(context);
	if (form.author !== undefined && form.author !== identity.id) {
		const message = 'Dit is getypt onder een andere aanmelding; het is niet vastgelegd.';
		refuse('conflict', message, 'author');
	}

	return {identity, key: form.idempotencyKey, now: service.now()};
}

function doneAt({id, revision}: DeskDone): string {
	return `/meldkamer?gedaan=${encodeURIComponent(id)}&revisie=${revision}`;
}

async function logLine(service: Service, context: RequestContext): Promise<void> {
	let question: DeskMessage | null = null;
	const now = service.now();
	const refused = await submitForm(context, LineForm, async form => {
		const {place = '', kind = '', time = '', typedAt = now, confirmed} = form;
		const entry = {line: `${place} ${kind} ${time}`, typedAt, isConfirmed: confirmed !== undefined};
		const write = writeOf(service, context, form);
		const logged = await logDeskLine(service.db, entry, write);
		if (logged.how === 'done') {
			return doneAt(logged);
		}

		const isOwn = logged.of.recordedBy === write.identity.id;
		question = {kind: 'duplicate', of: logged.of, isOwn, entry: {...entryOf({typed: form, faults: []}, now)}};
		return refuse('conflict', 'Deze actie lijkt al vastgelegd.');
	});
	if (refused) {
		const faults = {kind: 'faults', faults: refused.faults} as const;
		await showDesk(service, context, question ? {message: question} : {message: faults, entry: entryOf(refused, now)});
	}
}

/** What was typed, to be shown again; from the first try on it keeps its moment. */
function entryOf({typed, faults}: {typed: object; faults: RefusedForm['faults']}, now: Date): DeskEntry {
	const {idempotencyKey = '', place = '', kind = '', time = '', typedAt} = typed as Record<string, string | Date>;
	const moment = typedAt instanceof Date ? typedAt.toISOString() : (typedAt ?? now.toISOString());
	const [key, where, what, when] = [idempotencyKey, place, kind, time].map(String) as [string, string, string, string];
	return {idempotencyKey: key, typedAt: moment, place: where, kind: what, time: when, faults};
}

async function recordOutcome(service: Service, context: RequestContext): Promise<void> {
	const id = context.params.id ?? '';
	let standing: StandingOutcome | null = null;
	const refused = await submitForm(context, OutcomeForm, async form => {
		const {result, at = null, reason = null, revision = null} = form;
		const write = writeOf(service, context, form);
		const recorded = await recordDeskOutcome(service.db, {id, result, at, reason, replaces: revision}, write);
		if (recorded.how === 'done') {
			return doneAt(recorded);
		}

		standing = recorded;
		return refuse('conflict', 'Geef de reden van de wijziging.', 'reason');
	});
	if (refused) {
		await showDesk(service, context, {message: outcomeMessage(refused, standing)});
	}
}

function outcomeMessage({typed, faults}: RefusedForm, standing: StandingOutcome | null): DeskMessage {
	if (!standing) {
		return {kind: 'faults', faults};
	}

	const {action, wanted, isByColleague} = standing;
	const wasAsked = typed.revision !== undefined;
	const key = typed.idempotencyKey ?? '';
	return {kind: 'standing', action, wanted: wanted as Result, isByColleague, key, faults: wasAsked ? faults : []};
}

async function correct(service: Service, context: RequestContext): Promise<void> {
	const id = context.params.id ?? '';
	const refused = await submitForm(context, CorrectionForm, async form => {
		const {revision, reason, place = '', kind, time = ''} = form;
		const write = writeOf(service, context, form);
		const change = {id, revision, reason};
		return doneAt(
			form.remove
				? await removeDeskAction(service.db, change, write)
				: await correctDeskAction(service.db, {...change, place, kind, time}, write),
		);
	});
	if (!refused) {
		return;
	}

	const action = await readAction(service.db, identityOf(context), id);
	const {typed, faults} = refused;
	await showDesk(service, context, {
		message: nameOf => {
			const stands = correctionOf(action, nameOf, typed.idempotencyKey ?? '');
			const {place = '', kind = stands.kind, time = '', reason = ''} = typed;
			return {kind: 'correction', action, typed: {...stands, place, kind, time, reason, faults}};
		},
	});
}

async function undo(service: Service, context: RequestContext): Promise<void> {
	const id = context.params.id ?? '';
	const refused = await submitForm(context, UndoForm, async form =>
		doneAt(await undoDeskChange(service.db, {id, revision: form.revision}, writeOf(service, context, form))),
	);
	if (refused) {
		await showDesk(service, context, {message: {kind: 'faults', faults: refused.faults}});
	}
}
