import {kindsCountingAs} from '../domain/actions.ts';
import {type Area, areaOf, districtOn, membersOn} from '../domain/areas.ts';
import {downloadsCompared, movements, startedCompared} from '../domain/comparison.ts';
import {refuse} from '../domain/faults.ts';
import {
	downloadsIn,
	monthlyTotals,
	startedLastYear,
	startedWithin,
	successRate,
	wholeMonths,
} from '../domain/figures.ts';
import {hasAmbassador, ownActionCount} from '../domain/members.ts';
import {messageLoad} from '../domain/message-load.ts';
import {monthShares, shareOfYear} from '../domain/month-shares.ts';
import {occurrencesOf} from '../domain/occurrences.ts';
import {lastDayOfMonth} from '../domain/period.ts';
import {type TargetProgress, targetProgress} from '../domain/progress.ts';
import type {MonthProgress, MunicipalityProgress, ProgressReport} from '../domain/progress-report.ts';
import {placeQuery, type RowsQuery, rowsQuery} from '../domain/rows-behind.ts';
import {type Identity, maySeeArea} from '../domain/users.ts';
import {judgeRate} from '../domain/wilson.ts';
import type {YearFacts} from '../domain/year-facts.ts';
import type {Database} from '../store/database.ts';
import {loadYearFacts, type YearRequest} from './year-facts.ts';

const FINAL_AFTER_MS = 30_000;

/**
How a year goes in one area: the one place where targets are computed for page, API, command line and mails.

@throws {Refusal} `not-found` for an area that does not exist that day or that the asker may not see; `invalid` for a
day outside the year.
*/
export async function progressReport(
	db: Database,
	request: YearRequest & {area: string; identity?: Identity},
): Promise<ProgressReport> {
	const [report] = await progressReports(db, request, [request.area]);
	return report as ProgressReport;
}

/** The same for many areas, from facts that are read once. */
export async function progressReports(
	db: Database,
	request: YearRequest & {identity?: Identity},
	codes: readonly string[],
): Promise<ProgressReport[]> {
	const facts = await loadYearFacts(db, request);
	return codes.map(code => reportOf(facts, visibleArea(facts, code, request.identity), request));
}

/** An area of these facts. @throws {Refusal} `not-found`, also when it lies outside what the asker may see. */
export function visibleArea({areas, at}: YearFacts, code: string, identity?: Identity): Area {
	const area = areaOf(areas, code);
	if (!area || (identity && !maySeeArea(identity, area, {areas, day: at}))) {
		refuse('not-found', `Het gebied ${JSON.stringify(code)} bestaat niet, of je mag het niet zien.`, 'area');
	}

	return area;
}

/** The report of an area of these facts; of its municipalities only those that the asker may see. */
export function reportOf(
	facts: YearFacts,
	area: Area,
	{knownAt, now, identity}: YearRequest & {identity?: Identity},
): ProgressReport {
	const {code, name, kind, slug} = area;
	const known = knownAt ?? now;
	const targets = targetProgress(facts, area);
	return {
		year: facts.year,
		area: {code, name, kind, slug},
		at: facts.at,
		knownAt: known,
		isComplete: facts.isYearOver,
		isFinal: now.getTime() - known.getTime() >= FINAL_AFTER_MS,
		targets,
		months: monthsOfReport(facts, area, targets),
		occurrences: occurrencesOf(facts, area),
		startedRows: startedRowsOf(facts, area),
		...comparedWithLastYear(facts, area),
		load: kind === 'unit' ? messageLoad(facts) : null,
		municipalities: municipalitiesOf(facts, area, identity),
	};
}

function startedRowsOf(facts: YearFacts, area: Area): RowsQuery | null {
	const place = placeQuery(area);
	return place && rowsQuery(facts, {telt: 'gestart', ...place}, startedWithin(facts, area).started);
}

function comparedWithLastYear(facts: YearFacts, area: Area): Pick<ProgressReport, 'compared' | 'movements'> {
	const hasMunicipalities = area.kind === 'unit' || area.kind === 'district';
	return {
		compared: {started: startedCompared(facts, area), downloads: downloadsCompared(facts, area)},
		movements: hasMunicipalities
			? {started: movements(facts, 'started', area), downloads: movements(facts, 'downloads', area)}
			: null,
	};
}

function monthsOfReport(facts: YearFacts, area: Area, targets: readonly TargetProgress[]): MonthProgress[] {
	const lastYear = startedLastYear(facts, area);
	const shares = monthShares(facts.year, lastYear);
	const goal = targets.find(({target}) => target.kind === 'count')?.goal ?? null;
	let cumulative: number | null = 0;
	let before = 0;
	return monthlyTotals(facts, area).map(({month, totals}, index) => {
		const started = totals?.started ?? null;
		cumulative = started === null || cumulative === null ? null : cumulative + started;
		before += lastYear?.[index] ?? 0;
		return {
			month,
			totals,
			cumulative,
			cumulativeLastYear: lastYear && before,
			cumulativeExpected: goal === null ? null : goal * shareOfYear(shares, lastDayOfMonth(month)),
			successRate: totals && successRate(totals),
		};
	});
}

function municipalitiesOf(facts: YearFacts, area: Area, identity?: Identity): MunicipalityProgress[] {
	const {areas, at: day} = facts;
	return membersOn(areas, area, {kind: 'municipality', day})
		.filter(municipality => !identity || maySeeArea(identity, municipality, {areas, day}))
		.map(municipality => municipalityProgress(facts, municipality))
		.sort((a, b) => a.name.localeCompare(b.name, 'nl'));
}

function municipalityProgress(facts: YearFacts, municipality: Area): MunicipalityProgress {
	const {started, direct} = startedWithin(facts, municipality);
	const norm = facts.targets.find(target => target.kind === 'rate')?.goal;
	const downloads = wholeMonths(facts)
		.map(month => downloadsIn(facts, municipality, month))
		.filter(count => count !== null);
	const isKnown = started !== null && direct !== null;
	return {
		code: municipality.code,
		name: municipality.name,
		slug: municipality.slug,
		district: districtOn(facts.areas, municipality, facts.at)?.name ?? null,
		started,
		startedCompared: startedCompared(facts, municipality),
		direct,
		successRate: successRate({started, direct}),
		judgement: isKnown && norm !== undefined ? judgeRate({successes: direct, cases: started, norm}) : null,
		ambassador: ambassadorOf(facts, municipality),
		ownActions: ownActionCount(facts.tallies, municipality, kindsCountingAs('non-time-critical')),
		appDownloads: downloads.length > 0 ? downloads.reduce((sum, count) => sum + count, 0) : null,
	};
}

function ambassadorOf(facts: YearFacts, municipality: Area): MunicipalityProgress['ambassador'] {
	const day = facts.at;
	if (hasAmbassador(facts, municipality, {isTrained: true, day})) {
		return 'trained';
	}

	return hasAmbassador(facts, municipality, {isTrained: false, day}) ? 'untrained' : 'vacant';
}
