import {type Area, areaOf, districtOn, populationOf, UNIT} from './areas.ts';
import {type Compared, downloadsCompared, startedCompared} from './comparison.ts';
import {type FigureRow, figureRows} from './figure-rows.ts';
import {downloadRowsWithin, wholeMonths} from './figures.ts';
import {lastParticipantsOf} from './participants.ts';
import type {MunicipalityProgress, ProgressReport} from './progress-report.ts';
import type {YearFacts} from './year-facts.ts';

/** A municipality with everything that it is compared by. */
export interface MunicipalityFigures extends MunicipalityProgress {
	/** Code of its district on the day; null when it has none. */
	districtCode: string | null;
	/** Residents on 1 January; null where not known. */
	population: number | null;
	/** Registered participants at the end of the last whole month known; null when none were reported. */
	participants: number | null;
	startedCompared: Compared | null;
	downloadsCompared: Compared | null;
	/** Place on the tile map; null where there is none. */
	tile: Area['tile'];
}

/** All municipalities of the unit on one day. */
export interface MunicipalitiesReport {
	/** Of the whole unit. */
	report: ProgressReport;
	/** By name. */
	municipalities: MunicipalityFigures[];
	/** What the unit counts beside them: municipalities that left this year, actions without one, downloads not split. */
	rest: FigureRow[];
	/** The districts of the municipalities, by name. */
	districts: {code: string; name: string}[];
}

/** The municipalities of a report of the unit, each with its figures; together with `rest` they add up to the unit. */
export function municipalitiesOf(facts: YearFacts, report: ProgressReport): MunicipalitiesReport {
	const municipalities = report.municipalities.map(progress => figuresOf(facts, progress));
	const shown = new Set(municipalities.map(({code}) => code));
	const districts = new Set(municipalities.map(({districtCode}) => districtCode));
	const unit = areaOf(facts.areas, UNIT) as Area;
	return {
		report,
		municipalities,
		rest: figureRows(facts, unit, 'municipality').filter(
			({key, started, appDownloads}) => !shown.has(key) && (Boolean(started) || Boolean(appDownloads)),
		),
		districts: facts.areas
			.filter(({code}) => districts.has(code))
			.map(({code, name}) => ({code, name}))
			.sort((a, b) => a.name.localeCompare(b.name, 'nl')),
	};
}

function figuresOf(facts: YearFacts, progress: MunicipalityProgress): MunicipalityFigures {
	const area = areaOf(facts.areas, progress.code) as Area;
	return {
		...progress,
		districtCode: districtOn(facts.areas, area, facts.at)?.code ?? null,
		population: populationOf(area, facts.year),
		participants: lastParticipantsOf(wholeMonths(facts).flatMap(month => downloadRowsWithin(facts, area, month))),
		startedCompared: startedCompared(facts, area),
		downloadsCompared: downloadsCompared(facts, area),
		tile: area.tile,
	};
}
