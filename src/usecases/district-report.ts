import {type Advice, adviceOf} from '../domain/advice.ts';
import {isInFunction} from '../domain/ambassadors.ts';
import {type Area, UNIT} from '../domain/areas.ts';
import {type DistrictFigures, districtFigures} from '../domain/district-figures.ts';
import {type DistrictOrganisation, districtOrganisations} from '../domain/district-organisations.ts';
import {type FigureRow, figureRows} from '../domain/figure-rows.ts';
import type {ProgressReport} from '../domain/progress-report.ts';
import {type Identity, mayDivideBy} from '../domain/users.ts';
import type {Database} from '../store/database.ts';
import {type AreaReport, areaReport} from './area-report.ts';
import {reportOf, visibleArea} from './progress-report.ts';
import {type AmbassadorView, ambassadorsFor} from './read-ambassadors.ts';
import {loadYearFacts, type YearRequest} from './year-facts.ts';

export interface DistrictReport extends AreaReport {
	figures: DistrictFigures;
	/** The figures of the district by month, as far as the year has come. */
	months: FigureRow[];
	organisations: DistrictOrganisation[];
	/** Whether the asker may see which organisation is which; else only how many there are. */
	isNamed: boolean;
	/** Who hold a function of ambassador in the district on the day, as far as the asker may see them. */
	ambassadors: AmbassadorView[];
	/** Whom to call first; for the coordinator only. */
	advice: Advice[];
}

/**
A district with everything for its meeting; see `areaReport`.

Our choice: only those who may see every municipality get the names of its organisations. An ambassador sees the work
contacts of the own organisation and its counterpart, a reader none: for that role the number of functions is enough.
*/
export async function districtReport(
	db: Database,
	request: YearRequest & {slug: string; identity: Identity},
): Promise<DistrictReport> {
	const found = await areaReport(db, {...request, kind: 'district'});
	const {facts, area} = found;
	const {identity, now, knownAt} = request;
	const organisations = districtOrganisations(facts, area);
	return {
		...found,
		figures: districtFigures(facts, area),
		months: figureRows(facts, area, 'month'),
		organisations,
		isNamed: mayDivideBy(identity.role, 'municipality'),
		ambassadors:
			identity.role === 'reader' ? [] : await contactsIn(db, {identity, now, knownAt, organisations, day: facts.at}),
		advice: identity.role === 'coordinator' ? adviceOf(facts, area) : [],
	};
}

interface ContactRequest {
	identity: Identity;
	now: Date;
	knownAt: Date | undefined;
	organisations: readonly DistrictOrganisation[];
	day: string;
}

async function contactsIn(db: Database, {organisations, day, ...request}: ContactRequest): Promise<AmbassadorView[]> {
	const codes = new Set(organisations.map(({area}) => area.code));
	const views = await ambassadorsFor(db, request);
	return views.filter(({fields}) => codes.has(fields.organisation) && isInFunction(fields, day));
}

/** The districts of the unit with their figures, which add up to the unit. */
export async function districtsReport(
	db: Database,
	request: YearRequest & {identity: Identity},
): Promise<{report: ProgressReport; rows: FigureRow[]; areas: readonly Area[]}> {
	const facts = await loadYearFacts(db, request);
	const unit = visibleArea(facts, UNIT, request.identity);
	return {
		report: reportOf(facts, unit, request),
		rows: figureRows(facts, unit, 'district'),
		areas: facts.areas.filter(({kind}) => kind === 'district'),
	};
}
