import {areaOf} from '../domain/areas.ts';
import {Refusal, refuse} from '../domain/faults.ts';
import {type FollowUp, type FollowUpResult, followUpId, hiddenUntilOf} from '../domain/follow-ups.ts';
import {type Day, dayOf, isWithin, yearOf} from '../domain/period.ts';
import type {Database} from '../store/database.ts';
import {listAreas, listTargets} from '../store/facts.ts';
import {putFollowUp, removeFollowUp} from '../store/follow-ups.ts';
import type {Written} from '../store/revisions.ts';
import {changeOf, type Write} from './write.ts';

/** What a follow-up is about. */
export interface FollowUpAddress {
	year: number;
	/** Id of a target of kind `members`. */
	target: string;
	/** Code of an organisation that the target counts. */
	area: string;
}

/**
Records what came of a call about one area: it is left out of the list until a day that follows from it.

@throws {Refusal} `not-found` for a target or area that the year does not have, `conflict` after the year, `invalid` for
the day of an appointment, `stale` when a colleague was first.
*/
export async function recordFollowUp(
	db: Database,
	{year, target, area, result, day, seen}: FollowUpAddress & {result: FollowUpResult; day: Day | null; seen: number},
	write: Write,
): Promise<Written<FollowUp>> {
	const today = dayOf(write.now);
	await checkAddress(db, {year, target, area}, today);
	const fields = {year, target, area, result, hiddenUntil: hiddenUntilOf({result, day}, today)};
	const change = changeOf(write, {result, day});
	return asRace(() => putFollowUp(db, fields, {change, expected: seen === 0 ? null : seen}));
}

/** Takes a follow-up back: the area is asked about again, the history stays. @throws {Refusal} `stale`, `not-found` */
export async function takeBackFollowUp(
	db: Database,
	{seen, ...address}: FollowUpAddress & {seen: number},
	write: Write,
): Promise<Written<FollowUp>> {
	await checkAddress(db, address, dayOf(write.now));
	const id = followUpId(address);
	const change = changeOf(write, {id}, 'opvolging teruggenomen');
	const written = await asRace(() => removeFollowUp(db, id, {change, expected: seen}));
	return written ?? refuse('not-found', 'Deze opvolging bestaat niet.');
}

async function checkAddress(db: Database, {year, target: id, area: code}: FollowUpAddress, today: Day): Promise<void> {
	const [targets, areas] = await Promise.all([listTargets(db, year), listAreas(db)]);
	const target = targets.find(found => found.id === id);
	if (target?.kind !== 'members') {
		refuse('not-found', `Voor ${year} is er geen doelstelling ${id} die gemeenten of teams telt.`);
	}

	if (year < yearOf(today)) {
		refuse('conflict', `Het jaar ${year} is voorbij: er wordt niets meer gevraagd.`);
	}

	const area = areaOf(areas, code);
	if (!area || area.kind !== target.population.organisation || !isWithin(today, area)) {
		refuse('not-found', `Het gebied ${JSON.stringify(code)} hoort niet bij deze doelstelling.`);
	}
}

/** Says in words for people that a colleague was first. */
async function asRace<Result>(work: () => Promise<Result>): Promise<Result> {
	try {
		return await work();
	} catch (error) {
		if (error instanceof Refusal && (error.code === 'stale' || error.code === 'revision-required')) {
			refuse('stale', 'Een collega legde hier net iets over vast. Je ziet nu de nieuwste stand.');
		}

		throw error;
	}
}
