import {randomUUID} from 'node:crypto';
import type {Context} from 'koa';
import {parseInput, refuse} from '../domain/faults.ts';
import {KeyInput} from '../domain/inputs.ts';
import {identityOf} from './route.ts';

interface WriteRequest {
	identity: ReturnType<typeof identityOf>;
	key: string;
	now: Date;
}

/** Who writes, under which key, and when. Without an Idempotency-Key the write is one of its own. */
export function writeOf(context: Context, now: Date): WriteRequest {
	const given = context.get('Idempotency-Key');
	return {identity: identityOf(context), key: given === '' ? randomUUID() : parseInput(KeyInput, given), now};
}

/** The same where the key is required, because a lost answer would otherwise make a second fact. */
export function keyedWriteOf(context: Context, now: Date): WriteRequest {
	if (context.get('Idempotency-Key') === '') {
		refuse('invalid', 'Stuur een Idempotency-Key (een uuid) mee, zodat herhalen veilig is.', 'Idempotency-Key');
	}

	return writeOf(context, now);
}

/** The revision that If-Match names; null without it. @throws {Refusal} `invalid` when it is not a revision. */
export function expectedRevision(context: Context): number | null {
	const given = context.get('If-Match');
	if (given === '') {
		return null;
	}

	const revision = /^"(\d{1,9})"$/.exec(given)?.[1];
	return revision ? Number(revision) : refuse('invalid', 'If-Match moet een revisie zijn, zoals "3".', 'If-Match');
}

/** The same where it is required. @throws {Refusal} `revision-required` */
export function requiredRevision(context: Context): number {
	const revision = expectedRevision(context);
	return revision ?? refuse('revision-required', 'Noem in If-Match de revisie die je wijzigt, zoals "3".', 'If-Match');
}
