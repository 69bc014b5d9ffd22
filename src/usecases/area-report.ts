import {type Area, type AreaKind, areaOf, districtOn, UNIT} from '../domain/areas.ts';
import {refuse} from '../domain/faults.ts';
import type {ProgressReport} from '../domain/progress-report.ts';
import {type Identity, maySeeArea} from '../domain/users.ts';
import type {YearFacts} from '../domain/year-facts.ts';
import type {Database} from '../store/database.ts';
import {reportOf} from './progress-report.ts';
import {loadYearFacts, type YearRequest} from './year-facts.ts';

/** Everything that the page of one area is made of, from facts that are read once. */
export interface AreaReport {
	area: Area;
	report: ProgressReport;
	unit: ProgressReport;
	/** Of the district that the area lies in; null when there is none, or when the asker may not see it. */
	district: ProgressReport | null;
	facts: YearFacts;
}

/**
The area of a kind at an address, with what it is compared with.

An area that is not there on the day is given too: its page says so.

@throws {Refusal} `not-found` for an address that nobody has, or an area that the asker may not see; `invalid` for a day
outside the year.
*/
export async function areaReport(
	db: Database,
	{kind, slug, ...request}: YearRequest & {kind: AreaKind; slug: string; identity: Identity},
): Promise<AreaReport> {
	const facts = await loadYearFacts(db, request);
	const {areas, at: day} = facts;
	const found = areas.find(area => area.kind === kind && area.slug === slug);
	const mayBeSeen = (area: Area) => maySeeArea(request.identity, area, {areas, day});
	if (!found || !mayBeSeen(found)) {
		refuse('not-found', 'Dit gebied bestaat niet, of je mag het niet zien.');
	}

	const district = districtOn(areas, found, day);
	return {
		area: found,
		report: reportOf(facts, found, request),
		unit: reportOf(facts, areaOf(areas, UNIT) as Area, request),
		district:
			district && district.code !== found.code && mayBeSeen(district) ? reportOf(facts, district, request) : null,
		facts,
	};
}
