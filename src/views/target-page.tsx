import type {Role} from '../domain/users.ts';
import {type AsOf, addressOf} from './addresses.ts';
import {formatDay, formatInstant, UNKNOWN} from './format.ts';
import {Select} from './forms.tsx';
import {FunnelSection} from './funnel-section.tsx';
import {ReportFilter} from './report-filter.tsx';
import {StatusBadge} from './status.tsx';
import {TargetCalculation, TargetNeeds} from './target-calculation.tsx';
import {detailsOf} from './target-details.ts';
import {TargetDivisions} from './target-divisions.tsx';
import {TargetVersions} from './target-history.tsx';
import {MarkSign, TargetMeter} from './target-meter.tsx';
import type {TableContext} from './target-table.ts';
import {targetTables} from './target-tables.ts';
import {expectedOf, figureOf} from './target-words.ts';

export interface TargetPageProps {
	context: TableContext;
	/** The years that can be chosen, the newest first. */
	years: readonly number[];
	/** The areas that may be chosen. */
	areas: readonly {value: string; label: string}[];
	role: Role;
}

/** The contents of /doelen/:id: how one target stands, how that is computed, what it needs and where it is made. */
export function TargetPage({context, years, areas, role}: TargetPageProps) {
	const {report, asOf} = context;
	const {area, progress, funnel, history} = report;
	const {target} = progress;
	const path = `/doelen/${target.id}`;
	const search = addressOf('', asOf, {gebied: area.code}).slice(1);
	return (
		<>
			<div class="progress-head">
				<div>
					<h1 class="nl-heading nl-heading--level-1">
						{target.title} {asOf.year}
					</h1>
					<p class="progress-head__area">{area.name}</p>
				</div>
				<ReportFilter {...{path, asOf, years}} label="Kies jaar, gebied en peildatum">
					{areas.length > 1 && <Select name="gebied" label="Gebied" value={area.code} options={areas} />}
				</ReportFilter>
			</div>
			{asOf.knownAt && (
				<KnownAtNotice context={context} newest={addressOf(path, {...asOf, knownAt: null}, {gebied: area.code})} />
			)}
			<div class="target-top">
				<Standing context={context} />
				<TargetNeeds context={context} />
			</div>
			<TargetCalculation context={context} />
			{funnel && <FunnelSection context={context} funnel={funnel} files={search} />}
			<TargetDivisions tables={targetTables(context)} path={`${path}/tabel`} search={search} />
			<section class="utrecht-card target-part" aria-labelledby="geschiedenis">
				<h2 class="nl-heading nl-heading--level-2" id="geschiedenis">
					Wie wijzigde dit doel?
				</h2>
				<TargetVersions history={history} />
				{role === 'coordinator' && <ChangeLink id={target.id} asOf={asOf} />}
			</section>
			<p class="source-line">
				Bron: {target.source}. Stand van {formatInstant(report.report.knownAt)}, peildatum {formatDay(report.report.at)}
				.{' '}
				<a class="nl-link" href={addressOf('/voortgang', asOf, {gebied: area.code})}>
					Alle doelen van {asOf.year}
				</a>
			</p>
		</>
	);
}

function ChangeLink({id, asOf}: {id: string; asOf: AsOf}) {
	return (
		<p class="nl-paragraph target-change">
			<a class="nl-button nl-button--secondary" href={`/doelen/${id}/wijzigen?jaar=${asOf.year}`}>
				Wijzig dit doel
			</a>
		</p>
	);
}

function KnownAtNotice({context: {report}, newest}: {context: TableContext; newest: string}) {
	return (
		<p class="utrecht-alert utrecht-alert--info known-at">
			<span>
				Je ziet de cijfers zoals ze bekend waren op {formatInstant(report.report.knownAt)}.{' '}
				<a class="nl-link" href={newest}>
					Toon de nieuwste cijfers
				</a>
			</span>
		</p>
	);
}

/** The sentence of the plan, the figure and its status. */
function Standing({context}: {context: TableContext}) {
	const {progress, report} = context.report;
	const {target, status} = progress;
	const {value, rest} = figureOf(progress);
	const expected = expectedOf(progress, report.isComplete);
	return (
		<section
			class={`utrecht-card target-part target-standing target-card--${status ?? 'context'}`}
			aria-labelledby="stand"
		>
			<h2 class="nl-heading nl-heading--level-2" id="stand">
				Stand op {formatDay(report.at)}
			</h2>
			<p class="target-card__figure">
				<strong class={value === UNKNOWN ? 'figure figure--unknown' : 'figure'}>{value}</strong>
				{rest !== '' && <span class="target-card__goal">{rest}</span>}
			</p>
			<TargetMeter progress={progress} isComplete={report.isComplete} />
			<p class="target-card__standing">
				{status === null ? <span class="target-card__context">ter vergelijking</span> : <StatusBadge status={status} />}
				{expected && (
					<span class="target-card__expected">
						<MarkSign />
						verwacht nu {expected}
					</span>
				)}
			</p>
			<ul class="target-card__details">
				{detailsOf(progress, report.isComplete).map(line => (
					<li key={line}>{line}</li>
				))}
			</ul>
			<figure class="target-quote">
				<blockquote>“{target.text}”</blockquote>
				<figcaption>{target.source}</figcaption>
			</figure>
		</section>
	);
}
