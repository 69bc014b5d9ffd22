import type {Context} from 'koa';

/** `__Host-` binds the cookie to this host over https; browsers refuse it on plain http, where only loopback is used. */
function nameFor(origin: string): string {
	return origin.startsWith('https:') ? '__Host-burgernet' : 'burgernet';
}

export function sessionCookie(context: Context, origin: string): string | undefined {
	return context.cookies.get(nameFor(origin));
}

/** Sets the sign-in cookie, the only one that tells who somebody is; an empty secret takes it away. */
export function setSessionCookie(context: Context, {origin, secret, maxAgeMs}: CookieOptions): void {
	const secure = origin.startsWith('https:') ? '; Secure' : '';
	const seconds = Math.floor(maxAgeMs / 1000);
	const value = `${nameFor(origin)}=${secret}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Lax${secure}`;
	context.append('Set-Cookie', value);
}

interface CookieOptions {
	origin: string;
	secret: string;
	maxAgeMs: number;
}

const WAY = 'burgernet-naar';

/** The page that somebody asked for before signing in; undefined when nothing was asked in the last hour. */
export function wayCookie(context: Context): string | undefined {
	return context.cookies.get(WAY);
}

/** Remembers a path for as long as a sign-in link works, or forgets it (null). The path has no `;`, as `ownPath` sees to. */
export function setWayCookie(context: Context, {origin, path}: {origin: string; path: string | null}): void {
	const secure = origin.startsWith('https:') ? '; Secure' : '';
	const value = `${WAY}=${path ?? ''}; Path=/inloggen; Max-Age=${path === null ? 0 : 3600}; HttpOnly; SameSite=Lax${secure}`;
	context.append('Set-Cookie', value);
}
