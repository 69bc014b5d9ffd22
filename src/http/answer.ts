import {createHash} from 'node:crypto';
import type {Context} from 'koa';
import {refuse} from '../domain/faults.ts';
import type {Written} from '../store/revisions.ts';

/** One fact as an answer, with its revision as ETag: 201 with its address when this request made it, else 200. */
export function answerFact(
	context: Context,
	{
		how,
		revision,
		location,
		body,
	}: {how: Written<object>['how'] | 'read'; revision: number; location?: string; body: object},
): void {
	const isNew = (how === 'created' || how === 'repeated') && revision === 1;
	context.status = isNew ? 201 : 200;
	context.set('ETag', `"${revision}"`);
	if (isNew && location) {
		context.set('Location', location);
	}

	// Koa would make the text twice: once for its length, which the compression asks, and once to send it.
	context.type = 'json';
	context.body = JSON.stringify(body);
}

/**
A list that fits in memory, cut to a page. `after` is the id of the last item that was read.

@throws {Refusal} `invalid` for a place that is not in the list: the first page again would be read twice.
*/
export function pageOf<Item extends {id: string}>(
	items: readonly Item[],
	{after, limit}: {after?: string | undefined; limit: number},
): {items: Item[]; next: string | null} {
	const last = after === undefined ? -1 : items.findIndex(item => item.id === after);
	if (after !== undefined && last === -1) {
		refuse('invalid', 'Deze plaats in de lijst (after) bestaat niet.', 'after');
	}

	const start = last + 1;
	const page = items.slice(start, start + limit);
	return {items: page, next: start + limit < items.length ? (page.at(-1)?.id ?? null) : null};
}

/** A weak name for content that has no revision of its own. */
export function contentHash(content: Buffer | string): string {
	return createHash('sha256').update(content).digest('base64url').slice(0, 16);
}
