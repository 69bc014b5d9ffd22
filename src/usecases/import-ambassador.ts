import {v5 as uuidFrom} from 'uuid';
import type {AmbassadorForm} from '../domain/ambassadors.ts';

/** The id of a function that a file brings: organisation, address and first day name it. */
export function importedAmbassadorId({organisation, email, from}: AmbassadorForm): string {
	return uuidFrom(`${organisation}|${email}|${from}`, uuidFrom.URL);
}
