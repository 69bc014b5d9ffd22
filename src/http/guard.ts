import type Router from '@koa/router';
import type {Context, Middleware} from 'koa';
import {refuse} from '../domain/faults.ts';
import {type Identity, roleNames} from '../domain/users.ts';
import {findSession} from '../store/accounts.ts';
import type {Database} from '../store/database.ts';
import {findToken} from '../store/tokens.ts';
import {sessionCookie} from './cookies.ts';
import {readFields} from './read-input.ts';
import {isApi, type RequestContext, type Route} from './route.ts';

interface GuardOptions {
	db: Database;
	router: Router;
	routes: readonly Route[];
	origin: string;
	now(): Date;
	log: {warn(fields: object, message: string): void};
}

/**
Lets a request through only as the route table says, and then has that same route answer it: there is one match, so no
spelling of a path goes round the policy. (Guards put on with `router.use` are skipped in @koa/router 15.7 when the
path's case differs; and where two routes match, its own middleware runs the first one.)
*/
export function guard({db, router, routes, origin, now, log}: GuardOptions): Middleware {
	const match = matcher(router, routes);
	return async (context, next) => {
		const found = match(context);
		if (!found) {
			return next();
		}

		const {route, params} = found;
		context.state.route = route.path;
		const identity = await authenticate(db, {context, origin, now: now()});
		if (identity) {
			context.state.identity = identity;
		}

		const refusal = refusalOf(route, identity, context, origin);
		if (refusal === 'sign-in') {
			return askToSignIn(context);
		}

		if (refusal) {
			log.warn({route: route.path, actor: identity?.id, why: refusal.why}, 'refused');
			refuse('forbidden', refusal.message);
		}

		await route.handle(Object.assign(context, {params}) as RequestContext);
	};
}

const PATHS_KEPT = 500;

/** Finds the route of a request. A path that was asked before is looked up: the router tries every pattern in turn. */
function matcher(router: Router, routes: readonly Route[]) {
	const table = new Map(routes.map(route => [`${route.method} ${route.path}`, route]));
	const fixed = new Map([...table].filter(([, {path}]) => !path.includes(':')));
	const known = new Map<string, {route: Route; params: Record<string, string>}>();
	return ({method: asked, path}: Context): {route: Route; params: Record<string, string>} | undefined => {
		const method = asked === 'HEAD' ? 'GET' : asked;
		const exact = fixed.get(`${method} ${path}`);
		if (exact) {
			return {route: exact, params: {}};
		}

		const found = known.get(`${method} ${path}`);
		if (found) {
			return {route: found.route, params: {...found.params}};
		}

		const layer = router.match(path, method).pathAndMethod[0];
		const route = layer && table.get(`${method} ${layer.path}`);
		if (!route) {
			return undefined;
		}

		if (known.size === PATHS_KEPT) {
			known.clear();
		}

		const params = layer.params(path, layer.captures(path));
		known.set(`${method} ${path}`, {route, params});
		return {route, params: {...params}};
	};
}

async function authenticate(
	db: Database,
	{context, origin, now}: {context: Context; origin: string; now: Date},
): Promise<Identity | null> {
	const bearer = /^Bearer (\S{20,100})$/.exec(context.get('Authorization'))?.[1];
	if (bearer) {
		return findToken(db, bearer, now);
	}

	const secret = isApi(context.path) && context.get('Authorization') ? undefined : sessionCookie(context, origin);
	const user = secret ? await findSession(db, secret, now) : null;
	if (!user) {
		return null;
	}

	context.state.email = user.email;
	return {id: user._id, role: user.role, area: user.area};
}

function refusalOf(route: Route, identity: Identity | null, context: Context, origin: string) {
	if (!route.isOpenToOtherSites && isCrossSite(context, origin)) {
		return {why: 'cross-site', message: 'Dit verzoek komt van een andere website en is geweigerd.'};
	}

	if (route.who === 'public') {
		return undefined;
	}

	if (!identity) {
		return 'sign-in' as const;
	}

	if (route.who !== 'signed-in' && !route.who.includes(identity.role)) {
		const roles = route.who.map(role => roleNames[role]).join(', ');
		return {why: 'role', message: `Dit is niet voor jouw rol (${roleNames[identity.role]}), wel voor: ${roles}.`};
	}

	return undefined;
}

/** What was typed in a form of a page goes on to the page that asks to sign in, so that nothing is lost by an ended session. */
async function keepTyped(context: Context): Promise<void> {
	if (!isApi(context.path) && context.is('application/x-www-form-urlencoded')) {
		// Whatever is wrong with a form, whoever sent it has to sign in first.
		context.state.typed = await readFields(context).catch(() => undefined);
	}
}

/** A change asked by a page of another site: told by Sec-Fetch-Site, else by Origin. Tokens cannot be sent by a page. */
function isCrossSite(context: Context, origin: string): boolean {
	if (['GET', 'HEAD', 'OPTIONS'].includes(context.method) || context.get('Authorization').startsWith('Bearer ')) {
		return false;
	}

	const site = context.get('Sec-Fetch-Site');
	if (site !== '') {
		return site !== 'same-origin' && site !== 'none';
	}

	const from = context.get('Origin');
	return from !== '' && from !== origin && from !== `${context.protocol}://${context.host}`;
}

async function askToSignIn(context: Context): Promise<void> {
	if (isApi(context.path) || (context.method !== 'GET' && context.method !== 'HEAD')) {
		await keepTyped(context);
		context.set('WWW-Authenticate', 'Bearer');
		context.status = 401;
		context.throw(401, 'Meld je eerst aan.');
	}

	context.redirect(`/inloggen?naar=${encodeURIComponent(context.path + context.search)}`);
}
