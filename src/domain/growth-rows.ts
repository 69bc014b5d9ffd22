import {type Area, areaOf, wholePlaceOn} from './areas.ts';
import {comparedMonths, comparedRows, yearBefore} from './download-growth.ts';
import {downloadsIn, lastDayIn, wholeMonths} from './figures.ts';
import {type Month, monthsOf} from './period.ts';
import {factsByPlace, type PlaceKind} from './place-facts.ts';
import type {YearFacts} from './year-facts.ts';

/** The downloads of one place in the compared months; the rows of a division add up to the area. */
export interface GrowthRow {
	/** A code, or `unsplit`: what no single place accounts for in both years. */
	key: string;
	/** null for `unsplit`. */
	place: Area | null;
	/** Null: not known for this place in both years. */
	now: number | null;
	before: number | null;
}

/**
The compared downloads of an area divided over its places, by name.

Our choice: a place counts what its municipalities report in both years, so that each row can be compared. The rest of
the area comes last: downloads known for the unit as a whole, and those reported in one of both years only.
*/
export function growthByPlace(facts: YearFacts, area: Area, kind: PlaceKind): GrowthRow[] {
	const sums = new Map<string, {now: number; before: number}>();
	for (const month of wholeMonths(facts)) {
		for (const {municipality: code, now, before} of comparedRows(facts, area, month)) {
			const municipality = areaOf(facts.areas, code);
			const day = municipality && lastDayIn(municipality, month);
			const place = municipality && day && wholePlaceOn(facts.areas, municipality, {kind, day});
			if (place) {
				const sum = sums.get(place.code) ?? {now: 0, before: 0};
				sums.set(place.code, {now: sum.now + now, before: sum.before + before});
			}
		}
	}

	const rows = factsByPlace(facts, area, kind).flatMap(({place}): GrowthRow[] =>
		place ? [{key: place.code, place, ...(sums.get(place.code) ?? {now: null, before: null})}] : [],
	);
	return [...rows, ...restOf(facts, area, rows)];
}

function restOf(facts: YearFacts, area: Area, rows: readonly GrowthRow[]): GrowthRow[] {
	const months = comparedMonths(facts, area);
	const now = sum(months.map(month => month.now)) - sum(rows.map(row => row.now ?? 0));
	const before = sum(months.map(month => month.before)) - sum(rows.map(row => row.before ?? 0));
	return now === 0 && before === 0 ? [] : [{key: 'unsplit', place: null, now, before}];
}

/** One of the twelve months of a year beside the same month of last year. */
export interface GrowthMonth {
	month: Month;
	/** The part that counts: reported in both years. Null for a month that does not count. */
	compared: {now: number; before: number} | null;
	/** What was reported at all; null where nothing was. */
	now: number | null;
	before: number | null;
	/** The last day of the month has come. */
	isWhole: boolean;
}

/** The twelve months of both years; the compared ones add up to the growth of the area. */
export function growthByMonth(facts: YearFacts, area: Area): GrowthMonth[] {
	const compared = new Map(comparedMonths(facts, area).map(({month, now, before}) => [month, {now, before}]));
	const whole = new Set(wholeMonths(facts));
	return monthsOf(facts.year).map(month => ({
		month,
		compared: compared.get(month) ?? null,
		now: whole.has(month) ? downloadsIn(facts, area, month) : null,
		before: downloadsIn(facts, area, yearBefore(month)),
		isWhole: whole.has(month),
	}));
}

function sum(values: readonly number[]): number {
	return values.reduce((total, value) => total + value, 0);
}
