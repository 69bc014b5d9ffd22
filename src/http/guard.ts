import type Router from '@koa/router';
import type {Context, Middleware} from 'koa';
import {refuse} from '../domain/faults.ts';
import {type Identity, roleNames} from '../domain/users.ts';
import {findSession} from '../store/accounts.ts';
import type {Database} from '../store/database.ts';
import {findToken} from '../store/tokens.ts';
import {sessionCookie} from './cookies.ts';
import {isApi, type Route} from './route.ts';

interface GuardOptions {
	db: Database;
	router: Router;
	routes: readonly Route[];
	origin: string;
	now(): Date;
	log: {warn(fields: object, message: string): void};
}

/**
Lets a request through only as the route table says; runs before the router, on the same match, so that no spelling of
a path goes round it. (Guards put on with `router.use` are skipped in @koa/router 15.7 when the path's case differs.)
*/
export function guard({db, router, routes, origin, now, log}: GuardOptions): Middleware {
	const table = new Map(routes.map(route => [`${route.method} ${route.path}`, route]));
	return async (context, next) => {
		const route = matchedRoute(router, table, context);
		if (!route) {
			return next();
		}

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

		return next();
	};
}

function matchedRoute(router: Router, table: Map<string, Route>, context: Context): Route | undefined {
	const method = context.method === 'HEAD' ? 'GET' : context.method;
	const layer = router.match(context.path, method).pathAndMethod.at(-1);
	return layer && table.get(`${method} ${layer.path}`);
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
	if (isCrossSite(context, origin)) {
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

function askToSignIn(context: Context): void {
	if (isApi(context.path) || (context.method !== 'GET' && context.method !== 'HEAD')) {
		context.set('WWW-Authenticate', 'Bearer');
		context.status = 401;
		context.throw(401, 'Meld je eerst aan.');
	}

	context.redirect(`/inloggen?naar=${encodeURIComponent(context.path + context.search)}`);
}
