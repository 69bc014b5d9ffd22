import type {FigureBeside} from '../domain/organisation-figures.ts';
import type {ProgressReport} from '../domain/progress-report.ts';
import {formatCount, formatDecimal, formatThrough} from './format.ts';

/** `Per 10.000 inwoners: 4,6; district West-Utrecht 3,9; eenheid 4,7.` null without anything to compare with. */
export function besideWords(
	label: string,
	{own, district, unit}: FigureBeside,
	place: ProgressReport | null,
): string | null {
	const parts = [
		own === null ? null : formatDecimal(own),
		district === null || place === null ? null : `district ${place.area.name} ${formatDecimal(district)}`,
		unit === null ? null : `eenheid ${formatDecimal(unit)}`,
	].filter(part => part !== null);
	return parts.length === 0 ? null : `${label}: ${parts.join('; ')}.`;
}

/** The whole months so far beside those of last year; only last year's where the figure itself is of those months. */
export function lastYearWords({value, lastYear}: FigureBeside, {isComplete}: ProgressReport): string | null {
	if (lastYear === null) {
		return null;
	}

	const {now, before, throughMonth} = lastYear;
	if (isComplete && now === value) {
		return `Vorig jaar: ${formatCount(before)}.`;
	}

	const through = formatThrough(throughMonth);
	return now === value
		? `Vorig jaar ${through}: ${formatCount(before)}.`
		: `Hele maanden ${through}: ${formatCount(now)}; vorig jaar ${formatCount(before)}.`;
}
