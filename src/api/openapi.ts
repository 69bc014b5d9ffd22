import {z} from 'zod';
import {createDocument, type ZodOpenApiPathsObject} from 'zod-openapi';
import {API_VERSION, type Route} from '../http/route.ts';
import * as answers from './answers.ts';
import {API_PREFIX, answerHeaders, operationOf, ProblemAnswer} from './openapi-operation.ts';

/** The routes that the description is about: all of the API but the description itself. */
export function describedRoutes(routes: readonly Route[]): Route[] {
	return routes.filter(({path, answers}) => path.startsWith(`${API_PREFIX}/`) && answers);
}

/** The description for programs, open to everybody and, as the API design rules ask, also to pages of other origins. */
export function openApiRoutes(describe: () => string): Route[] {
	return [
		{
			method: 'GET',
			path: `${API_PREFIX}/openapi.json`,
			who: 'public',
			summary: 'De beschrijving van deze API.',
			handle(context) {
				context.set('Access-Control-Allow-Origin', '*');
				context.type = 'application/json';
				context.body = describe();
			},
		},
	];
}

/** The API as an OpenAPI 3.1 document, made from the table of routes that the service answers from. */
export function openApiDocument(routes: readonly Route[], origin: string): object {
	const paths: ZodOpenApiPathsObject = {};
	for (const route of describedRoutes(routes)) {
		const path = route.path.slice(API_PREFIX.length).replaceAll(/:(\w+)/g, '{$1}');
		paths[path] = {...paths[path], [route.method.toLowerCase()]: operationOf(route)};
	}

	return createDocument(
		{
			openapi: '3.1.0',
			info: {
				title: 'Burgernet API',
				version: API_VERSION,
				description:
					'Acties, uitkomsten, downloads, ambassadeurs en doelstellingen van Burgernet in een politie-eenheid.',
				contact: {name: 'Regionaal coördinator Burgernet', url: `${origin}/toegankelijkheid`},
			},
			servers: [{url: `${origin}${API_PREFIX}`}],
			security: [{bearer: []}],
			paths,
			components: {
				securitySchemes: {
					bearer: {type: 'http', scheme: 'bearer', description: 'Een sleutel van de beheerder, of de aanmelding.'},
				},
				schemas: Object.fromEntries([...namedAnswers(), ['Problem', ProblemAnswer]]),
				headers: answerHeaders,
			},
		},
		{override: ({jsonSchema, zodSchema}) => withoutNoise(jsonSchema, zodSchema)},
	);
}

/** Every exported schema of answers.ts, as a component by its name without `Answer`. */
function namedAnswers(): [string, z.ZodType][] {
	return Object.entries(answers).flatMap(([name, schema]) =>
		schema instanceof z.ZodType ? [[name.replace(/Answer$/, ''), schema] as [string, z.ZodType]] : [],
	);
}

/** Takes out what only zod needs: patterns of known formats, bounds of every number, a number that may come as text. */
function withoutNoise(schema: OpenApiSchema, zodSchema: z.core.$ZodTypes): void {
	const {def} = zodSchema._zod;
	if (def.type === 'pipe' && def.out instanceof z.ZodNumber) {
		delete schema.anyOf;
		const {$schema, ...number} = z.toJSONSchema(def.out);
		Object.assign(schema, number);
	}

	if (schema.format === 'date-time' || schema.format === 'uuid') {
		delete schema.pattern;
	}

	if (schema.maximum === Number.MAX_SAFE_INTEGER) {
		delete schema.maximum;
	}

	if (schema.minimum === Number.MIN_SAFE_INTEGER) {
		delete schema.minimum;
	}
}

interface OpenApiSchema {
	format?: string;
	pattern?: string;
	minimum?: number;
	maximum?: number;
	anyOf?: unknown;
}
