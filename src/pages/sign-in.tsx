import {areaOf} from '../domain/areas.ts';
import {type Identity, type Role, sessionRules} from '../domain/users.ts';
import {sessionCookie, setSessionCookie, setWayCookie, wayCookie} from '../http/cookies.ts';
import {type RequestContext, type Route, visitorOf} from '../http/route.ts';
import type {Service} from '../http/service.ts';
import {accountOfLink, signIn, signOut} from '../usecases/accounts.ts';
import {everyArea} from '../usecases/areas.ts';
import {areaPath} from '../views/addresses.ts';
import {LinkExpiredPage, LinkOpenedPage, SignInPage} from '../views/sign-in.tsx';
import {sendPage} from './page.tsx';

/** Where a role begins; an ambassador at the own organisation, the others with the progress. */
const homes: Partial<Record<Role, string>> = {'control-room': '/meldkamer'};

async function homeOf({db}: Service, {role, area}: Identity): Promise<string> {
	const own = area === null ? undefined : areaOf(await everyArea(db), area);
	return own ? areaPath(own) : (homes[role] ?? '/voortgang');
}

/** Sign-in by a one-time link: opening it shows a button, because mail scanners open links; only the button signs in. */
export function signInPages(service: Service): Route[] {
	const {db, now, origin} = service;
	return [
		{
			method: 'GET',
			path: '/',
			who: 'public',
			async handle(context) {
				const visitor = visitorOf(context);
				context.redirect(visitor ? await homeOf(service, visitor) : '/inloggen');
			},
		},
		{
			method: 'GET',
			path: '/inloggen',
			who: 'public',
			async handle(context) {
				const way = askedPath(context);
				if (way) {
					setWayCookie(context, {origin, path: way});
				}

				await sendPage(service, context, {title: 'Inloggen', children: <SignInPage returnsTo={way} />});
			},
		},
		{
			method: 'GET',
			path: '/inloggen/:secret',
			who: 'public',
			async handle(context) {
				const account = await accountOfLink(db, context.params.secret ?? '', now());
				context.status = account ? 200 : 410;
				const children = account ? <LinkOpenedPage action={context.path} /> : <LinkExpiredPage />;
				await sendPage(service, context, {title: 'Inloggen', children});
			},
		},
		{
			method: 'POST',
			path: '/inloggen/:secret',
			who: 'public',
			async handle(context) {
				const session = await signIn(db, context.params.secret ?? '', now());
				if (!session) {
					context.status = 410;
					return sendPage(service, context, {title: 'Inloggen', children: <LinkExpiredPage />});
				}

				setSessionCookie(context, {origin, secret: session.secret, maxAgeMs: sessionRules.absoluteMs});
				service.log.info({role: session.role}, 'signed in');
				context.status = 303;
				context.set('Location', wayAfterSignIn(service, context, session.returnTo));
			},
		},
		signOutRoute(service),
	];
}

function signOutRoute({db, origin, log}: Service): Route {
	return {
		method: 'POST',
		path: '/uitloggen',
		who: 'public',
		async handle(context) {
			const secret = sessionCookie(context, origin);
			if (secret) {
				await signOut(db, secret);
				log.info({actor: visitorOf(context)?.id ?? null}, 'signed out');
			}

			setSessionCookie(context, {origin, secret: '', maxAgeMs: 0});
			context.status = 303;
			context.set('Location', '/inloggen');
		},
	};
}

/** The page that a visitor asked for and was sent away from; a picture or a stream that was asked for is none. */
function askedPath(context: RequestContext): string | null {
	const {naar} = context.query;
	const isPage = ['', 'document'].includes(context.get('Sec-Fetch-Dest'));
	return isPage && typeof naar === 'string' ? ownPath(naar) : null;
}

/** Where the link leads to, else the page that was asked for before it, else the beginning. */
function wayAfterSignIn({origin}: Service, context: RequestContext, returnTo: string | null): string {
	const asked = wayCookie(context);
	if (asked !== undefined) {
		setWayCookie(context, {origin, path: null});
	}

	return ownPath(returnTo ?? undefined) ?? ownPath(asked) ?? '/';
}

/** A path of this service; another site, or anything that a browser could read as one, is left out. */
function ownPath(path: string | undefined): string | null {
	return path !== undefined && /^\/(?![/\\])[\w\-./?=&%:+]*$/.test(path) ? path : null;
}
