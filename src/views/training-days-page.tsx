import {courseNames} from '../domain/ambassadors.ts';
import type {Fault} from '../domain/faults.ts';
import type {Day} from '../domain/period.ts';
import type {TrainingDay} from '../domain/training-days.ts';
import {momentOfTraining} from '../domain/training-words.ts';
import {ErrorSummary} from './forms.tsx';
import {TrainingForm} from './training-form.tsx';

export interface ListedTrainingDay {
	id: string;
	training: TrainingDay;
	/** How many completed the course on that day. */
	trained: number;
}

export interface TrainingDaysPageProps {
	/** The latest first. */
	days: readonly ListedTrainingDay[];
	today: Day;
	mayChange: boolean;
	values: Readonly<Record<string, string>>;
	faults: readonly Fault[];
	idempotencyKey: string;
}

/** The contents of /trainingsdagen: those to come and those that were, and the form for a new one. */
export function TrainingDaysPage({days, today, mayChange, values, faults, idempotencyKey}: TrainingDaysPageProps) {
	const coming = days.filter(({training}) => training.day >= today).toReversed();
	const past = days.filter(({training}) => training.day < today);
	return (
		<>
			<ErrorSummary faults={faults} />
			<p class="back">
				<a class="nl-link" href="/ambassadeurs">
					Alle ambassadeurs
				</a>
			</p>
			<h1 class="nl-heading nl-heading--level-1">Trainingsdagen</h1>
			<div class="action-page">
				<div class="action-page__side">
					<DayList
						id="komend"
						title="Komende trainingsdagen"
						days={coming}
						none="Er is nog geen trainingsdag gepland."
					/>
					<DayList id="geweest" title="Geweest" days={past} none="Er is nog geen trainingsdag geweest." />
				</div>
				{mayChange && (
					<section class="utrecht-card action-card" aria-labelledby="nieuw">
						<h2 class="nl-heading nl-heading--level-2" id="nieuw">
							Nieuwe trainingsdag
						</h2>
						<TrainingForm
							address="/trainingsdagen"
							button="Plan deze dag"
							idempotencyKey={idempotencyKey}
							values={values}
							faults={faults}
						/>
					</section>
				)}
			</div>
		</>
	);
}

function DayList({
	id,
	title,
	days,
	none,
}: {
	id: string;
	title: string;
	days: readonly ListedTrainingDay[];
	none: string;
}) {
	return (
		<section class="utrecht-card action-card" aria-labelledby={id}>
			<h2 class="nl-heading nl-heading--level-2" id={id}>
				{title}
			</h2>
			{days.length === 0 ? (
				<p class="nl-paragraph quiet">{none}</p>
			) : (
				<ul class="training-list">
					{days.map(({id: dayId, training, trained}) => (
						<li key={dayId}>
							<a class="nl-link training-list__link" href={`/trainingsdagen/${dayId}`}>
								{courseNames[training.course]}, {momentOfTraining(training)}
							</a>
							<span class="quiet">
								{training.place}
								{standingOf(training, trained)}
							</span>
						</li>
					))}
				</ul>
			)}
		</section>
	);
}

function standingOf({state, invited}: TrainingDay, trained: number): string {
	if (state === 'cancelled') {
		return ' · ✖ gaat niet door';
	}

	return `${invited.length > 0 ? ` · ${invited.length} uitgenodigd` : ''}${trained > 0 ? ` · ${trained} opgeleid` : ''}`;
}
