import type {Cell, Row} from './coverage.ts';

/** What an 80% interval must reach: in every month of every scenario, and over all of them together. */
const bars = {month: 0.6, pooled: [0.7, 0.9]} as const;
const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Which bars are not reached, a line each; none when all is well. */
export function faultsOf(rows: readonly Row[]): string[] {
	const ofMonths = rows.flatMap(({name, months}) =>
		months.flatMap((cell, index) =>
			cell.tried > 0 && rateOf(cell) < bars.month
				? [`${name}, ${monthNames[index]}: ${percent(rateOf(cell))} is below ${percent(bars.month)}`]
				: [],
		),
	);
	const pooled = rateOf(pool(rows.flatMap(({months}) => months)));
	const [least, most] = bars.pooled;
	return pooled >= least && pooled <= most
		? ofMonths
		: [...ofMonths, `all together: ${percent(pooled)} is outside ${percent(least)} to ${percent(most)}`];
}

/** Coverage per scenario and month, as text. */
export function tableOf(rows: readonly Row[]): string {
	const width = Math.max(...rows.map(({name}) => name.length));
	const line = (name: string, cells: readonly string[]) =>
		[name.padEnd(width), ...cells.map(cell => cell.padStart(5))].join('');
	return [
		line('', [...monthNames.slice(1), 'all']),
		...rows.map(({name, months}) =>
			line(
				name,
				[...months.slice(1), pool(months)].map(cell => percent(rateOf(cell))),
			),
		),
		line(
			'all',
			[...monthNames.keys()]
				.slice(1)
				.map(month => percent(rateOf(pool(rows.flatMap(({months}) => months[month] ?? []))))),
		),
		`all together: ${percent(rateOf(pool(rows.flatMap(({months}) => months))))}`,
	].join('\n');
}

export function pool(cells: readonly Cell[]): Cell {
	return cells.reduce((all, {tried, held}) => ({tried: all.tried + tried, held: all.held + held}), {tried: 0, held: 0});
}

function rateOf({tried, held}: Cell): number {
	return held / tried;
}

function percent(rate: number): string {
	return `${(rate * 100).toFixed(0)}%`;
}
