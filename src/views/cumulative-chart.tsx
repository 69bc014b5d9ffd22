import type {MonthProgress, ProgressReport} from '../domain/progress-report.ts';
import {
	CHART_SOURCE,
	ChartFigure,
	ColumnHead,
	EmptyChart,
	isRunningMonth,
	MonthHeader,
	NumberCell,
	pictureOf,
	type Series,
} from './chart-figure.tsx';
import {Explanation, momentWords} from './explanation.tsx';
import {formatCount, formatThrough} from './format.ts';
import {type Reader, startedRowsLink} from './report-links.ts';
import {formatActions} from './target-words.ts';

const heading = {id: 'acties-opgeteld', title: 'Acties dit jaar, opgeteld'};

interface ChartProps {
	report: ProgressReport;
	/** Whoever may see the rows behind it is led there; null: nobody. */
	reader?: Reader | null;
}

/** Whether there is anything to draw: an action, a goal or last year's line. A flat line at zero says nothing. */
function hasLine({months}: ProgressReport): boolean {
	const isKnown = months.some(({cumulative}) => cumulative !== null);
	const isDrawn = ({cumulative, cumulativeExpected, cumulativeLastYear}: MonthProgress) =>
		cumulativeExpected !== null || Boolean(cumulative) || Boolean(cumulativeLastYear);
	return isKnown && months.some(isDrawn);
}

/** Started actions added up over the year, with the goal line and last year where they are known. */
export function CumulativeChart({report, reader = null}: ChartProps) {
	const series = seriesOf(report);
	if (!hasLine(report)) {
		return <EmptyChart {...heading} reason={`Over ${report.year} zijn nog geen acties per maand bekend.`} />;
	}

	return (
		<ChartFigure
			{...heading}
			description={describe(report)}
			series={series}
			at={report.at}
			explanation={<CumulativeExplanation report={report} reader={reader} />}
		>
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
				<tbody class="utrecht-table__body" {...pictureOf(report, heading)}>
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

function CumulativeExplanation({report, reader = null}: ChartProps) {
	const hasGoalLine = report.months.some(({cumulativeExpected}) => cumulativeExpected !== null);
	return (
		<Explanation
			of={heading.title}
			lines={[
				['Wat telt', 'Zoekacties die de meldkamer startte, ook de ingetrokken acties, opgeteld vanaf 1 januari.'],
				[
					'Doellijn',
					hasGoalLine
						? 'De doelstelling, verdeeld over de maanden zoals de acties van vorig jaar; zonder vorig jaar gelijk over de dagen.'
						: null,
				],
				['Stand', momentWords(report)],
				['Bron', CHART_SOURCE],
			]}
			rows={reader && startedRowsLink(reader, report)}
		/>
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
