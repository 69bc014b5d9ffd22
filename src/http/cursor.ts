import {refuse} from '../domain/faults.ts';

/** A place in the list of actions as one word of an address: after which action it goes on. */
export function cursorText({startedAt, id}: {startedAt: Date; id: string}): string {
	return Buffer.from(`${startedAt.toISOString()} ${id}`).toString('base64url');
}

/** The place that such a word names; `field` is the name it has in the address. @throws {Refusal} `invalid` */
export function cursorOf(text: string, field: string): {startedAt: Date; id: string} {
	const [startedAt = '', id = ''] = Buffer.from(text, 'base64url').toString().split(' ');
	const at = new Date(startedAt);
	return Number.isNaN(at.getTime()) || id === ''
		? refuse('invalid', `Deze plaats in de lijst (${field}) bestaat niet: begin bij de nieuwste.`, field)
		: {startedAt: at, id};
}
