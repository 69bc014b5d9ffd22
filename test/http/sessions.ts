import type {Role} from '../../src/domain/users.ts';
import {hashOf} from '../../src/store/accounts.ts';
import type {TestService} from '../service.ts';

export interface Session {
	email: string;
	userId: string;
	cookie: string;
	headers: Record<string, string>;
}

/** Opens a one-time link as the button on its page does; the answer still has to be looked at. */
export function useLink(link: string, headers: Record<string, string> = {}): Promise<Response> {
	return fetch(link, {method: 'POST', redirect: 'manual', headers});
}

/** The cookie that an answer sets, as a browser would send it back; empty when it sets none. */
export function cookieOf(answer: Response): string {
	return (answer.headers.get('Set-Cookie') ?? '').split(';', 1)[0] ?? '';
}

/** A new account that has signed in. */
export async function sessionFor({link, db}: TestService, role: Role, area?: string): Promise<Session> {
	const cookie = cookieOf(await useLink(await link(role, area)));
	const session = await db.sessions.findOne({_id: hashOf(cookie.split('=')[1] ?? '')});
	const user = await db.users.findOne({_id: session?.userId ?? ''});
	return {email: user?.email ?? '', userId: user?._id ?? '', cookie, headers: {Cookie: cookie}};
}
