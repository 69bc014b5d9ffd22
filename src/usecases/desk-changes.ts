import type {ActionCorrection, ActionFields, ActionKind, Result} from '../domain/actions.ts';
import {deskKinds, isAlert, readDeskLine} from '../domain/desk-line.ts';
import {readClock} from '../domain/desk-time.ts';
import {undoOf} from '../domain/desk-undo.ts';
import {type Fault, Refusal, refuse, refuseFaults} from '../domain/faults.ts';
import {instantOf} from '../domain/period.ts';
import {type Version, versionsOf} from '../domain/revisions.ts';
import type {Identity} from '../domain/users.ts';
import type {Database} from '../store/database.ts';
import {correctRecordedAction, readAction, recordOutcome, removeAction} from './actions.ts';
import {type ActionFact, type DeskDone, deskMunicipalities} from './desk.ts';
import type {Write} from './write.ts';

/** An outcome that stands and is not the one that was chosen; the choice is the asker's. */
export interface StandingOutcome {
	how: 'standing';
	action: ActionFact;
	wanted: Result;
	/** False when the asker recorded it: then it is no news. */
	isByColleague: boolean;
}

export interface DeskOutcome {
	id: string;
	result: Result;
	/** When the key was pressed; it may be sent later. */
	at: Date | null;
	reason: string | null;
	/** The revision whose outcome the asker has seen and wants to change; null for a first outcome. */
	replaces: number | null;
}

/**
Records an outcome of the desk, once, however often it is sent.

@returns what stands already when it is another outcome than this one; nothing is written then.
@throws {Refusal} as `recordOutcome`
*/
export async function recordDeskOutcome(
	db: Database,
	{id, result, at, reason, replaces}: DeskOutcome,
	write: Write,
): Promise<DeskDone | StandingOutcome> {
	const current = await readAction(db, write.identity, id);
	if (isWrittenBefore(current, write)) {
		return {how: 'done', id, revision: current.revision};
	}

	const standing = current.outcome?.result;
	const isSeen = reason !== null && replaces === current.revision;
	if (standing && standing !== result && !isSeen) {
		return standingOf(current, result, write.identity);
	}

	const form = {result, ...(at && {at: notOutside(at, current.startedAt, write.now)}), ...(reason && {reason})};
	try {
		const sent = standing === result ? {result} : form;
		const {fact} = await recordOutcome(db, sent, {id, expected: standing ? current.revision : null, ...write});
		return {how: 'done', id, revision: fact.revision};
	} catch (error) {
		const after = await readAction(db, write.identity, id);
		if (error instanceof Refusal && after.outcome && after.revision !== current.revision) {
			return standingOf(after, result, write.identity);
		}

		throw error;
	}
}

function notOutside(at: Date, first: Date, last: Date): Date {
	return new Date(Math.min(Math.max(at.getTime(), first.getTime()), last.getTime()));
}

function standingOf(action: ActionFact, wanted: Result, identity: Identity): StandingOutcome {
	return {how: 'standing', action, wanted, isByColleague: action.recordedBy !== identity.id};
}

/** A change whose answer was lost: its moment may now be read differently, but it is done. */
function isWrittenBefore(fact: ActionFact, {key, identity}: Write): boolean {
	return versionsOf(fact).some(({changeId, recordedBy}) => changeId === key && recordedBy === identity.id);
}

export interface DeskCorrection {
	id: string;
	revision: number;
	place: string;
	kind: ActionKind;
	/** The clock of the action's own day. */
	time: string;
	reason: string;
}

/**
Corrects municipality, kind or time of an action.

@throws {Refusal} `invalid` with the faults of the fields, `stale` when a colleague was first.
*/
export async function correctDeskAction(db: Database, form: DeskCorrection, write: Write): Promise<DeskDone> {
	const {id, revision} = form;
	const current = await readAction(db, write.identity, id);
	if (!isWrittenBefore(current, write)) {
		const changes = await changesOf(db, form, current);
		if (Object.keys(changes).length === 0) {
			refuse('invalid', 'Je hebt niets veranderd.');
		}

		await explainStale(() =>
			correctRecordedAction(db, {...changes, reason: form.reason}, {id, expected: revision, ...write}),
		);
	}

	const {revision: newest} = await readAction(db, write.identity, id);
	return {how: 'done', id, revision: newest};
}

async function changesOf(
	db: Database,
	{place, kind, time}: DeskCorrection,
	current: Version<ActionFields>,
): Promise<Omit<ActionCorrection, 'reason'>> {
	const municipalities = await deskMunicipalities(db, current.startedAt);
	const code = deskKinds.find(each => each.kind === kind)?.code ?? '';
	const reading = readDeskLine(`${place} ${code}`, {municipalities, typedAt: current.startedAt});
	const clock = readClock(time);
	const faults: Fault[] = [...reading.faults];
	if (clock === null) {
		faults.push({field: 'time', message: 'Schrijf de tijd als 0842.'});
	}

	refuseFaults(faults);
	const municipality = reading.municipality?.code ?? null;
	const startedAt = instantOf(current.day, clock ?? undefined);
	const isMoved = Math.floor(startedAt.getTime() / 60_000) !== Math.floor(current.startedAt.getTime() / 60_000);
	const isOtherStarter = isAlert(kind) !== isAlert(current.kind);
	return {
		...(municipality !== current.municipality && {municipality}),
		...(kind !== current.kind && {kind}),
		...(isOtherStarter && {starter: isAlert(kind) ? ('national' as const) : ('control-room' as const)}),
		...(isOtherStarter && isAlert(kind) && {basisteam: null}),
		...(isMoved && {startedAt}),
	};
}

/** Takes a mistaken action out of all sums, with a reason. @throws {Refusal} `stale` when a colleague was first. */
export async function removeDeskAction(
	db: Database,
	{id, revision, reason}: Pick<DeskCorrection, 'id' | 'revision' | 'reason'>,
	write: Write,
): Promise<DeskDone> {
	const {fact} = await explainStale(() => removeAction(db, {reason}, {id, expected: revision, ...write}));
	return {how: 'done', id, revision: fact.revision};
}

/** A colleague who was first is told as such, not as two numbers of revisions. */
async function explainStale<T>(work: () => Promise<T>): Promise<T> {
	try {
		return await work();
	} catch (error) {
		if (error instanceof Refusal && error.code === 'stale') {
			refuse(
				'stale',
				'Een collega wijzigde deze actie net. Hierboven zie je wat er nu staat; jouw invoer staat er nog.',
			);
		}

		throw error;
	}
}

/** Takes back the newest revision of an action, if it is the asker's own. @throws {Refusal} `conflict` when it is not. */
export async function undoDeskChange(
	db: Database,
	{id, revision}: {id: string; revision: number},
	write: Write,
): Promise<DeskDone> {
	const current = await readAction(db, write.identity, id);
	if (isWrittenBefore(current, write)) {
		return {how: 'done', id, revision: current.revision};
	}

	const undo = undoOf(current, {revision, by: write.identity.id});
	const change = {id, expected: revision, ...write};
	const {fact} =
		undo.kind === 'remove'
			? await removeAction(db, {reason: undo.reason}, change)
			: undo.kind === 'outcome'
				? await recordOutcome(db, undo.form, change)
				: await correctRecordedAction(db, undo.form, change);
	return {how: 'done', id, revision: fact.revision};
}
