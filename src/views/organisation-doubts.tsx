import {type AmbassadorFields, type Course, courseNames, courses} from '../domain/ambassadors.ts';
import type {Day} from '../domain/period.ts';
import type {ProposalView} from '../domain/proposal-views.ts';
import {trainedOn} from '../domain/proposals.ts';
import {formatDay} from './format.ts';
import type {FunctionView} from './organisation-people.tsx';
import {Doubt, proposalAddress} from './proposal-links.tsx';

/** What an ambassador can say about the facts of the own organisation on its page. */
export interface Doubts {
	/** Address of the account; the contact with the same one is the reader's own. null: not known. */
	email: string | null;
	/** The newest proposals of the organisation. */
	proposals: readonly ProposalView[];
}

interface FunctionProps {
	held: FunctionView;
	at: Day;
	doubts: Doubts;
}

/** The trainings of a function, one a line, each with the way to say that it is wrong. */
export function TrainingDoubts({held: {id, fields}, at}: Omit<FunctionProps, 'doubts'>) {
	return (
		<>
			{courses
				.filter(course => course === 'portal' || trainedOn(fields, course) !== null)
				.map(course => (
					<span class="quiet people__fact" key={course}>
						{trainingWords(fields, {course, at})}{' '}
						<Doubt
							href={proposalAddress('opleiding', {over: id, training: course})}
							of={`training ${courseNames[course]}`}
						/>
					</span>
				))}
		</>
	);
}

function trainingWords(fields: AmbassadorFields, {course, at}: {course: Course; at: Day}): string {
	const day = trainedOn(fields, course);
	return day === null || day > at
		? `${courseNames[course]}: nog geen training gevolgd`
		: `Opgeleid: ${courseNames[course]} op ${formatDay(day)}`;
}

/** What the reader can do about a function: say who follows, or change the own name and address. */
export function FunctionDeeds({held: {id, fields, contact}, at, doubts: {email}}: FunctionProps) {
	const isOver = fields.until !== null && fields.until <= at;
	return isOver ? null : (
		<span class="people__deeds">
			{contact !== null && contact.email === email && (
				<a class="nl-link doubt" href="/mijn-gegevens">
					Wijzig mijn contactgegevens
				</a>
			)}
			<Doubt
				href={proposalAddress('ambassadeur', {over: id})}
				label="Er komt een opvolger"
				of={`voor de ambassadeur sinds ${formatDay(fields.from)}`}
			/>
		</span>
	);
}

/** Somebody beside whoever is there, or where nobody is. */
export function NewAmbassador() {
	return (
		<p class="nl-paragraph">
			<a class="nl-link doubt" href={proposalAddress('ambassadeur')}>
				Geef door dat er een ambassadeur bij komt
			</a>
		</p>
	);
}
