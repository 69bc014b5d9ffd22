import {setWayCookie, wayCookie} from '../http/cookies.ts';
import type {RequestContext} from '../http/route.ts';
import type {Service} from '../http/service.ts';

/** The page that a visitor asked for and was sent away from; a picture or a stream that was asked for is none. */
export function askedPath(context: RequestContext): string | null {
	const {naar} = context.query;
	const isPage = ['', 'document'].includes(context.get('Sec-Fetch-Dest'));
	return isPage && typeof naar === 'string' ? ownPath(naar) : null;
}

/** Where the link leads to, else the page that was asked for before it, else the beginning. */
export function wayAfterSignIn({origin}: Service, context: RequestContext, returnTo: string | null): string {
	const asked = wayCookie(context);
	if (asked !== undefined) {
		setWayCookie(context, {origin, path: null});
	}

	return ownPath(returnTo ?? undefined) ?? ownPath(asked) ?? '/';
}

/** A path of this service; another site, or anything that a browser could read as one, is left out. */
export function ownPath(path: string | undefined): string | null {
	return path !== undefined && /^\/(?![/\\])[\w\-./?=&%:+]*$/.test(path) ? path : null;
}
