import {refuse} from '../domain/faults.ts';
import {type FigureRow, figureRows} from '../domain/figure-rows.ts';
import {alertCount} from '../domain/figures.ts';
import {type Division, type Identity, mayDivideBy} from '../domain/users.ts';
import type {Database} from '../store/database.ts';
import {visibleArea} from './progress-report.ts';
import {loadYearFacts, type YearRequest} from './year-facts.ts';

export interface FiguresReport {
	items: FigureRow[];
	/** AMBER and Vermist Kind Alerts of the whole unit; null below it. */
	alerts: number | null;
}

/**
The recorded figures of a year in one area, divided by place or month; every division adds up to the area.

@throws {Refusal} `forbidden` for a division whose rows the role may not all see; `not-found` for the area.
*/
export async function figuresReport(
	db: Database,
	{by, area: code, identity, ...request}: YearRequest & {by: Division; area: string; identity: Identity},
): Promise<FiguresReport> {
	if (!mayDivideBy(identity.role, by)) {
		refuse('forbidden', 'Deze verdeling toont gebieden die niet bij jouw rol horen; vraag haar per maand.');
	}

	const facts = await loadYearFacts(db, request);
	const area = visibleArea(facts, code, identity);
	return {items: figureRows(facts, area, by), alerts: area.kind === 'unit' ? alertCount(facts.tallies) : null};
}
