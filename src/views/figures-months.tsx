import type {FigureGrid, MonthSum} from '../domain/figure-grid.ts';
import type {Month} from '../domain/period.ts';
import {figuresPath, type Measure, monthWord} from './figures-words.ts';
import {formatCount, formatMonth} from './format.ts';

/** The same year on a phone: a line for each month, with its form behind it. */
export function FigureMonths({grid: {sums}, measure}: {grid: FigureGrid; measure: Measure}) {
	return (
		<ol class="figure-months">
			{sums
				.filter(({isFuture}) => !isFuture)
				.map(sum => (
					<li key={sum.month} class="figure-months__month">
						<a class="nl-link figure-months__link" href={figuresPath(sum.month)}>
							{capital(monthWord(sum.month))}
							<span class="visually-hidden"> {yearWord(sum.month)}: bekijk en vul in</span>
						</a>
						<span>{monthLine(sum, measure)}</span>
					</li>
				))}
		</ol>
	);
}

function monthLine(sum: MonthSum, measure: Measure): string {
	const parts = measure === 'downloads' ? sum.appDownloads : sum.participants;
	const own = (measure === 'downloads' ? sum.own?.appDownloads : sum.own?.participants) ?? null;
	if (parts === null && own === null) {
		return 'geen cijfers';
	}

	return [
		parts === null ? null : `${formatCount(parts)} (${sum.reported} van ${sum.municipalities} gemeenten)`,
		own === null
			? null
			: `${formatCount(own)} hele eenheid${sum.isBelow && measure === 'downloads' ? ', ▼ lager dan de som' : ''}`,
	]
		.filter(part => part !== null)
		.join('; ');
}

function capital(word: string): string {
	return `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
}

function yearWord(month: Month): string {
	return formatMonth(month).slice(-4);
}
