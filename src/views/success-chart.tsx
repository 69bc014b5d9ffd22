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
import {formatCount, formatRate} from './format.ts';
import {formatActions, normOf} from './target-words.ts';

const heading = {id: 'succes-per-maand', title: 'Succes per maand'};

/** The success rate of each month as bars, with the norm as a line when the year has one. */
export function SuccessChart({report}: {report: ProgressReport}) {
	if (report.months.every(({successRate}) => successRate === null)) {
		return <EmptyChart {...heading} reason={`Over ${report.year} is nog geen succespercentage per maand bekend.`} />;
	}

	const target = report.targets.find(progress => progress.target.kind === 'rate')?.target;
	const norm = target ? `norm: ${normOf(target)}` : null;
	const series: Series[] = [
		{key: 'rate', label: 'succespercentage'},
		...(norm ? [{key: 'norm', label: norm} satisfies Series] : []),
	];
	return (
		<ChartFigure {...heading} description={describe(report, norm)} series={series} at={report.at}>
			<table
				class="utrecht-table chart-table"
				data-chart="success"
				data-canvas={heading.id}
				data-unit="rate"
				{...(target && {'data-norm': target.goal})}
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
				<tbody class="utrecht-table__body">
					{report.months.map(month => (
						<SuccessRow key={month.month} month={month} at={report.at} />
					))}
				</tbody>
			</table>
		</ChartFigure>
	);
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
