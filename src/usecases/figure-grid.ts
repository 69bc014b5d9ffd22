import {type Area, UNIT} from '../domain/areas.ts';
import {type FigureGap, figureGaps} from '../domain/figure-gaps.ts';
import {type FigureGrid, figureGrid} from '../domain/figure-grid.ts';
import {dayOf, yearOf} from '../domain/period.ts';
import {type PopulationYear, populationYears} from '../domain/population.ts';
import type {Database} from '../store/database.ts';
import {listAppDownloads, listAreas} from '../store/facts.ts';

/** Everything that /cijfers shows of a year. */
export interface DeliveredFigures {
	grid: FigureGrid;
	gaps: FigureGap[];
	/** The years whose residents are known, the newest first. */
	populations: PopulationYear[];
	unit: Area | null;
}

/** The figures of a year as they were delivered, with what is missing; two reads, whatever the number of areas. */
export async function readFigureGrid(db: Database, {year, now}: {year: number; now: Date}): Promise<DeliveredFigures> {
	const [areas, rows] = await Promise.all([listAreas(db), listAppDownloads(db, {years: [year - 1, year]})]);
	const today = dayOf(now);
	return {
		grid: figureGrid({areas, rows: rows.filter(row => row.year === year), year}, today),
		gaps: year > yearOf(today) ? [] : figureGaps({year, areas, appDownloads: rows}, today),
		populations: populationYears(areas),
		unit: areas.find(({code}) => code === UNIT) ?? null,
	};
}
