import type {Identity} from '../domain/users.ts';
import type {Service} from './service.ts';

/** What a finished answer shows beside the facts: the same for all of these is the same answer. */
export interface AnswerKey {
	/** The address without its query. */
	path: string;
	/** As the schema read it, so that two spellings of one question are one. */
	query: Readonly<Record<string, unknown>>;
	/** Of who asks only the role and the own area count: the answer may not show more of its reader. */
	identity: Pick<Identity, 'role' | 'area'>;
	/** Given when only what was known then counts: such an answer is asked once, and never kept. */
	knownAt: Date | undefined;
	now: Date;
}

const MINUTE_MS = 60_000;

/**
The text of a finished answer: kept until any fact changes, and for no longer than the minute that it says it is of.

By the minute midnight needs no rule of its own. A refusal is not kept.
*/
export function keptAnswer(
	{db}: Pick<Service, 'db'>,
	{path, query, identity: {role, area}, knownAt, now}: AnswerKey,
	make: () => Promise<string>,
): Promise<string> {
	const minute = Math.floor(now.getTime() / MINUTE_MS);
	return knownAt ? make() : db.kept.answer(JSON.stringify([path, query, role, area, minute]), make);
}
