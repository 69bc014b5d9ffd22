import type {ActionFields} from './actions.ts';
import type {AmbassadorFields} from './ambassadors.ts';
import type {AppDownloads} from './app-downloads.ts';
import type {Area} from './areas.ts';
import {exampleActions} from './example-actions.ts';
import {type ExampleContact, exampleAmbassador, exampleContact} from './example-ambassadors.ts';
import {exampleDownloads, exampleTotals} from './example-downloads.ts';
import {exampleChange, recordedFact} from './example-recording.ts';
import {type ExampleSettings, firstYearOf} from './example-settings.ts';
import {exampleTenures} from './example-staff.ts';
import {type Day, instantOf, yearOf} from './period.ts';
import {randomFrom} from './random.ts';
import type {Fact} from './revisions.ts';
import type {Target} from './targets.ts';
import type {Totals} from './totals.ts';

export interface ExampleInput {
	areas: readonly Area[];
	/** The targets of one year; later years get a copy. */
	targets: readonly Target[];
	settings: ExampleSettings;
	/** Nothing of this day itself or later is given. */
	today: Day;
	/** 1, or more for a load test: multiplies the actions only. */
	scale: number;
}

export interface ExampleFacts {
	/** Made one by one while read, and anew each time: at a large scale they do not fit in memory together. */
	actions: Iterable<Fact<ActionFields>>;
	appDownloads: Fact<AppDownloads>[];
	totals: Fact<Totals>[];
	ambassadors: Fact<AmbassadorFields>[];
	/** One for each ambassador, with the same id. */
	contacts: ExampleContact[];
	targets: Fact<Target>[];
}

/**
The example years up to the start of a day, whole with their history, as if recorded at the time.

The same every time for the same input, in whatever order the areas come. Each year is drawn as a whole and then cut, so a later day only adds facts and
versions. Our choice: the day itself is left out, so that no fact lies in the future whatever the hour.
*/
export function exampleFacts({targets, settings, today, scale, ...input}: ExampleInput): ExampleFacts {
	const areas = input.areas.toSorted((first, second) => (first.code < second.code ? -1 : 1));
	const before = instantOf(today);
	const years = yearsUpTo(firstYearOf(settings), today);
	const tenures = exampleTenures(areas, settings, yearOf(today));
	const known = tenures.flatMap(tenure => {
		const fact = exampleAmbassador(tenure, {settings, before});
		return fact ? [{fact, contact: exampleContact(tenure, {areas, settings})}] : [];
	});
	return {
		actions: {
			*[Symbol.iterator]() {
				for (const year of years) {
					yield* exampleActions({areas, settings, year, scale, tenures}, before);
				}
			},
		},
		appDownloads: years.flatMap(year => exampleDownloads({areas, settings, before}, year)),
		totals: exampleTotals({settings, before}),
		ambassadors: known.map(({fact}) => fact),
		contacts: known.map(({contact}) => contact),
		targets: targets.flatMap(target => targetFacts(target, {settings, today})),
	};
}

/** A target in its own year and, with an adapted source, in every later one; recorded on the eve of the year. */
function targetFacts(target: Target, {settings, today}: Pick<ExampleInput, 'settings' | 'today'>): Fact<Target>[] {
	return yearsUpTo(target.year, today).flatMap(year => {
		const source = settings.copiedTargetSource
			.replace('{from}', String(target.year))
			.replace('{year}', String(year))
			.replace('{source}', target.source);
		const fields = year === target.year ? target : {...target, year, source};
		const random = randomFrom(settings.seed, 'target', year, target.id);
		const change = exampleChange(random, instantOf(`${year - 1}-12-31`, '12:00:00'));
		const fact = recordedFact({id: `${year}:${target.id}`, fields, change}, [], instantOf(today));
		return fact ? [fact] : [];
	});
}

function yearsUpTo(first: number, today: Day): number[] {
	return Array.from({length: Math.max(0, yearOf(today) - first + 1)}, (_, index) => first + index);
}
