import {randomUUID} from 'node:crypto';
import {v5 as uuidFrom} from 'uuid';
import type {AmbassadorFields, AmbassadorForm} from '../domain/ambassadors.ts';
import {refuseFaults} from '../domain/faults.ts';
import {firstVersion} from '../domain/revisions.ts';
import type {Identity} from '../domain/users.ts';
import {findContact, insertContact, replaceContact} from '../store/contacts.ts';
import type {Database} from '../store/database.ts';
import {findFact, putFact, type Written} from '../store/revisions.ts';
import {ambassadorFaultsIn} from './ambassador-faults.ts';
import {changeOf} from './write.ts';

interface ImportedAmbassador {
	identity: Identity;
	now: Date;
	/** Only checks. */
	isDryRun: boolean;
	/** The key of the row within its import; left out: one of its own. */
	changeId?: string;
}

/** The id of a function that a file brings: organisation, address and first day name it. */
export function importedAmbassadorId({organisation, email, from}: AmbassadorForm): string {
	return uuidFrom(`${organisation}|${email}|${from}`, uuidFrom.URL);
}

/** Adds or updates the ambassador that organisation, address and first day name. */
export async function importAmbassador(
	db: Database,
	form: AmbassadorForm,
	{identity, now, isDryRun, changeId = randomUUID()}: ImportedAmbassador,
): Promise<Written<AmbassadorFields>> {
	const {name, email, ...rest} = form;
	const contact = {name, email};
	const fields: AmbassadorFields = {...rest, until: rest.until ?? null, trainings: rest.trainings ?? []};
	const id = importedAmbassadorId(form);
	const change = changeOf({identity, key: changeId, now}, fields);
	refuseFaults(await ambassadorFaultsIn(db, fields, {contact, id, now}));
	if (isDryRun) {
		return {how: 'unchanged', fact: firstVersion(id, fields, change), version: firstVersion(id, fields, change)};
	}

	// A contact that was removed from a function stays away, however often its file is read.
	if (!(await findFact(db.ambassadors, id))) {
		await insertContact(db, id, {...contact, written: {changeId, revision: 1}});
	}

	const written = await putFact(db, db.ambassadors, {id, fields, change, expected: 'any'});
	const kept = await findContact(db, id);
	if (kept && kept.name !== name) {
		await replaceContact(db, id, {...contact, written: {changeId, revision: written.version.revision}});
	}

	return written;
}
