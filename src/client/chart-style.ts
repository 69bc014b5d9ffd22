/** The colours of a chart, taken from the page's own tokens so that light and dark follow. */
export interface ChartColors {
	current: string;
	expected: string;
	lastYear: string;
	rate: string;
	norm: string;
	grid: string;
	text: string;
	surface: string;
}

export function readColors(): ChartColors {
	const style = getComputedStyle(document.documentElement);
	const token = (name: string) => style.getPropertyValue(`--chart-${name}`).trim();
	return {
		current: token('current'),
		expected: token('expected'),
		lastYear: token('last-year'),
		rate: token('rate'),
		norm: token('norm'),
		grid: token('grid'),
		text: token('text'),
		surface: token('surface'),
	};
}

const count = new Intl.NumberFormat('nl-NL', {maximumFractionDigits: 0});
const rate = new Intl.NumberFormat('nl-NL', {style: 'percent', maximumFractionDigits: 1});

/** A number on an axis: `1.234` or `15%`. */
export function formatTick(value: number, unit: 'count' | 'rate'): string {
	return unit === 'rate' ? rate.format(value) : count.format(value);
}
