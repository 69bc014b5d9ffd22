import type {Owed} from '../domain/owed.ts';
import type {TargetProgress} from '../domain/progress.ts';
import {owedWords} from './advice-words.ts';
import {Explanation, momentWords} from './explanation.tsx';
import {UNKNOWN} from './format.ts';
import type {OrganisationPageProps} from './organisation-page.tsx';
import {shortName} from './organisation-words.ts';
import {judgementWords, SMALLEST_RATE_COUNT} from './rate-words.ts';
import {targetHref} from './report-links.ts';
import {StatusBadge} from './status.tsx';
import {figureOf, formatActions} from './target-words.ts';

type Props = Pick<OrganisationPageProps, 'area' | 'report' | 'unit' | 'figures' | 'owed' | 'asOf' | 'role'>;

/** The targets that are asked of this organisation itself, each with its status. */
export function OwnTargets(props: Props) {
	const own = props.report.targets.filter(({status}) => status !== null);
	return own.length === 0 ? null : (
		<section class="organisation-section" aria-labelledby="eigen-doelen">
			<h2 class="nl-heading nl-heading--level-2" id="eigen-doelen">
				Doelen van {shortName(props.area)}
			</h2>
			<ul class="own-targets">
				{own.map(progress => (
					<OwnTarget key={progress.target.id} {...props} progress={progress} />
				))}
			</ul>
		</section>
	);
}

/** Of one organisation "1 van 1" says little: it counts, or it does not yet. */
function OwnTarget(props: Props & {progress: TargetProgress}) {
	const {area, report, owed, progress} = props;
	const {target, status} = progress;
	return (
		<li class={`utrecht-card own-target target-card--${status}`}>
			<h3 class="figure-card__title">{target.title}</h3>
			<p class="own-target__standing">
				{status && <StatusBadge status={status} />} <span>{standingWords(area, progress, owed[target.id])}</span>
			</p>
			<p class="own-target__more">
				<TargetLink {...props} progress={progress}>
					Meer over dit doel
				</TargetLink>
			</p>
			<Explanation
				of={target.title}
				lines={[
					['In het plan', `“${target.text}”`],
					['Wat telt', target.definition],
					['Let op', target.note],
					['Stand', momentWords(report)],
					['Bron', target.source],
				]}
			/>
		</li>
	);
}

function standingWords(area: Props['area'], progress: TargetProgress, owed?: Owed): string {
	const {target} = progress;
	const name = shortName(area);
	if (progress.denominator === 0) {
		return `${name} telt hier pas mee als de ambassadeur is opgeleid.`;
	}

	if (progress.numerator === progress.denominator) {
		return progress.byStatement > 0 ? `${name} telt mee, volgens opgave van het team zelf.` : `${name} telt mee.`;
	}

	return `${name} telt nog niet mee${owed && target.kind === 'members' ? `: ${owedWords(owed, target)}` : ''}.`;
}

interface LinkProps extends Pick<Props, 'report' | 'role' | 'asOf'> {
	progress: TargetProgress;
	children: string;
}

function TargetLink({progress: {target}, report, role, asOf, children}: LinkProps) {
	return (
		<a class="nl-link organisation-link" href={targetHref({role, asOf}, report, target.id)}>
			{children}
			{children !== target.title && <span class="visually-hidden">: {target.title}</span>}
		</a>
	);
}

/** What others are judged on, here without goal or status: how this organisation stands beside the unit. */
export function ContextTargets(props: Props) {
	const context = props.report.targets.filter(({status}) => status === null);
	return context.length === 0 ? null : (
		<section class="utrecht-card organisation-card" aria-labelledby="doelen-eenheid">
			<h2 class="nl-heading nl-heading--level-2" id="doelen-eenheid">
				Doelen van de eenheid
			</h2>
			<p class="nl-paragraph quiet">Ter vergelijking: hierop wordt {shortName(props.area)} niet beoordeeld.</p>
			<ul class="context-targets">
				{context.map(progress => (
					<ContextTarget key={progress.target.id} {...props} progress={progress} />
				))}
			</ul>
		</section>
	);
}

function ContextTarget(props: Props & {progress: TargetProgress}) {
	const {progress, area, unit, figures} = props;
	const ofUnit = unit.targets.find(({target}) => target.id === progress.target.id);
	return (
		<li>
			<TargetLink {...props} progress={progress}>
				{progress.target.title}
			</TargetLink>
			<span class="context-targets__figures">
				{!isNotTheirs(progress) && (
					<span>
						{shortName(area)} <strong>{ownWords(progress, figures.started)}</strong>
					</span>
				)}
				{ofUnit && (
					<span>
						eenheid <strong>{plainFigure(ofUnit)}</strong>
					</span>
				)}
			</span>
		</li>
	);
}

/** A target of organisations that this area has none of: detectives, for a municipality. */
function isNotTheirs({target, denominator}: TargetProgress): boolean {
	return target.kind === 'members' && denominator === 0;
}

/** The number alone: the goal is the unit's, and says nothing here. */
function plainFigure(progress: TargetProgress): string {
	const {value, rest} = figureOf({...progress, goal: null});
	return rest === '' ? value : `${value} ${rest}`;
}

function ownWords(progress: TargetProgress, {value, judgement}: Props['figures']['started']): string {
	const {kind} = progress.target;
	if ((kind === 'count' || kind === 'rate') && value === null) {
		return UNKNOWN;
	}

	const cases = progress.denominator;
	if (kind !== 'rate' || cases === null || cases === 0) {
		return plainFigure(progress);
	}

	const words = judgement && `, ${judgementWords[judgement]}`;
	return cases < SMALLEST_RATE_COUNT
		? `${formatActions(cases)}, te weinig voor een percentage`
		: `${plainFigure(progress)}${words ?? ''}`;
}
