import type {Day} from '../domain/period.ts';
import type {TargetProgress} from '../domain/progress.ts';
import {formatDay} from './format.ts';
import {StatusBadge} from './status.tsx';
import {detailsOf} from './target-details.ts';
import {goalWords, ruleSentences} from './target-rule.ts';
import {figureOf} from './target-words.ts';

/** How the unit would stand with what was typed, and stands with what is saved. */
export interface Effect {
	/** The year of the target. */
	targetYear: number;
	/** The year of the figures: another when the target's has not begun. */
	year: number;
	at: Day;
	isComplete: boolean;
	before: TargetProgress | null;
	after: TargetProgress;
}

/** "Met deze norm: 984 van 950 → gehaald"; nothing is saved yet. */
export function EffectBox({effect}: {effect: Effect}) {
	const {targetYear, year, at, isComplete, before, after} = effect;
	const moment = `Gerekend met de cijfers van ${year}, tot en met ${formatDay(at)}.`;
	return (
		<section class="utrecht-card action-card effect" aria-labelledby="effect" tabindex={-1} autofocus>
			<h2 class="nl-heading nl-heading--level-2" id="effect">
				Het effect
			</h2>
			<Standing words="Met deze norm" progress={after} />
			<p class="effect__details">{[...detailsOf(after, isComplete), ...ruleSentences(after.target)].join(' · ')}</p>
			{before && <Standing words={`Met de norm die er nu staat (${goalWords(before.target)})`} progress={before} />}
			<p class="effect__details">
				{year === targetYear ? moment : `${targetYear} is nog niet begonnen. ${moment}`} Er is nog niets opgeslagen.
			</p>
		</section>
	);
}

function Standing({words, progress}: {words: string; progress: TargetProgress}) {
	const {value, rest} = figureOf(progress);
	return (
		<p class="effect__standing">
			{words}:{' '}
			<strong>
				{value}
				{rest !== '' && ` ${rest}`}
			</strong>{' '}
			<span aria-hidden="true">→</span> {progress.status && <StatusBadge status={progress.status} />}
		</p>
	);
}
