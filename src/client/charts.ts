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
import {chartConfiguration} from './chart-options.ts';
import {readColors} from './chart-style.ts';
import {readChartTable} from './chart-table.ts';

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

/** Draws the chart of a table; the figure shows and the table folds away, one click from sight. */
function drawChart(element: HTMLTableElement): void {
	const table = readChartTable(element);
	const figure = document.getElementById(table.canvas);
	const canvas = figure?.querySelector('canvas');
	if (!figure || !canvas) {
		return;
	}

	figure.hidden = false;
	const details = element.closest('details');
	if (details && canvas.dataset.drawn === undefined) {
		details.open = false;
	}

	Chart.getChart(canvas)?.destroy();
	new Chart(canvas, chartConfiguration(table, readColors(), {isStill: reducedMotion.matches || isRedraw(canvas)}));
	canvas.dataset.drawn = 'true';
}

/** Only a first drawing may move: a change of colours is no news. */
function isRedraw(canvas: HTMLCanvasElement): boolean {
	return canvas.dataset.drawn === 'true';
}

function drawAll(): void {
	for (const table of document.querySelectorAll<HTMLTableElement>('table[data-chart]')) {
		drawChart(table);
	}
}

// A canvas does not wait for a font: drawn earlier, the labels stand in another one.
void document.fonts.ready.then(drawAll);
darkColors.addEventListener('change', drawAll);
reducedMotion.addEventListener('change', drawAll);
