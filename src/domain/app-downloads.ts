import {z} from 'zod';
import {UNIT} from './areas.ts';
import {grouped} from './grouped.ts';
import {AreaCodeInput, CountInput, MonthInput, SourceInput} from './inputs.ts';
import type {Month} from './period.ts';

export const methods = ['measured', 'estimated'] as const;
type Method = (typeof methods)[number];
export const methodNames: Record<Method, string> = {measured: 'gemeten', estimated: 'geschat'};

export const AppDownloadsInput = z.strictObject({
	/** New downloads of the Burgernet app in the month. */
	appDownloads: CountInput,
	/** Registered participants at the end of the month, until March 2024. */
	participants: CountInput.nullish(),
	method: z.enum(methods),
	source: SourceInput,
});
export type AppDownloadsForm = z.output<typeof AppDownloadsInput>;

/** One month of one municipality, or of the unit as a whole. Its id is `GM0310:2022-02`. */
export const AppDownloadsSchema = z.strictObject({
	area: AreaCodeInput,
	month: MonthInput,
	year: z.int(),
	...AppDownloadsInput.shape,
	participants: CountInput.nullable(),
});
export type AppDownloads = z.infer<typeof AppDownloadsSchema>;

/** The unit's month: what was reported for it, and how much of it no municipality accounts for. */
export interface UnitMonth {
	month: Month;
	appDownloads: number;
	/** The part that is not split over municipalities; 0 when they account for all. */
	unsplit: number;
	/** Participants of the unit at the end of the month; null when not reported. */
	participants: number | null;
}

/** The rows of a month, the unit's own row too. */
export const rowsOfMonth = grouped<AppDownloads>(({month}) => month);

/**
The unit's downloads in a month: the larger of its own row and the municipalities' sum.

Our choice: a unit's row below the sum is never refused, the sum then counts.

@returns null when nothing at all was reported for the month: unknown, never 0.
*/
export function unitMonth(rows: readonly AppDownloads[], month: Month): UnitMonth | null {
	const ofMonth = rowsOfMonth(rows, month);
	if (ofMonth.length === 0) {
		return null;
	}

	const own = ofMonth.find(row => row.area === UNIT);
	const municipalities = ofMonth.filter(row => row.area !== UNIT);
	const sum = municipalities.reduce((total, row) => total + row.appDownloads, 0);
	const known = municipalities.map(row => row.participants).filter(count => count !== null);
	const appDownloads = Math.max(own?.appDownloads ?? 0, sum);
	return {
		month,
		appDownloads,
		unsplit: appDownloads - sum,
		participants: own?.participants ?? (known.length > 0 ? known.reduce((total, count) => total + count, 0) : null),
	};
}
