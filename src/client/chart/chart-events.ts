import type {ChartColors} from './chart-style.ts';

/** A day on which something happened. */
export interface ChartEvent {
	/** Months since 1 January; 4.5 is half-way May. */
	position: number;
	/** The number in the list that says what it was. */
	mark: string;
	words: string;
}

/** The list of what happened that stands once in the page, for all its charts; empty without one. */
export function readChartEvents(): ChartEvent[] {
	return [...document.querySelectorAll<HTMLElement>('#gebeurtenissen > [data-position]')].map(item => ({
		position: Number(item.dataset.position),
		mark: item.dataset.mark ?? '',
		words: item.textContent?.replaceAll(/\s+/g, ' ').trim() ?? '',
	}));
}

/**
A dated line for each event, by a name of its own.

A bar stands for its whole month, around its label; a point of a line is the end of its month, so a day of May lies between
the points of April and May, and one of January before the first of them: on the edge.
*/
export function eventLines(events: readonly ChartEvent[], kind: 'line' | 'bar', colors: ChartColors) {
	const font = {family: getComputedStyle(document.body).fontFamily, size: 12, weight: 'bold' as const};
	return Object.fromEntries(
		events.map(({position, mark}) => [
			`event-${mark}`,
			{
				type: 'line' as const,
				scaleID: 'x',
				value: kind === 'bar' ? position - 0.5 : Math.max(0, position - 1),
				borderColor: colors.text,
				borderWidth: 1,
				borderDash: [2, 3],
				label: {
					display: true,
					content: mark,
					position: 'start' as const,
					padding: 3,
					color: colors.text,
					backgroundColor: colors.surface,
					borderColor: colors.text,
					borderWidth: 1,
					font,
				},
			},
		]),
	);
}
