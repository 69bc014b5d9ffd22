import {z} from 'zod';

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
