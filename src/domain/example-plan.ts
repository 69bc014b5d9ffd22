import type {ActionKind, Result, Starter} from './actions.ts';
import {type Area, areasDuring, membersOn, parentsOn} from './areas.ts';
import {residentsOf} from './example-downloads.ts';
import {type OwnActions, ownActionsOf} from './example-own-actions.ts';
import {dayIn, type ExampleSettings, type ExampleYear, momentIn, yearSettings} from './example-settings.ts';
import type {Tenure} from './example-staff.ts';
import {type Day, daysInMonth, isWithin, monthsOf, type Validity} from './period.ts';
import {type Random, randomFrom} from './random.ts';

/** What happens to a recorded action later: nothing but its outcome, or a correction. */
type Fate = 'plain' | 'revised' | 'moved' | 'removed';

/** An action as it stands in the end; the way to it is drawn when it is recorded. */
export interface PlannedAction {
	startedAt: Date;
	day: Day;
	kind: ActionKind;
	starter: Starter;
	municipality: string | null;
	basisteam: string | null;
	detectives: string | null;
	/** null: never gets an outcome. */
	result: Result | null;
	fate: Fate;
}

export interface YearPlan {
	areas: readonly Area[];
	settings: ExampleSettings;
	year: number;
	/** Every number of actions is multiplied by it. */
	scale: number;
	tenures: readonly Tenure[];
}

type DayPicker = ReturnType<typeof dayPicker>;
const nowhere = {municipality: null, basisteam: null, detectives: null, result: null, fate: 'plain'} as const;

/** All actions of a whole year, the earliest first. */
export function planYear(plan: YearPlan): PlannedAction[] {
	return [...plannedSearches(plan), ...plannedOwnActions(plan), ...plannedAlerts(plan)].sort(
		(first, second) => first.startedAt.getTime() - second.startedAt.getTime(),
	);
}

function plannedSearches({areas, settings, year, scale}: YearPlan): PlannedAction[] {
	const random = randomFrom(settings.seed, 'searches', year);
	const pickPlace = placePicker(areas, settings, year);
	const pickDay = dayPicker(settings, year);
	const kinds = Object.entries(settings.searchKinds) as [ActionKind, number][];
	const kindWeights = kinds.map(([, weight]) => weight);
	return fatesOf(settings, {random, count: yearSettings(settings, year).started * scale, year}).map(
		({result, fate}) => {
			const day = pickDay(random, {from: null, until: null});
			const startedAt = momentIn(random, day, random.weightedIndex(settings.hourWeights));
			const kind = kinds[random.weightedIndex(kindWeights)]?.[0] ?? 'missing-person';
			return {...nowhere, startedAt, day, kind, starter: 'control-room', ...pickPlace(random, day), result, fate};
		},
	);
}

/** Exactly so many outcomes and corrections as the settings say, in a drawn order; mistaken records come on top. */
function fatesOf(
	settings: ExampleSettings,
	{random, count, year}: {random: Random; count: number; year: number},
): {result: Result | null; fate: Fate}[] {
	const {otherResults, corrections} = settings;
	const {directShare}: ExampleYear = yearSettings(settings, year);
	const withShare = <Item>(item: Item, share: number) => Array.from({length: Math.round(count * share)}, () => item);
	const known: Result[] = [
		...withShare('direct' as const, directShare),
		...withShare('indirect' as const, otherResults.indirect),
		...withShare('withdrawn' as const, otherResults.withdrawn),
	];
	const results = random.shuffle(Array.from({length: count}, (_, index): Result => known[index] ?? 'none'));
	const special: Fate[] = [
		...withShare('revised' as const, corrections.outcomeShare),
		...withShare('moved' as const, corrections.moveShare),
	];
	const fates = random.shuffle(Array.from({length: count}, (_, index): Fate => special[index] ?? 'plain'));
	return [
		...results.map((result, index) => ({result, fate: fates[index] ?? 'plain'})),
		...withShare({result: null, fate: 'removed' as const}, corrections.removalShare),
	];
}

/** Draws a municipality that exists on the day, larger ones more often, and one of its basisteams where it has several. */
export function placePicker(areas: readonly Area[], settings: ExampleSettings, year: number) {
	const present = areasDuring(areas, 'municipality', {from: `${year}-01-01`, until: `${year + 1}-01-01`});
	const weights = present.map(
		area => residentsOf(area, year) * (0.6 + 0.8 * randomFrom(settings.seed, 'activity', area.code).next()),
	);
	return (random: Random, day: Day): {municipality: string; basisteam: string | null} => {
		let area = present[random.weightedIndex(weights)];
		while (!area || !isWithin(day, area)) {
			area = present[random.weightedIndex(weights)];
		}

		const teams = parentsOn(areas, area, 'basisteam', day);
		const isNamed = teams.length > 1 && random.chance(0.85);
		return {municipality: area.code, basisteam: isNamed ? random.pick(teams).code : null};
	};
}

function plannedOwnActions({areas, settings, year, scale, tenures}: YearPlan): PlannedAction[] {
	const random = randomFrom(settings.seed, 'own-actions', year);
	const pickDay = dayPicker(settings, year);
	return ownActionsOf({areas, settings, year, tenures}, random).flatMap(own =>
		Array.from({length: own.count * scale}, () => plannedOwnAction(own, {random, areas, settings, pickDay})),
	);
}

function plannedOwnAction(
	{organisation, kinds}: OwnActions,
	{
		random,
		areas,
		settings,
		pickDay,
	}: {random: Random; areas: readonly Area[]; settings: ExampleSettings; pickDay: DayPicker},
): PlannedAction {
	const starter = organisation.kind as 'municipality' | 'basisteam' | 'detectives';
	const day = pickDay(random, organisation);
	const startedAt = momentIn(random, day, random.integer(9, 20));
	const open = kinds.filter(({kind}) => kind !== 'mail' || day <= settings.mailThrough);
	const kind = open[random.weightedIndex(open.map(({weight}) => weight))]?.kind ?? 'information';
	const served = starter === 'municipality' ? [] : membersOn(areas, organisation, {kind: 'municipality', day});
	const municipality = served.length > 0 && random.chance(0.7) ? random.pick(served).code : null;
	return {...nowhere, startedAt, day, kind, starter, municipality, [starter]: organisation.code};
}

function plannedAlerts({settings, year}: YearPlan): PlannedAction[] {
	const random = randomFrom(settings.seed, 'alerts', year);
	const {amberAlerts, missingChildAlerts} = yearSettings(settings, year);
	const pickDay = dayPicker(settings, year);
	return Array.from({length: amberAlerts + missingChildAlerts}, (_, index) => {
		const day = pickDay(random, {from: settings.alertsFrom, until: null});
		const kind = index < amberAlerts ? 'amber-alert' : 'missing-child-alert';
		return {...nowhere, startedAt: momentIn(random, day, random.integer(7, 23)), day, kind, starter: 'national'};
	});
}

/** Draws a day of the year within a span, busy months more often; the span must have a day in the year. */
function dayPicker({monthWeights}: ExampleSettings, year: number) {
	const months = monthsOf(year).map((month, index) => {
		const days = daysInMonth(month);
		return {month, days, weight: (monthWeights[index] ?? 1) * days};
	});
	const weights = months.map(({weight}) => weight);
	return (random: Random, within: Validity): Day => {
		let day = '';
		do {
			const {month, days} = months[random.weightedIndex(weights)] ?? {month: `${year}-01`, days: 31};
			day = dayIn(random, month, days);
		} while (!isWithin(day, within));

		return day;
	};
}
