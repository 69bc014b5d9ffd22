import {type ActionKind, kindsCountingAs} from './actions.ts';
import {type Area, areaOf, membersOn, parentsOn, populationOf, UNIT} from './areas.ts';
import {type Compared, downloadsCompared, startedCompared} from './comparison.ts';
import {downloadsIn, startedWithin, wholeMonths} from './figures.ts';
import {ownActionCount} from './members.ts';
import {sumKnown} from './participants.ts';
import type {Month} from './period.ts';
import {judgeRate} from './wilson.ts';
import type {YearFacts} from './year-facts.ts';

/** A count of an organisation, and what makes it comparable with its district and unit. */
export interface FigureBeside {
	/** null: not known for this organisation. */
	value: number | null;
	own: number | null;
	/** null: not known, too few to compare with, or the asker may not see it. */
	district: number | null;
	unit: number | null;
	/** The whole months of the year beside those of last year; null when they are not known in both. */
	lastYear: Compared | null;
}

/** What the page of a municipality, basisteam or detectives tells first. */
export interface OrganisationFigures {
	/** Search actions by the control room; compared per 10,000 residents. */
	started: FigureBeside & {
		direct: number | null;
		judgement: 'above' | 'below' | 'too-few' | null;
		/** The residents that `own` is divided by; null when they are not known for this organisation alone. */
		residents: number | null;
		/** The team shares a municipality, and its actions are not divided over the teams. */
		isShared: boolean;
	};
	/** What the organisation started itself; compared with the average of an organisation of its kind. */
	messages: readonly (FigureBeside & {kinds: readonly ActionKind[]})[];
	/** New downloads of the app in the months known; per 10,000 residents. null for a team, which has its messages instead. */
	downloads: (FigureBeside & {throughMonth: Month | null; unitTotal: number | null}) | null;
}

/** Our choice, as for the municipalities of a district: from the average of fewer, a colleague's figure could be worked out. */
const FEWEST_TO_COMPARE = 4;

/**
The figures of an organisation beside its district and unit.

@param district null where the asker may not see it, or where there is none
*/
export function organisationFigures(facts: YearFacts, area: Area, district: Area | null): OrganisationFigures {
	const unit = areaOf(facts.areas, UNIT) as Area;
	// Detectives stand for their district: it would be compared with itself.
	const other = area.kind === 'detectives' ? null : district;
	const isTeam = area.kind !== 'municipality';
	const messageKinds: readonly (readonly ActionKind[])[] = isTeam
		? [['neighbourhood-inquiry'], ['information']]
		: [kindsCountingAs('non-time-critical')];
	return {
		started: startedFigure(facts, area, {district: other, unit}),
		messages: messageKinds.map(kinds => ({
			kinds,
			value: ownActionCount(facts.tallies, area, kinds),
			own: null,
			district: other && averageOf(facts, other, {kind: area.kind, kinds}),
			unit: averageOf(facts, unit, {kind: area.kind, kinds}),
			lastYear: messagesCompared(facts, area, kinds),
		})),
		downloads: isTeam ? null : downloadsFigure(facts, area, {district: other, unit}),
	};
}

interface Beside {
	district: Area | null;
	unit: Area;
}

function startedFigure(facts: YearFacts, area: Area, {district, unit}: Beside): OrganisationFigures['started'] {
	const isShared = sharesMunicipality(facts, area);
	const {started, direct} = startedWithin(facts, area);
	// Without a single action of its own the team's share of the municipality is not known: that is no zero.
	const isUnknown = started === null || (isShared && started === 0);
	const norm = facts.targets.find(target => target.kind === 'rate')?.goal;
	return {
		value: isUnknown ? null : started,
		direct: isUnknown ? null : direct,
		judgement:
			isUnknown || direct === null || norm === undefined ? null : judgeRate({successes: direct, cases: started, norm}),
		own: isShared ? null : startedPerResidents(facts, area),
		district: district && startedPerResidents(facts, district),
		unit: startedPerResidents(facts, unit),
		lastYear: isShared ? null : startedCompared(facts, area),
		residents: isShared ? null : residentsOf(facts, area),
		isShared,
	};
}

/** Whether a basisteam has a municipality together with other teams on the day: nobody divides what is counted there. */
export function sharesMunicipality({areas, at: day}: YearFacts, area: Area): boolean {
	return (
		area.kind === 'basisteam' &&
		membersOn(areas, area, {kind: 'municipality', day}).some(
			municipality => parentsOn(areas, municipality, 'basisteam', day).length > 1,
		)
	);
}

function residentsOf(facts: YearFacts, area: Area): number | null {
	const counts = membersOn(facts.areas, area, {kind: 'municipality', day: facts.at}).map(municipality =>
		populationOf(municipality, facts.year),
	);
	return counts.includes(null) ? null : sumKnown(counts);
}

/**
Search actions per 10,000 residents.

Our choice: actions and residents of the municipalities that belong to the area on the day, so that both are of the same
places; residents are those of 1 January (CBS).

@returns null without residents or where the actions are not known by municipality.
*/
function startedPerResidents(facts: YearFacts, area: Area): number | null {
	const counts = membersOn(facts.areas, area, {kind: 'municipality', day: facts.at}).map(
		municipality => startedWithin(facts, municipality).started,
	);
	return counts.includes(null) ? null : perTenThousand(sumKnown(counts), residentsOf(facts, area));
}

function perTenThousand(count: number | null, residents: number | null): number | null {
	return count === null || residents === null || residents === 0 ? null : (count / residents) * 10_000;
}

/** What an organisation of a kind in an area started itself on average; null when too few are there to compare with. */
function averageOf(
	facts: YearFacts,
	area: Area,
	{kind, kinds}: {kind: Area['kind']; kinds: readonly ActionKind[]},
): number | null {
	const members = membersOn(facts.areas, area, {kind, day: facts.at});
	const counts = members.map(member => ownActionCount(facts.tallies, member, kinds));
	return counts.length < FEWEST_TO_COMPARE ? null : (sumKnown(counts) ?? 0) / counts.length;
}

/** Own messages of the whole months beside last year's; null before the first is over, and without rows of last year. */
function messagesCompared(facts: YearFacts, area: Area, kinds: readonly ActionKind[]): Compared | null {
	const months = wholeMonths(facts);
	const throughMonth = months.at(-1);
	const {tallies} = facts.lastYear;
	if (throughMonth === undefined || tallies.length === 0) {
		return null;
	}

	const isIn = (wanted: readonly Month[]) => (tally: {month: Month}) => wanted.includes(tally.month);
	const before = months.map(month => `${facts.year - 1}${month.slice(4)}`);
	return {
		now: ownActionCount(facts.tallies.filter(isIn(months)), area, kinds),
		before: ownActionCount(tallies.filter(isIn(before)), area, kinds),
		throughMonth,
	};
}

/** The months in which a municipality's downloads are known; its district is compared over the same months. */
function downloadsFigure(facts: YearFacts, area: Area, {district, unit}: Beside): OrganisationFigures['downloads'] {
	const known = wholeMonths(facts).filter(month => downloadsIn(facts, area, month) !== null);
	const value = sumKnown(known.map(month => downloadsIn(facts, area, month)));
	return {
		value,
		own: perTenThousand(value, residentsOf(facts, area)),
		district: district && downloadsPerResidents(facts, district, known),
		// Often only the unit's own total is known: then that one, of all residents.
		unit:
			downloadsPerResidents(facts, unit, known) ??
			perTenThousand(everyMonthOf(facts, unit, known), residentsOf(facts, unit)),
		lastYear: downloadsCompared(facts, area),
		throughMonth: known.at(-1) ?? null,
		unitTotal: sumKnown(wholeMonths(facts).map(month => downloadsIn(facts, unit, month))),
	};
}

/** Of the municipalities of an area that know all these months; null when those are too few to compare with. */
function downloadsPerResidents(facts: YearFacts, area: Area, months: readonly Month[]): number | null {
	const known = membersOn(facts.areas, area, {kind: 'municipality', day: facts.at}).flatMap(municipality => {
		const [downloads, residents] = [everyMonthOf(facts, municipality, months), populationOf(municipality, facts.year)];
		return downloads === null || residents === null ? [] : [{downloads, residents}];
	});
	const total = (key: 'downloads' | 'residents') => sumKnown(known.map(row => row[key]));
	return known.length < FEWEST_TO_COMPARE ? null : perTenThousand(total('downloads'), total('residents'));
}

/** The downloads of an area in some months; null without months or when one of them is not known. */
function everyMonthOf(facts: YearFacts, area: Area, months: readonly Month[]): number | null {
	const counts = months.map(month => downloadsIn(facts, area, month));
	return counts.includes(null) ? null : sumKnown(counts);
}
