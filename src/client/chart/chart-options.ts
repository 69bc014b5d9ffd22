import type {ChartConfiguration, ChartDataset, ChartOptions} from 'chart.js';
import {eventLines, readChartEvents} from './chart-events.ts';
import {type ChartColors, formatTick} from './chart-style.ts';
import type {ChartSeries, ChartTable} from './chart-table.ts';

type Kind = 'line' | 'bar';

/** The whole configuration of a chart, made anew for each redraw. */
export function chartConfiguration(
	table: ChartTable,
	colors: ChartColors,
	{isStill}: {isStill: boolean},
): ChartConfiguration<Kind, (number | null)[]> {
	const datasets = table.series.map(series =>
		series.key === 'rate' ? barOf(series, table, colors) : lineOf(series, table, colors),
	);
	return {
		type: table.unit === 'rate' ? 'bar' : 'line',
		data: {labels: table.labels, datasets},
		options: optionsOf(table, colors, {isStill}),
	};
}

function barOf(series: ChartSeries, table: ChartTable, colors: ChartColors): ChartDataset<'bar', (number | null)[]> {
	return {
		type: 'bar',
		label: series.label,
		data: series.values,
		// The bar of the running month is hollow: it can still change a lot.
		backgroundColor: series.values.map((_, index) => (index === table.partialIndex ? colors.surface : colors.rate)),
		borderColor: colors.rate,
		borderWidth: series.values.map((_, index) => (index === table.partialIndex ? 2 : 0)),
		borderRadius: 3,
		maxBarThickness: 36,
	};
}

const lineWidths: Record<string, number> = {current: 3, expected: 2, 'last-year': 2};

function lineOf(series: ChartSeries, table: ChartTable, colors: ChartColors): ChartDataset<'line', (number | null)[]> {
	const color = {current: colors.current, expected: colors.expected}[series.key] ?? colors['last-year'];
	const isCurrent = series.key === 'current';
	const isPartial = (index: number) => isCurrent && index === table.partialIndex;
	return {
		type: 'line',
		label: series.label,
		data: series.values,
		borderColor: color,
		borderWidth: lineWidths[series.key] ?? 2,
		borderDash: series.key === 'expected' ? [7, 5] : [],
		segment: {borderDash: context => (isPartial(context.p1DataIndex) ? [2, 4] : undefined)},
		pointRadius: series.values.map(() => (isCurrent ? 3.5 : 0)),
		pointHoverRadius: 5,
		pointBackgroundColor: series.values.map((_, index) => (isPartial(index) ? colors.surface : color)),
		pointBorderColor: color,
		pointBorderWidth: 2,
		order: isCurrent ? 0 : 1,
	};
}

function optionsOf(table: ChartTable, colors: ChartColors, {isStill}: {isStill: boolean}): ChartOptions<Kind> {
	const font = {family: getComputedStyle(document.body).fontFamily, size: 13};
	return {
		...(isStill && {animation: false}),
		maintainAspectRatio: false,
		interaction: {mode: 'index', intersect: false},
		scales: {
			x: {grid: {display: false}, border: {color: colors.grid}, ticks: {color: colors.text, font, maxRotation: 0}},
			y: {
				beginAtZero: true,
				suggestedMax: suggestedMax(table),
				border: {display: false},
				grid: {color: colors.grid},
				ticks: {color: colors.text, font, maxTicksLimit: 6, callback: value => formatTick(Number(value), table.unit)},
			},
		},
		plugins: {
			annotation: {annotations: annotationsOf(table, colors)},
			tooltip: {
				displayColors: false,
				callbacks: {
					label: ({dataset, datasetIndex, dataIndex}) =>
						`${dataset.label}: ${table.series[datasetIndex]?.tips[dataIndex] ?? ''}`,
				},
			},
		},
	};
}

/** An axis that leaves room above the norm, and that does not magnify a few points. */
function suggestedMax({unit, norm}: ChartTable): number {
	if (norm !== null) {
		return norm * 1.5;
	}

	return unit === 'rate' ? 0.25 : 10;
}

function annotationsOf({unit, norm}: ChartTable, colors: ChartColors) {
	return {
		...eventLines(readChartEvents(), unit === 'rate' ? 'bar' : 'line', colors),
		...(norm !== null && {norm: normLine(norm, colors)}),
	};
}

function normLine(norm: number, colors: ChartColors) {
	return {
		type: 'line' as const,
		scaleID: 'y',
		value: norm,
		borderColor: colors.norm,
		borderWidth: 2,
		borderDash: [7, 5],
	};
}
