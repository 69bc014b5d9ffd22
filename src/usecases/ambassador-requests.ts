import {v5 as uuidFrom} from 'uuid';
import {canTakeBack, type Deed, deedOf} from '../domain/ambassador-changes.ts';
import type {AmbassadorFields} from '../domain/ambassadors.ts';
import {type Area, areaOf} from '../domain/areas.ts';
import {refuse, refuseFaults} from '../domain/faults.ts';
import {currentVersion, type Fact} from '../domain/revisions.ts';
import {listAmbassadorFacts} from '../store/ambassador-facts.ts';
import type {Database} from '../store/database.ts';
import {listAreas, listContacts} from '../store/facts.ts';
import {changeFact} from '../store/revisions.ts';
import {ambassadorFaultsIn} from './ambassador-faults.ts';
import {ambassadorFieldsOf, isWrittenBy} from './ambassadors.ts';
import type {AmbassadorChange} from './contacts.ts';
import {changeOf, type Write} from './write.ts';

type FunctionFact = Fact<AmbassadorFields>;

/** The reason that stands in the history of what was taken back. */
const TAKEN_BACK = 'ongedaan gemaakt';

/** The key of one function within a request that is about many. */
export function rowKey(key: string, id: string): string {
	return uuidFrom(id, key);
}

/** The id of the function that begins where another ends, by the key of the request. */
export function successorId(key: string): string {
	return uuidFrom('opvolger', key);
}

function isOfRequest(changeId: string, key: string, id: string): boolean {
	return [key, rowKey(key, id), successorId(key)].includes(changeId);
}

export interface ToldRequest {
	/** Each function that the request changed and nobody since, with its organisation. */
	changed: {deed: Deed; area: Area}[];
	/** Whether any of it can be taken back. */
	canTakeBack: boolean;
}

/** What a request did that still stands. */
export async function tellRequest(db: Database, key: string): Promise<ToldRequest> {
	const [areas, facts] = await Promise.all([listAreas(db), listAmbassadorFacts(db)]);
	const standing = standingOf(facts, key).map(fact => ({fact, deed: lastDeedOf(fact)}));
	return {
		changed: standing.flatMap(({fact, deed}) => {
			const area = areaOf(areas, fact.organisation);
			return area ? [{deed, area}] : [];
		}),
		canTakeBack: standing.some(({fact, deed}) => canTakeBack(deed) && fact.reason !== TAKEN_BACK),
	};
}

function lastDeedOf(fact: FunctionFact): Deed {
	return deedOf(currentVersion(fact), fact.history.at(-1) ?? null);
}

function standingOf(facts: readonly FunctionFact[], key: string): FunctionFact[] {
	return facts.filter(fact => isOfRequest(fact.changeId, key, fact._id));
}

/**
Takes back what a request did to one function or to many: each goes back to how it stood before, as a new revision; one
that the request added is removed.

@returns how many went back.
@throws {Refusal} `conflict` when nothing of the request stands any more, `invalid` when what stood before cannot be now.
*/
export async function takeBackRequest(db: Database, {key}: {key: string}, write: Write): Promise<number> {
	const facts = await listAmbassadorFacts(db);
	const done = facts.filter(fact => isWrittenBy(fact, rowKey(write.key, fact._id)));
	const standing = standingOf(facts, key).filter(fact => canTakeBack(lastDeedOf(fact)));
	if (done.length + standing.length === 0) {
		refuse('conflict', 'Dit is al ongedaan gemaakt, of intussen opnieuw gewijzigd.');
	}

	// What is removed first frees the days for what comes back.
	const inOrder = standing.toSorted((a, b) => a.history.length - b.history.length);
	for (const fact of inOrder) {
		await takeBack(db, fact, {key, write});
	}

	return done.length + standing.length;
}

async function takeBack(db: Database, fact: FunctionFact, {key, write}: {key: string; write: Write}): Promise<void> {
	const before = fact.history.at(-1);
	const fields = ambassadorFieldsOf(before ?? fact);
	const removed = before?.removed ?? true;
	if (!removed) {
		const contact = (await listContacts(db, [fact._id])).get(fact._id) ?? null;
		refuseFaults(await ambassadorFaultsIn(db, fields, {contact, id: fact._id, now: write.now}));
	}

	const own = {...write, key: rowKey(write.key, fact._id)};
	await changeFact<AmbassadorFields>(db, db.ambassadors, {
		id: fact._id,
		expected: fact.revision,
		change: changeOf(own, {takenBack: key}, TAKEN_BACK),
		decide: () => ({fields, removed}),
	});
}

/** Takes a function that was recorded by mistake out of everything; its history stays. @throws {Refusal} `stale`, `not-found` */
export async function removeAmbassador(
	db: Database,
	{reason}: {reason: string},
	{id, expected, ...write}: AmbassadorChange,
): Promise<void> {
	const written = await changeFact<AmbassadorFields>(db, db.ambassadors, {
		id,
		expected,
		change: changeOf(write, {removed: id, reason}, reason),
		decide: current => (current.removed ? 'unchanged' : {fields: ambassadorFieldsOf(current), removed: true}),
	});
	if (!written) {
		refuse('not-found', 'Deze ambassadeur bestaat niet.');
	}
}
