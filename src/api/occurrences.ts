import {z} from 'zod';
import {YearInput} from '../domain/inputs.ts';
import {type Occurrence, OccurrenceCorrectionInput, OccurrenceSchema} from '../domain/occurrences.ts';
import type {Version} from '../domain/revisions.ts';
import {answerFact, pageOf} from '../http/answer.ts';
import {keyedWriteOf, requiredRevision, writeOf} from '../http/idempotency.ts';
import {readBody, readQuery} from '../http/read-input.ts';
import {identityOf, type Route} from '../http/route.ts';
import type {Service} from '../http/service.ts';
import {
	addOccurrence,
	correctOccurrence,
	occurrencesOfYear,
	readOccurrence,
	removeOccurrence,
} from '../usecases/occurrences.ts';
import {EventAnswer, listOf} from './answers.ts';
import {PageQuery} from './lists.ts';

const Query = z.strictObject({year: YearInput, ...PageQuery});
const path = '/api/v1/events';

/** The API for what happened beside the actions: dated lines on the charts. */
export function occurrenceRoutes({db, now}: Service): Route[] {
	return [
		{
			...{method: 'GET', path, who: 'signed-in'},
			summary: 'De gebeurtenissen van een jaar in de gebieden die je mag zien, de nieuwste eerst.',
			query: Query,
			answers: {200: listOf(EventAnswer)},
			async handle(context) {
				const {year, ...page} = readQuery(context, Query);
				const occurrences = await occurrencesOfYear(db, {year, identity: identityOf(context), now: now()});
				context.body = pageOf(
					occurrences.map(({id, ...version}) => eventAnswer(id, version)),
					page,
				);
			},
		},
		{
			...{method: 'GET', path: `${path}/:id`, who: 'signed-in'},
			summary: 'Eén gebeurtenis.',
			answers: {200: EventAnswer},
			problems: [404],
			async handle(context) {
				const asked = {id: context.params.id ?? '', identity: identityOf(context), now: now()};
				const fact = await readOccurrence(db, asked);
				answerFact(context, {how: 'read', revision: fact.revision, body: eventAnswer(fact._id, fact)});
			},
		},
		...occurrenceWrites({db, now}),
	];
}

function occurrenceWrites({db, now}: Pick<Service, 'db' | 'now'>): Route[] {
	return [
		{
			...{method: 'POST', path, who: ['coordinator']},
			summary: 'Legt een gebeurtenis vast.',
			body: OccurrenceSchema,
			answers: {201: EventAnswer},
			isKeyRequired: true,
			async handle(context) {
				const write = keyedWriteOf(context, now());
				const {how, version} = await addOccurrence(db, await readBody(context, OccurrenceSchema), write);
				const body = eventAnswer(write.key, version);
				answerFact(context, {how, revision: 1, location: `${path}/${write.key}`, body});
			},
		},
		{
			...{method: 'PATCH', path: `${path}/:id`, who: ['coordinator']},
			summary: 'Verbetert dag, gebied, soort of regel van een gebeurtenis.',
			body: OccurrenceCorrectionInput,
			answers: {200: EventAnswer},
			problems: [404],
			async handle(context) {
				const id = context.params.id ?? '';
				const change = {id, expected: requiredRevision(context), ...writeOf(context, now())};
				const {version} = await correctOccurrence(db, await readBody(context, OccurrenceCorrectionInput), change);
				answerFact(context, {how: 'changed', revision: version.revision, body: eventAnswer(id, version)});
			},
		},
		{
			...{method: 'DELETE', path: `${path}/:id`, who: ['coordinator']},
			summary: 'Haalt een gebeurtenis van de grafieken; de geschiedenis blijft.',
			answers: {204: null},
			problems: [404],
			async handle(context) {
				const change = {expected: requiredRevision(context), ...writeOf(context, now())};
				await removeOccurrence(db, {id: context.params.id ?? '', ...change});
				context.status = 204;
			},
		},
	];
}

function eventAnswer(id: string, version: Version<Occurrence>): z.input<typeof EventAnswer> {
	const {day, area, kind, line, revision, recordedAt} = version;
	return {id, day, area, kind, line, revision, recordedAt: recordedAt.toISOString()};
}
