import {areaOf} from '../domain/areas.ts';
import {type Identity, type Role, sessionRules} from '../domain/users.ts';
import {sessionCookie, setSessionCookie} from '../http/cookies.ts';
import {type Route, visitorOf} from '../http/route.ts';
import type {Service} from '../http/service.ts';
import {accountOfLink, signIn, signOut} from '../usecases/accounts.ts';
import {everyArea} from '../usecases/areas.ts';
import {areaPath} from '../views/addresses.ts';
import {LinkExpiredPage, LinkOpenedPage} from '../views/sign-in.tsx';
import {askLinkRoutes} from './ask-link.tsx';
import {sendPage} from './page.tsx';
import {wayAfterSignIn} from './sign-in-way.ts';

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
		...askLinkRoutes(service),
		{
			method: 'GET',
			path: '/inloggen/:secret',
			who: 'public',
			async handle(context) {
				const account = await accountOfLink(db, context.params.secret ?? '', now());
				context.status = account ? 200 : 410;
				const children = account ? (
					<LinkOpenedPage action={context.path} />
				) : (
					<LinkExpiredPage canMail={service.mail !== null} />
				);
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
					return sendPage(service, context, {
						title: 'Inloggen',
						children: <LinkExpiredPage canMail={service.mail !== null} />,
					});
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
