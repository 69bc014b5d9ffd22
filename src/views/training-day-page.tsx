import {courseNames} from '../domain/ambassadors.ts';
import type {Fault} from '../domain/faults.ts';
import type {Day} from '../domain/period.ts';
import type {TrainingDay} from '../domain/training-days.ts';
import {momentOfTraining} from '../domain/training-words.ts';
import {type RegisterNotice, RegisterNoticeBox} from './ambassador-notice.tsx';
import {ErrorSummary, IdempotencyKey} from './forms.tsx';
import {TrainingForm} from './training-form.tsx';
import {Invitation} from './training-invitation.tsx';
import {type AskedParticipant, Participants} from './training-participants.tsx';

export interface TrainingDayPageProps {
	id: string;
	revision: number;
	training: TrainingDay;
	/** Those without the course first. */
	participants: readonly AskedParticipant[];
	today: Day;
	mayChange: boolean;
	/** This service can mail the invitation itself. */
	canMail: boolean;
	/** When it did, the newest first. */
	mailed: readonly {id: string; at: Date; count: number}[];
	notice: RegisterNotice | null;
	/** The form that was refused; null when none was. */
	refusedForm: 'dag' | 'uitnodigen' | 'opgeleid' | null;
	typed: Readonly<Record<string, string>>;
	faults: readonly Fault[];
	newKey(): string;
}

/** The contents of the page of a training day: who is asked, the invitation, and who came. */
export function TrainingDayPage(props: TrainingDayPageProps) {
	const {id, training, participants, today, mayChange, notice, faults, newKey} = props;
	const isCancelled = training.state === 'cancelled';
	const ids = new Set(participants.map(participant => participant.id));
	const shown = faults.map(fault => ({...fault, field: ids.has(fault.field) ? `wie-${fault.field}` : fault.field}));
	return (
		<>
			<ErrorSummary faults={shown.map(fault => (fault.field === 'wie' ? {...fault, field: ''} : fault))} />
			<p class="back">
				<a class="nl-link" href="/trainingsdagen">
					Alle trainingsdagen
				</a>
			</p>
			<h1 class="nl-heading nl-heading--level-1">Training {courseNames[training.course]}</h1>
			<p class="progress-head__area">
				{momentOfTraining(training)}, {training.place}
				{isCancelled && <strong> · ✖ gaat niet door</strong>}
			</p>
			{notice && <RegisterNoticeBox notice={notice} back={{training: id}} newKey={newKey} />}
			<div class="action-page">
				<div class="action-page__side">
					{!isCancelled && mayChange && training.day > today && <Participants {...props} use="uitnodigen" />}
					{!isCancelled && mayChange && training.day <= today && <Participants {...props} use="opgeleid" />}
					{!mayChange && <p class="nl-paragraph quiet">{training.invited.length} uitgenodigd.</p>}
				</div>
				{mayChange && (
					<div class="action-page__side">
						{training.day >= today && <Invitation {...props} />}
						<Change {...props} />
					</div>
				)}
			</div>
		</>
	);
}

function Change({id, revision, training, refusedForm, typed, faults, newKey}: TrainingDayPageProps) {
	const {course, day, begin, end, place, state} = training;
	const isRefused = refusedForm === 'dag';
	const [next, label] =
		state === 'cancelled' ? (['planned', 'Gaat toch door'] as const) : (['cancelled', 'Gaat niet door'] as const);
	return (
		<details class="utrecht-card action-card repair" open={isRefused}>
			<summary>Dag, tijd of plaats wijzigen</summary>
			<TrainingForm
				address={`/trainingsdagen/${id}`}
				button="Wijzig"
				idempotencyKey={newKey()}
				revision={revision}
				values={isRefused ? typed : {course, day, begin, end, place}}
				faults={isRefused ? faults : []}
			/>
			<form class="form action-form" method="post" action={`/trainingsdagen/${id}/stand`}>
				<IdempotencyKey value={newKey()} />
				<input type="hidden" name="revision" value={String(revision)} />
				<button class="nl-button nl-button--secondary" type="submit" name="state" value={next}>
					{label}
				</button>
			</form>
		</details>
	);
}
