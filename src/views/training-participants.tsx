import type {AreaKind} from '../domain/areas.ts';
import {organisationWords} from './ambassador-words.ts';
import {IdempotencyKey} from './forms.tsx';
import type {TrainingDayPageProps} from './training-day-page.tsx';

/** Somebody who can be asked, or who came. */
export interface AskedParticipant {
	/** Of the function. */
	id: string;
	organisation: {kind: AreaKind; name: string};
	contact: {name: string; email: string} | null;
	isInvited: boolean;
	/** Completed this course on the day itself. */
	isTrainedHere: boolean;
	/** Completed this course before the day. */
	isTrainedBefore: boolean;
}

type ParticipantsProps = Pick<
	TrainingDayPageProps,
	'id' | 'revision' | 'participants' | 'refusedForm' | 'typed' | 'faults' | 'newKey'
> & {use: 'uitnodigen' | 'opgeleid'};

const uses = {
	uitnodigen: {
		title: 'Wie nodig je uit?',
		button: 'Bewaar de genodigden',
		text: 'Wie deze training nog niet heeft, staat vooraan.',
	},
	opgeleid: {
		title: 'Wie is er geweest?',
		button: 'Leg vast: opgeleid',
		text: 'Wie je aanvinkt, krijgt deze training op deze dag. Wie al opgeleid was, hoef je niet aan te vinken.',
	},
} as const;

/** A checkbox for each function: whom to ask before the day, who came from the day on. */
export function Participants({use, id, revision, participants, refusedForm, typed, faults, newKey}: ParticipantsProps) {
	const {title, button, text} = uses[use];
	const typedIds = refusedForm === use ? new Set((typed.wie ?? '').split(' ')) : null;
	const isTicked = ({id: own, isInvited, isTrainedBefore}: AskedParticipant) =>
		typedIds ? typedIds.has(own) : isInvited && (use === 'uitnodigen' || !isTrainedBefore);
	const open = participants.filter(({isTrainedHere}) => use === 'uitnodigen' || !isTrainedHere);
	const done = participants.length - open.length;
	return (
		<section class="utrecht-card action-card" aria-labelledby={use}>
			<h2 class="nl-heading nl-heading--level-2" id={use}>
				{title}
			</h2>
			<p class="nl-paragraph">{text}</p>
			{done > 0 && <p class="nl-paragraph">✔ {done} al opgeleid op deze dag.</p>}
			<form class="form" method="post" action={`/trainingsdagen/${id}/${use}`} novalidate>
				<IdempotencyKey value={newKey()} />
				{use === 'uitnodigen' && <input type="hidden" name="revision" value={String(revision)} />}
				<ul class="training-people">
					{open.map(participant => (
						<li key={participant.id}>
							<Tick
								participant={participant}
								isTicked={isTicked(participant)}
								isFaulty={faults.some(({field}) => field === participant.id)}
							/>
						</li>
					))}
				</ul>
				<button class="nl-button nl-button--primary training-people__button" type="submit">
					{button}
				</button>
			</form>
		</section>
	);
}

function Tick({
	participant: {id, organisation, contact, isTrainedBefore},
	isTicked,
	isFaulty,
}: {
	participant: AskedParticipant;
	isTicked: boolean;
	isFaulty: boolean;
}) {
	return (
		<label class={`training-people__person${isFaulty ? ' register__tick--faulty' : ''}`}>
			<input
				type="checkbox"
				id={`wie-${id}`}
				name="wie"
				value={id}
				checked={isTicked}
				{...(isFaulty && {'aria-invalid': 'true' as const})}
			/>
			<span>
				{organisationWords(organisation)}
				<span class="quiet">
					{' '}
					{contact?.name ?? 'naam verwijderd'}
					{isTrainedBefore ? ' · ✔ heeft deze training al' : ''}
				</span>
			</span>
		</label>
	);
}
