import type {Advice} from '../domain/advice.ts';
import type {Area} from '../domain/areas.ts';
import type {DistrictFigures} from '../domain/district-figures.ts';
import type {DistrictOrganisation} from '../domain/district-organisations.ts';
import type {ProgressReport} from '../domain/progress-report.ts';
import {columnIndex, type Table, type TableRow} from '../domain/table.ts';
import {type AsOf, addressOf, areaPath} from './addresses.ts';
import {CumulativeChart} from './cumulative-chart.tsx';
import {DistrictAttention, DistrictTargets} from './district-context.tsx';
import {DistrictFigureCards} from './district-figures.tsx';
import {AmbassadorCell, DistrictCountsCard, type FunctionView} from './district-people.tsx';
import {Explanation, momentWords} from './explanation.tsx';
import {formatDay, formatInstant} from './format.ts';
import {OccurrenceSection} from './occurrence-section.tsx';
import {ReportFilter} from './report-filter.tsx';
import {DataTable} from './table.tsx';
import {TableLinks} from './table-links.tsx';

export interface DistrictPageProps {
	area: Area;
	report: ProgressReport;
	figures: DistrictFigures;
	organisations: readonly DistrictOrganisation[];
	/** Whether the asker may see which organisation is which. */
	isNamed: boolean;
	ambassadors: readonly FunctionView[];
	advice: readonly Advice[];
	/** The organisations, as the files have them too. */
	table: Table;
	months: Table;
	asOf: AsOf;
	years: readonly number[];
	/** Whether the asker may see the rows of actions. */
	seesActions: boolean;
}

/** The contents of /districten/:slug: one sheet for the meeting of the district. */
export function DistrictPage(props: DistrictPageProps) {
	const {area, report, figures, organisations, ambassadors, advice, table, months, asOf, years, seesActions} = props;
	const path = areaPath(area);
	return (
		<div class="district">
			<div class="progress-head">
				<div>
					<h1 class="nl-heading nl-heading--level-1">District {area.name}</h1>
					<p class="progress-head__area">
						{report.year}, tot en met {formatDay(report.at)}. Stand van {formatInstant(report.knownAt)}
					</p>
				</div>
				<ReportFilter path={path} asOf={asOf} years={years} />
			</div>
			{asOf.knownAt && (
				<p class="utrecht-alert utrecht-alert--info known-at">
					<span>
						Je ziet de cijfers zoals ze bekend waren op {formatInstant(report.knownAt)}.{' '}
						<a class="nl-link" href={addressOf(path, {...asOf, knownAt: null})}>
							Toon de nieuwste cijfers
						</a>
					</span>
				</p>
			)}
			<DistrictFigureCards figures={figures} report={report} asOf={asOf} seesActions={seesActions} />
			<DistrictTargets report={report} />
			{props.isNamed ? (
				<OrganisationCard {...props} />
			) : (
				<DistrictCountsCard organisations={organisations} functions={ambassadors} />
			)}
			<DistrictAttention advice={advice} asOf={asOf} />
			<div class="chart-pair">
				<CumulativeChart report={report} />
				<section class="utrecht-card chart district-months" aria-labelledby="per-maand">
					<h2 class="nl-heading nl-heading--level-2" id="per-maand">
						Per maand
					</h2>
					<DataTable table={months} />
				</section>
			</div>
			<OccurrenceSection report={report} />
			<p class="source-line">
				Bron: {table.source}. Stand van {formatInstant(report.knownAt)}, peildatum {formatDay(report.at)}.
			</p>
		</div>
	);
}

function OrganisationCard({area, organisations, ambassadors, table, report, asOf}: DistrictPageProps) {
	const codeAt = columnIndex(table.columns, 'code');
	const organisationOf = ({cells}: TableRow) => organisations.find(found => found.area.code === cells[codeAt]);
	const cellOf = (row: TableRow) => {
		const organisation = organisationOf(row);
		return (
			organisation && (
				<AmbassadorCell
					organisation={organisation}
					functions={ambassadors.filter(({fields}) => fields.organisation === organisation.area.code)}
				/>
			)
		);
	};
	return (
		<section class="utrecht-card district-card" aria-labelledby="organisaties">
			<div class="action-list__head">
				<h2 class="nl-heading nl-heading--level-2" id="organisaties">
					Gemeenten, basisteams en recherche
				</h2>
				<TableLinks path={`${areaPath(area)}/tabel`} search={addressOf('', asOf).slice(1)} />
			</div>
			<DataTable table={table} pageColumn={{label: 'Ambassadeur: opgeleid op, en wie', cellOf}} />
			<Explanation
				of="de tabel"
				lines={[
					['Wat telt', table.definition],
					[
						'Namen',
						'Naam en werkadres van wie de functie op de peildatum had, zoals nu bekend; ze staan niet in de bestanden.',
					],
					['Stand', momentWords(report)],
					['Bron', table.source],
				]}
			/>
		</section>
	);
}
