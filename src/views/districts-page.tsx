import type {ProgressReport} from '../domain/progress-report.ts';
import type {Table} from '../domain/table.ts';
import {type AsOf, addressOf} from './addresses.ts';
import {Explanation, momentWords} from './explanation.tsx';
import {formatDay, formatInstant} from './format.ts';
import {ReportFilter} from './report-filter.tsx';
import {DataTable} from './table.tsx';
import {TableLinks} from './table-links.tsx';

interface DistrictsPageProps {
	report: ProgressReport;
	table: Table;
	asOf: AsOf;
	years: readonly number[];
}

/** The contents of /districten: the districts in one table that adds up to the unit. */
export function DistrictsPage({report, table, asOf, years}: DistrictsPageProps) {
	return (
		<>
			<div class="progress-head">
				<div>
					<h1 class="nl-heading nl-heading--level-1">Districten {asOf.year}</h1>
					<p class="progress-head__area">
						{report.area.name}, tot en met {formatDay(report.at)}
					</p>
				</div>
				<ReportFilter path="/districten" asOf={asOf} years={years} />
			</div>
			{asOf.knownAt && (
				<p class="utrecht-alert utrecht-alert--info known-at">
					<span>
						Je ziet de cijfers zoals ze bekend waren op {formatInstant(report.knownAt)}.{' '}
						<a class="nl-link" href={addressOf('/districten', {...asOf, knownAt: null})}>
							Toon de nieuwste cijfers
						</a>
					</span>
				</p>
			)}
			<section class="utrecht-card action-list" aria-labelledby="tabel">
				<div class="action-list__head">
					<h2 class="nl-heading nl-heading--level-2" id="tabel">
						Per district
					</h2>
					<TableLinks path="/districten" search={addressOf('', asOf).slice(1)} />
				</div>
				<DataTable table={table} />
				<Explanation
					of="de tabel"
					lines={[
						['Wat telt', table.definition],
						['Optellen', 'De rijen tellen op tot de hele eenheid: elke actie staat in het district van die dag.'],
						['Stand', momentWords(report)],
						['Bron', table.source],
					]}
				/>
			</section>
			<p class="source-line">
				Bron: {table.source}. Stand van {formatInstant(report.knownAt)}, peildatum {formatDay(report.at)}.
			</p>
		</>
	);
}
