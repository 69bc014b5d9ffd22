import type {AppDownloads} from './app-downloads.ts';
import {type Area, areasDuring, populationOf, UNIT} from './areas.ts';
import {exampleChange, recordedFact, type Step} from './example-recording.ts';
import {apportion, type ExampleSettings, officeMoment, participantsAt, yearSettings} from './example-settings.ts';
import {addDays, daysBetween, daysInMonth, isWithin, lastDayOfMonth, type Month, monthsOf} from './period.ts';
import {type Random, randomFrom} from './random.ts';
import type {Fact} from './revisions.ts';
import type {Totals} from './totals.ts';

interface Example {
	areas: readonly Area[];
	settings: ExampleSettings;
	/** Nothing recorded at or after it is given. */
	before: Date;
}

/** Residents in a year, or in the last year before it that is known; 0 when none is. */
export function residentsOf(area: Area, year: number): number {
	const known = area.population.filter(row => row.year <= year).map(row => row.year);
	return populationOf(area, Math.max(...known)) ?? 0;
}

/** The reported totals of the year before the example years, per month. */
export function exampleTotals({settings, before}: Omit<Example, 'areas'>): Fact<Totals>[] {
	const {year, started, direct, source} = settings.totalsBefore;
	const random = randomFrom(settings.seed, 'totals', year);
	const startedByMonth = apportion(started, noisy(random, settings.monthWeights));
	const directByMonth = apportion(direct, startedByMonth);
	const months = monthsOf(year).map((month, index) => ({
		month,
		started: startedByMonth[index] ?? 0,
		direct: directByMonth[index] ?? 0,
	}));
	const change = exampleChange(random, officeMoment(random, `${year + 1}-01-11`));
	const fact = recordedFact({id: String(year), fields: {year, months, started, direct, source}, change}, [], before);
	return fact ? [fact] : [];
}

/** The downloads of a year, month by month: of the unit only, or of each municipality that existed. */
export function exampleDownloads(example: Example, year: number): Fact<AppDownloads>[] {
	const {settings} = example;
	const random = randomFrom(settings.seed, 'downloads', year);
	const {appDownloads, appDownloadMonths} = yearSettings(settings, year);
	const totals = apportion(appDownloads, noisy(random, appDownloadMonths));
	return monthsOf(year).flatMap((month, index) => {
		const count = totals[index] ?? 0;
		const rows =
			year < settings.appDownloadsPerMunicipalityFrom
				? [rowOf(settings, {area: UNIT, month, count, participants: participantsAt(settings, month)})]
				: municipalityRows(example, {random, month, count});
		return rows.flatMap(row => recordedRow(example, random, row) ?? []);
	});
}

function municipalityRows(
	{areas, settings}: Example,
	{random, month, count}: {random: Random; month: Month; count: number},
): AppDownloads[] {
	const [first, last] = [`${month}-01`, lastDayOfMonth(month)];
	const present = areasDuring(areas, 'municipality', {from: first, until: addDays(last, 1)});
	const residents = present.map(area => residentsOf(area, Number(month.slice(0, 4))));
	const days = present.map(area => daysBetween(first, area.until && area.until < last ? area.until : addDays(last, 1)));
	const counts = apportion(
		count,
		noisy(
			random,
			residents.map((people, index) => (people * (days[index] ?? 0)) / daysInMonth(month)),
		),
	);
	const isThere = present.map(area => isWithin(last, area));
	const total = participantsAt(settings, month);
	const participants = total === null ? [] : apportion(total, shareWeights({settings, present, residents, isThere}));
	return present.map((area, index) =>
		rowOf(settings, {
			area: area.code,
			month,
			count: counts[index] ?? 0,
			participants: isThere[index] ? (participants[index] ?? null) : null,
		}),
	);
}

/** A municipality keeps its own share of residents who take part; one that left has no participants any more. */
function shareWeights({
	settings,
	present,
	residents,
	isThere,
}: {
	settings: ExampleSettings;
	present: readonly Area[];
	residents: readonly number[];
	isThere: readonly boolean[];
}): number[] {
	return present.map((area, index) =>
		isThere[index] ? (residents[index] ?? 0) * (0.8 + 0.4 * randomFrom(settings.seed, 'share', area.code).next()) : 0,
	);
}

function rowOf(
	{source}: ExampleSettings,
	{area, month, count, participants}: {area: string; month: Month; count: number; participants: number | null},
): AppDownloads {
	const year = Number(month.slice(0, 4));
	return {area, month, year, appDownloads: count, participants, method: 'measured', source};
}

/** Reported in the first week of the next month; one in sixty was first reported a little wrong. */
function recordedRow({settings, before}: Example, random: Random, row: AppDownloads): Fact<AppDownloads> | null {
	const reportedOn = addDays(lastDayOfMonth(row.month), random.integer(2, 6));
	const change = exampleChange(random, officeMoment(random, reportedOn));
	const steps: Step<AppDownloads>[] = [];
	let fields = row;
	if (row.area !== UNIT && random.chance(1 / 60)) {
		const correctedAt = officeMoment(random, addDays(reportedOn, random.integer(8, 30)));
		const reason = random.pick(settings.reasons.appDownloads);
		fields = {...row, appDownloads: row.appDownloads + random.integer(1, 9)};
		steps.push({change: exampleChange(random, correctedAt, reason), apply: () => row});
	}

	return recordedFact({id: `${row.area}:${row.month}`, fields, change}, steps, before);
}

function noisy(random: Random, weights: readonly number[]): number[] {
	return weights.map(weight => weight * (0.94 + 0.12 * random.next()));
}
