import {refuseFaults} from './faults.ts';
import type {Target} from './targets.ts';

/** The longest note that TargetSchema takes. */
const NOTE_LENGTH = 400;
const TOLD_BEFORE = / ?Overgenomen van \d{4}\.$/;

/**
The year whose targets another year can take over: the newest earlier one, else the first later one.

@param withTargets years that have targets.
@returns null when no other year has targets.
*/
export function takeOverYear(withTargets: readonly number[], year: number): number | null {
	const [earlier, later] = [withTargets.filter(other => other < year), withTargets.filter(other => other > year)];
	return earlier.length > 0 ? Math.max(...earlier) : later.length > 0 ? Math.min(...later) : null;
}

/**
A target for another year: the same rule and the same texts, which name the plan that they come from, and a note that
says from which year it was taken over.

Our choice: a note that would become too long loses its own end, not the year.
*/
export function takenOver<Fields extends Target>(target: Fields, year: number): Fields {
	const told = `Overgenomen van ${target.year}.`;
	const own = target.note?.replace(TOLD_BEFORE, '') ?? '';
	const space = NOTE_LENGTH - told.length - 1;
	const kept = own.length > space ? `${own.slice(0, space - 1).trimEnd()}…` : own;
	return {...target, year, note: kept === '' ? told : `${kept} ${told}`};
}

/**
Into which years targets can be taken over. Our choice: a past year, the running one or the next, not further ahead.

@throws {Refusal} `invalid`, with one sentence for each year that is wrong.
*/
export function refuseTakeOverYears({from, to}: {from: number; to: number}, runningYear: number): void {
	const isSame = from === to;
	const isOutside = to < 2000 || to > runningYear + 1;
	const last = runningYear + 1;
	refuseFaults([
		...(isSame ? [{field: 'from', message: `Kies een ander jaar dan ${to} om doelstellingen van over te nemen.`}] : []),
		...(isOutside ? [{field: 'to', message: `Doelstellingen overnemen kan voor 2000 tot en met ${last}.`}] : []),
	]);
}
