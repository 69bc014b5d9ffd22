import {randomUUID} from 'node:crypto';
import type {Context} from 'koa';
import {z} from 'zod';
import {kindRules} from '../domain/actions.ts';
import {type Fault, Refusal} from '../domain/faults.ts';
import {ownMessageKinds} from '../domain/own-messages.ts';
import {dayOf, formatDay, yearOf} from '../domain/period.ts';
import {type StatedKind, statedKinds} from '../domain/usage-statements.ts';
import {cursorOf, cursorText} from '../http/cursor.ts';
import {readQuery} from '../http/read-input.ts';
import {identityOf} from '../http/route.ts';
import type {Service} from '../http/service.ts';
import {readAction} from '../usecases/actions.ts';
import {readOwnMessages} from '../usecases/own-messages.ts';
import {ownReadyMessages} from '../usecases/ready-messages.ts';
import {type OwnStatement, ownStatements} from '../usecases/usage-statements.ts';
import type {DoneNotice} from '../views/done-notice.tsx';
import {OwnMessagesPage} from '../views/own-messages.tsx';
import type {RefusedForm} from './form.ts';
import {sendPage} from './page.tsx';

const Id = z.string().max(200).optional();
const Query = z.strictObject({
	na: Id,
	vastgelegd: Id,
	ingetrokken: Id,
	teruggezet: Id,
	opgave: z.enum(statedKinds).optional(),
});
type Done = z.output<typeof Query>;

/** The form that was refused: that of a message, of a statement, or one without fields. */
export type RefusedPart = 'message' | StatedKind | null;
export type RefusedOwnForm = RefusedForm & {part: RefusedPart};

/** Answers with /berichten as it stands now, over what was typed when a form was refused. */
export async function showOwnMessages(
	service: Service,
	context: Context,
	refused: RefusedOwnForm | null,
): Promise<void> {
	const {db, campaignsFolder} = service;
	const [identity, now] = [identityOf(context), service.now()];
	const {na, ...done} = context.method === 'POST' ? ({} as Done) : readQuery(context, Query);
	const after = na === undefined ? null : cursorOf(na, 'na');
	const {organisation, messages, hasMore, countsThisYear} = await readOwnMessages(db, identity, {after, now});
	const statements = await ownStatements(db, organisation);
	const ready = await ownReadyMessages(db, {campaignsFolder, identity, now});
	const last = messages.at(-1);
	const today = dayOf(now);
	const page = (
		<OwnMessagesPage
			organisation={organisation}
			year={yearOf(today)}
			kinds={ownMessageKinds(organisation)}
			counts={countsThisYear}
			messages={messages}
			first={after ? '/berichten' : null}
			older={hasMore && last ? `/berichten?na=${cursorText({startedAt: last.startedAt, id: last._id})}` : null}
			statements={statements.map(statement => statementForm(statement, refused))}
			notice={refused ? null : ((await messageNotice(service, context, done)) ?? statementNotice(statements, done))}
			typed={refused?.part === 'message' ? refused.typed : {day: today}}
			faults={refused ? faultsOf(refused) : []}
			ready={ready}
			newKey={() => randomUUID()}
		/>
	);
	await sendPage(service, context, {title: `Berichten van ${organisation.name}`, scripts: ['copy.js'], children: page});
}

function statementForm(statement: OwnStatement, refused: RefusedOwnForm | null) {
	const {kind, since, revision} = statement;
	const isRefused = refused?.part === kind;
	const fault = (isRefused && refused.faults.find(({field}) => field === 'since')) || null;
	return {kind, since, revision, typed: isRefused ? (refused.typed.since ?? '') : (since ?? ''), fault};
}

/** The faults by the ids of the fields on this page. */
function faultsOf({part, faults}: RefusedOwnForm): Fault[] {
	const names: Record<string, string> = {
		...(part === 'message' && {startedAt: 'day'}),
		...(part !== null && part !== 'message' && {since: `since-${part}`}),
	};
	return faults.map(({field, message}) => ({field: names[field] ?? field, message}));
}

/** What was just done with a message; null when nothing was, or when it is not an own message. */
async function messageNotice(
	{db}: Service,
	context: Context,
	{vastgelegd, ingetrokken, teruggezet}: Done,
): Promise<DoneNotice | null> {
	const id = vastgelegd ?? ingetrokken ?? teruggezet;
	const message = id === undefined ? null : await ownMessage(db, identityOf(context), id);
	if (!message) {
		return null;
	}

	const {_id, kind, day, revision, removed} = message;
	const words = `${kindRules[kind].name} van ${formatDay(day)}`;
	const address = `/berichten/${_id}`;
	return removed
		? {
				text: `Ingetrokken: ${words}. Het telt niet meer mee.`,
				undo: {address: `${address}/terugzetten`, label: 'Ongedaan maken', revision},
			}
		: {
				text: `${vastgelegd ? 'Vastgelegd' : 'Teruggezet'}: ${words}.`,
				undo: {address: `${address}/intrekken`, label: 'Ongedaan maken', revision},
			};
}

async function ownMessage(db: Service['db'], identity: ReturnType<typeof identityOf>, id: string) {
	try {
		return await readAction(db, identity, id);
	} catch (error) {
		if (error instanceof Refusal && error.code === 'not-found') {
			return null;
		}

		throw error;
	}
}

function statementNotice(statements: readonly OwnStatement[], {opgave}: Done): DoneNotice | null {
	const statement = statements.find(({kind}) => kind === opgave);
	if (!statement || statement.revision === 0) {
		return null;
	}

	const {kind, since, before, revision} = statement;
	const {name} = kindRules[kind];
	const address = `/in-gebruik/${kind}`;
	const undo = before
		? {address, label: 'Ongedaan maken', revision, since: before}
		: {address: `${address}/intrekken`, label: 'Ongedaan maken', revision};
	return since
		? {text: `Vastgelegd: ${name} in gebruik sinds ${formatDay(since)}, opgave van het team.`, undo}
		: {text: `De opgave over ${name} is ingetrokken en telt niet meer mee.`, undo: before ? undo : null};
}
