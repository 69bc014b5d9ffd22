import {connect, createServer, type Socket} from 'node:net';
import test from 'ava';
import {z} from 'zod';
import {describedRoutes} from '../../src/api/openapi.ts';
import {roles} from '../../src/domain/users.ts';
import type {Route} from '../../src/http/route.ts';
import {openDatabase} from '../../src/store/database.ts';
import {openTestUri} from '../database.ts';
import {type Answer, openReferenceStore, shared, startService, type TestService} from '../service.ts';
import {type Expected, requestsOf} from './contract-requests.ts';

type Scope = Parameters<typeof startService>[0];

const nameOf = ({method, path}: Route) => `${method} ${path}`;
const tooBig = `{"reason":"${'x'.repeat(70_000)}"}`;

const service = shared(async t => {
	const running = await startService(t, await openReferenceStore(t));
	const cut = await startCutOffService(t, running);
	const {body: document} = await running.ask(null, 'GET', '/api/v1/openapi.json');
	return {...running, cut, document};
});

/** A second service on the same store, over a line that `cut` breaks for good. */
async function startCutOffService(t: Scope, {db}: TestService) {
	const {uri, stop} = await openTestUri();
	const [, before = '', host = '', after = ''] = /^(mongodb:\/\/(?:[^@/]*@)?)([^/?]+)(.*)$/.exec(uri) ?? [];
	const place = decodeURIComponent(host);
	const sockets = new Set<Socket>();
	const line = createServer(near => {
		const [name, port] = place.split(':');
		const far = place.startsWith('/') ? connect(place) : connect(Number(port), name);
		for (const [socket, other] of [
			[near, far],
			[far, near],
		] as const) {
			sockets.add(socket.on('error', () => other.destroy()).on('close', () => other.destroy()));
			socket.pipe(other);
		}
	});
	await new Promise<void>(resolve => line.listen(0, '127.0.0.1', resolve));
	const {port} = line.address() as {port: number};
	const path = after.split('?')[0] || '/';
	const proxied = `${before}127.0.0.1:${port}${path}?directConnection=true`;
	const far = await openDatabase(proxied, {name: db.actions.dbName});
	const cut = () => {
		line.close();
		for (const socket of sockets) {
			socket.destroy();
		}
	};
	t.teardown(async () => {
		cut();
		await far.close();
		await stop();
	});
	return {...(await startService(t, far)), cut};
}

/** Every request of a route: its own, and those that every route refuses alike. */
function requestsFor(route: Route, own: readonly Expected[]): Expected[] {
	const good = own.find(({status}) => status < 300);
	if (!good) {
		return [...own];
	}

	const others = roles.filter(role => Array.isArray(route.who) && !route.who.includes(role));
	const separator = good.path.includes('?') ? '&' : '?';
	return [
		...own,
		{...good, status: 401, isAnonymous: true},
		...others.slice(0, 1).map(role => ({...good, status: 403, role, area: 'GM0310'})),
		...(route.query ? [{...good, status: 400, path: `${good.path}${separator}onbekend=1`}] : []),
		...(route.body
			? [
					{...good, status: 400, body: {...good.body, onbekend: 1}},
					{...good, status: 413, raw: tooBig},
					{...good, status: 415, headers: {...good.headers, 'Content-Type': 'text/plain'}},
				]
			: []),
	];
}

/** The body of an answer as the published document describes it; undefined where there is none. */
function describedBody(route: Route, status: number) {
	const {document} = service();
	const path = route.path.replace('/api/v1', '').replaceAll(/:(\w+)/g, '{$1}');
	const response = document.paths[path][route.method.toLowerCase()].responses[status];
	const [type, content] = Object.entries<{schema: object}>(response.content ?? {})[0] ?? [];
	const schema = content && {...content.schema, $defs: document.components.schemas};
	const local = schema && JSON.parse(JSON.stringify(schema).replaceAll('#/components/schemas/', '#/$defs/'));
	return {type, headers: Object.keys(response.headers ?? {}), schema: local && z.fromJSONSchema(local)};
}

function faultsOf(route: Route, answer: Answer, status: number): string[] {
	const {type = '', headers, schema} = describedBody(route, status);
	const missing = headers.filter(name => !answer.headers.has(name)).map(name => `without ${name}`);
	if (answer.status !== status) {
		return [`${answer.status} ${answer.text.slice(0, 300)}`];
	}

	if (!schema) {
		return [...missing, ...(answer.text === '' ? [] : ['has a body'])];
	}

	const read = schema.safeParse(answer.body);
	const isStrict = !schema.safeParse({...answer.body, extra: true}).success;
	return [
		...missing,
		...(answer.headers.get('Content-Type')?.startsWith(type) ? [] : [`is ${answer.headers.get('Content-Type')}`]),
		...(read.success ? [] : [z.prettifyError(read.error)]),
		...(isStrict ? [] : ['takes an extra field']),
	];
}

test('every route gives every status that its description names, each with exactly the described answer', async t => {
	const {ask, token, routes, cut, document} = service();
	const all = await requestsOf(service());
	const [seen, faults] = [new Set<string>(), [] as string[]];
	const check = (route: Route, answer: Answer, status: number) => {
		seen.add(`${nameOf(route)} ${status}`);
		faults.push(...faultsOf(route, answer, status).map(fault => `${nameOf(route)} ${status}: ${fault}`));
	};
	for (const [name, own] of Object.entries(all)) {
		const route = routes.find(found => nameOf(found) === name.replace(' (removed)', '')) as Route;
		for (const request of requestsFor(route, own)) {
			const {status, path, role = 'coordinator', area, body, raw, headers = {}, isAnonymous} = request;
			const secret = isAnonymous ? null : await token(role, role === 'ambassador' ? area : undefined);
			const answer = await ask(secret, route.method, path, {...(body && {body: raw ?? body}), headers});
			check(route, answer, status);
		}
	}

	const secret = await token('coordinator');
	cut.cut();
	await Promise.all(
		describedRoutes(routes).map(async route => {
			const [good] = all[nameOf(route)] ?? [];
			const {path = '', body, headers = {}} = good ?? {};
			check(route, await cut.ask(secret, route.method, path, {...(body && {body}), headers}), 503);
		}),
	);
	const declared = Object.entries<Record<string, {responses: object}>>(document.paths).flatMap(([path, methods]) =>
		Object.entries(methods).flatMap(([method, {responses}]) =>
			Object.keys(responses).map(
				status => `${method.toUpperCase()} /api/v1${path.replaceAll(/\{(\w+)\}/g, ':$1')} ${status}`,
			),
		),
	);
	t.log([...seen].sort().join('\n'));
	t.deepEqual(faults, []);
	t.deepEqual([...seen].sort(), declared.sort());
});
