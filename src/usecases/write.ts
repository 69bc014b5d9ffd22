import {hash} from 'node:crypto';
import {refusePersonalData} from '../domain/personal-data.ts';
import type {Change} from '../domain/revisions.ts';
import type {Identity} from '../domain/users.ts';

/** Who writes, under which repeatable key, and when. */
export interface Write {
	identity: Identity;
	/** The Idempotency-Key: the same one again is the same write. */
	key: string;
	now: Date;
}

/**
The change that a write asks for; the hash tells a repeated request from another one under the same key.

The API, pages and commands all come past here: no reason with data of a person gets through, whatever the edge checked.

@throws {Refusal} `invalid` for such a reason.
*/
export function changeOf({identity, key, now}: Write, form: object, reason: string | null = null): Change {
	refusePersonalData({reason});
	const bodyHash = hash('sha256', JSON.stringify(form));
	return {changeId: key, bodyHash, by: identity.id, now, reason};
}
