import type {ActionFields} from '../domain/actions.ts';
import {areaOf, areasOn} from '../domain/areas.ts';
import {
	type DeskBoard,
	deskBoard,
	deskReachesBackTo,
	handOverActions,
	likelyDuplicate,
	shiftStartOf,
} from '../domain/desk.ts';
import {type DeskReading, isAlert, readDeskLine} from '../domain/desk-line.ts';
import type {MatchableArea} from '../domain/desk-municipality.ts';
import {Refusal, refuse, refuseFaults} from '../domain/faults.ts';
import {dayOf} from '../domain/period.ts';
import {type Fact, versionsOf} from '../domain/revisions.ts';
import {findActionsByIds} from '../store/actions.ts';
import type {Database} from '../store/database.ts';
import {listActionsSince} from '../store/desk.ts';
import {listAreas} from '../store/facts.ts';
import {logAction} from './actions.ts';
import type {Write} from './write.ts';

export type ActionFact = Fact<ActionFields>;

/** Where a write of the desk led to: the action and the revision that it wrote. */
export interface DeskDone {
	how: 'done';
	id: string;
	revision: number;
}

/** Everything that the desk shows. */
export interface Desk extends DeskBoard {
	shiftStartedAt: Date;
	/** What one shift tells the next. */
	handOver: ActionFact[];
	/** The municipalities of today, for the entry. */
	municipalities: MatchableArea[];
	/** The name of a municipality, also of one that ended. */
	nameOf(code: string): string;
}

export async function readDesk(db: Database, now: Date): Promise<Desk> {
	const [areas, actions] = await Promise.all([listAreas(db), listActionsSince(db, deskReachesBackTo(now))]);
	return {
		...deskBoard(actions, now),
		shiftStartedAt: shiftStartOf(now),
		handOver: handOverActions(actions, now),
		municipalities: await deskMunicipalities(db, now),
		nameOf: code => areaOf(areas, code)?.name ?? code,
	};
}

/** The municipalities of a moment, by name. */
export async function deskMunicipalities(db: Database, at: Date): Promise<MatchableArea[]> {
	const municipalities = areasOn(await listAreas(db), 'municipality', dayOf(at));
	return municipalities.map(({code, name}) => ({code, name})).sort((a, b) => a.name.localeCompare(b.name, 'nl'));
}

export interface DeskLine {
	/** What was typed, as one line: municipality, kind and time in any order. */
	line: string;
	/** When it was typed, which is what the time counts from; it may be sent much later. */
	typedAt: Date;
}

/** What a line means so far. */
export async function readLine(db: Database, {line, typedAt}: DeskLine): Promise<DeskReading> {
	return readDeskLine(line, {municipalities: await deskMunicipalities(db, typedAt), typedAt});
}

/**
Logs a line of the desk, once, however often it is sent.

@returns the action that it is likely to repeat, when there is one and that was not confirmed; nothing is written then.
@throws {Refusal} `invalid` with the faults of `place`, `kind` and `time`; the refusals of `logAction`.
*/
export async function logDeskLine(
	db: Database,
	{isConfirmed, ...entry}: DeskLine & {isConfirmed: boolean},
	write: Write,
): Promise<DeskDone | {how: 'duplicate'; of: ActionFact}> {
	const {faults, kind, municipality, startedAt} = await readLine(db, entry);
	refuseFaults(faults);
	if (!kind || !startedAt) {
		refuse('invalid', 'De regel is niet volledig.');
	}

	const action = {kind, municipality: municipality?.code ?? null, startedAt};
	if (await isLoggedBefore(db, action, write)) {
		return {how: 'done', id: write.key, revision: 1};
	}

	const recent = await listActionsSince(db, deskReachesBackTo(write.now));
	const others = recent.filter(({_id}) => _id !== write.key);
	const duplicate = isConfirmed ? null : likelyDuplicate(action, others);
	if (duplicate) {
		return {how: 'duplicate', of: duplicate};
	}

	const starter = isAlert(kind) ? ('national' as const) : ('control-room' as const);
	// The clock of a browser may run ahead of ours by a moment; a start in the future would be refused.
	const start = new Date(Math.min(startedAt.getTime(), write.now.getTime()));
	try {
		await logAction(db, {...action, startedAt: start, starter}, write);
	} catch (error) {
		// Two clicks at once, each with a moment of its own: the first one logged it.
		if (!(error instanceof Refusal && error.code === 'key-reused' && (await isLoggedBefore(db, action, write)))) {
			throw error;
		}
	}

	return {how: 'done', id: write.key, revision: 1};
}

/** The same entry under the same key, whose answer was lost: it would otherwise look like a duplicate of itself. */
async function isLoggedBefore(
	db: Database,
	{kind, municipality}: {kind: string; municipality: string | null},
	{key, identity}: Write,
): Promise<boolean> {
	const found = (await findActionsByIds(db, [key])).get(key);
	const first = found && versionsOf(found)[0];
	return first?.kind === kind && first.municipality === municipality && first.recordedBy === identity.id;
}
