import type {AppDownloads} from './app-downloads.ts';
import {type Area, areaOf, areasDuring, UNIT} from './areas.ts';
import {municipalitiesIn} from './figure-gaps.ts';
import {lastParticipantsOf, sumKnown} from './participants.ts';
import {type Day, type Month, monthOf, monthsOf} from './period.ts';
import type {Version} from './revisions.ts';

type Row = Version<AppDownloads>;

/** One month of one area: `absent` when the area is not there in that month, `future` when the month has not begun. */
export interface GridCell {
	month: Month;
	state: 'open' | 'absent' | 'future';
	/** null: nothing was reported. */
	row: Row | null;
}

export interface GridRow {
	area: Area;
	cells: readonly GridCell[];
}

/** What a month adds up to. */
export interface MonthSum {
	month: Month;
	isFuture: boolean;
	/** Municipalities of the month, and how many of them reported. */
	municipalities: number;
	reported: number;
	/** Sums of the municipalities that reported; null when none did. */
	appDownloads: number | null;
	participants: number | null;
	/** What was reported for the whole unit; null when nothing was. */
	own: Row | null;
	/** The municipalities add up to more than was reported for the unit. The sum then counts. */
	isBelow: boolean;
}

/** The months of a year by municipality and for the unit, as they were reported. */
export interface FigureGrid {
	year: number;
	months: readonly Month[];
	/** Municipalities that exist in the year, by name. */
	rows: readonly GridRow[];
	/** What was reported for the unit itself. */
	unit: GridRow | null;
	sums: readonly MonthSum[];
}

/** The grid of a year, from its rows and the areas of each month. */
export function figureGrid(
	{areas, rows, year}: {areas: readonly Area[]; rows: readonly Row[]; year: number},
	today: Day,
): FigureGrid {
	const months = monthsOf(year);
	const byCell = new Map(rows.map(row => [`${row.area}:${row.month}`, row]));
	const present = new Map(months.map(month => [month, municipalitiesIn(areas, month)]));
	const isFuture = (month: Month) => month > monthOf(today);
	const gridRow = (area: Area): GridRow => ({
		area,
		cells: months.map(month => ({
			month,
			state: isFuture(month)
				? 'future'
				: area.kind === 'unit' || present.get(month)?.some(({code}) => code === area.code)
					? 'open'
					: 'absent',
			row: byCell.get(`${area.code}:${month}`) ?? null,
		})),
	});
	const unit = areaOf(areas, UNIT);
	const municipalities = areasDuring(areas, 'municipality', {from: `${year}-01-01`, until: `${year + 1}-01-01`});
	return {
		year,
		months,
		rows: municipalities.sort((a, b) => a.name.localeCompare(b.name, 'nl')).map(gridRow),
		unit: unit ? gridRow(unit) : null,
		sums: months.map(month => ({
			isFuture: isFuture(month),
			...monthSum(rows, {month, municipalities: present.get(month) ?? []}),
		})),
	};
}

function monthSum(
	rows: readonly Row[],
	{month, municipalities}: {month: Month; municipalities: readonly Area[]},
): Omit<MonthSum, 'isFuture'> {
	const ofMonth = rows.filter(row => row.month === month);
	const own = ofMonth.find(row => row.area === UNIT) ?? null;
	const parts = ofMonth.filter(row => row.area !== UNIT);
	const appDownloads = sumKnown(parts.map(row => row.appDownloads));
	const codes = new Set(parts.map(row => row.area));
	return {
		month,
		municipalities: municipalities.length,
		reported: municipalities.filter(({code}) => codes.has(code)).length,
		appDownloads,
		participants: lastParticipantsOf(parts),
		own,
		isBelow: own !== null && appDownloads !== null && own.appDownloads < appDownloads,
	};
}
