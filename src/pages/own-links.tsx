import {type Asking, appFor, isByPerson} from '../domain/fetches.ts';
import type {RequestContext, Route} from '../http/route.ts';
import type {Service} from '../http/service.ts';
import {followOwnLink} from '../usecases/own-links.ts';
import {UnknownLinkPage} from '../views/own-link-page.tsx';
import {sendPage} from './page.tsx';

/** /b/:code: from a poster or a picture to the app. Open to everybody; it leads to the app and nowhere else. */
export function ownLinkPages(service: Service): Route[] {
	return [{method: 'GET', path: '/b/:code', who: 'public', handle: context => follow(service, context)}];
}

async function follow(service: Service, context: RequestContext): Promise<void> {
	const {db, appUrls, now} = service;
	const asking = askingOf(context);
	const typed = context.params.code ?? '';
	if (await followOwnLink(db, {typed, isCounted: isByPerson(asking), now: now()})) {
		context.vary('User-Agent');
		context.redirect(appUrls[appFor(asking.userAgent)]);
		return;
	}

	context.status = 404;
	await sendPage(service, context, {title: 'Onbekende link', children: <UnknownLinkPage appUrls={appUrls} />});
}

/** What a request says of itself, for the counters; its address is not among it. */
export function askingOf(context: RequestContext): Asking {
	return {
		method: context.method,
		userAgent: context.get('User-Agent'),
		range: context.get('Range'),
		purposes: ['Sec-Purpose', 'Purpose', 'X-Moz'].map(name => context.get(name)),
	};
}
