import test from 'ava';
import type {z} from 'zod';
import {describedRoutes, openApiDocument} from '../../src/api/openapi.ts';
import type {Route} from '../../src/http/route.ts';
import {openReferenceStore, shared, startService} from '../service.ts';

// biome-ignore lint/suspicious/noExplicitAny: a document is looked at from the outside here.
type Json = any;

const service = shared(async t => {
	const running = await startService(t, await openReferenceStore(t));
	const answer = await running.ask(null, 'GET', '/api/v1/openapi.json');
	return {...running, answer, document: answer.body as Json};
});

function operations(): {path: string; method: string; operation: Json}[] {
	return Object.entries<Json>(service().document.paths).flatMap(([path, methods]) =>
		Object.entries<Json>(methods).map(([method, operation]) => ({path, method, operation})),
	);
}

/** Every object within a value, with its place. */
function objectsIn(value: Json, place = '#'): {place: string; object: Json}[] {
	return value === null || typeof value !== 'object'
		? []
		: [{place, object: value}, ...Object.entries(value).flatMap(([name, part]) => objectsIn(part, `${place}/${name}`))];
}

test('everybody may read the description, also a page of another origin', t => {
	const {answer, document} = service();
	t.is(answer.status, 200);
	t.regex(answer.headers.get('Content-Type') ?? '', /^application\/json/);
	t.is(answer.headers.get('Access-Control-Allow-Origin'), '*');
	t.regex(document.openapi, /^3\.1\./);
	t.is(document.info.version, answer.headers.get('API-Version'));
	t.true(document.servers[0].url.endsWith('/api/v1'));
});

test('the description holds every route of the API and nothing else', t => {
	const described = operations().map(
		({path, method}) => `${method.toUpperCase()} /api/v1${path.replaceAll(/\{(\w+)\}/g, ':$1')}`,
	);
	const routes = service().routes.filter(({path}) => path.startsWith('/api/v1/') && !path.endsWith('openapi.json'));
	t.deepEqual(described.sort(), routes.map(({method, path}: Route) => `${method} ${path}`).sort());
	t.is(describedRoutes(service().routes).length, routes.length);
});

test('every reference in the description leads to something', t => {
	const {document} = service();
	const references = objectsIn(document).flatMap(({object}) => (typeof object.$ref === 'string' ? [object.$ref] : []));
	t.true(references.length > 100);
	for (const reference of new Set<string>(references)) {
		const found = reference
			.slice(2)
			.split('/')
			.reduce((part, name) => part?.[name], document);
		t.is(typeof found, 'object', reference);
	}
});

test('every operation has a name of its own, a sentence, a subject, its parameters and an answer', t => {
	const names = operations().map(({operation}) => operation.operationId);
	t.is(new Set(names).size, names.length);
	for (const {path, method, operation} of operations()) {
		const what = `${method} ${path}`;
		t.regex(operation.summary, /^[A-ZÉ].*\.$/, what);
		t.regex(operation.description, /^Voor.*\.$/, what);
		t.is(operation.tags.length, 1);
		const named = (operation.parameters ?? []).filter((parameter: Json) => parameter.in === 'path');
		t.deepEqual(
			named.map(({name, required, schema}: Json) => [name, required, typeof schema]),
			[...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => [name, true, 'object']),
			what,
		);
		t.true(Object.keys(operation.responses).some(status => status.startsWith('2')));
		for (const [status, response] of Object.entries<Json>(operation.responses)) {
			const types = Object.keys(response.content ?? {});
			const type = Number(status) >= 400 ? 'application/problem+json' : 'application/json';
			t.deepEqual(types, status === '204' ? [] : [type], `${what} ${status}`);
			t.true('API-Version' in response.headers);
			t.is('Retry-After' in response.headers, status === '503');
		}
	}
});

test('every object in an answer or in what is sent is closed: an unknown field is a fault', t => {
	const {paths, components} = service().document;
	const open = objectsIn({paths, components})
		.filter(({object}) => object.type === 'object' && object.additionalProperties !== false)
		.map(({place}) => place);
	t.deepEqual(open, []);
});

test('the headers of repeating and changing stand where they are needed', t => {
	const headersOf = (id: string) => {
		const {operation} = operations().find(found => found.operation.operationId === id) ?? {};
		const parameters: Json[] = operation?.parameters ?? [];
		return Object.fromEntries(
			parameters.filter(found => found.in === 'header').map(({name, required = false}) => [name, required]),
		);
	};
	t.deepEqual(headersOf('postActions'), {'Idempotency-Key': true});
	t.deepEqual(headersOf('patchActionsId'), {'Idempotency-Key': false, 'If-Match': true});
	t.deepEqual(headersOf('putTotalsYear'), {'Idempotency-Key': false, 'If-Match': false});
	t.deepEqual(headersOf('getActions'), {});
});

test('only the description itself is open: every operation asks for a token', t => {
	t.deepEqual(service().document.security, [{bearer: []}]);
	t.deepEqual(
		operations().filter(({operation}) => operation.security),
		[],
	);
	const open: Route = {
		...{method: 'GET', path: '/api/v1/open', who: 'public', handle() {}},
		answers: {200: null as z.ZodType | null},
	};
	const document = openApiDocument([open], 'https://burgernet.example') as Json;
	t.deepEqual(document.paths['/open'].get.security, []);
	t.is(document.paths['/open'].get.responses[401], undefined);
});

test('the page for people shows every operation with its fields, without JavaScript', async t => {
	const {ask} = service();
	const {status, text} = await ask(null, 'GET', '/api/docs');
	t.is(status, 200);
	t.false(text.includes('<script'));
	t.is(text.match(/<h1/g)?.length, 1);
	for (const {path, operation} of operations()) {
		t.true(text.includes(`id="${operation.operationId}"`), operation.operationId);
		t.true(text.includes(`>${path}</code>`), path);
	}
	for (const words of [
		'outcome.result',
		'targets[].forecast.low',
		'Als kind "members" is',
		'een van: direct, indirect',
	]) {
		t.true(text.includes(words) || text.includes(words.replaceAll('"', '&quot;')), words);
	}
});
