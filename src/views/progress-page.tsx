import type {Day} from '../domain/period.ts';
import type {ProgressReport} from '../domain/progress-report.ts';
import {CumulativeChart} from './cumulative-chart.tsx';
import {formatDay, formatInstant} from './format.ts';
import {MunicipalitySection} from './municipality-section.tsx';
import {type AreaChoice, ProgressFilter} from './progress-filter.tsx';
import {progressSentence} from './progress-sentence.ts';
import {SuccessChart} from './success-chart.tsx';
import {TargetCards} from './target-card.tsx';

/** What the address of /voortgang asked for, so that every form on the page can hand it on. */
export interface ProgressQuery {
	/** `peildatum`; null: the default day. */
	at: Day | null;
	/** `bekendop`, exactly as it stood in the address; null: as known now. */
	knownAt: string | null;
	/** `district`: the name of a district in the table of municipalities; null: all. */
	district: string | null;
	/** `stand`: a key of `municipalityStandings`; null or another text: all. */
	standing: string | null;
}

export interface ProgressPageProps {
	report: ProgressReport;
	/** The years that can be chosen, in the order of the list. */
	years: readonly number[];
	/** The areas that may be chosen; neighbours of one `group` stand together. */
	areas: readonly AreaChoice[];
	query: ProgressQuery;
	/** Today: the last day that can be asked for. */
	today: Day;
	/** Where the figures come from, in one sentence. */
	source: string;
}

/**
The contents of /voortgang: whole without JavaScript, the charts are drawn from its tables.

What is marked `data-live` follows the store while the page is open.
*/
export function ProgressPage({report, years, areas, query, today, source}: ProgressPageProps) {
	return (
		<>
			<div class="progress-head">
				<div>
					<h1 class="nl-heading nl-heading--level-1">Voortgang {report.year}</h1>
					<p class="progress-head__area">{report.area.name}</p>
				</div>
				<ProgressFilter report={report} years={years} areas={areas} query={query} today={today} />
			</div>
			<p class="nl-paragraph progress-sentence" id="live-sentence" data-live>
				{progressSentence(report)}
			</p>
			{query.knownAt && <KnownAtNotice report={report} query={query} />}
			<div id="live-targets" data-live>
				<TargetCards report={report} />
			</div>
			<div class="chart-pair" id="live-charts" data-live="tables">
				<CumulativeChart report={report} />
				<SuccessChart report={report} />
			</div>
			<div id="live-municipalities" data-live>
				<MunicipalitySection report={report} query={query} />
			</div>
			<p class="source-line" id="live-source" data-live>
				{source} Stand van {formatInstant(report.knownAt)}, peildatum {formatDay(report.at)}.
			</p>
		</>
	);
}

function KnownAtNotice({report, query}: Pick<ProgressPageProps, 'report' | 'query'>) {
	const newest = new URLSearchParams({jaar: String(report.year), gebied: report.area.code});
	if (query.at) {
		newest.set('peildatum', query.at);
	}

	return (
		<p class="utrecht-alert utrecht-alert--info known-at">
			<span>
				Je ziet de cijfers zoals ze bekend waren op {formatInstant(report.knownAt)}.{' '}
				<a class="nl-link" href={`/voortgang?${newest}`}>
					Toon de nieuwste cijfers
				</a>
			</span>
		</p>
	);
}
