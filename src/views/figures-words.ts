import type {FigureGap} from '../domain/figure-gaps.ts';
import {type Month, yearOf} from '../domain/period.ts';
import {formatCount, formatMonth} from './format.ts';

/** Which of the two numbers of a cell the grid shows; it stands in the address as `maat`. */
export const measures = ['downloads', 'deelnemers'] as const;
export type Measure = (typeof measures)[number];

export const FIGURES_PATH = '/cijfers';

/** The form of a whole month, or of one area in it. */
export function figuresPath(month: Month, area?: string): string {
	return `${FIGURES_PATH}/maanden/${month}${area === undefined ? '' : `/${area}`}`;
}

/** `mei`, for where the year is said elsewhere. */
export function monthWord(month: Month): string {
	return formatMonth(month).slice(0, -5);
}

/** So many names are said; more of them are counted. */
const MOST_NAMES = 3;

/** What is missing of a month, as the rest of a sentence: `geen downloadcijfers voor mei`. */
export function gapWords({month, isWhole, areas}: FigureGap): string {
	if (isWhole) {
		return `geen downloadcijfers voor ${monthWord(month)}`;
	}

	const names = areas.map(({kind, name}) => (kind === 'unit' ? 'de hele eenheid' : name));
	const [shown, rest] = [names.slice(0, MOST_NAMES), names.length - MOST_NAMES];
	const listed = rest > 0 ? `${shown.join(', ')} en ${formatCount(rest)} andere` : joined(shown);
	return `geen downloadcijfers voor ${monthWord(month)} van ${listed}`;
}

function joined(names: readonly string[]): string {
	return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} en ${names.at(-1)}`;
}

/** `1 vak`, `12 vakken`. */
export function cellCount(count: number): string {
	return count === 1 ? '1 vak' : `${formatCount(count)} vakken`;
}

/** The address of the grid of the year of a month. */
export function gridPath(month: Month): string {
	return `${FIGURES_PATH}?jaar=${yearOf(month)}`;
}
