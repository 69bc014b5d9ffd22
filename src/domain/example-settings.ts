import {z} from 'zod';
import {parseInput} from './faults.ts';
import {CountInput, DayInput, lineInput, MonthInput} from './inputs.ts';
import {type Day, instantOf, type Month, monthsOf} from './period.ts';
import {type Random, randomFrom} from './random.ts';

const Share = z.number().min(0).max(1);
const Weights12 = z.array(z.number().positive()).length(12);

/** How an organisation kind's ambassadors stand at the end of a year; the rest of the organisations is the difference. */
const StaffKind = z.strictObject({
	/** Organisations without an ambassador on 31 December. */
	vacant: CountInput,
	/** Ambassadors who leave in the year and get an untrained successor. */
	leaving: CountInput,
	/** Organisations whose ambassador is trained in the portal on 31 December. */
	trained: CountInput,
});
export type StaffSettings = z.infer<typeof StaffKind>;
const Staff = z.strictObject({municipality: StaffKind, basisteam: StaffKind, detectives: StaffKind});

/** What one example year adds up to. */
const YearSettings = z.strictObject({
	/** Search actions started by the control room that stand after all corrections. */
	started: CountInput,
	/** Direct successes / started. */
	directShare: Share,
	amberAlerts: CountInput,
	missingChildAlerts: CountInput,
	/** New downloads in the whole year. */
	appDownloads: CountInput,
	appDownloadMonths: Weights12,
	staff: Staff,
	/** Municipalities with at least four own non-time-critical actions: "regularly active". */
	regularMunicipalities: CountInput,
	/** Municipalities with a trained ambassador that start fewer than two. */
	quietMunicipalities: CountInput,
	/** Basisteams with an ambassador that use the digital neighbourhood inquiry. */
	basisteamsUsing: CountInput,
	/** Detectives with an ambassador that use inquiry or information. */
	detectivesUsing: CountInput,
});
export type ExampleYear = z.infer<typeof YearSettings>;

const Range = z.tuple([z.number(), z.number()]);
const Reasons = z.array(lineInput(200)).min(1);

/** All that is peculiar to the example years; seed/example.json. */
const ExampleSettingsSchema = z.strictObject({
	/** Another word gives other example years. */
	seed: lineInput(60),
	source: lineInput(60),
	contactDomain: z.string().regex(/\.example$/, 'Gebruik een adres dat niet kan bestaan: eindig op .example.'),
	/** With the words {from}, {year} and {source}. */
	copiedTargetSource: lineInput(120),
	totalsBefore: z.strictObject({year: z.int(), started: CountInput, direct: CountInput, source: lineInput(80)}),
	volunteersFrom: DayInput,
	volunteerShare: Share,
	alertsFrom: DayInput,
	/** The last day on which Burgernetmail could be sent. */
	mailThrough: DayInput,
	/** Known numbers of participants at the end of a month; between them a straight line, after them nothing. */
	participants: z.array(z.strictObject({month: MonthInput, count: CountInput})).min(2),
	/** Before this year only the unit's total is known. */
	appDownloadsPerMunicipalityFrom: z.int(),
	/** How busy each month is, per day. */
	monthWeights: Weights12,
	/** How many search actions start in each hour of the day. */
	hourWeights: z.array(z.number().min(0)).length(24),
	searchKinds: z.strictObject({'missing-person': CountInput, suspect: CountInput, vehicle: CountInput}),
	otherResults: z.strictObject({indirect: Share, withdrawn: Share}),
	/** Shares of the started actions: outcome changed later, moved to another municipality, recorded by mistake. */
	corrections: z.strictObject({outcomeShare: Share, moveShare: Share, removalShare: Share}),
	reasons: z.strictObject({outcome: Reasons, move: Reasons, removal: Reasons, appDownloads: Reasons}),
	/** The year before the first example year: only its ambassadors. */
	before: Staff,
	years: z.record(z.string().regex(/^\d{4}$/), YearSettings),
	/** Years that nobody described: like one of `years`, with these drawn from a range. */
	laterYears: z.strictObject({started: Range, directShare: Range, appDownloads: Range, like: z.int()}),
});
export type ExampleSettings = z.infer<typeof ExampleSettingsSchema>;

/**
The settings from the parsed seed/example.json.

@throws {Refusal} `invalid`, with every fault.
*/
export function readExampleSettings(input: unknown): ExampleSettings {
	return parseInput(ExampleSettingsSchema, input);
}

/** The first example year. */
export function firstYearOf({years}: ExampleSettings): number {
	return Math.min(...Object.keys(years).map(Number));
}

/**
What a year adds up to: as described, or drawn for a year after the last described one.

@throws {RangeError} when the year that later years are like is not described.
*/
export function yearSettings(settings: ExampleSettings, year: number): ExampleYear {
	const {years, laterYears, seed} = settings;
	const described = years[year] ?? years[laterYears.like];
	if (!described) {
		throw new RangeError(`the example describes no year ${laterYears.like}`);
	}

	if (years[year]) {
		return described;
	}

	const random = randomFrom(seed, 'later-year', year);
	const between = ([low, high]: [number, number]) => low + random.next() * (high - low);
	return {
		...described,
		started: Math.round(between(laterYears.started)),
		directShare: between(laterYears.directShare),
		appDownloads: Math.round(between(laterYears.appDownloads)),
	};
}

/** A day of a month, drawn. */
export function dayIn(random: Random, month: Month, days: number): Day {
	return `${month}-${String(random.integer(1, days)).padStart(2, '0')}`;
}

/** A moment in office hours of a day in Europe/Amsterdam, drawn. */
export function officeMoment(random: Random, day: Day): Date {
	return momentIn(random, day, random.integer(9, 16));
}

/** A moment within an hour (0–23) of a day in Europe/Amsterdam, drawn. */
export function momentIn(random: Random, day: Day, hour: number): Date {
	const two = (part: number) => String(part).padStart(2, '0');
	return instantOf(day, `${two(hour)}:${two(random.integer(0, 59))}:${two(random.integer(0, 59))}`);
}

/**
Divides a whole number in proportion to weights; the parts add up to it exactly (largest remainder).

@throws {RangeError} when no weight is above 0.
*/
export function apportion(total: number, weights: readonly number[]): number[] {
	const sum = weights.reduce((all, weight) => all + weight, 0);
	if (!(sum > 0)) {
		throw new RangeError('no weight is above 0');
	}

	const exact = weights.map(weight => (total * weight) / sum);
	const parts = exact.map(Math.floor);
	const rest = total - parts.reduce((all, part) => all + part, 0);
	const byRemainder = exact
		.map((part, index) => ({index, remainder: part - Math.floor(part)}))
		.sort((first, second) => second.remainder - first.remainder || first.index - second.index);
	for (const {index} of byRemainder.slice(0, rest)) {
		parts[index] = (parts[index] ?? 0) + 1;
	}

	return parts;
}

/**
The participants at the end of a month, on the line between the months that are known.

@returns null before the first and after the last of them.
*/
export function participantsAt({participants}: ExampleSettings, month: Month): number | null {
	const orderOf = (key: Month) => Number(key.slice(0, 4)) * 12 + monthsOf(Number(key.slice(0, 4))).indexOf(key);
	const before = participants.findLast(known => known.month <= month);
	const after = participants.find(known => known.month >= month);
	if (!before || !after) {
		return null;
	}

	const span = orderOf(after.month) - orderOf(before.month);
	const part = span === 0 ? 0 : (orderOf(month) - orderOf(before.month)) / span;
	return Math.round(before.count + part * (after.count - before.count));
}
