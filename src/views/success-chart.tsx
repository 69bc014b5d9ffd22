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
import {formatCount, formatRate} from './format.ts';
import {SMALLEST_RATE_COUNT} from './rate-words.ts';
import {type Reader, startedRowsLink} from './report-links.ts';
import {formatActions, normOf} from './target-words.ts';

const heading = {id: 'succes-per-maand', title: 'Succes per maand'};

interface ChartProps {
	report: ProgressReport;
	/** Whoever may see the rows behind it is led there; null: nobody. */
	reader?: Reader | null;
}

/** The success rate of each month as bars, with the norm as a line when the year has one. */
export function SuccessChart({report: known, reader = null}: ChartProps) {
	const report = {...known, months: known.months.map(month => shownOf(month, known))};
	if (report.months.every(({successRate}) => successRate === null)) {
		return <EmptyChart {...heading} reason={emptyWords(known)} />;
	}

	const target = report.targets.find(progress => progress.target.kind === 'rate')?.target;
	const norm = target ? `norm: ${normOf(target)}` : null;
	const series: Series[] = [
		{key: 'rate', label: 'succespercentage'},
		...(norm ? [{key: 'norm', label: norm} satisfies Series] : []),
	];
	return (
		<ChartFigure
			{...heading}
			description={describe(report, norm)}
			series={series}
			at={report.at}
			explanation={<SuccessExplanation report={report} reader={reader} />}
		>
			<SuccessTable report={report} norm={norm} goal={target?.goal ?? null} />
		</ChartFigure>
	);
}

/** Below the unit a month of a few actions has no rate, as in every table: one tip more would be a high bar. */
function shownOf(month: MonthProgress, {area}: ProgressReport): MonthProgress {
	const isShown = area.kind === 'unit' || (month.totals?.started ?? 0) >= SMALLEST_RATE_COUNT;
	return isShown ? month : {...month, successRate: null};
}

function emptyWords({year, months}: ProgressReport): string {
	return months.some(({successRate}) => successRate !== null)
		? `In geen maand van ${year} zijn er ${SMALLEST_RATE_COUNT} acties: te weinig voor een percentage per maand.`
		: `Over ${year} is nog geen succespercentage per maand bekend.`;
}

interface TableProps extends Omit<ChartProps, 'reader'> {
	/** The norm in words, and as a fraction; null without one. */
	norm: string | null;
	goal: number | null;
}

function SuccessTable({report, norm, goal}: TableProps) {
	return (
		<table
			class="utrecht-table chart-table"
			data-chart="success"
			data-canvas={heading.id}
			data-unit="rate"
			{...(goal !== null && {'data-norm': goal})}
		>
			<caption class="visually-hidden">
				Succespercentage per maand in {report.year}
				{norm && `, ${norm}`}
			</caption>
			<thead class="utrecht-table__header">
				<tr>
					<th scope="col" class="utrecht-table__header-cell">
						Maand
					</th>
					<ColumnHead label="acties" />
					<ColumnHead label="direct" />
					<ColumnHead label="succes" series="rate" />
				</tr>
			</thead>
			<tbody class="utrecht-table__body" {...pictureOf(report, heading)}>
				{report.months.map(month => (
					<SuccessRow key={month.month} month={month} at={report.at} />
				))}
			</tbody>
		</table>
	);
}

function SuccessExplanation({report, reader = null}: ChartProps) {
	return (
		<Explanation
			of={heading.title}
			lines={[
				[
					'Wat telt',
					`Acties met direct succes gedeeld door alle acties die in die maand gestart zijn, ook de acties die nog open zijn. ${withoutRate(report)}`,
				],
				['Stand', momentWords(report)],
				['Bron', CHART_SOURCE],
			]}
			rows={reader && startedRowsLink(reader, report)}
		/>
	);
}

function withoutRate({area}: ProgressReport): string {
	return area.kind === 'unit'
		? 'Een maand zonder acties heeft geen percentage.'
		: `Een maand met minder dan ${SMALLEST_RATE_COUNT} acties heeft geen percentage.`;
}

function SuccessRow({month, at}: {month: MonthProgress; at: string}) {
	const started = month.totals?.started ?? null;
	const direct = month.totals?.direct ?? null;
	const rate = formatRate(month.successRate);
	return (
		<tr {...(isRunningMonth(month.month, at) && {'data-partial': true})}>
			<MonthHeader month={month.month} at={at} />
			<NumberCell value={started} text={formatCount(started)} />
			<NumberCell value={direct} text={formatCount(direct)} />
			<NumberCell
				value={month.successRate}
				text={rate}
				tip={`${rate}: ${formatCount(direct)} van ${formatActions(started)}`}
			/>
		</tr>
	);
}

function describe({months}: ProgressReport, norm: string | null): string {
	const rates = months.flatMap(({successRate}) => (successRate === null ? [] : [successRate]));
	const span = `tussen ${formatRate(Math.min(...rates))} en ${formatRate(Math.max(...rates))}`;
	return `Staafgrafiek: per maand ${span}${norm ? `, ${norm}` : ''}. De cijfers staan in de tabel eronder.`;
}
