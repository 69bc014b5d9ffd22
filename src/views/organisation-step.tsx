import type {Advice} from '../domain/advice.ts';
import type {Step} from '../domain/owed.ts';
import {gainWords, owedWords, stepWords} from './advice-words.ts';
import type {OrganisationPageProps} from './organisation-page.tsx';
import {shortName} from './organisation-words.ts';

type Props = Pick<OrganisationPageProps, 'area' | 'report' | 'advice' | 'asOf' | 'role'>;

/** The one thing to do next, and what it brings; nothing once the year is over, or on a page that looks back. */
export function NextStep({area, report, advice, asOf, role}: Props) {
	const isLookingBack = report.isComplete || asOf.at !== null || asOf.knownAt !== null;
	if (isLookingBack || report.targets.length === 0) {
		return null;
	}

	return (
		<section class="utrecht-card organisation-card next-step" aria-labelledby="volgende-stap">
			<h2 class="nl-heading nl-heading--level-2" id="volgende-stap">
				Volgende stap
			</h2>
			{advice ? (
				<StepWords advice={advice} role={role} />
			) : (
				<p class="nl-paragraph">De doelen vragen nu niets extra’s van {shortName(area)}.</p>
			)}
			{role === 'ambassador' && (!advice || advice.owed.steps.some(step => step.do === 'send')) && (
				<p class="next-step__action">
					<a class="nl-button nl-button--primary next-step__button" href="/berichten">
						{advice ? 'Leg vast wat jullie stuurden' : 'Leg een bericht vast'}
					</a>
				</p>
			)}
		</section>
	);
}

function StepWords({advice, role}: Pick<Props, 'role'> & {advice: Advice}) {
	const {area, owed, target, effects} = advice;
	const [effect] = effects;
	return (
		<>
			<p class="next-step__ask">
				{role === 'ambassador' ? `${askWords(owed.steps)}: dan telt ${shortName(area)} mee.` : stepWords(advice)}
			</p>
			<p class="nl-paragraph">
				Nu {owedWords(owed, target)}. “{effect.target.title}” gaat daarmee {gainWords(effect)}.
			</p>
		</>
	);
}

/** The steps as asked of the reader: `Stuur nog 1 bericht`. */
export function askWords(steps: readonly Step[]): string {
	const asks = steps.map(stepAsked);
	const [first = '', ...others] = asks;
	return [first, ...others.map(ask => `${ask.slice(0, 1).toLowerCase()}${ask.slice(1)}`)].join(' en ');
}

function stepAsked(step: Step): string {
	switch (step.do) {
		case 'appoint':
			return 'Laat de regionaal coördinator weten wie de ambassadeur wordt';
		case 'train':
			return 'Volg de training voor het Burgernetportaal';
		case 'send': {
			const [kind, ...others] = step.kinds;
			if (kind === 'neighbourhood-inquiry' && others.length < 2 && step.count === 1) {
				const inquiry = 'Doe een digitaal buurtonderzoek';
				return others.includes('information') ? `${inquiry} of stuur een informatief bericht` : inquiry;
			}

			return `Stuur nog ${step.count} ${step.count === 1 ? 'bericht' : 'berichten'}`;
		}
	}
}
