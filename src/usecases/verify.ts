import type {AreaKind} from '../domain/areas.ts';
import type {Difference} from '../domain/verification.ts';
import {Recount} from '../domain/verification-counts.ts';
import {checkFact, type KnownPlaces} from '../domain/verification-facts.ts';
import {type FactKind, factKinds} from '../domain/verification-kinds.ts';
import type {Database} from '../store/database.ts';
import {
	atOneMoment,
	estimateFacts,
	everyCountedAction,
	everyFact,
	listActionYears,
	listDoubled,
	type UniqueValue,
} from '../store/every-fact.ts';
import {tallyActions} from '../store/tallies.ts';
import type {Progress} from './seed.ts';

interface Verification {
	progress: Progress;
	/** Called for each difference as it is found: there may be many. */
	found(difference: Difference): void;
}

const TELL_EVERY = 1000;

/**
Looks at every fact in all its versions, and recounts the sums by which pages count, while others may go on writing.

A thousand facts are in memory at a time. Each is read whole in one piece, so it is right or wrong by itself; the sums and
the actions that they are recounted from are read as of one moment.

@returns how many facts were looked at.
*/
export async function verify(db: Database, {progress, found}: Verification): Promise<number> {
	// Each fact is looked at once, and each action counted once more.
	const expected = (await estimateFacts(db, factKinds)) + (await estimateFacts(db, ['actions']));
	let done = 0;
	const step = (what: string) => {
		done += 1;
		if (done % TELL_EVERY === 0) {
			progress(Math.min(done, expected), expected, what);
		}
	};
	let places = await knownPlaces(db);
	for (const kind of factKinds) {
		for await (const fact of everyFact(db, kind)) {
			let checked = checkFact(kind, fact, places);
			if (checked.isDangling) {
				// What it names may be younger than what was read at the start.
				places = await knownPlaces(db);
				checked = checkFact(kind, fact, places);
			}

			checked.differences.forEach(found);
			step('feiten nagekeken');
		}
	}

	const looked = done;
	await findDoubled(db, found);
	await recount(db, {found, step: () => step('feiten nagekeken en nageteld')});
	progress(expected, expected, 'feiten nagekeken en nageteld');
	return looked;
}

/** Removed areas are none: the figures do not know them either. A target may have been taken back since. */
async function knownPlaces(db: Database): Promise<KnownPlaces> {
	const areas = new Map<string, AreaKind>();
	for await (const {_id, kind, removed} of everyFact(db, 'areas')) {
		if (!removed) {
			areas.set(_id, kind as AreaKind);
		}
	}

	const targets = new Set<string>();
	for await (const {_id} of everyFact(db, 'targets')) {
		targets.add(_id);
	}

	return {areas, targets};
}

async function findDoubled(db: Database, found: Verification['found']): Promise<void> {
	const wanted: [FactKind & ('actions' | 'ambassadors'), UniqueValue, string][] = [
		['actions', 'number', 'het nummer'],
		['actions', 'firstKey', 'de sleutel van de eerste revisie'],
		['ambassadors', 'firstKey', 'de sleutel van de eerste revisie'],
	];
	for (const [kind, of, words] of wanted) {
		for (const {value, first, second} of await listDoubled(db, kind, of)) {
			const name = kind === 'actions' ? 'actie' : 'ambassadeur';
			found({fact: `${name} ${first}`, problem: `staat er dubbel: ${words} ${value} heeft ook ${second}`});
		}
	}
}

async function recount(db: Database, {found, step}: {found: Verification['found']; step(): void}): Promise<void> {
	await atOneMoment(db, async then => {
		const counts = new Recount();
		for await (const action of everyCountedAction(then)) {
			counts.add(action);
			step();
		}

		for (const year of new Set([...counts.years, ...(await listActionYears(then))].sort())) {
			const tallies = await tallyActions(then, {year, at: `${year}-12-31`, knownAt: null});
			counts.differences(year, tallies).forEach(found);
		}
	});
}
