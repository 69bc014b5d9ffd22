import {randomUUID} from 'node:crypto';
import {type Area, areasOn, UNIT} from '../../src/domain/areas.ts';
import type {Identity} from '../../src/domain/users.ts';
import type {Database} from '../../src/store/database.ts';
import type {AreaFile} from '../../src/usecases/area-files.ts';
import {everyArea} from '../../src/usecases/areas.ts';
import {applyPreview} from '../../src/usecases/import-areas.ts';
import {previewAreas} from '../../src/usecases/preview-areas.ts';
import {progressReport} from '../../src/usecases/progress-report.ts';

const identity: Identity = {id: 'beheer', role: 'admin', area: null};

export const writeAt = (now: Date) => ({identity, key: randomUUID(), now});

const areaHeader = 'wijziging;vanaf;code;naam;soort;onder;naar;jaar;inwoners\n';

/** A file of dated changes of areas, one row each. */
export const fileOf = (...rows: string[]) => ({
	content: Buffer.from(areaHeader + rows.join('\n')),
	fileName: 'gebieden.csv',
});

/** Looks at a file and applies it, as the page and the command do. */
export async function importAreas(
	db: Database,
	{file, seen}: {file: AreaFile; seen: string | null},
	write: ReturnType<typeof writeAt>,
) {
	const preview = await previewAreas(db, file, write.now);
	return applyPreview(db, {preview, seen}, write);
}

export const municipalitiesOn = (areas: readonly Area[], day: string) => areasOn(areas, 'municipality', day);

/** Every figure of a year of the unit, its districts and basisteams, without names: what a reorganisation must leave alone. */
export async function totals(db: Database, year: number, now: Date): Promise<string> {
	const areas = await everyArea(db);
	const last = `${year}-12-31`;
	const parts = (['district', 'basisteam', 'detectives'] as const).flatMap(kind => areasOn(areas, kind, last));
	const codes = [UNIT, ...parts.map(({code}) => code)];
	const reports = await Promise.all(codes.map(area => progressReport(db, {year, area, now})));
	return JSON.stringify(
		reports.map(({area, months, municipalities, targets}) => ({
			area: area.code,
			months: months.map(({totals: sums}) => sums),
			municipalities: municipalities.map(({name, slug, ...figures}) => figures),
			targets: targets.map(({target, numerator, denominator, status}) => [target.id, numerator, denominator, status]),
		})),
	);
}
