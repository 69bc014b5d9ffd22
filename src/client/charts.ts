import {
	BarController,
	BarElement,
	CategoryScale,
	Chart,
	type ChartConfiguration,
	LinearScale,
	LineController,
	LineElement,
	PointElement,
	Tooltip,
} from 'chart.js';
import annotation from 'chartjs-plugin-annotation';
import {readChartEvents} from './chart/chart-events.ts';
import {chartConfiguration} from './chart/chart-options.ts';
import {drawPicture} from './chart/chart-picture.ts';
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
	new Chart(canvas, configurationOf(element, {isStill: reducedMotion.matches || isRedraw(canvas)}));
	canvas.dataset.drawn = 'true';
}

function configurationOf(element: HTMLTableElement, motion: {isStill: boolean}): ChartConfiguration {
	const configure = element.dataset.chart === 'funnel' ? funnelConfiguration : chartConfiguration;
	return configure(readChartTable(element), readColors(), motion) as ChartConfiguration;
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

/** Downloads a chart as it stands, in the colours of paper. Titles and source stand with the rows, so they are live. */
function downloadPicture(element: HTMLTableElement): void {
	const {title = '', source = '', file = ''} = element.tBodies[0]?.dataset ?? {};
	const figure = document.getElementById(readChartTable(element).canvas);
	const example = document.querySelector('.band--example')?.textContent ?? '';
	const legend = figure?.querySelectorAll('.legend > *') ?? [];
	document.documentElement.toggleAttribute('data-printing', true);
	const configuration = configurationOf(element, {isStill: true});
	const events = element.dataset.chart === 'funnel' ? [] : readChartEvents();
	const happened = events.map(({mark, words}) => `${mark} = ${words}.`).join(' ');
	const picture = drawPicture(configuration, {title, legend, source: `${source} ${happened} ${example}`});
	document.documentElement.toggleAttribute('data-printing', false);
	picture.toBlob(blob => {
		const link = document.createElement('a');
		link.href = URL.createObjectURL(blob as Blob);
		link.download = file;
		link.click();
		// The browser reads it after this turn.
		setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
	});
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
document.addEventListener('click', ({target}) => {
	const asked = target instanceof Element ? target.closest<HTMLElement>('[data-picture]')?.dataset.picture : undefined;
	tables()
		.filter(element => asked !== undefined && element.dataset.canvas === asked)
		.forEach(downloadPicture);
});
for (const button of document.querySelectorAll<HTMLElement>('[data-print]')) {
	button.hidden = false;
	button.addEventListener('click', () => print());
}

addEventListener('beforeprint', () => redrawFor({isPaper: true}));
addEventListener('afterprint', () => redrawFor({isPaper: false}));
