import type {AreaFields} from './areas.ts';
import type {TargetProgress} from './progress.ts';
import type {ProgressReport} from './progress-report.ts';

/** One figure of a report that a change of areas changes. */
export interface AreaEffect {
	year: number;
	area: ProgressReport['area'];
	/** A target of that year; null: the actions or the municipalities of the area. */
	target: TargetProgress['target'] | null;
	before: Figure;
	after: Figure;
}

/** A count, or a part of a whole; null: not known. */
export interface Figure {
	numerator: number | null;
	/** null: it is no part of anything. */
	denominator: number | null;
}

/**
The figures of one area and year that differ between two reports: what each target measures, the actions of the year, and
how many municipalities the area has. Names and what is expected are no figures.
*/
export function areaEffects(before: ProgressReport, after: ProgressReport): AreaEffect[] {
	const {year, area} = before;
	const ofTargets = before.targets.map(progress => {
		const same = after.targets.find(({target}) => target.id === progress.target.id);
		return {target: progress.target, before: measured(progress), after: same ? measured(same) : nothing};
	});
	const figures = [
		...ofTargets,
		{target: null, before: startedOf(before), after: startedOf(after)},
		{target: null, before: municipalitiesOf(before), after: municipalitiesOf(after)},
	];
	return figures.filter(figure => !isSame(figure.before, figure.after)).map(figure => ({year, area, ...figure}));
}

const nothing: Figure = {numerator: null, denominator: null};

function measured({target, numerator, denominator, value}: TargetProgress): Figure {
	return target.kind === 'count' ? {numerator: value, denominator: null} : {numerator, denominator};
}

/** Started actions, of which direct successes. */
function startedOf({months}: ProgressReport): Figure {
	const sum = (of: 'started' | 'direct') => months.reduce((total, {totals}) => total + (totals?.[of] ?? 0), 0);
	return {numerator: sum('direct'), denominator: sum('started')};
}

function municipalitiesOf({municipalities}: ProgressReport): Figure {
	return {numerator: municipalities.length, denominator: null};
}

function isSame(one: Figure, other: Figure): boolean {
	return one.numerator === other.numerator && one.denominator === other.denominator;
}

/** Why a change of areas is refused: a past year would not be what it was. One sentence. */
export function pastSentence({year, area, target, before, after}: AreaEffect): string {
	const what = target ? `doel ${target.id} (${target.title})` : 'de telling';
	return `In ${year} zou ${what} van ${area.name} veranderen van ${textOf(before)} naar ${textOf(after)}. Een jaar dat voorbij is, blijft zoals het was.`;
}

function textOf({numerator, denominator}: Figure): string {
	const count = (value: number | null) => (value === null ? 'onbekend' : String(value));
	return denominator === null ? count(numerator) : `${count(numerator)} van ${count(denominator)}`;
}

/** Whether two areas say the same. */
export function isSameArea(one: AreaFields, other: AreaFields): boolean {
	const fields = Object.keys(one) as (keyof AreaFields)[];
	return fields.every(field => JSON.stringify(one[field]) === JSON.stringify(other[field]));
}
