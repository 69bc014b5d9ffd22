import {unitMonth} from './app-downloads.ts';
import type {Area} from './areas.ts';
import {downloadRowsWithin, wholeMonths} from './figures.ts';
import type {Month} from './period.ts';
import type {YearFacts} from './year-facts.ts';

/** What was downloaded in the months that both years report. */
export interface DownloadGrowth {
	/** This year's and last year's downloads of those months; null when there is no such month. */
	now: number | null;
	before: number | null;
	/** The last month that both years report; null when there is none. */
	throughMonth: Month | null;
	/** True when part of this year's downloads is known for the unit as a whole only. */
	isUnitTotalOnly: boolean;
}

/** New downloads of one month in both years. */
export interface ComparedMonth {
	month: Month;
	now: number;
	before: number;
}

/**
New downloads of the year so far beside those of the same months of last year.

Only months reported in both years count; below the unit, only municipalities reported in both years of that month.
*/
export function downloadGrowth(facts: YearFacts, area: Area): DownloadGrowth {
	const months = comparedMonths(facts, area);
	const isKnown = months.length > 0;
	return {
		now: isKnown ? months.reduce((sum, pair) => sum + pair.now, 0) : null,
		before: isKnown ? months.reduce((sum, pair) => sum + pair.before, 0) : null,
		throughMonth: months.at(-1)?.month ?? null,
		isUnitTotalOnly:
			area.kind === 'unit' &&
			wholeMonths(facts).some(month => (unitMonth(facts.appDownloads, month)?.unsplit ?? 0) > 0),
	};
}

/** The whole months of the year that both years report, in order: those that a growth is made of. */
export function comparedMonths(facts: YearFacts, area: Area): ComparedMonth[] {
	return wholeMonths(facts).flatMap(month => {
		const pair = area.kind === 'unit' ? unitPair(facts, month) : areaPair(facts, area, month);
		return pair === null ? [] : [{month, ...pair}];
	});
}

/** The same month of the year before. */
export function yearBefore(month: Month): Month {
	return `${Number(month.slice(0, 4)) - 1}${month.slice(4)}`;
}

function unitPair(facts: YearFacts, month: Month) {
	const [now, then] = [month, yearBefore(month)].map(wanted => unitMonth(facts.appDownloads, wanted));
	return now && then ? {now: now.appDownloads, before: then.appDownloads} : null;
}

function areaPair(facts: YearFacts, area: Area, month: Month) {
	const rows = comparedRows(facts, area, month);
	return rows.length === 0
		? null
		: rows.reduce((sum, row) => ({now: sum.now + row.now, before: sum.before + row.before}), {now: 0, before: 0});
}

/** The municipalities within an area that report a month in both years. */
export function comparedRows(
	facts: YearFacts,
	area: Area,
	month: Month,
): {municipality: string; now: number; before: number}[] {
	return downloadRowsWithin(facts, area, month).flatMap(row => {
		const then = facts.appDownloads.find(found => found.area === row.area && found.month === yearBefore(month));
		return then ? [{municipality: row.area, now: row.appDownloads, before: then.appDownloads}] : [];
	});
}
