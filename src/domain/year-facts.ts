import type {ActionKind, Result, Starter} from './actions.ts';
import type {AmbassadorFields} from './ambassadors.ts';
import type {AppDownloads} from './app-downloads.ts';
import type {Area} from './areas.ts';
import type {Occurrence} from './occurrences.ts';
import type {Day, Month} from './period.ts';
import type {Target} from './targets.ts';
import type {Totals} from './totals.ts';
import type {UsageStatement} from './usage-statements.ts';

/** How many actions share place, month, kind, starter and outcome; what every sum is made of. */
export interface ActionTally {
	municipality: string | null;
	basisteam: string | null;
	detectives: string | null;
	district: string | null;
	month: Month;
	kind: ActionKind;
	starter: Starter;
	result: Result | 'open';
	startedByVolunteer: boolean;
	count: number;
	/** Participants reached, added up over the actions whose reach is known, and how many those are. */
	reached: number;
	reachKnown: number;
}

/** Everything that progress and figures of one year are computed from, read once, as known at one moment. */
export interface YearFacts {
	year: number;
	/** The last day that counts. */
	at: Day;
	/** 31 December has passed and everything up to it counts. */
	isYearOver: boolean;
	areas: readonly Area[];
	targets: readonly Target[];
	/** The year's actions up to and including `at`. */
	tallies: readonly ActionTally[];
	/** Reported totals; count only in a year without search actions. */
	totals: Totals | null;
	/** The whole of last year. */
	lastYear: {tallies: readonly ActionTally[]; totals: Totals | null};
	/** Rows of this year and last year, all months. */
	appDownloads: readonly AppDownloads[];
	ambassadors: readonly AmbassadorFields[];
	/** What teams state that they use. */
	statements: readonly UsageStatement[];
	/** What happened, of all years and areas. */
	occurrences: readonly Occurrence[];
}
