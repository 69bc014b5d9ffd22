import {randomUUID} from 'node:crypto';
import test from 'ava';
import {type Role, roles} from '../../src/domain/users.ts';
import type {Route} from '../../src/http/route.ts';
import {addToken, disableAccount, revokeAccess} from '../../src/usecases/accounts.ts';
import {june2022, openReferenceStore, shared, startService} from '../service.ts';
import {sessionFor} from './sessions.ts';

type Headers = Record<string, string>;
const bearer = (secret: string): Headers => ({Authorization: `Bearer ${secret}`});
const areaOf = (role: Role) => (role === 'ambassador' ? 'GM0321' : undefined);

const service = shared(async t => {
	const running = await startService(t, await openReferenceStore(t));
	const {db, token} = running;
	const who = new Map<string, {role: Role | null; headers: Headers}>([['nobody', {role: null, headers: {}}]]);
	for (const role of roles) {
		who.set(role, {role, headers: bearer(await token(role, areaOf(role)))});
		who.set(`${role} with a session`, {role, headers: (await sessionFor(running, role, areaOf(role))).headers});
	}

	const revoked = await addToken(db, {role: 'coordinator', area: null, days: 9}, june2022);
	await revokeAccess(db, revoked.id, june2022);
	who.set('a revoked token', {role: null, headers: bearer(revoked.secret)});
	const old = await addToken(db, {role: 'coordinator', area: null, days: 1}, new Date('2022-06-01T00:00:00Z'));
	who.set('a token over its date', {role: null, headers: bearer(old.secret)});
	who.set('a made-up token', {role: null, headers: bearer('x'.repeat(43))});
	const left = await sessionFor(running, 'coordinator');
	await disableAccount(db, left.email);
	who.set('a disabled account', {role: null, headers: left.headers});
	const ended = await sessionFor(running, 'coordinator');
	await db.sessions.updateMany({userId: ended.userId}, {$set: {expiresAt: june2022}});
	who.set('an ended session', {role: null, headers: ended.headers});
	const token9 = who.get('coordinator')?.headers.Authorization ?? '';
	who.set('a token of another scheme', {role: null, headers: {Authorization: token9.replace('Bearer', 'Basic')}});
	return {...running, who};
});

const parts: Headers = {
	...{id: randomUUID(), secret: 'x', slug: 'stap-over', municipality: 'GM0321', area: 'GM0321', month: '2022-05'},
	...{year: '2022', course: 'portal', code: 'bes', file: 'a.png', number: '2022-0001'},
};
const exactPath = (route: Route) => route.path.replaceAll(/:(\w+)/g, (_, name) => parts[name] ?? 'x');

const patternOf = ({path}: Route) => new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(/:\w+/g, '[^/]+')}$`);

const spellings: Record<string, (path: string) => string> = {
	exact: path => path,
	'in capitals': path => path.toUpperCase(),
	'first part in capitals': path => path.replace(/^\/\w/, start => start.toUpperCase()),
	'with a slash behind': path => `${path}/`,
	'with two slashes': path => path.replace(/\/(?=[^/]*$)/, '//'),
	'with two slashes in front': path => `/${path}`,
	'with an encoded slash': path => path.replace(/(?<=.)\/(?=[^/]*$)/, '%2F'),
	'with an encoded letter': path =>
		path.replace(/[a-z]/, letter => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`),
};

interface Told {
	status: number;
	/** Refused by the guard because of the role. */
	isRoleRefused: boolean;
	location: string;
}

async function tell(method: string, path: string, headers: Headers): Promise<Told> {
	const answer = await fetch(`${service().url}${path}`, {method, headers, redirect: 'manual'});
	const text = answer.status === 403 ? await answer.text() : '';
	// Streams of events never end: what they say is not waited for.
	await answer.body?.cancel().catch(() => undefined);
	const isRoleRefused = answer.status === 403 && (method === 'HEAD' || text.includes('niet voor jouw rol'));
	return {status: answer.status, isRoleRefused, location: answer.headers.get('Location') ?? ''};
}

/** Why an answer is not what the route's policy says for a role; undefined when it is. */
function faultOf({who, method, path}: Route, role: Role | null, {status, isRoleRefused, location}: Told) {
	const isApiRoute = path.startsWith('/api/');
	const isAskedIn = status === 401 || (status === 302 && location.startsWith('/inloggen?naar='));
	if (status >= 500) {
		return 'fails';
	}

	if (who === 'public') {
		return isAskedIn || isRoleRefused ? 'is closed' : undefined;
	}

	if (role === null) {
		const wanted = isApiRoute || method !== 'GET' ? status === 401 : isAskedIn && status === 302;
		return wanted ? undefined : 'lets nobody in';
	}

	const isAllowed = who === 'signed-in' || who.includes(role);
	if (isAskedIn) {
		return 'asks again to sign in';
	}

	return isAllowed === isRoleRefused ? `is ${isAllowed ? 'closed' : 'open'} to this role` : undefined;
}

test.serial('every route answers every role as its policy says, and nobody who has no right any more', async t => {
	const {routes, who} = service();
	let cells = 0;
	for (const route of routes.filter(({path}) => path !== '/uitloggen')) {
		await Promise.all(
			[...who].map(async ([name, {role, headers}]) => {
				const told = await tell(route.method, exactPath(route), headers);
				const fault = faultOf(route, role, told);
				t.is(fault, undefined, `${route.method} ${route.path} for ${name}: ${told.status}`);
				cells += 1;
			}),
		);
	}

	t.true(cells > 500);
});

test.serial('no other spelling of a path opens it', async t => {
	const {routes, who} = service();
	const asking = [...who].filter(([name]) => !name.includes('session'));
	for (const route of routes) {
		const exact = exactPath(route);
		for (const [spelling, spell] of Object.entries(spellings).filter(([name]) => name !== 'exact')) {
			const path = spell(exact);
			await Promise.all(
				asking.map(async ([name, {role, headers}]) => {
					const told = await tell(route.method, path, headers);
					// `a%2Fb` is one part of a path, which another route may take: then that route's policy holds.
					const taker = routes.find(found => found.method === route.method && patternOf(found).test(path));
					const isRefused = [400, 401, 403, 404, 410].includes(told.status) || told.location.startsWith('/inloggen');
					const isFine = taker ? faultOf(taker, role, told) === undefined : isRefused;
					t.true(isFine, `${route.method} ${path} (${spelling}) for ${name}: ${told.status}`);
				}),
			);
		}
	}
});

test.serial('HEAD answers as GET does, without a body', async t => {
	const {routes, who} = service();
	for (const route of routes.filter(({method}) => method === 'GET')) {
		for (const name of ['nobody', 'reader', 'coordinator', 'admin', 'ambassador']) {
			const {headers = {}} = who.get(name) ?? {};
			const [get, head] = [await tell('GET', exactPath(route), headers), await tell('HEAD', exactPath(route), headers)];
			t.is(head.status, get.status, `${route.path} for ${name}`);
			t.is(head.location, get.location);
		}
	}
});

test.serial('no header makes one method into another', async t => {
	const {who} = service();
	const headers = {
		...who.get('coordinator')?.headers,
		'X-HTTP-Method-Override': 'DELETE',
		'X-Method-Override': 'DELETE',
	};
	t.is((await tell('GET', '/api/v1/actions', headers)).status, 200);
	t.is((await tell('POST', '/api/v1/areas?_method=GET', headers)).status, 404);
});

for (const [title, headers, isRefused] of [
	['of another site', {'Sec-Fetch-Site': 'cross-site'}, true],
	['of a sister site', {'Sec-Fetch-Site': 'same-site'}, true],
	['of a page that names another origin', {Origin: 'https://evil.example'}, true],
	['of a page without an origin', {Origin: 'null'}, true],
	['of another port', {Origin: 'http://127.0.0.1:1'}, true],
	['of another site that calls itself a token', {Origin: 'https://evil.example', Authorization: 'Basic x'}, true],
	['of this service', {'Sec-Fetch-Site': 'same-origin'}, false],
	['typed in by the user', {'Sec-Fetch-Site': 'none'}, false],
] as const) {
	test.serial(`a change asked by a page ${title} is ${isRefused ? 'refused' : 'taken'}`, async t => {
		const {routes, url} = service();
		const session = await sessionFor(service(), 'coordinator');
		const guarded = routes.filter(({isOpenToOtherSites}) => !isOpenToOtherSites);
		for (const route of guarded.filter(({method, path}) => method !== 'GET' && path !== '/uitloggen')) {
			const answer = await fetch(`${url}${exactPath(route)}`, {
				method: route.method,
				headers: {...session.headers, ...headers},
				redirect: 'manual',
			});
			const text = await answer.text();
			t.is(text.includes('komt van een andere website'), isRefused, `${route.method} ${route.path}: ${answer.status}`);
			t.is(answer.status === 403 && isRefused, isRefused);
		}
	});
}
