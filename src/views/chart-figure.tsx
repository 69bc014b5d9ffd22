import type {ComponentChildren} from 'preact';
import {type Day, lastDayOfMonth, type Month, monthOf} from '../domain/period.ts';
import type {ProgressReport} from '../domain/progress-report.ts';
import {formatMonth, formatThrough, UNKNOWN} from './format.ts';

/** A line or bar of a chart: its style is the class `series--<key>`. */
export interface Series {
	key: 'current' | 'expected' | 'last-year' | 'rate' | 'norm';
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
	/** The table that the chart is drawn from. */
	children: ComponentChildren;
}

/** A chart and its table. Without JavaScript the table is all there is, and it is open. */
export function ChartFigure({id, title, description, series, at, children}: ChartFigureProps) {
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
			</figure>
			<details class="chart__table" open>
				<summary>Tabel</summary>
				{children}
			</details>
		</section>
	);
}

function SeriesSign({seriesKey}: {seriesKey: Series['key']}) {
	return (
		<svg class={`legend__sign series--${seriesKey}`} width="28" height="10" aria-hidden="true" focusable="false">
			{seriesKey === 'rate' ? <rect width="14" height="10" x="7" rx="2" /> : <line x1="0" x2="28" y1="5" y2="5" />}
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
