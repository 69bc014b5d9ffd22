import {refuse} from '../domain/faults.ts';

/** A place in a list of actions as a word of an address: after which action it goes on. */
export function cursorText({startedAt, _id}: {startedAt: Date; _id: string}): string {
	return Buffer.from(`${startedAt.toISOString()} ${_id}`).toString('base64url');
}

/** @throws {Refusal} `invalid` for a word that names no place. */
export function cursorOf(text: string): {startedAt: Date; id: string} {
	const [startedAt = '', id = ''] = Buffer.from(text, 'base64url').toString().split(' ');
	const at = new Date(startedAt);
	return Number.isNaN(at.getTime()) || id === ''
		? refuse('invalid', 'Deze plaats in de lijst bestaat niet (meer): begin bij de nieuwste.', 'na')
		: {startedAt: at, id};
}
