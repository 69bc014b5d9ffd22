import type {ComponentChildren} from 'preact';
import {type Day, dayOf, lastDayOfMonth, type Month, monthOf} from '../domain/period.ts';
import type {ProgressReport} from '../domain/progress-report.ts';
import {formatDay, formatInstant, formatMonth, formatThrough, UNKNOWN} from './format.ts';
import {nameOf} from './progress-table.ts';

export const CHART_SOURCE = 'Acties zoals vastgelegd in deze dienst';

/** A line or bar of a chart: its style is the class `series--<key>`. */
export interface Series {
	key: 'current' | 'expected' | 'last-year' | 'rate' | 'norm' | 'cases' | 'point' | 'limit-95' | 'limit-99';
	label: string;
}

/** A chart without figures: a sentence in its place says why. */
export function EmptyChart({id, title, reason}: {id: string; title: string; reason: string}) {
	return (
		<section class="utrecht-card chart" aria-labelledby={`${id}-titel`}>
			<h2 class="nl-heading nl-heading--level-2" id={`${id}-titel`}>
				{title}
			</h2>
			<p class="nl-paragraph quiet">{reason}</p>
		</section>
	);
}

interface ChartFigureProps {
	id: string;
	title: string;
	/** What the chart shows, in a sentence for who does not see it. */
	description: string;
	series: readonly Series[];
	/** The last day that counts. */
	at: Day;
	/** How its figures are computed. */
	explanation: ComponentChildren;
	/** The table that the chart is drawn from. */
	children: ComponentChildren;
}

/** A chart and its table. Without JavaScript the table is all there is, and it is open. */
export function ChartFigure({id, title, description, series, at, explanation, children}: ChartFigureProps) {
	return (
		<section class="utrecht-card chart" aria-labelledby={`${id}-titel`}>
			<h2 class="nl-heading nl-heading--level-2" id={`${id}-titel`}>
				{title}
			</h2>
			<figure class="chart__figure" id={id} hidden>
				<div class="chart__frame">
					<canvas role="img" aria-label={description} />
				</div>
				<figcaption class="legend">
					{series.map(({key, label}) => (
						<span key={key} class="legend__item">
							<SeriesSign seriesKey={key} />
							{label}
						</span>
					))}
					{at !== lastDayOfMonth(monthOf(at)) && (
						<span class="legend__note">
							{monthName(monthOf(at))}: alleen {formatThrough(at)}
						</span>
					)}
				</figcaption>
				<button class="chart__picture" type="button" data-picture={id}>
					Download PNG<span class="visually-hidden"> van {title}</span>
				</button>
			</figure>
			<div class="chart__foot">
				<details class="chart__table" open>
					<summary>Tabel</summary>
					{children}
				</details>
				{explanation}
			</div>
		</section>
	);
}

const shapes: Partial<Record<Series['key'], ComponentChildren>> = {
	rate: <rect width="14" height="10" x="7" rx="2" />,
	point: <circle cx="14" cy="5" r="4" />,
};

/** The titles, the source and the file name that the picture of a chart takes along; they stand with the rows. */
export function pictureOf(
	report: ProgressReport,
	{id, title}: {id: string; title: string},
): Record<`data-${string}`, string> {
	const {area, year, at, knownAt} = report;
	const day = dayOf(knownAt).replaceAll('-', '');
	return {
		'data-title': `${title}: ${area.name} ${year}`,
		'data-source': `Bron: ${CHART_SOURCE.toLowerCase()}. Stand van ${formatInstant(knownAt)}, tot en met ${formatDay(at)}.`,
		'data-file': `burgernet-${nameOf(id, report)}-${year}-${day}.png`,
	};
}

function SeriesSign({seriesKey}: {seriesKey: Series['key']}) {
	return (
		<svg class={`legend__sign series--${seriesKey}`} width="28" height="10" aria-hidden="true" focusable="false">
			{shapes[seriesKey] ?? <line x1="0" x2="28" y1="5" y2="5" />}
		</svg>
	);
}

/** `juni`, or `juni (t/m 14 juni)` for the month that is not over on the day. */
export function MonthHeader({month, at}: {month: Month} & Pick<ProgressReport, 'at'>) {
	const isRunning = isRunningMonth(month, at);
	const name = monthName(month);
	return (
		<th scope="row" class="utrecht-table__header-cell" data-label={shortName(name)}>
			{isRunning ? `${name} (${formatThrough(at)})` : name}
		</th>
	);
}

function shortName(month: string): string {
	return month === 'maart' ? 'mrt' : month.slice(0, 3);
}

export function isRunningMonth(month: Month, at: Day): boolean {
	return month === monthOf(at) && at !== lastDayOfMonth(month);
}

export function monthName(month: Month): string {
	return formatMonth(month).slice(0, -5);
}

/** A cell that a chart reads: the exact number beside the written one; a dash where there is none. */
export function NumberCell({value, text, tip}: {value: number | null; text: string; tip?: string}) {
	return value === null ? (
		<td class="utrecht-table__cell utrecht-table__cell--numeric-column">
			<span aria-hidden="true">–</span>
			<span class="visually-hidden">{UNKNOWN}</span>
		</td>
	) : (
		<td
			class="utrecht-table__cell utrecht-table__cell--numeric-column utrecht-table__cell--numeric-data"
			data-value={value}
			data-tip={tip ?? text}
		>
			{text}
		</td>
	);
}

/** A column's head; with a series the chart draws the column. */
export function ColumnHead({label, series}: {label: string; series?: Series['key']}) {
	return (
		<th
			scope="col"
			class="utrecht-table__header-cell utrecht-table__header-cell--numeric-column"
			{...(series && {'data-series': series})}
		>
			{label}
		</th>
	);
}
