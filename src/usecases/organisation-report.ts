import type {Starter} from '../domain/actions.ts';
import {type Advice, adviceOf} from '../domain/advice.ts';
import {isInFunction} from '../domain/ambassadors.ts';
import {type Area, type AreaKind, areaOf} from '../domain/areas.ts';
import {colleaguesOf} from '../domain/colleagues.ts';
import {type FigureRow, figureRows} from '../domain/figure-rows.ts';
import {type OrganisationFigures, organisationFigures} from '../domain/organisation-figures.ts';
import {type Owed, owedBy} from '../domain/owed.ts';
import {addDays, type Day, dayOf, isWithin} from '../domain/period.ts';
import {type TimelineEntry, timelineOf} from '../domain/timeline.ts';
import {type Identity, mayDivideBy} from '../domain/users.ts';
import type {YearFacts} from '../domain/year-facts.ts';
import type {Database} from '../store/database.ts';
import {pageOfActions} from './actions.ts';
import {type AreaReport, areaReport} from './area-report.ts';
import {type AmbassadorView, ambassadorsFor, visibleOrganisations} from './read-ambassadors.ts';
import type {YearRequest} from './year-facts.ts';

/** The areas that have a page of their own as an organisation. */
export type OrganisationKind = Exclude<AreaKind, 'unit' | 'district'>;

/** An organisation, with who holds its function of ambassador. */
export interface Colleague {
	organisation: Area;
	functions: AmbassadorView[];
}

/** What the page "Burgernet in Houten" is made of. */
export interface OrganisationReport extends Omit<AreaReport, 'facts'> {
	figures: OrganisationFigures;
	/** What each target of its own asks of it, by the target's id. */
	owed: Record<string, Owed>;
	/** What helps the targets most that this organisation can do; null when they ask nothing of it now. */
	advice: Advice | null;
	/** The own functions of ambassador that lasted into the year, the newest first. */
	functions: AmbassadorView[];
	/** The counterpart as it is today, as far as the asker may know it. */
	colleagues: Colleague[];
	/** The newest first. */
	timeline: TimelineEntry[];
	/** Own messages are rows of actions, which not every role may see; then the timeline has none. */
	hasMessages: boolean;
	/** The figures by month; null for an ambassador, whose page stays small. */
	months: FigureRow[] | null;
}

/** An area that is not there on the day asked for. */
export interface AbsentOrganisation {
	area: Area;
	/** The last day of this year on which it is there; null when there is none. */
	lastDay: Day | null;
}

type Request = YearRequest & {kind: OrganisationKind; slug: string; identity: Identity};

/** Our choice: more than any organisation sends in a year. */
const MOST_MESSAGES = 1000;

/**
The year of one municipality, basisteam or detectives.

@throws {Refusal} as `areaReport`.
*/
export async function organisationReport(
	db: Database,
	request: Request,
): Promise<OrganisationReport | AbsentOrganisation> {
	const {facts, ...area} = await areaReport(db, request);
	if (!isWithin(facts.at, area.area)) {
		return {area: area.area, lastDay: lastDayOf(area.area, facts)};
	}

	const {identity} = request;
	const [messages, functions, colleagues] = await Promise.all([
		messagesOf(db, area.area, request),
		ownFunctions(db, {facts, organisation: area.area}, request),
		colleaguesToday(db, {facts, organisation: area.area}, request),
	]);
	const district = area.district && (areaOf(facts.areas, area.district.area.code) ?? null);
	return {
		...area,
		figures: organisationFigures(facts, area.area, district),
		advice: adviceOf(facts, area.area).find(advice => advice.area.code === area.area.code) ?? null,
		owed: owedByTarget(facts, area.area),
		functions,
		colleagues,
		timeline: timelineOf(facts, area.area, messages ?? []),
		hasMessages: messages !== null,
		months: mayDivideBy(identity.role, 'municipality') ? figureRows(facts, area.area, 'month') : null,
	};
}

function owedByTarget(facts: YearFacts, organisation: Area): Record<string, Owed> {
	const own = facts.targets
		.filter(target => target.kind === 'members')
		.filter(({population}) => population.organisation === organisation.kind);
	return Object.fromEntries(own.map(target => [target.id, owedBy(facts, organisation, target)]));
}

function lastDayOf({from, until}: Area, {year}: YearFacts): Day | null {
	const last = until === null ? null : addDays(until, -1);
	const isInYear = last !== null && last >= `${year}-01-01` && (from === null || from <= last);
	return isInYear ? last : null;
}

/** The messages that the organisation started itself; null for a role that sees no rows of actions. */
async function messagesOf(db: Database, {kind, code}: Area, {identity, year, at, knownAt}: Request) {
	if (identity.role === 'admin') {
		return null;
	}

	const filter = {year, starter: kind as Starter, [kind]: code, until: at, knownAt};
	return pageOfActions(db, identity, {filter, after: null, limit: MOST_MESSAGES});
}

interface Own {
	facts: YearFacts;
	organisation: Area;
}

async function ownFunctions(
	db: Database,
	{facts: {year, at}, organisation}: Own,
	{identity, now, knownAt}: Request,
): Promise<AmbassadorView[]> {
	const views = await ambassadorsFor(db, {identity, now, knownAt});
	return views
		.filter(({fields}) => fields.organisation === organisation.code)
		.filter(({fields}) => fields.from <= at && (fields.until === null || fields.until > `${year}-01-01`))
		.sort((a, b) => (a.fields.from < b.fields.from ? 1 : -1));
}

/** Whom to call is asked today, whatever year is looked at; of an area that is gone, on its last day. */
async function colleaguesToday(
	db: Database,
	{facts: {areas, at}, organisation}: Own,
	{identity, now}: Request,
): Promise<Colleague[]> {
	const today = dayOf(now);
	const day = isWithin(today, organisation) ? today : at;
	const [views, visible] = await Promise.all([
		ambassadorsFor(db, {identity, now}),
		visibleOrganisations(db, identity, today),
	]);
	return colleaguesOf(areas, organisation, day)
		.filter(({code}) => visible === 'all' || visible.has(code))
		.map(colleague => ({
			organisation: colleague,
			functions: views.filter(({fields}) => fields.organisation === colleague.code && isInFunction(fields, day)),
		}));
}
