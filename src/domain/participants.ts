import {type AppDownloads, unitMonth} from './app-downloads.ts';
import type {Area} from './areas.ts';
import {downloadRowsWithin} from './figures.ts';
import type {Month} from './period.ts';
import type {YearFacts} from './year-facts.ts';

/** The registered participants of an area at the end of a month; null when none were reported. */
export function participantsIn(facts: YearFacts, area: Area, month: Month): number | null {
	if (area.kind === 'unit') {
		return unitMonth(facts.appDownloads, month)?.participants ?? null;
	}

	return sumKnown(downloadRowsWithin(facts, area, month).map(row => row.participants));
}

/** The participants of some municipalities together, each by its last month known; null when none were reported. */
export function lastParticipantsOf(rows: readonly AppDownloads[]): number | null {
	const last = new Map<string, AppDownloads>();
	for (const row of rows.filter(found => found.participants !== null)) {
		const before = last.get(row.area);
		if (!before || before.month < row.month) {
			last.set(row.area, row);
		}
	}

	return sumKnown([...last.values()].map(row => row.participants));
}

/** The sum of what is known; null when nothing is. */
export function sumKnown(values: readonly (number | null)[]): number | null {
	const known = values.filter(value => value !== null);
	return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0);
}
