import {isStarted} from './actions.ts';
import type {Area} from './areas.ts';
import type {ActionTally, YearFacts} from './year-facts.ts';

/** What an address of the list of actions narrows to, beside year, day and moment: by the names in that address. */
export interface RowsQuery {
	telt?: 'gestart';
	uitkomst?: ActionTally['result'];
	maand?: string;
	district?: string;
	basisteam?: string;
	gemeente?: string;
	starter?: ActionTally['starter'];
	soort?: ActionTally['kind'];
}

/**
The address at which the list of actions shows exactly the counted ones.

@returns null when the list would show another number: then there is no such address, rather than a wrong one.
*/
export function rowsQuery(facts: YearFacts, query: RowsQuery, counted: number | null): RowsQuery | null {
	const shown = facts.tallies.filter(tally => isShown(tally, query)).reduce((sum, tally) => sum + tally.count, 0);
	return shown === counted ? query : null;
}

function isShown(tally: ActionTally, query: RowsQuery): boolean {
	const {telt, uitkomst, maand, district, basisteam, gemeente, starter, soort} = query;
	const wanted = [
		[uitkomst, tally.result],
		[maand, tally.month.slice(-2)],
		[district, tally.district],
		[basisteam, tally.basisteam],
		[gemeente, tally.municipality],
		[starter, tally.starter],
		[soort, tally.kind],
	];
	return (
		(telt === undefined || isStarted(tally)) && wanted.every(([asked, own]) => asked === undefined || asked === own)
	);
}

/** The part of an address that narrows the list to one area; null for detectives, by which it cannot be narrowed. */
export function placeQuery({kind, code}: Pick<Area, 'kind' | 'code'>): RowsQuery | null {
	switch (kind) {
		case 'unit':
			return {};
		case 'district':
			return {district: code};
		case 'basisteam':
			return {basisteam: code};
		case 'municipality':
			return {gemeente: code};
		case 'detectives':
			return null;
	}
}
