import {type AppDownloads, rowsOfMonth} from './app-downloads.ts';
import {type Area, areaOf, areasDuring, UNIT} from './areas.ts';
import {addDays, type Day, lastDayOfMonth, type Month, monthsOf, yearOf} from './period.ts';

/** Our choice: figures of a month may take ten days after its end before anybody is asked for them. */
export const REPORTED_WITHIN_DAYS = 10;
/** Our choice: who reported in one of so many months before is expected to go on. */
const MONTHS_BEFORE = 3;

/** A month whose downloads should have been reported, and by whom. */
export interface FigureGap {
	month: Month;
	/** Nothing at all was reported for the month: then the unit is what is missing. */
	isWhole: boolean;
	/** The unit first, then municipalities by name. */
	areas: readonly Area[];
}

interface Reported {
	year: number;
	areas: readonly Area[];
	/** Rows of the year and of the year before. */
	appDownloads: readonly AppDownloads[];
}

/**
The months of a year whose downloads are still missing on a day.

Our choice: a month counts from ten days after its end. A month without any row misses the unit. Else those are missing that
reported in another month of the year or in one of the three months before; the unit only when not every municipality
reported, because else their sum is the unit's.
*/
export function figureGaps(reported: Reported, today: Day): FigureGap[] {
	return monthsOf(reported.year)
		.filter(month => addDays(lastDayOfMonth(month), REPORTED_WITHIN_DAYS) < today)
		.flatMap(month => {
			const gap = gapOf(reported, month);
			return gap.areas.length > 0 ? [gap] : [];
		});
}

function gapOf({areas, appDownloads}: Reported, month: Month): FigureGap {
	const unit = areaOf(areas, UNIT);
	const has = new Set(rowsOfMonth(appDownloads, month).map(({area}) => area));
	if (has.size === 0) {
		return {month, isWhole: true, areas: unit ? [unit] : []};
	}

	const usual = new Set(appDownloads.filter(row => isNear(row.month, month)).map(({area}) => area));
	const present = municipalitiesIn(areas, month);
	const isMissing = ({code}: Area) => usual.has(code) && !has.has(code);
	const isSplit = present.every(({code}) => has.has(code));
	return {
		month,
		isWhole: false,
		areas: [...(unit && isMissing(unit) && !isSplit ? [unit] : []), ...present.filter(isMissing)],
	};
}

function isNear(month: Month, wanted: Month): boolean {
	const before = monthNumber(wanted) - monthNumber(month);
	return yearOf(month) === yearOf(wanted) ? before !== 0 : before > 0 && before <= MONTHS_BEFORE;
}

function monthNumber(month: Month): number {
	return 12 * yearOf(month) + Number(month.slice(5));
}

/** The municipalities that exist on at least one day of a month, by name; one that leaves in it still reports it. */
export function municipalitiesIn(areas: readonly Area[], month: Month): Area[] {
	const span = {from: `${month}-01`, until: addDays(lastDayOfMonth(month), 1)};
	return areasDuring(areas, 'municipality', span).sort((a, b) => a.name.localeCompare(b.name, 'nl'));
}
