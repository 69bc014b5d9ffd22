import {z} from 'zod';
import {refuse} from '../domain/faults.ts';

/** What every list takes: where to go on, and how many items at most. */
export const PageQuery = {
	after: z.string().max(200).optional(),
	limit: z.coerce
		.number('Geef een heel aantal van 1 tot 200.')
		.int('Geef een heel aantal van 1 tot 200.')
		.min(1, 'Geef een heel aantal van 1 tot 200.')
		.max(200, 'Geef een heel aantal van 1 tot 200.')
		.default(50),
};

/** The place of an item in the list of actions, as one word for `after`. */
export function cursorText({startedAt, id}: {startedAt: string; id: string}): string {
	return Buffer.from(`${startedAt} ${id}`).toString('base64url');
}

/** The place that such a word names. @throws {Refusal} `invalid` */
export function cursorOf(text: string): {startedAt: Date; id: string} {
	const [startedAt = '', id = ''] = Buffer.from(text, 'base64url').toString().split(' ');
	const at = new Date(startedAt);
	return Number.isNaN(at.getTime()) || id === ''
		? refuse('invalid', 'Deze plaats in de lijst (after) bestaat niet.', 'after')
		: {startedAt: at, id};
}
