import {areaOf, UNIT} from '../domain/areas.ts';
import {refuse} from '../domain/faults.ts';
import {type FigureRow, figureRows} from '../domain/figure-rows.ts';
import type {ProgressReport} from '../domain/progress-report.ts';
import type {Database} from '../store/database.ts';
import {findStoreKind} from '../store/meta.ts';
import {reportOf, visibleArea} from './progress-report.ts';
import {loadYearFacts, type YearRequest} from './year-facts.ts';

export interface YearReport {
	/** The name of the police unit. */
	unitName: string;
	report: ProgressReport;
	/** The figures of the area by municipality; they add up to the area. */
	rows: FigureRow[];
	/** The figures are invented. */
	isExample: boolean;
}

/**
A whole year of one area for council and management, from facts that are read once.

@throws {Refusal} as a progress report; `not-found` for a year of which nothing was recorded.
*/
export async function yearReport(
	db: Database,
	{area: code, ...request}: YearRequest & {area: string},
): Promise<YearReport> {
	const [facts, kind] = await Promise.all([loadYearFacts(db, request), findStoreKind(db)]);
	const area = visibleArea(facts, code);
	const isEmpty = facts.targets.length === 0 && facts.tallies.length === 0 && facts.totals === null;
	if (isEmpty && !facts.appDownloads.some(row => row.year === facts.year)) {
		refuse('not-found', `Van ${facts.year} zijn geen doelstellingen en geen cijfers vastgelegd.`, 'year');
	}

	return {
		unitName: areaOf(facts.areas, UNIT)?.name ?? '',
		report: reportOf(facts, area, request),
		rows: figureRows(facts, area, 'municipality'),
		isExample: kind === 'example',
	};
}
