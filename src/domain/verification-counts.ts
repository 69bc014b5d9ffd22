import type {ActionFields} from './actions.ts';
import {dayOf, type Month, monthOf, yearOf} from './period.ts';
import type {Difference} from './verification.ts';
import type {ActionTally} from './year-facts.ts';

/** What of an action its place in the sums follows from. */
export type CountedAction = Pick<
	ActionFields,
	| 'startedAt'
	| 'municipality'
	| 'basisteam'
	| 'detectives'
	| 'district'
	| 'kind'
	| 'starter'
	| 'outcome'
	| 'startedByVolunteer'
	| 'reach'
>;

type Place = Omit<ActionTally, 'count' | 'reached' | 'reachKnown'>;
type Sums = Pick<ActionTally, 'count' | 'reached' | 'reachKnown'>;

/**
Counts actions one by one, in another way than pages do: the month from the start itself, not from the stored day, and
without the database adding anything up.
*/
export class Recount {
	readonly #years = new Map<number, Map<string, ActionTally>>();

	get years(): number[] {
		return [...this.#years.keys()];
	}

	add(action: CountedAction): void {
		const day = dayOf(action.startedAt);
		const tallies = this.#talliesOf(yearOf(day));
		const {municipality, basisteam, detectives, district, kind, starter, startedByVolunteer} = action;
		const result = action.outcome?.result ?? 'open';
		const place: Place = {
			month: monthOf(day),
			municipality,
			basisteam,
			detectives,
			district,
			kind,
			starter,
			result,
			startedByVolunteer,
		};
		const key = keyOf(place);
		const tally = tallies.get(key) ?? {...place, count: 0, reached: 0, reachKnown: 0};
		tally.count += 1;
		tally.reached += action.reach ?? 0;
		tally.reachKnown += action.reach === null ? 0 : 1;
		tallies.set(key, tally);
	}

	/** Where the sums of a year by which pages count are not those of the actions themselves, a line per place and month. */
	differences(year: number, counted: readonly ActionTally[]): Difference[] {
		const recounted = this.#talliesOf(year);
		const shown = new Map(counted.map(tally => [keyOf(tally), tally]));
		const wrong = new Map<string, {pages: number; actions: number; where: Place}>();
		for (const key of new Set([...recounted.keys(), ...shown.keys()])) {
			const [pages, actions] = [shown.get(key), recounted.get(key)];
			const where = pages ?? actions;
			if (where && sumsOf(pages) !== sumsOf(actions)) {
				const group = `${where.month} ${where.municipality}`;
				const before = wrong.get(group) ?? {pages: 0, actions: 0, where};
				before.pages += pages?.count ?? 0;
				before.actions += actions?.count ?? 0;
				wrong.set(group, before);
			}
		}

		return [...wrong.values()].map(differenceOf);
	}

	#talliesOf(year: number): Map<string, ActionTally> {
		const tallies = this.#years.get(year) ?? new Map<string, ActionTally>();
		this.#years.set(year, tallies);
		return tallies;
	}
}

function keyOf(tally: Place): string {
	const {month, municipality, basisteam, detectives, district, kind, starter, result, startedByVolunteer} = tally;
	return [month, municipality, basisteam, detectives, district, kind, starter, result, startedByVolunteer].join(' ');
}

function sumsOf({count, reached, reachKnown}: Sums = {count: 0, reached: 0, reachKnown: 0}): string {
	return `${count} ${reached} ${reachKnown}`;
}

function differenceOf({pages, actions, where}: {pages: number; actions: number; where: Place}): Difference {
	const {month, municipality} = where as {month: Month; municipality: string | null};
	return {
		fact: `telling van ${month}, ${municipality ?? 'zonder gemeente'}`,
		problem:
			pages === actions
				? 'soort, starter, uitkomst, team of bereik is in de cijfers anders verdeeld dan in de acties zelf'
				: `de cijfers tellen ${pages} acties waar er ${actions} zijn`,
	};
}
