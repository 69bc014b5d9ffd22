import {
	BarController,
	BarElement,
	CategoryScale,
	Chart,
	LinearScale,
	LineController,
	LineElement,
	PointElement,
	Tooltip,
} from 'chart.js';
import annotation from 'chartjs-plugin-annotation';
import {chartConfiguration} from './chart/chart-options.ts';
import {readColors} from './chart/chart-style.ts';
import {readChartTable} from './chart/chart-table.ts';
import {funnelConfiguration} from './chart/funnel.ts';

Chart.register(
	BarController,
	BarElement,
	CategoryScale,
	LinearScale,
	LineController,
	LineElement,
	PointElement,
	Tooltip,
	annotation,
);

const reducedMotion = matchMedia('(prefers-reduced-motion: reduce)');
const darkColors = matchMedia('(prefers-color-scheme: dark)');

const tables = () => [...document.querySelectorAll<HTMLTableElement>('table[data-chart]')];

/** The figure takes the place of the table, which stays one click away. */
function makeRoom(element: HTMLTableElement): void {
	const figure = document.getElementById(readChartTable(element).canvas);
	const details = element.closest('details');
	if (figure?.hidden && details) {
		figure.hidden = false;
		details.open = false;
	}
}

function drawChart(element: HTMLTableElement): void {
	const table = readChartTable(element);
	const canvas = document.getElementById(table.canvas)?.querySelector('canvas');
	if (!canvas) {
		return;
	}

	Chart.getChart(canvas)?.destroy();
	const motion = {isStill: reducedMotion.matches || isRedraw(canvas)};
	if (element.dataset.chart === 'funnel') {
		new Chart(canvas, funnelConfiguration(table, readColors(), motion));
	} else {
		new Chart(canvas, chartConfiguration(table, readColors(), motion));
	}

	canvas.dataset.drawn = 'true';
}

/** Only a first drawing may move: a change of colours is no news. */
function isRedraw(canvas: HTMLCanvasElement): boolean {
	return canvas.dataset.drawn === 'true';
}

function drawAll(): void {
	tables().forEach(drawChart);
}

/** Paper is white, whatever the colours of the screen. */
function redrawFor({isPaper}: {isPaper: boolean}): void {
	document.documentElement.toggleAttribute('data-printing', isPaper);
	drawAll();
}

tables().forEach(makeRoom);
// A canvas does not wait for a font: drawn earlier, the labels stand in another one.
void document.fonts.ready.then(drawAll);
darkColors.addEventListener('change', drawAll);
reducedMotion.addEventListener('change', drawAll);
// The tables have new rows, or there was none before; see live.ts.
document.addEventListener('live', () => {
	tables().forEach(makeRoom);
	drawAll();
});
addEventListener('beforeprint', () => redrawFor({isPaper: true}));
addEventListener('afterprint', () => redrawFor({isPaper: false}));
