import type {Context} from 'koa';
import {z} from 'zod';
import {refuse} from '../domain/faults.ts';
import {DayInput, InstantInput, YearInput} from '../domain/inputs.ts';
import {dayOf, yearOf} from '../domain/period.ts';
import type {Identity} from '../domain/users.ts';
import {identityOf} from '../http/route.ts';
import type {Service} from '../http/service.ts';
import {reportYears} from '../usecases/targets.ts';
import type {YearRequest} from '../usecases/year-facts.ts';
import type {AsOf} from '../views/addresses.ts';

/** What the address of every report may ask for. */
export const AsOfQuery = z.strictObject({
	jaar: YearInput.optional(),
	peildatum: DayInput.optional(),
	bekendop: InstantInput.optional(),
});

export interface AsOfRequest {
	/** For the use case. */
	request: YearRequest & {identity: Identity};
	/** For links and forms. */
	asOf: AsOf;
	/** The years that can be chosen, the newest first. */
	years: readonly number[];
}

/**
Which year, day and moment an address asks for. Without a year: the newest with targets that has begun.

@throws {Refusal} `not-found` when there is no year at all.
*/
export async function asOfRequest(
	{db, now}: Service,
	context: Context,
	{jaar, peildatum, bekendop}: z.output<typeof AsOfQuery>,
): Promise<AsOfRequest> {
	const moment = now();
	const {years, withTargets} = await reportYears(db);
	const begun = (year: number) => year <= yearOf(dayOf(moment));
	const year = jaar ?? withTargets.find(begun) ?? years.find(begun) ?? null;
	if (year === null) {
		refuse('not-found', 'Er zijn nog geen doelstellingen of cijfers. Laad ze met: burgernet seed reference.');
	}

	return {
		request: {year, at: peildatum, knownAt: bekendop, now: moment, identity: identityOf(context)},
		asOf: {year, at: peildatum ?? null, knownAt: bekendop?.toISOString() ?? null},
		years: (years.includes(year) ? years : [year, ...years]).filter(begun),
	};
}
