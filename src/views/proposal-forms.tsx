import {type AmbassadorFields, type Course, courseNames} from '../domain/ambassadors.ts';
import {trainedOn} from '../domain/proposals.ts';
import {formatDay} from './format.ts';
import {Field} from './forms.tsx';
import {controlOf, HiddenFields, type ProposalForm, ProposalFrame} from './proposal-frame.tsx';

/** "De dagen van deze functie kloppen niet": other days, or a function that was never there. */
export function FunctionProposal({form, held}: {form: ProposalForm; held: AmbassadorFields}) {
	const control = controlOf(form);
	const {from, until} = held;
	const ended = until === null ? 'en loopt door' : `en eindigde op ${formatDay(until)} (eerste dag niet meer)`;
	return (
		<ProposalFrame
			form={form}
			title="Klopt de functie niet?"
			standing={`Er staat: ambassadeur sinds ${formatDay(from)} ${ended}.`}
			below={<RemovalProposal form={form} />}
		>
			<Field {...control('from')} label="Eerste dag in de functie" type="date" isRequired />
			<Field
				{...control('until')}
				label="Eerste dag niet meer in de functie"
				description="Leeg: de functie loopt door."
				type="date"
			/>
		</ProposalFrame>
	);
}

function RemovalProposal({form: {hidden, newKey}}: {form: ProposalForm}) {
	return (
		<section class="utrecht-card action-card proposal-card" aria-labelledby="vervalt">
			<h2 class="nl-heading nl-heading--level-2" id="vervalt">
				Was deze functie er nooit?
			</h2>
			<form class="form action-form" method="post" action="/voorstellen/nieuw/vervallen">
				<HiddenFields fields={hidden} idempotencyKey={newKey()} />
				<button class="nl-button nl-button--secondary" type="submit">
					Stel voor dat de functie vervalt
				</button>
			</form>
		</section>
	);
}

/** "Deze training staat er niet, of op een andere dag." */
export function TrainingProposal({form, held, course}: {form: ProposalForm; held: AmbassadorFields; course: Course}) {
	const done = trainedOn(held, course);
	const name = courseNames[course];
	return (
		<ProposalFrame
			form={form}
			title={`Klopt de training ${name} niet?`}
			standing={
				done === null
					? `Er staat geen training ${name} bij de ambassadeur sinds ${formatDay(held.from)}.`
					: `Er staat: training ${name} gehaald op ${formatDay(done)}.`
			}
		>
			<Field {...controlOf(form)('completedOn')} label="Training gehaald op" type="date" isRequired />
		</ProposalFrame>
	);
}

/** "Er komt een nieuwe ambassadeur": from when; who it is, is asked by the coordinator. */
export function NewAmbassadorProposal({form, held}: {form: ProposalForm; held: AmbassadorFields | null}) {
	const standing =
		held === null
			? 'Er komt een ambassadeur bij, of de functie is nu vacant.'
			: `De nieuwe volgt de ambassadeur sinds ${formatDay(held.from)} op. Die functie eindigt op dezelfde dag.`;
	return (
		<ProposalFrame form={form} title="Er is een nieuwe ambassadeur" standing={standing}>
			<Field
				{...controlOf(form)('from')}
				label="Ambassadeur vanaf"
				description="Noem geen naam: de regionaal coördinator vraagt je wie het is."
				type="date"
				isRequired
			/>
		</ProposalFrame>
	);
}
