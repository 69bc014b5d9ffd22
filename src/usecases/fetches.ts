import {weekOf} from '../domain/fetches.ts';
import type {OwnLink} from '../domain/own-links.ts';
import {dayOf} from '../domain/period.ts';
import type {Identity} from '../domain/users.ts';
import type {Database} from '../store/database.ts';
import {countFetch} from '../store/fetches.ts';
import {isPassing} from '../store/retry.ts';

/**
Counts that a material was fetched for a municipality.

Our choice: only what an ambassador fetches counts. What a coordinator looks at says nothing of the municipality. A count that
cannot be written now is left out: who fetches does not wait for it.
*/
export async function recordFetch(
	db: Database,
	fetched: OwnLink,
	{identity, now}: {identity: Identity; now: Date},
): Promise<void> {
	if (identity.role !== 'ambassador') {
		return;
	}

	try {
		await countFetch(db, fetched, weekOf(dayOf(now)));
	} catch (error) {
		if (!isPassing(error)) {
			throw error;
		}
	}
}
