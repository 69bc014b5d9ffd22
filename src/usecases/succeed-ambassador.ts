import type {AmbassadorFields, Contact} from '../domain/ambassadors.ts';
import {refuse, refuseFaults} from '../domain/faults.ts';
import {type Day, formatDay} from '../domain/period.ts';
import type {Database} from '../store/database.ts';
import {changeFact, findFact} from '../store/revisions.ts';
import {ambassadorFaultsIn} from './ambassador-faults.ts';
import {rowKey, successorId} from './ambassador-requests.ts';
import {addAmbassador, ambassadorFieldsOf} from './ambassadors.ts';
import type {AmbassadorChange} from './contacts.ts';
import {readAmbassador} from './read-ambassadors.ts';
import {changeOf} from './write.ts';

/**
Lets somebody follow up the holder of a function: the function of the one ends on the day that of the other begins. A
function that was to end earlier ends then, and is vacant in between.

Both are judged before anything is written; the same request again finishes what an earlier one left.

@returns the id of the new function.
@throws {Refusal} `invalid` with every fault, `stale` when the function changed meanwhile, `not-found`.
*/
export async function succeedAmbassador(
	db: Database,
	{name, email, from}: Contact & {from: Day},
	{id, expected, ...write}: AmbassadorChange,
): Promise<string> {
	const {fields: old} = await readAmbassador(db, id);
	if (from <= old.from) {
		refuse('invalid', `De opvolger begint later dan de vorige: na ${formatDay(old.from)}.`, 'from');
	}

	const {organisation} = old;
	const successor = successorId(write.key);
	if (!(await findFact(db.ambassadors, successor))) {
		const fields: AmbassadorFields = {organisation, from, until: null, trainings: []};
		refuseFaults(await ambassadorFaultsIn(db, fields, {contact: {name, email}, id: successor, now: write.now}));
	}

	await changeFact<AmbassadorFields>(db, db.ambassadors, {
		id,
		expected,
		change: changeOf({...write, key: rowKey(write.key, id)}, {from}),
		decide: current =>
			current.until !== null && current.until <= from
				? 'unchanged'
				: {fields: {...ambassadorFieldsOf(current), until: from}},
	});
	await addAmbassador(db, {organisation, name, email, from}, {...write, key: successor});
	return successor;
}
