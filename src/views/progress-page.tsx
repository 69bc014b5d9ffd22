import type {Attention} from '../domain/attention.ts';
import type {Day} from '../domain/period.ts';
import type {ProgressReport} from '../domain/progress-report.ts';
import type {Role} from '../domain/users.ts';
import {AttentionSection} from './attention.tsx';
import {ComparisonSection} from './comparison.tsx';
import {CumulativeChart} from './cumulative-chart.tsx';
import {formatDay, formatInstant} from './format.ts';
import {MunicipalitySection} from './municipality-section.tsx';
import {OccurrenceSection} from './occurrence-section.tsx';
import {ProgressDownloads} from './progress-downloads.tsx';
import {type AreaChoice, ProgressFilter} from './progress-filter.tsx';
import {progressSentence} from './progress-sentence.ts';
import {SuccessChart} from './success-chart.tsx';
import {TakeOverOffer, type TakeOverOfferProps} from './take-over-offer.tsx';
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
	/** Whom to call; null for who does not call. */
	attention: Attention | null;
	/** What to take over where targets are missing; null where none are. */
	offer: Omit<TakeOverOfferProps, 'newKey'> | null;
	/** The years that can be chosen, in the order of the list. */
	years: readonly number[];
	/** The areas that may be chosen; neighbours of one `group` stand together. */
	areas: readonly AreaChoice[];
	query: ProgressQuery;
	role: Role;
	/** Today: the last day that can be asked for. */
	today: Day;
	/** Where the figures come from, in one sentence. */
	source: string;
	/** A fresh key for each form. */
	newKey(): string;
}

/**
The contents of /voortgang: whole without JavaScript, the charts are drawn from its tables.

What is marked `data-live` follows the store while the page is open; forms do not, because what is typed must stay.
*/
export function ProgressPage(props: ProgressPageProps) {
	const {report, attention, offer, years, areas, query, role, today, source, newKey} = props;
	const asOf = {year: report.year, at: query.at, knownAt: query.knownAt};
	const reader = {role, asOf};
	return (
		<>
			<div class="progress-head">
				<div>
					<h1 class="nl-heading nl-heading--level-1">Voortgang {report.year}</h1>
					<p class="progress-head__area">{report.area.name}</p>
				</div>
				<ProgressFilter report={report} years={years} areas={areas} query={query} today={today} />
			</div>
			<div class="progress-lead">
				{offer?.year !== report.year && (
					<p class="nl-paragraph progress-sentence" id="live-sentence" data-live>
						{progressSentence(report)}
					</p>
				)}
				<ProgressDownloads report={report} asOf={asOf} />
			</div>
			<p class="print-moment">
				Stand van {formatInstant(report.knownAt)}, peildatum {formatDay(report.at)}
			</p>
			{query.knownAt && <KnownAtNotice report={report} query={query} />}
			{offer && <TakeOverOffer {...offer} newKey={newKey} />}
			<div id="live-targets" data-live>
				<TargetCards report={report} reader={reader} />
			</div>
			<div class={isLong(attention) ? 'progress-body progress-body--beside' : 'progress-body'}>
				{attention && !isDone(attention) && <AttentionSection attention={attention} asOf={asOf} newKey={newKey} />}
				<div class="progress-body__main">
					<div id="live-comparison" data-live>
						<ComparisonSection report={report} reader={reader} />
					</div>
					<div class="chart-pair" id="live-charts" data-live="tables">
						<CumulativeChart report={report} reader={reader} />
						<SuccessChart report={report} reader={reader} />
					</div>
					<div id="live-occurrences" data-live>
						<OccurrenceSection report={report} />
					</div>
				</div>
			</div>
			<div id="live-municipalities" data-live>
				<MunicipalitySection report={report} query={query} reader={reader} />
			</div>
			<p class="source-line" id="live-source" data-live>
				{source} Stand van {formatInstant(report.knownAt)}, peildatum {formatDay(report.at)}.
			</p>
		</>
	);
}

/** Our choice: from three areas on the list fills the height of what it stands beside. */
function isLong(attention: Attention | null): boolean {
	return attention !== null && attention.items.length >= 3;
}

/** After the year nobody is called any more. */
function isDone({isYearOver, items, notice}: Attention): boolean {
	return isYearOver && items.length === 0 && notice === null;
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
