import type {AmbassadorFields, Course} from './ambassadors.ts';
import {hasTraining, isInFunction} from './ambassadors.ts';
import {type Area, areasOn} from './areas.ts';
import {dayIn, type ExampleSettings, firstYearOf, type StaffSettings, yearSettings} from './example-settings.ts';
import {addDays, type Day, daysInMonth, monthsOf} from './period.ts';
import {type Random, randomFrom} from './random.ts';

/** One person's time in the function of ambassador, in the order in which it happens. */
export type Tenure = AmbassadorFields & {id: string};
const staffKinds = ['municipality', 'basisteam', 'detectives'] as const;

interface StaffYear {
	year: number;
	wanted: StaffSettings;
	random: Random;
	organisations: readonly Area[];
	tenures: Tenure[];
	/** No course in Burgernetmail is given after this day. */
	mailThrough: Day;
}

/**
Who holds the function of ambassador where and when, up to the end of a year.

A year is made from the years before it alone, so a later last year only adds.
*/
export function exampleTenures(areas: readonly Area[], settings: ExampleSettings, lastYear: number): Tenure[] {
	const tenures: Tenure[] = [];
	const first = firstYearOf(settings) - 1;
	for (let year = first; year <= lastYear; year++) {
		for (const kind of staffKinds) {
			const wanted = year === first ? settings.before[kind] : yearSettings(settings, year).staff[kind];
			const random = randomFrom(settings.seed, 'staff', kind, year);
			endWithArea(tenures, areas, year);
			const organisations = random.shuffle(areasOn(areas, kind, `${year}-12-31`));
			staffYear({year, wanted, random, organisations, tenures, mailThrough: settings.mailThrough});
		}
	}

	return tenures;
}

function endWithArea(tenures: Tenure[], areas: readonly Area[], year: number): void {
	for (const tenure of tenures) {
		const until = areas.find(area => area.code === tenure.organisation)?.until ?? null;
		if (until?.startsWith(String(year)) && tenure.until === null) {
			tenure.until = until;
		}
	}
}

function staffYear(staff: StaffYear): void {
	const {wanted, random, organisations, year} = staff;
	for (const tenure of random.shuffle(settled(staff)).slice(0, wanted.leaving)) {
		replace(staff, tenure);
	}

	const vacant = organisations.filter(area => !holderOf(staff, area.code));
	for (const area of vacant.slice(0, Math.max(0, vacant.length - wanted.vacant))) {
		appoint(staff, area.code, drawnDay(random, year, [1, 10]));
	}

	const tooMany = Math.max(0, wanted.vacant - vacant.length);
	for (const tenure of random.shuffle(settled(staff)).slice(0, tooMany)) {
		tenure.until = drawnDay(random, year, [3, 10]);
	}

	trainOrReplace(staff);
}

/** Brings the number of trained ambassadors at the end of the year to what is wanted. */
function trainOrReplace(staff: StaffYear): void {
	const {wanted, random, organisations, year} = staff;
	const holders = organisations.flatMap(area => holderOf(staff, area.code) ?? []);
	const trained = holders.filter(tenure => hasTraining(tenure, 'portal', `${year}-12-31`));
	const untrained = holders.filter(tenure => !trained.includes(tenure) && tenure.from < `${year}-11-15`);
	for (const tenure of untrained.slice(0, Math.max(0, wanted.trained - trained.length))) {
		train(staff, tenure);
	}

	const old = trained.filter(tenure => tenure.from < `${year}-01-01`);
	for (const tenure of random.shuffle(old).slice(0, Math.max(0, trained.length - wanted.trained))) {
		replace(staff, tenure);
	}
}

function train({random, year, mailThrough}: StaffYear, tenure: Tenure): void {
	const first = tenure.from < `${year}-01-01` ? `${year}-01-10` : addDays(tenure.from, 14);
	const days = Math.max(1, Math.round((Date.parse(`${year}-12-15`) - Date.parse(first)) / 86_400_000));
	const completedOn = addDays(first, random.integer(0, days - 1));
	const trainings: {course: Course; completedOn: Day}[] = [{course: 'portal', completedOn}];
	if (random.chance(0.4) && completedOn <= mailThrough) {
		trainings.push({course: 'burgernet-mail', completedOn});
	}

	tenure.trainings = trainings;
}

/** The ambassador leaves; a successor without training starts some weeks later. */
function replace(staff: StaffYear, tenure: Tenure): void {
	const until = drawnDay(staff.random, staff.year, [2, 9]);
	tenure.until = until;
	appoint(staff, tenure.organisation, addDays(until, staff.random.integer(14, 75)));
}

function appoint({random, tenures}: StaffYear, organisation: string, from: Day): void {
	tenures.push({id: random.uuid(), organisation, from, until: null, trainings: []});
}

function holderOf({tenures, year}: StaffYear, organisation: string): Tenure | undefined {
	return tenures.find(tenure => tenure.organisation === organisation && isInFunction(tenure, `${year}-12-31`));
}

/** Who was already in the function before the year and is still expected at its end. */
function settled(staff: StaffYear): Tenure[] {
	const holders = staff.organisations.flatMap(area => holderOf(staff, area.code) ?? []);
	return holders.filter(tenure => tenure.from < `${staff.year}-01-01`);
}

function drawnDay(random: Random, year: number, [first, last]: [number, number]): Day {
	const month = monthsOf(year)[random.integer(first, last) - 1] ?? `${year}-01`;
	return dayIn(random, month, daysInMonth(month));
}
