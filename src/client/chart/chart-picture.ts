import {Chart, type ChartConfiguration} from 'chart.js';

/** In CSS pixels, and the same for every screen; a picture has twice as many dots each way, for print and slides. */
const size = {width: 800, chart: 400, margin: 24, line: 22};
const inner = size.width - 2 * size.margin;
const SCALE = 2;

/** A chart as a picture of its own, with the title, legend and source that the page around it would tell else. */
export function drawPicture(
	configuration: ChartConfiguration,
	{title, legend, source}: {title: string; legend: Iterable<Element>; source: string},
): HTMLCanvasElement {
	const {width, chart, margin, line} = size;
	const canvas = document.createElement('canvas');
	const context = canvas.getContext('2d') as CanvasRenderingContext2D;
	const {fontFamily, color} = getComputedStyle(document.body);
	const small = `14px ${fontFamily}`;
	context.font = small;
	const lines = wrapped(context, source);
	const top = margin + 2 * line + 24;
	canvas.width = width * SCALE;
	canvas.height = (top + chart + margin + lines.length * line) * SCALE;
	context.scale(SCALE, SCALE);
	context.fillStyle = '#fff';
	context.fillRect(0, 0, width, canvas.height);
	context.fillStyle = color;
	context.font = `600 20px ${fontFamily}`;
	context.fillText(title, margin, margin + 16, inner);
	context.font = small;
	drawLegend(context, legend, color);
	drawChart(context, configuration, top);
	for (const [index, text] of lines.entries()) {
		context.fillText(text, margin, top + chart + (index + 1) * line);
	}

	return canvas;
}

function drawChart(context: CanvasRenderingContext2D, configuration: ChartConfiguration, top: number): void {
	const canvas = document.createElement('canvas');
	canvas.width = inner;
	canvas.height = size.chart;
	const options = {...configuration.options, animation: false, responsive: false, devicePixelRatio: SCALE} as const;
	const chart = new Chart(canvas, {...configuration, options});
	context.drawImage(canvas, size.margin, top, inner, size.chart);
	chart.destroy();
}

/** The legend of the page: each sign in its own colour and dashes, then its words. */
function drawLegend(context: CanvasRenderingContext2D, legend: Iterable<Element>, ink: string): void {
	const y = size.margin + 20 + size.line;
	let x = size.margin;
	for (const item of legend) {
		const sign = item.querySelector('svg > *');
		if (sign) {
			const {stroke, fill, strokeDasharray} = getComputedStyle(sign);
			const isLine = sign.tagName === 'line';
			context.lineWidth = isLine ? 3 : 10;
			context.strokeStyle = isLine ? stroke : fill;
			context.setLineDash(isLine ? (strokeDasharray.match(/[\d.]+/g) ?? []).map(Number) : []);
			context.beginPath();
			context.moveTo(isLine ? x : x + 9, y - 5);
			context.lineTo(isLine ? x + 28 : x + 19, y - 5);
			context.stroke();
			x += 36;
		}

		context.fillStyle = ink;
		context.fillText(item.textContent ?? '', x, y);
		x += context.measureText(item.textContent ?? '').width + 20;
	}
}

/** A text in lines that fit. */
function wrapped(context: CanvasRenderingContext2D, text: string): string[] {
	const lines = [''];
	for (const word of text.split(' ')) {
		const longer = `${lines.at(-1)} ${word}`.trim();
		if (context.measureText(longer).width > inner) {
			lines.push(word);
		} else {
			lines[lines.length - 1] = longer;
		}
	}

	return lines;
}
