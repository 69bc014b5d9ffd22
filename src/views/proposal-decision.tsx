import type {Fault} from '../domain/faults.ts';
import type {ProposalView} from '../domain/proposal-views.ts';
import {IdempotencyKey} from './forms.tsx';

/** The form that was refused: of which proposal, what was typed, and every fault by the id of its field. */
export interface RefusedDecision {
	/** null: a form without fields. */
	about: string | null;
	typed: Readonly<Record<string, string>>;
	faults: readonly Fault[];
}

interface DecisionProps {
	view: ProposalView;
	/** The fact changed since it was proposed. */
	isOvertaken: boolean;
	/** What the proposal is about, for who hears only the button. */
	spoken: string;
	refused: RefusedDecision | null;
	newKey(): string;
}

/** The id of a field of one proposal among many on a page. */
export function fieldIdOf(name: string, id: string): string {
	return `${name}-${id}`;
}

/** What a coordinator does with a proposal that waits: take it over, or refuse it with one sentence. */
export function DecisionForms(props: DecisionProps) {
	const {view, isOvertaken, spoken, newKey} = props;
	const {id, proposal, factRevision} = view;
	const isFinishing = proposal.state === 'accepting';
	return (
		<div class="proposal__decide">
			<form class="proposal__accept" method="post" action={`/voorstellen/${id}/overnemen`} novalidate>
				<IdempotencyKey value={newKey()} />
				<input type="hidden" name="revision" value={proposal.revision} />
				<input type="hidden" name="factRevision" value={factRevision} />
				{proposal.asked.kind === 'new-ambassador' && <PersonFields {...props} />}
				<button class="nl-button nl-button--primary" type="submit">
					{isFinishing ? 'Maak het af' : isOvertaken ? 'Neem toch over' : 'Neem over'}
					<span class="visually-hidden">: {spoken}</span>
				</button>
			</form>
			{!isFinishing && <RefusalForm {...props} />}
		</div>
	);
}

/** A name is never in a proposal: the coordinator asks who it is, and fills it in here. */
function PersonFields({view: {id}, refused}: DecisionProps) {
	return (
		<>
			<p class="form__description">Vraag de organisatie wie het wordt. Een naam staat niet in het voorstel.</p>
			<OwnField id={fieldIdOf('name', id)} name="name" label="Naam" type="text" refused={refused} />
			<OwnField
				id={fieldIdOf('email', id)}
				name="email"
				label="E-mailadres van het werk"
				type="email"
				refused={refused}
			/>
		</>
	);
}

function RefusalForm({view: {id, proposal}, spoken, refused, newKey}: DecisionProps) {
	const field = fieldIdOf('answer', id);
	const isOpen = refused?.faults.some(fault => fault.field === field) ?? false;
	return (
		<details class="proposal__refusal" open={isOpen}>
			<summary class="nl-button nl-button--secondary">
				Neem niet over<span class="visually-hidden">: {spoken}</span>
			</summary>
			<form class="proposal__refusal-form" method="post" action={`/voorstellen/${id}/weigeren`} novalidate>
				<IdempotencyKey value={newKey()} />
				<input type="hidden" name="revision" value={proposal.revision} />
				<OwnField
					id={field}
					name="answer"
					label="Waarom niet? De ambassadeur leest deze zin."
					type="text"
					refused={refused}
				/>
				<button class="nl-button nl-button--secondary" type="submit">
					Weiger het voorstel
				</button>
			</form>
		</details>
	);
}

interface OwnFieldProps {
	id: string;
	name: string;
	label: string;
	type: 'text' | 'email';
	refused: RefusedDecision | null;
}

/** A field whose id is its own among the forms of a page. */
function OwnField({id, name, label, type, refused}: OwnFieldProps) {
	const fault = refused?.faults.find(({field}) => field === id);
	const typed = refused?.typed[name] ?? '';
	const kind = type === 'email' ? ({type: 'email'} as const) : ({type: 'text'} as const);
	return (
		<div class={`utrecht-form-field${fault ? ' utrecht-form-field--invalid' : ''}`}>
			<label class="utrecht-form-label" for={id}>
				{label}
			</label>
			{fault && (
				<p class="form__fault" id={`${id}-fout`}>
					{fault.message}
				</p>
			)}
			<input
				class="utrecht-textbox utrecht-textbox--html-input"
				id={id}
				name={name}
				{...kind}
				autocomplete="off"
				value={typed}
				{...(fault && {'aria-invalid': 'true' as const, 'aria-describedby': `${id}-fout`})}
			/>
		</div>
	);
}
