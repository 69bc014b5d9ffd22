import type {ComponentChildren} from 'preact';
import type {Fault} from '../domain/faults.ts';
import {ErrorSummary, Field, IdempotencyKey} from './forms.tsx';

/** One form with which something is proposed. */
export interface ProposalForm {
	/** Where it is sent to. */
	address: string;
	/** Which fact it is about, and the revision of that fact that was seen. */
	hidden: Readonly<Record<string, string>>;
	values: Readonly<Record<string, string>>;
	faults: readonly Fault[];
	/** A fresh key for each form. */
	newKey(): string;
	/** The page of the own organisation. */
	back: {href: string; label: string};
}

interface FrameProps {
	form: ProposalForm;
	title: string;
	/** What stands now. */
	standing: string;
	children: ComponentChildren;
	/** Another form, below this one. */
	below?: ComponentChildren;
}

/** The page of one proposal: what stands, how it should be, and what happens with it. */
export function ProposalFrame({form, title, standing, children, below}: FrameProps) {
	const {address, hidden, values, faults, newKey, back} = form;
	return (
		<div class="text-page">
			<ErrorSummary faults={faults} />
			<h1 class="nl-heading nl-heading--level-1">{title}</h1>
			<p class="nl-paragraph">{standing}</p>
			<section class="utrecht-card action-card proposal-card" aria-labelledby="voorstel">
				<h2 class="nl-heading nl-heading--level-2" id="voorstel">
					Zo hoort het
				</h2>
				<form class="form action-form" method="post" action={address} novalidate>
					<HiddenFields fields={hidden} idempotencyKey={newKey()} />
					{children}
					<Field
						name="remark"
						label="Opmerking (mag leeg)"
						description="Zonder namen of andere gegevens van personen."
						value={values.remark ?? ''}
						faults={faults}
					/>
					<button class="nl-button nl-button--primary" type="submit">
						Stel voor
					</button>
				</form>
			</section>
			{below}
			<p class="nl-paragraph">
				De regionaal coördinator kijkt naar je voorstel en neemt het over, of zegt waarom niet.{' '}
				<a class="nl-link" href={back.href}>
					{back.label}
				</a>
			</p>
		</div>
	);
}

/** The fields of a proposal that nobody types. */
export function HiddenFields({fields, idempotencyKey}: {fields: ProposalForm['hidden']; idempotencyKey: string}) {
	return (
		<>
			<IdempotencyKey value={idempotencyKey} />
			{Object.entries(fields).map(([name, value]) => (
				<input key={name} type="hidden" name={name} value={value} />
			))}
		</>
	);
}

/** What a field of the form shows: its value and its faults. */
export function controlOf({values, faults}: ProposalForm) {
	return (name: string) => ({name, value: values[name] ?? '', faults});
}
