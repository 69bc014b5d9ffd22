import {type AmbassadorFields, hasTraining, isInFunction} from './ambassadors.ts';
import {type Area, areasOn, districtOn} from './areas.ts';
import {type Day, isWithin} from './period.ts';

/** The kinds of organisation that have ambassadors, in the order of the register. */
export const organisationKinds = ['municipality', 'basisteam', 'detectives'] as const;
export type OrganisationKind = (typeof organisationKinds)[number];

/** How a row of the register stands: trained means trained in the portal, because that is what the targets count. */
export const registerStandings = ['trained', 'untrained', 'vacant', 'upcoming'] as const;
export type RegisterStanding = (typeof registerStandings)[number];

export type KnownFunction = AmbassadorFields & {id: string};

/** One line of the register: a function, or the vacancy of an organisation that has none on the day. */
export interface RegisterRow<Held extends KnownFunction = KnownFunction> {
	organisation: Area;
	district: Area | null;
	/** null: vacant. */
	held: Held | null;
	/** Another function of the same organisation stands above it: it does not count extra. */
	isSecond: boolean;
	standing: RegisterStanding;
	/** Since when the organisation is counted as one with a trained ambassador; see `trainedSince`. */
	countsSince: Day | null;
}

/**
Every organisation that exists on a day with the functions held on it or beginning later; by kind, district and name.

An organisation without a function on the day has a row of its own that says so, whatever begins later.
*/
export function registerRows<Held extends KnownFunction>(
	{areas, functions}: {areas: readonly Area[]; functions: readonly Held[]},
	day: Day,
): RegisterRow<Held>[] {
	return organisationKinds.flatMap(kind =>
		areasOn(areas, kind, day)
			.map(organisation => ({organisation, district: districtOn(areas, organisation, day)}))
			.sort((a, b) => placeOf(a).localeCompare(placeOf(b), 'nl'))
			.flatMap(place => rowsOf(place, {functions, day})),
	);
}

function placeOf({organisation, district}: Pick<RegisterRow, 'organisation' | 'district'>): string {
	return `${district?.name ?? ''} ${organisation.name}`;
}

function rowsOf<Held extends KnownFunction>(
	place: Pick<RegisterRow, 'organisation' | 'district'>,
	{functions, day}: {functions: readonly Held[]; day: Day},
): RegisterRow<Held>[] {
	const own = functions
		.filter(({organisation, until}) => organisation === place.organisation.code && (until === null || until > day))
		.sort((a, b) => a.from.localeCompare(b.from));
	const holders = own.filter(held => isInFunction(held, day));
	const countsSince = trainedSince(
		functions.filter(({organisation}) => organisation === place.organisation.code),
		day,
	);
	const held = holders.map((holder, index) => ({
		...place,
		held: holder,
		isSecond: index > 0,
		standing: hasTraining(holder, 'portal', day) ? ('trained' as const) : ('untrained' as const),
		countsSince,
	}));
	const rest = {...place, isSecond: false, countsSince: null};
	const later = own
		.filter(({from}) => from > day)
		.map(upcoming => ({...rest, held: upcoming, standing: 'upcoming' as const}));
	return [...(held.length > 0 ? held : [{...rest, held: null, standing: 'vacant' as const}]), ...later];
}

/**
Since when an organisation has had, without a day between, an ambassador trained in the portal: from that day it counts in
the share of trained ambassadors and in what is asked of those.

@param functions those of one organisation
@returns null when it has none on the day.
*/
export function trainedSince(functions: readonly AmbassadorFields[], day: Day): Day | null {
	const spans = functions.flatMap(({from, until, trainings}) =>
		trainings
			.filter(({course}) => course === 'portal')
			.map(({completedOn}) => ({from: [completedOn, from].sort()[1] as Day, until})),
	);
	let since = earliestOf(spans.filter(span => isWithin(day, span)));
	for (;;) {
		const reached = since;
		const before =
			reached && earliestOf(spans.filter(({from, until}) => from < reached && (until ?? reached) >= reached));
		if (!before) {
			return since;
		}

		since = before;
	}
}

function earliestOf(spans: readonly {from: Day}[]): Day | null {
	return spans.map(({from}) => from).sort()[0] ?? null;
}

/** How many organisations of each standing there are among rows of one kind; a second ambassador is not counted again. */
export function standingCounts(rows: readonly RegisterRow[]): {trained: number; untrained: number; vacant: number} {
	const best = new Map<string, RegisterStanding>();
	for (const {organisation, standing} of rows) {
		const known = best.get(organisation.code);
		if (standing !== 'upcoming' && (known === undefined || isBetter(standing, known))) {
			best.set(organisation.code, standing);
		}
	}

	const countOf = (wanted: RegisterStanding) => [...best.values()].filter(standing => standing === wanted).length;
	return {trained: countOf('trained'), untrained: countOf('untrained'), vacant: countOf('vacant')};
}

function isBetter(one: RegisterStanding, other: RegisterStanding): boolean {
	return registerStandings.indexOf(one) < registerStandings.indexOf(other);
}
