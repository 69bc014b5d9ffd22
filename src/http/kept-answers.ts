import type {Context} from 'koa';
import {visitorOf} from './route.ts';
import type {Service} from './service.ts';

const MINUTE_MS = 60_000;

/** An address that asks what was known then: each is asked once, so nothing is gained by keeping it. */
const asksKnownThen = /[?&](knownAt|bekendop)=./;

/**
A finished answer: kept until any fact changes, and for no longer than the minute that it says it is of.

Kept by everything that it shows beside the facts: the address as it was written (reading it by its schema costs more than
all the rest of a kept answer), the role and own area of who asks, and the minute; so midnight needs no rule of its own. The
answer may show nothing else of its reader. A refusal is not kept.
*/
export function keptAnswer<Answer>(
	{db}: Pick<Service, 'db'>,
	context: Context,
	{now, make}: {now: Date; make(): Promise<Answer>},
): Promise<Answer> {
	if (asksKnownThen.test(context.url)) {
		return make();
	}

	const visitor = visitorOf(context);
	const minute = Math.floor(now.getTime() / MINUTE_MS);
	return db.kept.answer(`${minute} ${visitor?.role} ${visitor?.area} ${context.url}`, make);
}
