import type {Area} from './areas.ts';
import type {FigureRow} from './figure-rows.ts';
import type {FunnelPoint} from './funnel.ts';
import type {GrowthMonth, GrowthRow} from './growth-rows.ts';
import type {DistrictMembers, MemberRow} from './member-rows.ts';
import type {Pace} from './pace.ts';
import type {PlaceKind} from './place-facts.ts';
import type {Measure, TargetProgress} from './progress.ts';
import type {ProgressReport} from './progress-report.ts';
import type {Version} from './revisions.ts';
import type {Target} from './targets.ts';
import type {Role} from './users.ts';
import type {YearFacts} from './year-facts.ts';

/** One target divided; what a role may not see is not in it. */
export type TargetDivision =
	| {by: PlaceKind | 'month'; kind: 'actions'; rows: FigureRow[]}
	| {by: PlaceKind; kind: 'downloads'; rows: GrowthRow[]}
	| {by: 'month'; kind: 'download-months'; rows: GrowthMonth[]}
	| {by: 'organisation'; kind: 'organisations'; rows: MemberRow[]}
	| {by: 'district'; kind: 'members'; rows: DistrictMembers[]}
	| {by: 'own'; kind: 'comparison'; rows: {area: Area; measure: Measure}[]};
export const targetDivisions = ['organisation', 'district', 'basisteam', 'municipality', 'own', 'month'] as const;
export type DivisionName = (typeof targetDivisions)[number];

/** Each municipality with started actions, around the rate of all of them together, 0–1. */
export interface Funnel {
	pooledRate: number;
	points: (FunnelPoint & {area: Area})[];
}

/** Everything that the page of one target is made of, read once. */
export interface TargetReport {
	facts: YearFacts;
	area: Area;
	report: ProgressReport;
	progress: TargetProgress;
	/** Null when nothing is needed any more, or nothing is known. */
	pace: Pace | null;
	divisions: TargetDivision[];
	/** Null where there is nothing to draw, and for who may not see it. */
	funnel: Funnel | null;
	history: TargetHistory;
	/** Whether the asker may open every action behind a figure, and see the page of an area. */
	mayListActions: boolean;
	maySee(area: Area): boolean;
}

export interface TargetHistory {
	/** The oldest first; only what was recorded by the moment that was asked for. */
	versions: Version<Target>[];
	/** The role of whoever recorded a version; null for a process and for an account that is gone. */
	roleOf(recordedBy: string): Role | null;
}
