import type {ActionFields, ActionKind, themes} from '../domain/actions.ts';
import type {Area} from '../domain/areas.ts';
import {Refusal, refuseFaults} from '../domain/faults.ts';
import {messageStart, ownMessageFaults} from '../domain/own-messages.ts';
import {type Day, dayOf, yearOf} from '../domain/period.ts';
import {type Fact, versionsOf} from '../domain/revisions.ts';
import type {Identity} from '../domain/users.ts';
import {type ActionCursor, findActionsByIds} from '../store/actions.ts';
import type {Database} from '../store/database.ts';
import {logAction, pageOfActions, removeAction} from './actions.ts';
import {ownOrganisation} from './own-organisation.ts';
import {restoreAction} from './restore-action.ts';
import type {Write} from './write.ts';

export interface OwnMessageForm {
	kind: ActionKind;
	day: Day;
	theme: (typeof themes)[number] | null;
}

export interface OwnMessages {
	organisation: Area;
	/** The newest first. */
	messages: Fact<ActionFields>[];
	hasMore: boolean;
	/** How many of each kind were sent this year. */
	countsThisYear: ReadonlyMap<ActionKind, number>;
}

const PAGE = 50;
/** Our choice: more than any organisation sends in a year. */
const MOST_IN_A_YEAR = 1000;

/** What the organisation of an ambassador sent, the newest first. */
export async function readOwnMessages(
	db: Database,
	identity: Identity,
	{after, now}: {after: ActionCursor | null; now: Date},
): Promise<OwnMessages> {
	const organisation = await ownOrganisation(db, identity);
	const year = yearOf(dayOf(now));
	const [page, thisYear] = await Promise.all([
		pageOfActions(db, identity, {filter: {}, after, limit: PAGE + 1}),
		pageOfActions(db, identity, {filter: {year}, after: null, limit: MOST_IN_A_YEAR}),
	]);
	const countsThisYear = new Map<ActionKind, number>();
	for (const {kind} of thisYear) {
		countsThisYear.set(kind, (countsThisYear.get(kind) ?? 0) + 1);
	}

	return {organisation, messages: page.slice(0, PAGE), hasMore: page.length > PAGE, countsThisYear};
}

/**
Records that the own organisation sent a message, once, however often the form is sent.

@returns the id of the message.
@throws {Refusal} `invalid` with the faults of `kind`, `day` and `theme`; the refusals of `logAction`.
*/
export async function recordOwnMessage(db: Database, form: OwnMessageForm, write: Write): Promise<string> {
	const organisation = await ownOrganisation(db, write.identity);
	refuseFaults(ownMessageFaults(form, organisation));
	const {kind, day, theme} = form;
	const starter = organisation.kind as 'municipality' | 'basisteam' | 'detectives';
	const action = {kind, starter, [starter]: organisation.code, theme, startedAt: messageStart(day, write.now)};
	try {
		await logAction(db, action, write);
	} catch (error) {
		// The same form again, a moment later: today counts as now, so it is another request but the same message.
		if (!(error instanceof Refusal && error.code === 'key-reused' && (await isRecordedBefore(db, form, write)))) {
			throw error;
		}
	}

	return write.key;
}

async function isRecordedBefore(db: Database, form: OwnMessageForm, {key, identity}: Write): Promise<boolean> {
	const found = (await findActionsByIds(db, [key])).get(key);
	const first = found && versionsOf(found)[0];
	return (
		first?.recordedBy === identity.id &&
		first.kind === form.kind &&
		first.day === form.day &&
		first.theme === form.theme
	);
}

/** Takes an own message back: out of all sums, still in its history. @throws {Refusal} as `removeAction` */
export async function takeBackMessage(
	db: Database,
	{id, revision}: {id: string; revision: number},
	write: Write,
): Promise<void> {
	await removeAction(db, {reason: 'ingetrokken door de afzender'}, {id, expected: revision, ...write});
}

/** The undo of taking back. @throws {Refusal} as `restoreAction` */
export async function putBackMessage(
	db: Database,
	{id, revision}: {id: string; revision: number},
	write: Write,
): Promise<void> {
	await restoreAction(db, {reason: 'intrekken ongedaan gemaakt'}, {id, expected: revision, ...write});
}
