const names = ['current', 'expected', 'last-year', 'rate', 'norm', 'grid', 'text', 'surface'] as const;

/** The colours of a chart, by the last part of their token. */
export type ChartColors = Record<(typeof names)[number], string>;

/** Takes the colours from the page's own tokens, so that light, dark and high contrast follow. */
export function readColors(): ChartColors {
	// A canvas cannot read a token or a system colour, but a computed style is a plain one.
	const probe = document.body.appendChild(document.createElement('span'));
	const entries = names.map(name => {
		probe.style.color = `var(--chart-${name})`;
		return [name, getComputedStyle(probe).color];
	});
	probe.remove();
	return Object.fromEntries(entries) as ChartColors;
}

const count = new Intl.NumberFormat('nl-NL', {maximumFractionDigits: 0});
const rate = new Intl.NumberFormat('nl-NL', {style: 'percent', maximumFractionDigits: 1});

/** A number on an axis: `1.234` or `15%`. */
export function formatTick(value: number, unit: 'count' | 'rate'): string {
	return unit === 'rate' ? rate.format(value) : count.format(value);
}
