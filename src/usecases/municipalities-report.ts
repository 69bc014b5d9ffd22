import {UNIT} from '../domain/areas.ts';
import {type MunicipalitiesReport, municipalitiesOf} from '../domain/municipality-figures.ts';
import type {Identity} from '../domain/users.ts';
import type {Database} from '../store/database.ts';
import {reportOf, visibleArea} from './progress-report.ts';
import {loadYearFacts, type YearRequest} from './year-facts.ts';

/** Every municipality of the unit with its figures, from facts that are read once; see `progressReport`. */
export async function municipalitiesReport(
	db: Database,
	request: YearRequest & {identity: Identity},
): Promise<MunicipalitiesReport> {
	const facts = await loadYearFacts(db, request);
	return municipalitiesOf(facts, reportOf(facts, visibleArea(facts, UNIT, request.identity), request));
}
