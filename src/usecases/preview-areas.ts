import {hash} from 'node:crypto';
import {changedAreas} from '../domain/area-changes.ts';
import {type AreaEffect, areaEffects, isSameArea, pastSentence} from '../domain/area-effects.ts';
import {withFormerNames} from '../domain/area-names.ts';
import type {ChangedAreas} from '../domain/area-step.ts';
import {type Area, areaOf, areasOn, UNIT} from '../domain/areas.ts';
import {areaColumns, readAreaChanges} from '../domain/import-areas.ts';
import type {RowFault} from '../domain/imports.ts';
import {type Day, dayOf, yearOf} from '../domain/period.ts';
import type {YearFacts} from '../domain/year-facts.ts';
import {type AreaUse, countAreaUse} from '../store/area-use.ts';
import type {Database} from '../store/database.ts';
import {listAreaFacts, listAreas} from '../store/facts.ts';
import type {AreaFile} from './area-files.ts';
import {reportOf} from './progress-report.ts';
import {readRows} from './read-rows.ts';
import {reportYears} from './targets.ts';
import {loadYearFacts} from './year-facts.ts';

/** One area that changes; `before` is null for a new one. */
export interface AreaDifference {
	before: Area | null;
	after: Area;
}

/** Facts of an area that ends, on or after the day it ends: they stay where they are. */
export interface LeftBehind extends AreaUse {
	area: Area;
	until: Day;
}

/** What a file of areas would do; nothing was written. */
export interface AreaPreview {
	/** Every reason why it cannot be done, a past year that would change included. */
	faults: RowFault[];
	differences: AreaDifference[];
	/** Areas that the file names and that stay as they are. */
	unchanged: number;
	/** Figures of the running year that change; those of past years are faults. */
	effects: AreaEffect[];
	leftBehind: LeftBehind[];
	/** Stands for the areas as they were looked at: what is applied is what was seen. */
	seen: string;
}

/** Reads a file of dated changes of areas and tells all that it would do, by the reports of every year. */
export async function previewAreas(db: Database, file: AreaFile, now: Date): Promise<AreaPreview> {
	const [areas, facts, {rows, faults: inTable}] = await Promise.all([
		listAreas(db),
		listAreaFacts(db),
		readRows(file, areaColumns),
	]);
	const {changes: read, faults: inRows} = readAreaChanges(rows);
	const changes = withFormerNames(read, facts);
	const faults = [...inTable, ...inRows];
	if (faults.length === 0 && changes.length === 0) {
		faults.push({line: 1, column: null, message: 'Er staan geen wijzigingen in dit bestand.'});
	}

	const made: ChangedAreas = faults.length > 0 ? {areas: [...areas], faults} : changedAreas(areas, changes);
	const preview = await previewOf(db, made, {now, lines: changes.map(({line}) => line)});
	return {...preview, unchanged: Math.max(0, changes.length - preview.differences.length)};
}

/** The same for areas that are known already: what taking an import back would do. */
export async function previewOf(
	db: Database,
	{areas: after, faults}: ChangedAreas,
	{now, lines}: {now: Date; lines: readonly number[]},
): Promise<AreaPreview> {
	const [before, facts] = await Promise.all([listAreas(db), listAreaFacts(db)]);
	const revisions = facts.map(({_id, revision}) => `${_id}.${revision}`).sort();
	const seen = hash('sha256', revisions.join(' '));
	const nothing = {differences: [], unchanged: 0, effects: [], leftBehind: [], seen};
	if (faults.length > 0) {
		return {...nothing, faults};
	}

	const differences = differencesOf(before, after);
	const effects = differences.length > 0 ? await effectsOf(db, after, now) : [];
	const runningYear = yearOf(dayOf(now));
	const past = effects.filter(({year}) => year < runningYear);
	const line = lines.at(-1) ?? 1;
	const pastFaults = past.map(effect => ({line, column: null, message: pastSentence(effect)}));
	return {
		...{seen, differences, unchanged: 0, faults: pastFaults},
		effects: effects.filter(({year}) => year >= runningYear),
		leftBehind: await leftBehindOf(db, differences),
	};
}

function differencesOf(before: readonly Area[], after: readonly Area[]): AreaDifference[] {
	const all = after.map(area => ({before: areaOf(before, area.code) ?? null, after: area}));
	return all.filter(({before: old, after: area}) => old === null || !isSameArea(area, old));
}

/** Asked of every year that has targets or facts, and of the running one. */
async function effectsOf(db: Database, after: readonly Area[], now: Date): Promise<AreaEffect[]> {
	const {years} = await reportYears(db);
	const all = [...new Set([yearOf(dayOf(now)), ...years])].filter(year => year <= yearOf(dayOf(now))).sort();
	const found: AreaEffect[] = [];
	for (const year of all) {
		const facts = await loadYearFacts(db, {year, now});
		for (const area of areasToCompare(facts)) {
			const changed = areaOf(after, area.code);
			const reports = [
				reportOf(facts, area, {year, now}),
				changed && reportOf({...facts, areas: after}, changed, {year, now}),
			];
			found.push(...(reports[0] && reports[1] ? areaEffects(reports[0], reports[1]) : []));
			// Other requests come in between: a report takes a few milliseconds.
			await new Promise(resolve => setImmediate(resolve));
		}
	}

	return found;
}

/** Sums are of the unit, its districts and basisteams; of a municipality by itself nothing depends on where it lies. */
function areasToCompare({areas, at}: YearFacts): Area[] {
	const unit = areaOf(areas, UNIT);
	const kinds = ['district', 'basisteam', 'detectives'] as const;
	return [...(unit ? [unit] : []), ...kinds.flatMap(kind => areasOn(areas, kind, at))];
}

async function leftBehindOf(db: Database, differences: readonly AreaDifference[]): Promise<LeftBehind[]> {
	const ending = differences.filter(({before, after}) => after.until !== null && before?.until !== after.until);
	const used = await Promise.all(
		ending.map(async ({after}) => {
			const until = after.until ?? '';
			return {area: after, until, ...(await countAreaUse(db, {code: after.code, kind: after.kind, from: until}))};
		}),
	);
	return used.filter(
		({actions, appDownloads, ambassadors, accounts}) => actions + appDownloads + ambassadors + accounts > 0,
	);
}
