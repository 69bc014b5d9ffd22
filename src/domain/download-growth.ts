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

/**
New downloads of the year so far beside those of the same months of last year.

Only months reported in both years count; below the unit, only municipalities reported in both years of that month.
*/
export function downloadGrowth(facts: YearFacts, area: Area): DownloadGrowth {
	const wanted = wholeMonths(facts);
	const pairs = wanted.flatMap(month => {
		const before = `${facts.year - 1}${month.slice(4)}`;
		const pair = area.kind === 'unit' ? unitPair(facts, month, before) : areaPair(facts, area, [month, before]);
		return pair === null ? [] : [{month, ...pair}];
	});
	const isKnown = pairs.length > 0;
	return {
		now: isKnown ? pairs.reduce((sum, pair) => sum + pair.now, 0) : null,
		before: isKnown ? pairs.reduce((sum, pair) => sum + pair.before, 0) : null,
		throughMonth: pairs.at(-1)?.month ?? null,
		isUnitTotalOnly:
			area.kind === 'unit' && wanted.some(month => (unitMonth(facts.appDownloads, month)?.unsplit ?? 0) > 0),
	};
}

function unitPair(facts: YearFacts, month: Month, before: Month) {
	const [now, then] = [unitMonth(facts.appDownloads, month), unitMonth(facts.appDownloads, before)];
	return now && then ? {now: now.appDownloads, before: then.appDownloads} : null;
}

function areaPair(facts: YearFacts, area: Area, [month, before]: [Month, Month]) {
	const rows = downloadRowsWithin(facts, area, month).flatMap(row => {
		const then = facts.appDownloads.find(found => found.area === row.area && found.month === before);
		return then ? [{now: row.appDownloads, before: then.appDownloads}] : [];
	});
	return rows.length === 0
		? null
		: rows.reduce((sum, row) => ({now: sum.now + row.now, before: sum.before + row.before}));
}
