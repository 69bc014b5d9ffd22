import {z} from 'zod';
import {AmbassadorCorrectionInput, AmbassadorInput, courses, TrainingInput} from '../domain/ambassadors.ts';
import {parseInput} from '../domain/faults.ts';
import {answerFact, pageOf} from '../http/answer.ts';
import {expectedRevision, requiredRevision, writeOf} from '../http/idempotency.ts';
import {readBody, readQuery} from '../http/read-input.ts';
import {identityOf, type Route} from '../http/route.ts';
import type {Service} from '../http/service.ts';
import {addAmbassador, correctAmbassador, recordTraining} from '../usecases/ambassadors.ts';
import {type AmbassadorView, ambassadorFor, ambassadorsFor, readAmbassador} from '../usecases/read-ambassadors.ts';
import {AmbassadorAnswer, listOf} from './answers.ts';
import {PageQuery} from './lists.ts';

const Query = z.strictObject(PageQuery);
const Address = z.strictObject({id: z.string(), course: z.enum(courses)});
const readers = ['admin', 'coordinator', 'ambassador'] as const;

/** The API for ambassadors: the function, its days, and the trainings. */
export function ambassadorRoutes({db, now}: Service): Route[] {
	return [
		{
			method: 'GET',
			path: '/api/v1/ambassadors',
			who: readers,
			summary: 'De ambassadeurs; een ambassadeur ziet de eigen organisatie en die van de collega.',
			query: Query,
			answers: {200: listOf(AmbassadorAnswer)},
			async handle(context) {
				const views = await ambassadorsFor(db, {identity: identityOf(context), now: now()});
				context.body = pageOf(views.map(ambassadorAnswer), readQuery(context, Query));
			},
		},
		{
			method: 'GET',
			path: '/api/v1/ambassadors/:id',
			who: readers,
			summary: 'Eén ambassadeur.',
			answers: {200: AmbassadorAnswer},
			problems: [404],
			async handle(context) {
				const view = await ambassadorFor(db, {id: context.params.id ?? '', identity: identityOf(context), now: now()});
				answerFact(context, {how: 'read', revision: view.fields.revision, body: ambassadorAnswer(view)});
			},
		},
		...ambassadorWrites({db, now}),
	];
}

function ambassadorWrites({db, now}: Pick<Service, 'db' | 'now'>): Route[] {
	return [
		{
			method: 'POST',
			path: '/api/v1/ambassadors',
			who: ['coordinator'],
			summary: 'Voegt een ambassadeur toe.',
			body: AmbassadorInput,
			answers: {201: AmbassadorAnswer},
			async handle(context) {
				const write = writeOf(context, now());
				const {how, version} = await addAmbassador(db, await readBody(context, AmbassadorInput), write);
				const {contact} = await readAmbassador(db, write.key);
				const body = ambassadorAnswer({id: write.key, fields: version, contact});
				answerFact(context, {how, revision: 1, location: `/api/v1/ambassadors/${write.key}`, body});
			},
		},
		{
			method: 'PATCH',
			path: '/api/v1/ambassadors/:id',
			who: ['coordinator'],
			summary: 'Wijzigt de dagen van de functie, of naam en werkadres.',
			body: AmbassadorCorrectionInput,
			answers: {200: AmbassadorAnswer},
			problems: [404],
			async handle(context) {
				const id = context.params.id ?? '';
				const change = {id, expected: requiredRevision(context), ...writeOf(context, now())};
				await correctAmbassador(db, await readBody(context, AmbassadorCorrectionInput), change);
				const view = await readAmbassador(db, id);
				answerFact(context, {how: 'changed', revision: view.fields.revision, body: ambassadorAnswer(view)});
			},
		},
		trainingRoute({db, now}),
	];
}

function trainingRoute({db, now}: Pick<Service, 'db' | 'now'>): Route {
	return {
		method: 'PUT',
		path: '/api/v1/ambassadors/:id/trainings/:course',
		who: ['coordinator'],
		summary: 'Legt vast dat een training is afgerond.',
		parameters: Address,
		body: TrainingInput,
		answers: {200: AmbassadorAnswer},
		problems: [404, 412],
		async handle(context) {
			const {id, course} = parseInput(Address, context.params);
			const {completedOn} = await readBody(context, TrainingInput);
			const change = {id, expected: expectedRevision(context), ...writeOf(context, now())};
			await recordTraining(db, {course, completedOn}, change);
			const view = await readAmbassador(db, id);
			answerFact(context, {how: 'changed', revision: view.fields.revision, body: ambassadorAnswer(view)});
		},
	};
}

function ambassadorAnswer({id, fields, contact}: AmbassadorView): z.input<typeof AmbassadorAnswer> {
	const {organisation, from, until, trainings, revision, recordedAt} = fields;
	const [name, email] = [contact?.name ?? null, contact?.email ?? null];
	return {id, organisation, name, email, from, until, trainings, revision, recordedAt: recordedAt.toISOString()};
}
