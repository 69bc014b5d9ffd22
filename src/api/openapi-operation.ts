import {z} from 'zod';
import type {ZodOpenApiOperationObject, ZodOpenApiResponseObject} from 'zod-openapi';
import {KeyInput} from '../domain/inputs.ts';
import {roleNames} from '../domain/users.ts';
import {problemTitles} from '../http/problem.ts';
import {API_VERSION, type Route} from '../http/route.ts';

export const API_PREFIX = '/api/v1';

/** The body of every refusal, RFC 9457. */
export const ProblemAnswer = z.strictObject({
	type: z.literal('about:blank'),
	status: z.int(),
	title: z.string(),
	detail: z.string(),
	faults: z.array(z.strictObject({field: z.string(), message: z.string()})),
});

const EntityTag = z.string().regex(/^"\d{1,9}"$/);
const text = (description: string, example: string) => ({description, schema: {type: 'string' as const}, example});
/** The headers of answers, as components of the description. */
export const answerHeaders = {
	'API-Version': text('De versie van deze API.', API_VERSION),
	ETag: text('De revisie van het feit, voor If-Match.', '"3"'),
	Location: text('Het adres van wat is vastgelegd.', `${API_PREFIX}/actions/5f0c…`),
	'Retry-After': text('Na hoeveel seconden je het opnieuw kunt proberen.', '5'),
	'WWW-Authenticate': text('Hoe je je aanmeldt.', 'Bearer'),
};
type HeaderName = keyof typeof answerHeaders;

/**
The statuses with which a route can refuse: those that follow from what it takes and who may use it, and its own.

A fault of the service itself (500) can happen everywhere and is not named.
*/
export function problemsOf({method, who, query, parameters, body, problems = []}: Route): number[] {
	const isWrite = method !== 'GET';
	const statuses = [
		...(query || parameters || isWrite ? [400] : []),
		...(who === 'public' ? [] : [401, 503]),
		...(Array.isArray(who) ? [403] : []),
		...(method === 'PATCH' || method === 'DELETE' ? [412, 428] : []),
		...(body ? [413, 415] : []),
		...(isWrite ? [422] : []),
		...problems,
	];
	return [...new Set(statuses)].sort((a, b) => a - b);
}

/** One route as an operation of the description. */
export function operationOf(route: Route): ZodOpenApiOperationObject {
	const {summary = '', who, query, body} = route;
	const header = headersOf(route);
	const path = parametersOf(route);
	return {
		operationId: operationIdOf(route),
		summary,
		description: whoMay(who),
		tags: [route.path.slice(API_PREFIX.length + 1).split(/[/.]/)[0] ?? ''],
		...(who === 'public' && {security: []}),
		requestParams: {...(path && {path}), ...(query && {query}), ...(header && {header})},
		...(body && {requestBody: {required: true, content: {'application/json': {schema: body}}}}),
		responses: {
			...Object.fromEntries(Object.entries(route.answers ?? {}).map(([status, schema]) => answerOf(status, schema))),
			...Object.fromEntries(problemsOf(route).map(problemOf)),
		},
	};
}

/** `PUT /api/v1/actions/:id/outcome` is `putActionsIdOutcome`. */
function operationIdOf({method, path}: Route): string {
	const words = path.slice(API_PREFIX.length).match(/\w+/g) ?? [];
	return [method.toLowerCase(), ...words.map(word => word.slice(0, 1).toUpperCase() + word.slice(1))].join('');
}

function whoMay(who: Route['who']): string {
	if (who === 'public') {
		return 'Voor iedereen, ook zonder aanmelding.';
	}

	return who === 'signed-in'
		? 'Voor iedereen die is aangemeld.'
		: `Voor: ${who.map(role => `${roleNames[role]} (${role})`).join(', ')}.`;
}

function parametersOf({path, parameters}: Route): z.ZodObject | undefined {
	const names = [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => name);
	const shape = names.map(name => [name, parameters?.shape[name] ?? z.string()] as const);
	return names.length > 0 ? z.strictObject(Object.fromEntries(shape)) : undefined;
}

function headersOf({method, isKeyRequired, problems}: Route): z.ZodObject | undefined {
	if (method === 'GET') {
		return undefined;
	}

	const key = KeyInput.meta({description: 'Een uuid: hetzelfde verzoek met dezelfde sleutel gebeurt één keer.'});
	const tag = EntityTag.meta({description: 'De revisie die je wijzigt, uit ETag.', examples: ['"3"']});
	const isTagRequired = method === 'PATCH' || method === 'DELETE';
	return z.strictObject({
		'Idempotency-Key': isKeyRequired ? key : key.optional(),
		...(isTagRequired && {'If-Match': tag}),
		...(problems?.includes(412) && {'If-Match': tag.optional()}),
	});
}

function answerOf(status: string, schema: z.ZodType | null): [string, ZodOpenApiResponseObject] {
	const names: HeaderName[] = ['API-Version', ...(isOneFact(schema) ? (['ETag'] as const) : [])];
	const isNew = status === '201';
	const description = isNew ? 'Vastgelegd.' : schema === null ? 'Gedaan; er is niets te lezen.' : 'Gelukt.';
	return [
		status,
		{
			description,
			headers: headerReferences([...names, ...(isNew ? (['Location'] as const) : [])]),
			...(schema && {content: {'application/json': {schema}}}),
		},
	];
}

function problemOf(status: number): [string, ZodOpenApiResponseObject] {
	const extra: HeaderName[] = status === 401 ? ['WWW-Authenticate'] : status === 503 ? ['Retry-After'] : [];
	return [
		String(status),
		{
			description: `${problemTitles[status]}.`,
			headers: headerReferences(['API-Version', ...extra]),
			content: {'application/problem+json': {schema: ProblemAnswer}},
		},
	];
}

function headerReferences(names: readonly HeaderName[]) {
	return Object.fromEntries(names.map(name => [name, {$ref: `#/components/headers/${name}`}]));
}

/** An answer with one fact has a revision. */
function isOneFact(schema: z.ZodType | null): boolean {
	const shapes = schema instanceof z.ZodUnion ? schema.options : [schema];
	return shapes.every(shape => shape instanceof z.ZodObject && 'revision' in shape.shape);
}
