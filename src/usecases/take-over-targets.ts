import {v5 as uuidFrom} from 'uuid';
import {Refusal, refuse} from '../domain/faults.ts';
import {dayOf, yearOf} from '../domain/period.ts';
import {currentVersion, type Fact, versionsOf} from '../domain/revisions.ts';
import {refuseTakeOverYears, takenOver, takeOverYear} from '../domain/target-take-over.ts';
import type {Target} from '../domain/targets.ts';
import type {Identity} from '../domain/users.ts';
import type {Database} from '../store/database.ts';
import {listTargetFacts, listTargets, listTargetYears} from '../store/facts.ts';
import {changeFact, putFact} from '../store/revisions.ts';
import {fieldsOfTarget, mayChangeTargets} from './targets.ts';
import {changeOf, type Write} from './write.ts';

/** What a page of a year without targets offers. */
export interface TakeOverOffer {
	year: number;
	/** Whose targets can be taken over; null when no other year has targets. */
	from: number | null;
	mayTakeOver: boolean;
}

/** What to offer for a year; null when it has targets. */
export async function takeOverOffer(
	db: Database,
	{year, identity}: {year: number; identity: Identity},
): Promise<TakeOverOffer | null> {
	const withTargets = await listTargetYears(db);
	return withTargets.includes(year)
		? null
		: {year, from: takeOverYear(withTargets, year), mayTakeOver: mayChangeTargets(identity)};
}

/**
Copies every target of a year to another year, where each gets its own address and history.

Each target is written under a key of its own that follows from the key of the request: the same request again finishes
what an earlier one left, and writes nothing twice.

@returns how many targets the year now has from this request.
@throws {Refusal} `invalid` for a year that cannot be, `conflict` when there is nothing to take over or when the year
already has one of these targets with other content; then nothing was written.
*/
export async function takeOverTargets(
	db: Database,
	{from, to}: {from: number; to: number},
	write: Write,
): Promise<number> {
	refuseTakeOverYears({from, to}, yearOf(dayOf(write.now)));
	const [targets, present] = await Promise.all([listTargets(db, from), listTargetFacts(db, to)]);
	if (targets.length === 0) {
		refuse('conflict', `Voor ${from} zijn er geen doelstellingen om over te nemen.`, 'from');
	}

	const wanted = targets.map(target => takenOver(fieldsOfTarget(target), to));
	refuseOthers(present, {wanted, to, key: write.key});
	for (const fields of wanted) {
		await writeOne(db, fields, {from, write});
	}

	return wanted.length;
}

async function writeOne(db: Database, fields: Target, {from, write}: {from: number; write: Write}): Promise<void> {
	const {id, year: to} = fields;
	const change = changeOf({...write, key: keyOf(id, write.key)}, {takenOver: id, from, to});
	try {
		await putFact(db, db.targets, {id: `${to}:${id}`, fields, change, expected: null});
	} catch (error) {
		if (error instanceof Refusal && error.code === 'revision-required') {
			refuse('conflict', othersSentence([id], to), 'to');
		}

		throw error;
	}
}

/** The key of one target within a request. */
function keyOf(id: string, key: string): string {
	return uuidFrom(id, key);
}

function refuseOthers(
	present: readonly Fact<Target>[],
	{wanted, to, key}: {wanted: readonly Target[]; to: number; key: string},
): void {
	const others = wanted.filter(target => {
		const fact = present.find(({id}) => id === target.id);
		return fact && !fact.removed && !isFrom(fact, key) && !isSame(fieldsOfTarget(currentVersion(fact)), target);
	});
	if (others.length > 0) {
		const ids = others.map(({id}) => id);
		refuse('conflict', othersSentence(ids, to), 'to');
	}
}

function othersSentence(ids: readonly string[], year: number): string {
	const named = new Intl.ListFormat('nl-NL').format(ids);
	return `Voor ${year} ${ids.length === 1 ? 'staat' : 'staan'} ${named} er al met een andere inhoud: er is niets overgenomen.`;
}

/** Whether a request with this key ever wrote the target. */
function isFrom(fact: Fact<Target>, key: string): boolean {
	return versionsOf(fact).some(({changeId}) => changeId === keyOf(fact.id, key));
}

/** Whether two targets are the same, in whatever order their fields were stored. */
function isSame(one: Target, other: Target): boolean {
	const sorted = (target: Target) => JSON.stringify(Object.entries(target).sort(([a], [b]) => (a < b ? -1 : 1)));
	return sorted(one) === sorted(other);
}

/** How a taking over stands now. */
export interface TakenOver {
	/** The targets that are still as they were taken over: undoing takes these away. */
	untouched: string[];
	/** The targets that were changed or removed since. */
	changed: string[];
}

/** What is left of a taking over, by the key of its request. */
export async function readTakenOver(db: Database, {year, key}: {year: number; key: string}): Promise<TakenOver> {
	const facts = (await listTargetFacts(db, year)).filter(fact => isFrom(fact, key));
	const isUntouched = (fact: Fact<Target>) => fact.changeId === keyOf(fact.id, key);
	return {
		untouched: facts.filter(isUntouched).map(({id}) => id),
		changed: facts.filter(fact => !isUntouched(fact)).map(({id}) => id),
	};
}

/**
Takes a taking over back: the targets that nobody changed since get a `removed` revision, the others stay.

@param undone year, and the key of the request that took over.
@returns how many were taken away.
*/
export async function undoTakeOver(db: Database, undone: {year: number; key: string}, write: Write): Promise<number> {
	const reason = 'overnemen ongedaan gemaakt';
	let count = 0;
	for (const fact of (await listTargetFacts(db, undone.year)).filter(found => isFrom(found, undone.key))) {
		const written = await changeFact<Target>(db, db.targets, {
			id: fact._id,
			expected: null,
			change: changeOf({...write, key: keyOf(fact.id, write.key)}, {undone}, reason),
			decide: current =>
				current.changeId === keyOf(current.id, undone.key)
					? {fields: fieldsOfTarget(current), removed: true}
					: 'unchanged',
		});
		count += written?.how === 'changed' || written?.how === 'repeated' ? 1 : 0;
	}

	return count;
}
