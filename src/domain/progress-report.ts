import type {AreaKind} from './areas.ts';
import type {Compared, Movements} from './comparison.ts';
import type {ActionTotals} from './figures.ts';
import type {MessageLoad} from './message-load.ts';
import type {ReportOccurrence} from './occurrences.ts';
import type {Day, Month} from './period.ts';
import type {TargetProgress} from './progress.ts';
import type {RowsQuery} from './rows-behind.ts';

/** The answer to "do we make it?" for one area and day; page, API, command line and mails are all made of this. */
export interface ProgressReport {
	year: number;
	area: {code: string; name: string; kind: AreaKind; slug: string};
	/** The last day that counts. */
	at: Day;
	knownAt: Date;
	/** 31 December has passed: the figures are of a whole year. */
	isComplete: boolean;
	/** False while knownAt is so recent that a slower process may still add facts known then. */
	isFinal: boolean;
	targets: TargetProgress[];
	/** Twelve months. */
	months: MonthProgress[];
	/** What happened that concerns the area, the first first. */
	occurrences: ReportOccurrence[];
	/** Where the list of actions shows exactly those that are started; null where no list does. */
	startedRows: RowsQuery | null;
	/** Beside the same whole months of last year; null where that is not known. */
	compared: {started: Compared | null; downloads: Compared | null};
	/** In how many municipalities it rose and fell; null except for the unit and a district. */
	movements: {started: Movements; downloads: Movements} | null;
	/** What people get to see of all those messages; null below the unit. */
	load: MessageLoad | null;
	/** The municipalities of the area on the day, by name. */
	municipalities: MunicipalityProgress[];
}

export interface MonthProgress {
	month: Month;
	/** null: the month has not come, or is not known. */
	totals: ActionTotals | null;
	/** Started up to and including this month; null as above. */
	cumulative: number | null;
	/** Started last year up to and including this month; null when last year is not known per month. */
	cumulativeLastYear: number | null;
	/** What the count target expects by the end of this month; null without such a target for this area. */
	cumulativeExpected: number | null;
	/** Direct / started of this month, 0–1; null without started actions. */
	successRate: number | null;
}

export interface MunicipalityProgress {
	code: string;
	name: string;
	slug: string;
	/** Name of its district on the day; null when it has none. */
	district: string | null;
	started: number | null;
	/** Started in whole months beside last year's; null where that is not known. */
	startedCompared: Compared | null;
	direct: number | null;
	/** Direct / started, 0–1; null without started actions. */
	successRate: number | null;
	/** Above or below the norm only when the 95% Wilson interval excludes it; null without a norm or actions. */
	judgement: 'above' | 'below' | 'too-few' | null;
	/** The function of ambassador on the day. */
	ambassador: 'trained' | 'untrained' | 'vacant';
	/** Non-time-critical actions that the municipality started itself this year. */
	ownActions: number;
	/** New app downloads of the whole months of the year; null when none are known for this municipality. */
	appDownloads: number | null;
}
