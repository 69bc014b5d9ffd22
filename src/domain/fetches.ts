import {format} from 'date-fns/format';
import {parseISO} from 'date-fns/parseISO';
import {z} from 'zod';
import {CountInput} from './inputs.ts';
import {OwnLinkSchema} from './own-links.ts';
import {addDays, type Day} from './period.ts';

/** A week by the Dutch calendar, from Monday: `2026-W48`. */
export type Week = string;
const WeekInput = z.string().regex(/^\d{4}-W\d{2}$/);

/** How often a material was fetched in a week. Not by whom, nor from where. */
export const FetchSchema = z.strictObject({...OwnLinkSchema.shape, week: WeekInput, count: CountInput});
export type FetchCount = z.infer<typeof FetchSchema>;

/** How often an own link was followed in a week. */
export const VisitSchema = z.strictObject({code: z.string(), week: WeekInput, count: CountInput});
export type VisitCount = z.infer<typeof VisitSchema>;

/** The week in which a day lies; the first week of a year is that of its first Thursday. Source: ISO 8601. */
export function weekOf(day: Day): Week {
	return format(parseISO(day), "RRRR-'W'II");
}

/** A quarter of a year: `2026-Q4`. */
export type Quarter = string;

/** The quarter in which a day lies. */
export function quarterOf(day: Day): Quarter {
	return `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
}

/** The first day of a week, a Monday. */
export function mondayOf(week: Week): Day {
	const year = Number(week.slice(0, 4));
	// 4 January always lies in the first week.
	const fourth = `${year}-01-04`;
	const weekday = Number(format(parseISO(fourth), 'i'));
	return addDays(fourth, (Number(week.slice(6)) - 1) * 7 + 1 - weekday);
}

/** The quarter to which a week counts: that of its Thursday. Our choice, as ISO 8601 does for years. */
export function quarterOfWeek(week: Week): Quarter {
	return quarterOf(addDays(mondayOf(week), 3));
}

/** The quarter before a quarter. */
export function quarterBefore(quarter: Quarter): Quarter {
	const firstMonth = String(Number(quarter.slice(6)) * 3 - 2).padStart(2, '0');
	return quarterOf(addDays(`${quarter.slice(0, 4)}-${firstMonth}-01`, -1));
}

/** The 1st quarter of 2026 in Dutch: `1e kwartaal 2026`. */
export function formatQuarter(quarter: Quarter): string {
	return `${quarter.slice(6)}e kwartaal ${quarter.slice(0, 4)}`;
}

/** Counts added up by a key, such as a quarter or municipality; what was never counted is not in it. */
export function countsBy<Counted extends {count: number}>(
	rows: readonly Counted[],
	keyOf: (row: Counted) => string,
): Map<string, number> {
	const counts = new Map<string, number>();
	for (const row of rows) {
		counts.set(keyOf(row), (counts.get(keyOf(row)) ?? 0) + row.count);
	}

	return counts;
}

/** What a request says of itself. */
export interface Asking {
	method: string;
	userAgent: string;
	/** The header `Range`; empty without one. */
	range: string;
	/** The headers that say why a browser asks: `Sec-Purpose`, `Purpose`, `X-Moz`. */
	purposes: readonly string[];
}

/** Programs that fetch without anybody who looks: search engines, previews of links in messages, scanners, tools. */
const robots =
	/bot\b|crawl|spider|slurp|preview|facebookexternalhit|^whatsapp|embedly|monitor|curl|wget|python|^java|okhttp|go-http|headless|lighthouse|safelinks|proofpoint|^$/i;

/**
Whether a request counts as one that a person made: a GET of the whole, not by a robot and not in advance.

Our choice: a request without a name of a program is a robot's.
*/
export function isByPerson({method, userAgent, range, purposes}: Asking): boolean {
	const isInAdvance = purposes.some(purpose => /prefetch|prerender|preview/i.test(purpose));
	return method === 'GET' && range === '' && !isInAdvance && !robots.test(userAgent);
}

/** Where the app is fetched for a kind of device; the addresses are the service's own settings. */
export function appFor(userAgent: string): 'ios' | 'android' | 'app' {
	if (/android/i.test(userAgent)) {
		return 'android';
	}

	return /iphone|ipad|ipod/i.test(userAgent) ? 'ios' : 'app';
}
