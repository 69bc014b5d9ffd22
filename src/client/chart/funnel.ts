import type {ChartConfiguration, ChartDataset} from 'chart.js';
import {type ChartColors, formatTick} from './chart-style.ts';
import type {ChartSeries, ChartTable} from './chart-table.ts';

interface Point {
	x: number;
	y: number;
}

/** A funnel: rates as points against the number of cases, between the limits of chance. */
export function funnelConfiguration(
	table: ChartTable,
	colors: ChartColors,
	{isStill}: {isStill: boolean},
): ChartConfiguration<'line', Point[]> {
	const cases = table.series.find(({key}) => key === 'cases')?.values ?? [];
	const datasets = table.series
		.filter(({key}) => key !== 'cases')
		.map(series => (series.key === 'point' ? dotsOf(series, cases, colors) : limitOf(series, cases, colors)));
	const tips = table.series.find(({key}) => key === 'point')?.tips ?? [];
	const font = {family: getComputedStyle(document.body).fontFamily, size: 13};
	const ticks = {color: colors.text, font};
	return {
		type: 'line',
		data: {datasets},
		options: {
			...(isStill && {animation: false}),
			maintainAspectRatio: false,
			interaction: {mode: 'nearest', intersect: true},
			scales: {
				x: {
					type: 'linear',
					min: 0,
					title: {display: true, text: 'Gestarte acties', color: colors.text, font},
					grid: {display: false},
					border: {color: colors.grid},
					ticks,
				},
				y: {
					min: 0,
					max: highest(table),
					border: {display: false},
					grid: {color: colors.grid},
					ticks: {...ticks, maxTicksLimit: 6, callback: value => formatTick(Number(value), 'rate')},
				},
			},
			plugins: {
				annotation: {annotations: table.norm === null ? {} : {norm: pooledLine(table.norm, colors)}},
				tooltip: {
					displayColors: false,
					filter: ({dataset}) => dataset.label === DOTS,
					callbacks: {title: () => '', label: ({dataIndex}) => tips[dataIndex] ?? ''},
				},
			},
		},
	};
}

const DOTS = 'dots';

function dotsOf(
	{values}: ChartSeries,
	cases: ChartSeries['values'],
	colors: ChartColors,
): ChartDataset<'line', Point[]> {
	return {
		label: DOTS,
		data: pointsOf(cases, values),
		showLine: false,
		pointRadius: 5,
		pointHoverRadius: 7,
		pointBackgroundColor: colors.current,
		pointBorderColor: colors.surface,
		pointBorderWidth: 1,
		order: 0,
	};
}

function limitOf(
	{key, values}: ChartSeries,
	cases: ChartSeries['values'],
	colors: ChartColors,
): ChartDataset<'line', Point[]> {
	const isInner = key === 'limit-95';
	return {
		label: key,
		data: pointsOf(cases, values).sort((a, b) => a.x - b.x),
		borderColor: isInner ? colors.rate : colors['last-year'],
		borderWidth: 2,
		pointRadius: 0,
		pointHitRadius: 0,
		order: 1,
	};
}

function pointsOf(cases: ChartSeries['values'], values: ChartSeries['values']): Point[] {
	return values.flatMap((y, index) => {
		const x = cases[index];
		return y === null || x === null || x === undefined ? [] : [{x, y}];
	});
}

/** Room for the highest dot; the limits of very few actions may run off the top, up to all of them. */
function highest({series, norm}: ChartTable): number {
	const rates = series.filter(({key}) => key === 'point').flatMap(({values}) => values.filter(value => value !== null));
	return Math.min(1, Math.ceil(Math.max(...rates, (norm ?? 0) * 2.5) * 11) / 10);
}

function pooledLine(value: number, colors: ChartColors) {
	return {type: 'line' as const, scaleID: 'y', value, borderColor: colors.norm, borderWidth: 2, borderDash: [7, 5]};
}
