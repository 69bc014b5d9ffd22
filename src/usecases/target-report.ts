import {type Area, districtOn, UNIT} from '../domain/areas.ts';
import {refuse} from '../domain/faults.ts';
import {figureRows} from '../domain/figure-rows.ts';
import {funnelPoint} from '../domain/funnel.ts';
import {growthByMonth, growthByPlace} from '../domain/growth-rows.ts';
import {memberRows, membersByDistrict} from '../domain/member-rows.ts';
import {paceOf} from '../domain/pace.ts';
import type {PlaceKind} from '../domain/place-facts.ts';
import {measureOf} from '../domain/progress.ts';
import type {Funnel, TargetDivision, TargetReport} from '../domain/target-report.ts';
import type {Target} from '../domain/targets.ts';
import {actionScope, type Identity, mayDivideBy, maySeeArea} from '../domain/users.ts';
import type {YearFacts} from '../domain/year-facts.ts';
import type {Database} from '../store/database.ts';
import {reportOf, visibleArea} from './progress-report.ts';
import {readTargetHistory} from './target-history.ts';
import {loadYearFacts, type YearRequest} from './year-facts.ts';

type TargetRequest = YearRequest & {id: string; area: string; identity: Identity};

/**
One target of a year in one area: how it stands, what it needs, where it is made, and who changed it.

@throws {Refusal} `not-found` for a target that the year does not have, and for an area that the asker may not see.
*/
export async function targetReport(db: Database, request: TargetRequest): Promise<TargetReport> {
	const {id, identity, knownAt} = request;
	const [facts, history] = await Promise.all([
		loadYearFacts(db, request),
		readTargetHistory(db, {year: request.year, id, knownAt}),
	]);
	const area = visibleArea(facts, request.area, identity);
	const report = reportOf(facts, area, request);
	const progress = report.targets.find(({target}) => target.id === id);
	if (!progress) {
		refuse('not-found', `Dit doel bestaat niet in ${request.year}.`);
	}

	const pace = paceOf(facts, area, progress);
	const maySee = (seen: Area) => maySeeArea(identity, seen, {areas: facts.areas, day: facts.at});
	return {
		...{facts, area, report, progress, history, maySee},
		pace: pace?.kind === 'members' ? {...pace, unmet: pace.unmet.filter(row => maySee(row.area))} : pace,
		divisions: divisionsOf(facts, area, {target: progress.target, identity}),
		funnel:
			progress.target.kind === 'rate' && mayDivideBy(identity.role, 'municipality') ? funnelOf(facts, area) : null,
		mayListActions: actionScope(identity, facts.areas) === 'all',
	};
}

interface Asked {
	target: Target;
	identity: Identity;
}

function divisionsOf(facts: YearFacts, area: Area, {target, identity}: Asked): TargetDivision[] {
	const places = (['district', 'basisteam', 'municipality'] as const).filter(
		by => mayDivideBy(identity.role, by) && by !== area.kind && !isAbove(by, area),
	);
	const own: TargetDivision[] = identity.role === 'ambassador' ? [comparisonOf(facts, {target, identity})] : [];
	switch (target.kind) {
		case 'count':
		case 'rate':
			return [...places, ...own, 'month' as const].map(by =>
				typeof by === 'string' ? {by, kind: 'actions', rows: figureRows(facts, area, by)} : by,
			);
		case 'growth':
			return [
				{by: 'month', kind: 'download-months', rows: growthByMonth(facts, area)},
				...places.map(by => ({by, kind: 'downloads' as const, rows: growthByPlace(facts, area, by)})),
				...own,
			];
		case 'members': {
			const rows = memberRows(facts, area, target);
			const named = rows.filter(row => maySeeArea(identity, row.area, {areas: facts.areas, day: facts.at}));
			return [
				...(named.length > 0 ? [{by: 'organisation' as const, kind: 'organisations' as const, rows: named}] : []),
				...(places.includes('district')
					? [{by: 'district' as const, kind: 'members' as const, rows: membersByDistrict(rows)}]
					: []),
				...own,
			];
		}
	}
}

/** A municipality is not divided over districts: it lies in one. */
function isAbove(by: PlaceKind, {kind}: Area): boolean {
	const order = ['municipality', 'basisteam', 'district', 'unit'];
	return kind === 'detectives' ? by === 'district' : order.indexOf(by) > order.indexOf(kind);
}

/** The own organisation of an ambassador beside its district and the unit, as far as they may be seen. */
function comparisonOf(facts: YearFacts, {target, identity}: Asked): TargetDivision {
	const own = facts.areas.find(({code}) => code === identity.area);
	const district = own && districtOn(facts.areas, own, facts.at);
	const unit = facts.areas.find(({code}) => code === UNIT);
	const rows = [own, district, unit]
		.filter(area => area !== undefined && area !== null)
		.filter(area => maySeeArea(identity, area, {areas: facts.areas, day: facts.at}))
		.map(area => ({area, measure: measureOf(facts, area, target)}));
	return {by: 'own', kind: 'comparison', rows};
}

/** The municipalities of an area around its pooled rate; null while nothing was started. */
function funnelOf(facts: YearFacts, area: Area): Funnel | null {
	const rows = figureRows(facts, area, 'municipality').flatMap(({key, started, direct}) => {
		const municipality = facts.areas.find(({code, kind}) => code === key && kind === 'municipality');
		return municipality && started !== null && direct !== null ? [{area: municipality, started, direct}] : [];
	});
	const [started, direct] = [
		rows.reduce((sum, row) => sum + row.started, 0),
		rows.reduce((sum, row) => sum + row.direct, 0),
	];
	if (area.kind === 'municipality' || started === 0) {
		return null;
	}

	const pooledRate = direct / started;
	const points = rows.flatMap(row => {
		const point = funnelPoint(row, pooledRate);
		return point ? [{...point, area: row.area}] : [];
	});
	return {pooledRate, points};
}
