import type {TargetProgress} from '../domain/progress.ts';
import type {ProgressReport} from '../domain/progress-report.ts';
import {lastYearLine} from './comparison-words.ts';
import {Explanation, momentWords} from './explanation.tsx';
import {forecastExplanation} from './forecast-words.ts';
import {UNKNOWN} from './format.ts';
import {loadExplanation, loadLine} from './message-load-words.ts';
import {inOrder} from './progress-table.ts';
import {type Reader, startedRowsLink, targetHref} from './report-links.ts';
import {StatusBadge} from './status.tsx';
import {detailsOf} from './target-details.ts';
import {MarkSign, TargetMeter} from './target-meter.tsx';
import {divisionOf, expectedOf, figureOf} from './target-words.ts';

type Moment = Pick<ProgressReport, 'at' | 'knownAt' | 'isComplete' | 'area' | 'compared' | 'load' | 'startedRows'>;

interface CardProps {
	progress: TargetProgress;
	moment: Moment;
	/** null: a card that leads nowhere. */
	reader?: Reader | null;
}

/** A card per target; nothing when the year has none. */
export function TargetCards({report, reader = null}: {report: ProgressReport; reader?: Reader | null}) {
	if (report.targets.length === 0) {
		return null;
	}

	return (
		<section aria-labelledby="doelstellingen">
			<h2 class="visually-hidden" id="doelstellingen">
				Doelstellingen
			</h2>
			<ul class="target-cards">
				{inOrder(report.targets).map(progress => (
					<li key={progress.target.id}>
						<TargetCard progress={progress} moment={report} reader={reader} />
					</li>
				))}
			</ul>
		</section>
	);
}

export function TargetCard({progress, moment, reader = null}: CardProps) {
	const {target, status} = progress;
	const {value, rest} = figureOf(progress);
	const details = [...detailsOf(progress, moment.isComplete), ...besideOf(progress, moment)];
	return (
		<article
			class={`utrecht-card target-card target-card--${status ?? 'context'}`}
			id={target.id}
			aria-labelledby={`${target.id}-titel`}
		>
			<h3 class="target-card__title" id={`${target.id}-titel`}>
				{reader ? (
					<a class="nl-link target-card__link" href={targetHref(reader, moment, target.id)}>
						{target.title}
					</a>
				) : (
					target.title
				)}
			</h3>
			<p class="target-card__figure">
				<strong class={value === UNKNOWN ? 'figure figure--unknown' : 'figure'}>{value}</strong>
				{rest !== '' && (
					<>
						{' '}
						<span class="target-card__goal">
							{isMarkAtGoal(progress) && <MarkSign />}
							{rest}
						</span>
					</>
				)}
			</p>
			<TargetMeter progress={progress} isComplete={moment.isComplete} />
			<Standing progress={progress} isComplete={moment.isComplete} />
			{details.length > 0 && (
				<ul class="target-card__details">
					{details.map(line => (
						<li key={line}>{line}</li>
					))}
				</ul>
			)}
			<Calculation progress={progress} moment={moment} reader={reader} />
		</article>
	);
}

/** What stands beside a count: last year's same months, and how many messages people get by it. */
function besideOf({target}: TargetProgress, {compared, load}: Moment): string[] {
	if (target.kind !== 'count') {
		return [];
	}

	return [...(compared.started ? [lastYearLine(compared.started)] : []), ...(load ? [loadLine(load)] : [])];
}

/** The mark of the bar stands at the goal itself, not at what is expected by today. */
function isMarkAtGoal({target, goal}: TargetProgress): boolean {
	return goal !== null && (target.kind === 'rate' || target.kind === 'growth');
}

function Standing({progress, isComplete}: {progress: TargetProgress; isComplete: boolean}) {
	const expected = expectedOf(progress, isComplete);
	return (
		<p class="target-card__standing">
			{progress.status === null ? (
				<span class="target-card__context">ter vergelijking</span>
			) : (
				<StatusBadge status={progress.status} />
			)}
			{expected && (
				<>
					{' '}
					<span class="target-card__expected">
						<MarkSign />
						verwacht nu {expected}
					</span>
				</>
			)}
		</p>
	);
}

/** A plan's sentence that is the title already says nothing new. */
function isTitle(text: string, title: string): boolean {
	return text.toLowerCase() === title.toLowerCase();
}

function Calculation({progress, moment, reader = null}: CardProps) {
	const {target} = progress;
	const load = target.kind === 'count' ? moment.load : null;
	return (
		<Explanation
			of={target.title}
			lines={[
				['In het plan', isTitle(target.text, target.title) ? null : `“${target.text}”`],
				['Wat telt', target.definition],
				['Berekening', divisionOf(progress)],
				['Verwachte eindstand', forecastExplanation(progress)],
				['Berichten per 1.000', load && loadExplanation(load)],
				['Let op', target.note],
				['Stand', momentWords(moment)],
				['Bron', target.source],
			]}
			rows={reader && rowsOf(progress, moment, reader)}
		/>
	);
}

/** The counted actions themselves; of the other kinds the months or organisations, which stand with the target. */
function rowsOf({target}: TargetProgress, moment: Moment, reader: Reader): {href: string; label: string} | null {
	switch (target.kind) {
		case 'count':
		case 'rate':
			return startedRowsLink(reader, moment);
		case 'growth':
			return {href: targetHref(reader, moment, target.id), label: 'Bekijk de downloads per maand'};
		case 'members':
			return {href: targetHref(reader, moment, target.id), label: 'Bekijk wie meetelt'};
	}
}
