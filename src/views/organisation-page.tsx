import type {Advice} from '../domain/advice.ts';
import type {Area} from '../domain/areas.ts';
import type {OrganisationFigures} from '../domain/organisation-figures.ts';
import type {Owed} from '../domain/owed.ts';
import type {Day} from '../domain/period.ts';
import type {ProgressReport} from '../domain/progress-report.ts';
import type {Table} from '../domain/table.ts';
import type {TimelineEntry} from '../domain/timeline.ts';
import type {Role} from '../domain/users.ts';
import {type AsOf, addressOf, areaPath, asOfFields} from './addresses.ts';
import {CumulativeChart} from './cumulative-chart.tsx';
import {formatDay, formatInstant} from './format.ts';
import {OccurrenceSection} from './occurrence-section.tsx';
import type {Doubts} from './organisation-doubts.tsx';
import {FigureCards} from './organisation-figures.tsx';
import {ColleagueSection, type ColleagueView, FunctionSection, type FunctionView} from './organisation-people.tsx';
import {NextStep} from './organisation-step.tsx';
import {ContextTargets, OwnTargets} from './organisation-targets.tsx';
import {TimelineSection} from './organisation-timeline.tsx';
import {nameWithKind, organisationTitle} from './organisation-words.ts';
import {progressSentence} from './progress-sentence.ts';
import {OwnProposals} from './proposal-links.tsx';
import {SMALLEST_RATE_COUNT} from './rate-words.ts';
import {ReadyMessageSection, type ReadyMessagesProps} from './ready-messages.tsx';
import {ReportFilter} from './report-filter.tsx';
import {SuccessChart} from './success-chart.tsx';
import {DataTable} from './table.tsx';
import {TableLinks} from './table-links.tsx';

export interface OrganisationPageProps {
	area: Area;
	report: ProgressReport;
	unit: ProgressReport;
	/** null where there is none, or where the reader may not see it. */
	district: ProgressReport | null;
	figures: OrganisationFigures;
	/** What helps the targets first; null when they ask nothing of this organisation now. */
	advice: Advice | null;
	/** What each target of its own asks of it, by the target's id. */
	owed: Readonly<Record<string, Owed>>;
	functions: readonly FunctionView[];
	colleagues: readonly ColleagueView[];
	timeline: readonly TimelineEntry[];
	/** The reader may see the messages of this organisation one by one. */
	hasMessages: boolean;
	/** The figures by month; null on the small page of an ambassador. */
	months: Table | null;
	asOf: AsOf;
	/** The years that can be chosen, in the order of the list. */
	years: readonly number[];
	role: Role;
	/** What the reader can propose to correct; null for who does not propose, and on a page that looks back. */
	doubts: Doubts | null;
	/** Ready messages of the reader's own organisation; null on every other page. */
	ready: ReadyMessagesProps | null;
}

const source = 'Bron: acties, downloads en ambassadeurs zoals vastgelegd in deze dienst; inwoners: CBS.';

/** "Burgernet in Houten": the year of one municipality, basisteam or detectives, made for a telephone. */
export function OrganisationPage(props: OrganisationPageProps) {
	const {area, report, asOf, months} = props;
	return (
		<>
			<Head {...props} />
			{asOf.knownAt !== null && <KnownAt report={report} asOf={asOf} />}
			<FigureCards {...props} />
			<OwnTargets {...props} />
			<NextStep {...props} />
			{props.ready && <ReadyMessageSection {...props.ready} />}
			<OwnProposals proposals={props.doubts?.proposals ?? []} />
			<BrandLink {...props} />
			<div class="organisation-pair">
				<ColleagueSection {...props} />
				<FunctionSection {...props} />
				<TimelineSection {...props} />
			</div>
			<ContextTargets {...props} />
			{months && (
				<>
					<div class="chart-pair">
						<CumulativeChart report={report} reader={props} />
						<SuccessChart report={report} reader={props} />
					</div>
					<OccurrenceSection report={report} />
					<section class="utrecht-card organisation-card" aria-labelledby="per-maand">
						<h2 class="nl-heading nl-heading--level-2" id="per-maand">
							Per maand
						</h2>
						<p class="nl-paragraph quiet">Een percentage staat er vanaf {SMALLEST_RATE_COUNT} acties.</p>
						<DataTable table={months} />
						<TableLinks path={`${areaPath(area)}/tabel`} search={`${new URLSearchParams(asOfFields(asOf))}`} />
					</section>
				</>
			)}
			<p class="source-line">
				{source} Stand van {formatInstant(report.knownAt)}, peildatum {formatDay(report.at)}.
			</p>
		</>
	);
}

/** How the municipality shows itself is chosen by its own ambassador or a coordinator. */
function BrandLink({area, role, doubts}: OrganisationPageProps) {
	const isTheirs = role === 'coordinator' || (role === 'ambassador' && doubts !== null);
	return area.kind === 'municipality' && isTheirs ? (
		<p class="nl-paragraph">
			<a class="nl-link" href={`${areaPath(area)}/logo`}>
				Logo en aanspreekvorm op het materiaal
			</a>
		</p>
	) : null;
}

function Head({area, report, district, asOf, years, role}: OrganisationPageProps) {
	const {kind, name} = area;
	return (
		<div class="progress-head">
			<div>
				<h1 class="nl-heading nl-heading--level-1">{organisationTitle({kind, name})}</h1>
				<p class="progress-head__area">{progressSentence(report)}</p>
				{district && <p class="organisation-place">District {district.area.name}</p>}
			</div>
			<ReportFilter path={areaPath(area)} {...{asOf, years}} {...(role === 'ambassador' && {isDayHidden: true})} />
		</div>
	);
}

function KnownAt({report, asOf}: Pick<OrganisationPageProps, 'report' | 'asOf'>) {
	return (
		<p class="utrecht-alert utrecht-alert--info known-at">
			<span>
				Je ziet de cijfers zoals ze bekend waren op {formatInstant(report.knownAt)}.{' '}
				<a class="nl-link" href={addressOf(areaPath(report.area), {...asOf, knownAt: null})}>
					Toon de nieuwste cijfers
				</a>
			</span>
		</p>
	);
}

interface AbsentProps {
	area: Area;
	year: number;
	/** The last day of the year on which it is there; null when there is none. */
	lastDay: Day | null;
}

/** In place of figures for a day on which the organisation is not part of the unit. */
export function AbsentOrganisationPage({area, year, lastDay}: AbsentProps) {
	const when = area.until === null ? '' : ` sinds ${formatDay(area.until)}`;
	return (
		<div class="text-page">
			<h1 class="nl-heading nl-heading--level-1">{area.name} hoort dan niet bij deze eenheid</h1>
			<p class="nl-paragraph">
				De {nameWithKind(area)} hoort{when} niet meer bij deze eenheid, dus op deze dag zijn er geen cijfers van.
			</p>
			<p class="nl-paragraph">
				<a
					class="nl-link"
					href={lastDay === null ? '/voortgang' : addressOf(areaPath(area), {year, at: lastDay, knownAt: null})}
				>
					{lastDay === null ? 'Naar de voortgang van de eenheid' : `Bekijk de cijfers tot en met ${formatDay(lastDay)}`}
				</a>
			</p>
		</div>
	);
}
