import {randomUUID} from 'node:crypto';
import type {ActionFields} from '../../src/domain/actions.ts';
import {dayOf, yearOf} from '../../src/domain/period.ts';
import type {Change} from '../../src/domain/revisions.ts';

let numbered = 0;

/** A search action as it is kept; `startedAt` gives its day and year. */
export function actionFields(fields: Partial<ActionFields> = {}): ActionFields {
	const startedAt = fields.startedAt ?? new Date('2022-05-14T08:42:00Z');
	const day = dayOf(startedAt);
	numbered += 1;
	return {
		number: `${yearOf(day)}-t${numbered}`,
		source: 'manual',
		kind: 'suspect',
		starter: 'control-room',
		municipality: 'GM0321',
		basisteam: null,
		detectives: null,
		district: 'west-utrecht',
		startedAt,
		endedAt: null,
		day,
		year: yearOf(day),
		occasion: null,
		theme: null,
		radiusKm: null,
		reach: null,
		startedByVolunteer: false,
		messagesAt: [],
		outcome: null,
		...fields,
	};
}

/** A change with a key and content of its own. */
export function changeAt(now: Date, change: Partial<Change> = {}): Change {
	return {changeId: randomUUID(), bodyHash: randomUUID(), by: 'test', now, reason: null, ...change};
}
