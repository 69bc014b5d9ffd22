import {type AppDownloads, rowsOfMonth, unitMonth} from './app-downloads.ts';
import {type Area, areasOn} from './areas.ts';
import type {Difference, Followed} from './effect.ts';
import {countsBy, type FetchCount, mondayOf, type VisitCount} from './fetches.ts';
import {nonTimeCriticalCount} from './figures.ts';
import type {OwnLink} from './own-links.ts';
import {type Day, lastDayOfMonth, type Month, monthOf} from './period.ts';
import type {ActionTally} from './year-facts.ts';

/** The months around the start of a campaign. The month in which it began in the middle is in none of them. */
export interface Windows {
	/** The day from which it counts. */
	start: Day;
	/** Whole months after the start that are over: at most three, none while the first goes on. */
	after: readonly Month[];
	/** So many months before it. */
	before: readonly Month[];
	/** The twelve months before it. */
	year: readonly Month[];
	/** The last day of the first whole month after the start. */
	firstKnownAfter: Day;
}

/** Our choice: what happens later than three months after a campaign has too much to do with other things. */
const MONTHS_AFTER = 3;

/** The month so many months on; a negative count goes back. */
export function movedMonth(month: Month, count: number): Month {
	const months = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + count;
	return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`;
}

/** The months to compare around a start: as many whole ones before as after. */
export function windowsAround(start: Day, today: Day): Windows {
	const month = monthOf(start);
	const first = start.endsWith('-01') ? month : movedMonth(month, 1);
	const after = Array.from({length: MONTHS_AFTER}, (_, index) => movedMonth(first, index)).filter(
		each => lastDayOfMonth(each) < today,
	);
	const monthsBefore = (count: number) => Array.from({length: count}, (_, index) => movedMonth(month, index - count));
	return {
		start,
		after,
		before: monthsBefore(after.length),
		year: monthsBefore(12),
		firstKnownAfter: lastDayOfMonth(first),
	};
}

/** What was read around a campaign. */
export interface FollowedFacts {
	windows: Windows;
	areas: readonly Area[];
	appDownloads: readonly AppDownloads[];
	/** Of the months after. */
	tallies: readonly ActionTally[];
	fetches: readonly FetchCount[];
	/** For each mail of the campaign that was sent, the code of the organisation of its ambassador. */
	mailed: readonly string[];
	visits: readonly (VisitCount & OwnLink)[];
}

/** What followed in one municipality. */
export interface FollowedRow {
	municipality: Area;
	/** Mails of the campaign that were sent to ambassadors of this municipality. */
	mailed: number;
	/** Materials fetched, all weeks together. */
	fetched: number;
	/** Own links followed, all weeks together. */
	visited: number;
	/** Own messages recorded in the months after; null while no such month is over. */
	messages: number | null;
	/** New downloads in the months before and after; null where a month of them is not known for this municipality. */
	before: number | null;
	after: number | null;
}

/** The municipalities on the day of the start, by name. */
export function followedRows(facts: FollowedFacts): FollowedRow[] {
	const {windows, areas} = facts;
	const fetched = countsBy(facts.fetches, ({municipality}) => municipality);
	const visited = countsBy(facts.visits, ({municipality}) => municipality);
	return areasOn(areas, 'municipality', windows.start)
		.sort((a, b) => a.name.localeCompare(b.name, 'nl'))
		.map(municipality => ({
			municipality,
			mailed: facts.mailed.filter(code => code === municipality.code).length,
			fetched: fetched.get(municipality.code) ?? 0,
			visited: visited.get(municipality.code) ?? 0,
			messages: windows.after.length === 0 ? null : messagesOf(facts, municipality),
			before: downloadsOf(facts, municipality.code, windows.before),
			after: downloadsOf(facts, municipality.code, windows.after),
		}));
}

function messagesOf({tallies, windows}: FollowedFacts, {code}: Area): number {
	return nonTimeCriticalCount(
		tallies.filter(
			({starter, municipality, month}) =>
				starter === 'municipality' && municipality === code && windows.after.includes(month),
		),
	);
}

function downloadsOf({appDownloads}: FollowedFacts, code: string, months: readonly Month[]): number | null {
	const counts = months.map(
		month => rowsOfMonth(appDownloads, month).find(({area}) => area === code)?.appDownloads ?? null,
	);
	return sumOfKnown(counts);
}

/** New downloads of the whole unit in some months; null when one of them is not known. */
export function unitDownloads(appDownloads: readonly AppDownloads[], months: readonly Month[]): number | null {
	return sumOfKnown(months.map(month => unitMonth(appDownloads, month)?.appDownloads ?? null));
}

function sumOfKnown(counts: readonly (number | null)[]): number | null {
	const known = counts.filter(count => count !== null);
	return known.length === 0 || known.length < counts.length ? null : known.reduce((sum, count) => sum + count, 0);
}

/**
The municipalities that can be compared: those whose downloads are known in the twelve months before and in all months after.

Our choice: a sender is a municipality that fetched material before the last of those months was over. Whether it then used
it is not known.
*/
export function comparedMunicipalities(facts: FollowedFacts): Followed[] {
	const {windows, areas, fetches} = facts;
	const end = lastDayOfMonth(windows.after.at(-1) ?? monthOf(windows.start));
	const senders = new Set(fetches.filter(({week}) => mondayOf(week) <= end).map(({municipality}) => municipality));
	return areasOn(areas, 'municipality', windows.start).flatMap(({code}) => {
		const beforeYear = downloadsOf(facts, code, windows.year);
		const after = downloadsOf(facts, code, windows.after);
		return beforeYear === null || after === null ? [] : [{beforeYear, after, isSender: senders.has(code)}];
	});
}

/** Why nothing can be said about what a campaign brought. */
export type Silence = 'too-early' | 'no-split' | 'nobody' | 'everybody' | 'no-downloads';

/** What can be said, and how sure that is. */
export type Verdict =
	| {kind: Silence}
	/** `power`: the chance to see 50% more, 0–1; `smallest`: the smallest factor that is seen well enough, null for none. */
	| {kind: 'too-little' | 'measured'; power: number; smallest: number | null; difference: Difference};

/** Why municipalities cannot be compared; null when they can. */
export function silenceOf({after}: Windows, compared: readonly Followed[]): Silence | null {
	if (after.length === 0) {
		return 'too-early';
	}

	if (compared.length === 0) {
		return 'no-split';
	}

	const senders = compared.filter(({isSender}) => isSender);
	if (senders.length === 0) {
		return 'nobody';
	}

	const hasNone = (group: readonly Followed[]) => group.every(({beforeYear}) => beforeYear === 0);
	if (senders.length === compared.length) {
		return 'everybody';
	}

	return hasNone(senders) || hasNone(compared.filter(({isSender}) => !isSender)) ? 'no-downloads' : null;
}
