import type {MonthProgress, ProgressReport} from '../domain/progress-report.ts';
import {
	ChartFigure,
	ColumnHead,
	EmptyChart,
	isRunningMonth,
	MonthHeader,
	NumberCell,
	type Series,
} from './chart-figure.tsx';
import {formatCount, formatThrough} from './format.ts';
import {formatActions} from './target-words.ts';

const heading = {id: 'acties-opgeteld', title: 'Acties dit jaar, opgeteld'};

/** Started actions added up over the year, with the goal line and last year where they are known. */
export function CumulativeChart({report}: {report: ProgressReport}) {
	const series = seriesOf(report);
	if (report.months.every(({cumulative}) => cumulative === null)) {
		return <EmptyChart {...heading} reason={`Over ${report.year} zijn nog geen acties per maand bekend.`} />;
	}

	return (
		<ChartFigure {...heading} description={describe(report)} series={series} at={report.at}>
			<table class="utrecht-table chart-table" data-chart="cumulative" data-canvas={heading.id} data-unit="count">
				<caption class="visually-hidden">Gestarte acties {report.year}, opgeteld per maand</caption>
				<thead class="utrecht-table__header">
					<tr>
						<th scope="col" class="utrecht-table__header-cell">
							Maand
						</th>
						{series.map(({key, label}) => (
							<ColumnHead key={key} label={label} series={key} />
						))}
					</tr>
				</thead>
				<tbody class="utrecht-table__body">
					{report.months.map(month => (
						<tr key={month.month} {...(isRunningMonth(month.month, report.at) && {'data-partial': true})}>
							<MonthHeader month={month.month} at={report.at} />
							{series.map(({key}) => {
								const value = pointOf(month, key);
								return <NumberCell key={key} value={value} text={formatCount(value)} />;
							})}
						</tr>
					))}
				</tbody>
			</table>
		</ChartFigure>
	);
}

function seriesOf({year, months}: ProgressReport): Series[] {
	const all: Series[] = [
		{key: 'current', label: String(year)},
		{key: 'expected', label: 'doellijn'},
		{key: 'last-year', label: String(year - 1)},
	];
	return all.filter(({key}) => key === 'current' || months.some(month => pointOf(month, key) !== null));
}

function pointOf(month: MonthProgress, key: Series['key']): number | null {
	switch (key) {
		case 'expected':
			return month.cumulativeExpected;
		case 'last-year':
			return month.cumulativeLastYear;
		default:
			return month.cumulative;
	}
}

function describe({months, year, at}: ProgressReport): string {
	const last = months.findLast(month => month.cumulative !== null);
	const whole = months.findLast(month => month.cumulativeLastYear !== null);
	const before = whole ? ` In heel ${year - 1} waren het er ${formatCount(whole.cumulativeLastYear)}.` : '';
	const started = `${formatActions(last?.cumulative ?? null)} ${formatThrough(at)} ${year}`;
	return `Lijngrafiek: ${started}.${before} De cijfers staan in de tabel eronder.`;
}
