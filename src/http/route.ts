import type {Context} from 'koa';
import type {z} from 'zod';
import type {Identity, Role} from '../domain/users.ts';

/** Who may use a route: everybody, everybody who signed in, or some roles. */
export type Who = 'public' | 'signed-in' | readonly Role[];

export type Handler = (context: RequestContext) => Promise<void> | void;

export interface RequestContext extends Context {
	/** The parts of the path that the route names. */
	params: Record<string, string>;
}

/** One line of the flat table of routes; without `who` it does not compile. */
export interface Route {
	method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
	path: string;
	who: Who;
	/** A change that pages and programs of other sites may ask too: its address itself is the secret. */
	isOpenToOtherSites?: true;
	handle: Handler;
	/** What the API's description says: one sentence, inputs, and the body of each answer. */
	summary?: string;
	query?: z.ZodObject;
	/** The parts of the path, by name; a part that is not named here is any text. */
	parameters?: z.ZodObject;
	body?: z.ZodType;
	answers?: Record<number, z.ZodType | null>;
	/** Statuses with which it can refuse, beside those that follow from the lines above (api/openapi.ts). */
	problems?: readonly number[];
	/** Without an Idempotency-Key the request is refused. */
	isKeyRequired?: boolean;
}

/** What `API-Version` says; the major number stands in the path too. */
export const API_VERSION = '1.0.0';

export function isApi(path: string): boolean {
	return path.startsWith('/api/');
}

/** Who asks; the guard has put it there. @throws when a public route asks for it: a mistake in the table. */
export function identityOf(context: Context): Identity {
	const identity = context.state.identity as Identity | undefined;
	if (!identity) {
		throw new Error(`${context.method} ${context.path} needs an identity but lets everybody in`);
	}

	return identity;
}

/** Who asks on a public route; null when nobody signed in. */
export function visitorOf(context: Context): Identity | null {
	return (context.state.identity as Identity | undefined) ?? null;
}
