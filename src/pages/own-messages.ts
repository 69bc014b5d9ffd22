import {z} from 'zod';
import {actionKinds, themes} from '../domain/actions.ts';
import {refuse} from '../domain/faults.ts';
import {DayInput, KeyInput} from '../domain/inputs.ts';
import {type StatedKind, statedKinds} from '../domain/usage-statements.ts';
import type {RequestContext, Route} from '../http/route.ts';
import type {Service} from '../http/service.ts';
import {putBackMessage, recordOwnMessage, takeBackMessage} from '../usecases/own-messages.ts';
import {stateUse, takeBackUse} from '../usecases/usage-statements.ts';
import {type FormRoute, formRoute} from './form-route.ts';
import {type RefusedPart, showOwnMessages} from './own-messages-show.tsx';
import {readyMessageRoutes} from './ready-messages.ts';
import {tellingSentBefore} from './sent-before.ts';

const who = ['ambassador'] as const;
const Revision = z.coerce.number('De revisie ontbreekt.').int('De revisie ontbreekt.').min(0, 'De revisie ontbreekt.');
const MessageFields = z.strictObject({
	idempotencyKey: KeyInput,
	kind: z.enum(actionKinds, 'Kies een soort bericht.'),
	day: z.string('Vul de datum in.').pipe(DayInput),
	theme: z.enum(themes, 'Kies een thema uit de lijst, of laat het leeg.').optional(),
});
const RevisionFields = z.strictObject({idempotencyKey: KeyInput, revision: Revision});
const StatementFields = RevisionFields.extend({since: z.string('Vul de datum in.').pipe(DayInput)});

/** /berichten: "wij stuurden een bericht", for the ambassadors of municipalities, basisteams and detectives. */
export function ownMessagePages(service: Service): Route[] {
	const {db} = service;
	return [
		{method: 'GET', path: '/berichten', who, handle: context => showOwnMessages(service, context, null)},
		ownForm(service, {
			path: '/berichten',
			part: () => 'message',
			schema: MessageFields,
			async work({kind, day, theme = null}, {write}) {
				return `/berichten?vastgelegd=${await recordOwnMessage(db, {kind, day, theme}, write)}`;
			},
		}),
		ownForm(service, {
			path: '/berichten/:id/intrekken',
			schema: RevisionFields,
			async work({revision}, {write, params: {id = ''}}) {
				await takeBackMessage(db, {id, revision}, write);
				return `/berichten?ingetrokken=${id}`;
			},
		}),
		ownForm(service, {
			path: '/berichten/:id/terugzetten',
			schema: RevisionFields,
			async work({revision}, {write, params: {id = ''}}) {
				await putBackMessage(db, {id, revision}, write);
				return `/berichten?teruggezet=${id}`;
			},
		}),
		...statementRoutes(service),
		...readyMessageRoutes(service),
	];
}

/** What a team states that it uses: since when, corrected, or taken back. */
function statementRoutes(service: Service): Route[] {
	const {db} = service;
	return [
		ownForm(service, {
			path: '/in-gebruik/:kind',
			part: statedKind,
			schema: StatementFields,
			async work({since, revision: seen}, {write, params}) {
				const kind = statedKind(params);
				await stateUse(db, {kind, since, seen}, write);
				return `/berichten?opgave=${kind}`;
			},
		}),
		ownForm(service, {
			path: '/in-gebruik/:kind/intrekken',
			part: statedKind,
			schema: RevisionFields,
			async work({revision: seen}, {write, params}) {
				const kind = statedKind(params);
				await takeBackUse(db, {kind, seen}, write);
				return `/berichten?opgave=${kind}`;
			},
		}),
	];
}

function statedKind({kind}: RequestContext['params']): StatedKind {
	return statedKinds.find(each => each === kind) ?? refuse('not-found', 'Deze pagina bestaat niet.');
}

interface OwnForm<Schema extends z.ZodType<{idempotencyKey: string}>>
	extends Pick<FormRoute<Schema>, 'path' | 'schema' | 'work'> {
	/** Where the faults of the form are shown; left out for a form without fields. */
	part?(params: RequestContext['params']): RefusedPart;
}

function ownForm<Schema extends z.ZodType<{idempotencyKey: string}>>(
	service: Service,
	{part, ...route}: OwnForm<Schema>,
): Route {
	return formRoute(service, {
		...route,
		who,
		telling: tellingSentBefore,
		show: (context, refused) => showOwnMessages(service, context, {part: part?.(context.params) ?? null, ...refused}),
	});
}
