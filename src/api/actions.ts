import {z} from 'zod';
import {
	ActionCorrectionInput,
	type ActionFields,
	ActionInput,
	actionKinds,
	OutcomeInput,
	RemovalInput,
	results,
	starters,
} from '../domain/actions.ts';
import {refuse} from '../domain/faults.ts';
import {AreaCodeInput, InstantInput, MonthInput, YearInput} from '../domain/inputs.ts';
import {type Version, versionsOf} from '../domain/revisions.ts';
import {answerFact} from '../http/answer.ts';
import {cursorOf, cursorText} from '../http/cursor.ts';
import {expectedRevision, keyedWriteOf, requiredRevision, writeOf} from '../http/idempotency.ts';
import {readBody, readQuery} from '../http/read-input.ts';
import {identityOf, type Route} from '../http/route.ts';
import type {Service} from '../http/service.ts';
import {
	correctRecordedAction,
	logAction,
	pageOfActions,
	readAction,
	recordOutcome,
	removeAction,
} from '../usecases/actions.ts';
import {ActionAnswer, ActionVersionAnswer, listOf} from './answers.ts';
import {PageQuery} from './lists.ts';

const readers = ['coordinator', 'ambassador', 'control-room'] as const;

export const ActionQuery = z.strictObject({
	year: YearInput.optional(),
	month: MonthInput.optional(),
	district: AreaCodeInput.optional(),
	basisteam: AreaCodeInput.optional(),
	municipality: AreaCodeInput.optional(),
	kind: z.enum(actionKinds).optional(),
	starter: z.enum(starters).optional(),
	outcome: z.enum([...results, 'open']).optional(),
	knownAt: InstantInput.optional(),
	...PageQuery,
});

/** The API for actions: log, list, read, decide the outcome, correct, remove. */
export function actionRoutes({db, now}: Service): Route[] {
	return [
		{
			method: 'POST',
			path: '/api/v1/actions',
			who: readers,
			summary: 'Legt een actie vast; dezelfde sleutel nog eens geeft hetzelfde antwoord.',
			body: ActionInput,
			answers: {201: ActionAnswer},
			problems: [404],
			isKeyRequired: true,
			async handle(context) {
				const write = keyedWriteOf(context, now());
				const {how, version} = await logAction(db, await readBody(context, ActionInput), write);
				const body = actionAnswer(write.key, version);
				answerFact(context, {how, revision: 1, location: `/api/v1/actions/${write.key}`, body});
			},
		},
		{
			method: 'GET',
			path: '/api/v1/actions',
			who: readers,
			summary: 'De acties van een filter, de nieuwste eerst.',
			query: ActionQuery,
			answers: {200: listOf(ActionAnswer)},
			async handle(context) {
				const {after, limit, ...filter} = readQuery(context, ActionQuery);
				const page = {filter, after: after === undefined ? null : cursorOf(after, 'after'), limit: limit + 1};
				const facts = await pageOfActions(db, identityOf(context), page);
				const shown = facts.slice(0, limit);
				const last = facts.length > limit ? shown.at(-1) : undefined;
				context.body = {
					items: shown.map(fact => actionAnswer(fact._id, fact)),
					next: last ? cursorText({startedAt: last.startedAt, id: last._id}) : null,
				};
			},
		},
		...oneActionRoutes({db, now}),
	];
}

function oneActionRoutes({db, now}: Pick<Service, 'db' | 'now'>): Route[] {
	return [
		{
			method: 'GET',
			path: '/api/v1/actions/:id',
			who: readers,
			summary: 'Eén actie zoals die nu is vastgelegd.',
			answers: {200: ActionAnswer},
			problems: [404],
			async handle(context) {
				const fact = await readAction(db, identityOf(context), context.params.id ?? '');
				if (fact.removed) {
					refuse('not-found', 'Deze actie is verwijderd; de geschiedenis is er nog.');
				}

				answerFact(context, {how: 'read', revision: fact.revision, body: actionAnswer(fact._id, fact)});
			},
		},
		{
			method: 'GET',
			path: '/api/v1/actions/:id/history',
			who: readers,
			summary: 'Elke versie van een actie, de huidige als laatste.',
			answers: {200: listOf(ActionVersionAnswer).omit({next: true})},
			problems: [404],
			async handle(context) {
				const fact = await readAction(db, identityOf(context), context.params.id ?? '');
				context.body = {items: versionsOf(fact).map(version => actionVersionAnswer(fact._id, version))};
			},
		},
		...changeRoutes({db, now}),
	];
}

function changeRoutes({db, now}: Pick<Service, 'db' | 'now'>): Route[] {
	return [
		{
			method: 'PUT',
			path: '/api/v1/actions/:id/outcome',
			who: readers,
			summary: 'Legt de uitkomst vast; null heropent de actie.',
			body: OutcomeInput,
			answers: {200: ActionAnswer},
			problems: [404, 409, 412, 428],
			async handle(context) {
				const change = {id: context.params.id ?? '', expected: expectedRevision(context), ...writeOf(context, now())};
				const {fact} = await recordOutcome(db, await readBody(context, OutcomeInput), change);
				answerFact(context, {how: 'changed', revision: fact.revision, body: actionAnswer(fact._id, fact)});
			},
		},
		{
			method: 'PATCH',
			path: '/api/v1/actions/:id',
			who: readers,
			summary: 'Verbetert wat over een actie is vastgelegd; noemt alleen wat verandert.',
			body: ActionCorrectionInput,
			answers: {200: ActionAnswer},
			problems: [404, 409],
			async handle(context) {
				const change = {id: context.params.id ?? '', expected: requiredRevision(context), ...writeOf(context, now())};
				const {fact} = await correctRecordedAction(db, await readBody(context, ActionCorrectionInput), change);
				answerFact(context, {how: 'changed', revision: fact.revision, body: actionAnswer(fact._id, fact)});
			},
		},
		{
			method: 'DELETE',
			path: '/api/v1/actions/:id',
			who: readers,
			summary: 'Haalt een vergissing uit alle sommen; de geschiedenis blijft.',
			body: RemovalInput,
			answers: {204: null},
			problems: [404, 409],
			async handle(context) {
				const change = {id: context.params.id ?? '', expected: requiredRevision(context), ...writeOf(context, now())};
				await removeAction(db, await readBody(context, RemovalInput), change);
				context.status = 204;
			},
		},
	];
}

/** An action as the API shows it. */
export function actionAnswer(id: string, version: Version<ActionFields>): z.input<typeof ActionAnswer> {
	const {number, source, kind, starter, municipality, basisteam, detectives, district, occasion, theme} = version;
	const {radiusKm, reach, startedByVolunteer, revision, outcome} = version;
	return {
		...{id, number, source, kind, starter, municipality, basisteam, detectives, district},
		startedAt: version.startedAt.toISOString(),
		endedAt: version.endedAt?.toISOString() ?? null,
		...{occasion, theme, radiusKm, reach, startedByVolunteer},
		messagesAt: version.messagesAt.map(at => at.toISOString()),
		outcome: outcome && {result: outcome.result, at: outcome.at.toISOString(), tips: outcome.tips},
		revision,
		recordedAt: version.recordedAt.toISOString(),
	};
}

function actionVersionAnswer(id: string, version: Version<ActionFields> & {supersededAt?: Date}) {
	const {recordedBy, reason, removed, supersededAt} = version;
	return {...actionAnswer(id, version), recordedBy, reason, removed, supersededAt: supersededAt?.toISOString() ?? null};
}
