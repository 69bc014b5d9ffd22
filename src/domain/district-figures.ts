import {isStarted} from './actions.ts';
import {type Area, areaOf, membersOn, UNIT} from './areas.ts';
import {type FigureRow, figureRows} from './figure-rows.ts';
import {actionTotals, nonTimeCriticalCount, successRate, talliesWithin, wholeMonths} from './figures.ts';
import {sumKnown} from './participants.ts';
import type {Month} from './period.ts';
import {judgeRate} from './wilson.ts';
import type {ActionTally, YearFacts} from './year-facts.ts';

/** A count of a district beside the unit, both for each 10,000 residents on 1 January. */
export interface CountBesideUnit {
	/** null: not known. */
	value: number | null;
	perTenThousand: number | null;
	unitPerTenThousand: number | null;
}

/** A figure of the whole months of this year beside the same months of last year. */
interface Beside {
	now: number;
	before: number;
	throughMonth: Month;
}

/** What a district did up to the day, beside the unit and last year. */
export interface DistrictFigures {
	started: CountBesideUnit;
	/** Inquiries, information and mails of any starter in the district. */
	messages: CountBesideUnit & {compared: Beside | null};
	downloads: CountBesideUnit;
	success: {
		direct: number | null;
		started: number | null;
		/** Direct / started, 0–1; null without started actions. */
		rate: number | null;
		unitRate: number | null;
		/** Above or below the norm only when the 95% Wilson interval excludes it; null without a norm or actions. */
		judgement: 'above' | 'below' | 'too-few' | null;
		/** Rates, 0–1; null when one of the years has no started actions in those months. */
		compared: Beside | null;
	};
}

/** The figures of a district; the same as its row among the districts of the unit. */
export function districtFigures(facts: YearFacts, district: Area): DistrictFigures {
	const unit = areaOf(facts.areas, UNIT) as Area;
	const rows = figureRows(facts, unit, 'district');
	const row = rows.find(({key}) => key === district.code);
	const residents = sumKnown(rows.map(({population}) => population));
	const municipalities = figureRows(facts, unit, 'municipality');
	const ofResidents = (key: 'started' | 'appDownloads'): CountBesideUnit => ({
		value: row?.[key] ?? null,
		perTenThousand: perResidentsOf(rowsOn(facts, municipalities, district), key),
		unitPerTenThousand: perResidentsOf(rowsOn(facts, municipalities, unit), key),
	});
	const messages: CountBesideUnit = {
		value: row?.nonTimeCritical ?? null,
		perTenThousand: perTenThousand(row?.nonTimeCritical ?? null, row?.population ?? null),
		unitPerTenThousand: perTenThousand(sumKnown(rows.map(found => found.nonTimeCritical)), residents),
	};
	const [started, direct] = [row?.started ?? null, row?.direct ?? null];
	const norm = facts.targets.find(target => target.kind === 'rate')?.goal;
	const isJudged = started !== null && direct !== null && norm !== undefined;
	const all = {
		started: sumKnown(rows.map(found => found.started)),
		direct: sumKnown(rows.map(found => found.direct)),
	};
	return {
		started: ofResidents('started'),
		messages: {...messages, compared: sameMonths(facts, district, messagesIn)},
		downloads: ofResidents('appDownloads'),
		success: {
			...{direct, started},
			rate: successRate({started, direct}),
			unitRate: successRate(all),
			judgement: isJudged ? judgeRate({successes: direct, cases: started, norm}) : null,
			compared: sameMonths(facts, district, rateIn),
		},
	};
}

/** The rows of the municipalities that belong to an area on the day. */
function rowsOn(facts: YearFacts, rows: readonly FigureRow[], area: Area): FigureRow[] {
	const codes = new Set(membersOn(facts.areas, area, {kind: 'municipality', day: facts.at}).map(({code}) => code));
	return rows.filter(({key}) => codes.has(key));
}

/** Count and residents of the same places, so that who left or is unknown weighs in neither. */
function perResidentsOf(rows: readonly FigureRow[], key: 'started' | 'appDownloads'): number | null {
	const known = rows.filter(row => row[key] !== null && row.population !== null);
	return perTenThousand(sumKnown(known.map(row => row[key])), sumKnown(known.map(({population}) => population)));
}

function perTenThousand(count: number | null, residents: number | null): number | null {
	return count === null || !residents ? null : (count / residents) * 10_000;
}

type Measure = (tallies: readonly ActionTally[]) => number | null;

function messagesIn(tallies: readonly ActionTally[]): number {
	return nonTimeCriticalCount(tallies);
}

function rateIn(tallies: readonly ActionTally[]): number | null {
	return successRate(actionTotals(tallies));
}

/** A measure of the whole months of both years; null before the first is over, and without rows of last year. */
function sameMonths(facts: YearFacts, district: Area, measure: Measure): Beside | null {
	const months = wholeMonths(facts);
	const throughMonth = months.at(-1);
	const {tallies} = facts.lastYear;
	if (throughMonth === undefined || !tallies.some(isStarted)) {
		return null;
	}

	const within = (all: readonly ActionTally[], wanted: readonly Month[]) =>
		measure(talliesWithin(facts, all, district).filter(({month}) => wanted.includes(month)));
	const now = within(facts.tallies, months);
	const before = within(
		tallies,
		months.map(month => `${facts.year - 1}${month.slice(4)}`),
	);
	return now === null || before === null ? null : {now, before, throughMonth};
}
