import type {ComponentChildren} from 'preact';
import type {AmbassadorPageProps} from './ambassador-page.tsx';
import {courseOptions} from './ambassador-words.ts';
import {Field, IdempotencyKey, Select} from './forms.tsx';

type FormsProps = Pick<AmbassadorPageProps, 'held' | 'today' | 'refusedForm' | 'typed' | 'faults' | 'newKey'>;

interface OwnFormProps extends FormsProps {
	/** Last part of the address that the form is sent to. */
	name: string;
	title: string;
	button: string;
	isOpen?: boolean;
	children: ComponentChildren;
}

/** A form that is folded away until it is asked for, or was refused. */
function OwnForm({held, name, title, button, isOpen = false, refusedForm, newKey, children}: OwnFormProps) {
	return (
		<details class="utrecht-card action-card repair register__form" id={name} open={isOpen || refusedForm === name}>
			<summary>{title}</summary>
			<form class="form action-form" method="post" action={`/ambassadeurs/${held.id}/${name}`} novalidate>
				<IdempotencyKey value={newKey()} />
				<input type="hidden" name="revision" value={String(held.revision)} />
				{children}
				<button class="nl-button nl-button--primary" type="submit">
					{button}
				</button>
			</form>
		</details>
	);
}

/** The forms by which a coordinator changes a function. */
export function AmbassadorForms(props: FormsProps & {isOver: boolean}) {
	const {held, today, refusedForm, typed, faults, isOver} = props;
	/** What was typed in the refused form, else what stands. */
	const control = (form: string, name: string, value: string) =>
		refusedForm === form ? {name, value: typed[name] ?? '', faults} : {name, value};
	return (
		<>
			<OwnForm {...props} name="training" title="Opleiding vastleggen" button="Leg vast" isOpen={!isOver}>
				<Select {...control('training', 'course', 'portal')} label="Training" options={courseOptions} />
				<Field {...control('training', 'completedOn', today)} label="Afgerond op" type="date" isRequired />
			</OwnForm>
			{!isOver && <LeavingForms {...props} control={control} />}
			<OwnForm {...props} name="dagen" title="Dagen wijzigen" button="Wijzig de dagen">
				<Field {...control('dagen', 'from', held.from)} label="Functie vanaf" type="date" isRequired />
				<Field
					{...control('dagen', 'until', held.until ?? '')}
					label="Functie eindigt op (leeg: loopt door)"
					description="De eerste dag zonder functie."
					type="date"
				/>
			</OwnForm>
			<OwnForm {...props} name="contact" title="Naam of e-mailadres wijzigen" button="Wijzig">
				<p class="form__description">
					De oude naam en het oude adres worden nergens bewaard: dit is niet terug te draaien.
				</p>
				<Field {...control('contact', 'name', held.contact?.name ?? '')} label="Naam" isRequired />
				<Field
					{...control('contact', 'email', held.contact?.email ?? '')}
					label="Werkadres (e-mail)"
					type="email"
					isRequired
				/>
			</OwnForm>
			<OwnForm {...props} name="verwijderen" title="Per ongeluk toegevoegd" button="Verwijder deze functie">
				<p class="form__description">
					De functie telt dan nergens meer mee, ook niet in het verleden. Is iemand vertrokken? Leg dan het einde vast.
				</p>
				<Field {...control('verwijderen', 'reason', '')} label="Reden" isRequired />
			</OwnForm>
		</>
	);
}

function LeavingForms({
	control,
	...props
}: FormsProps & {control(form: string, name: string, value: string): {name: string; value: string}}) {
	return (
		<>
			<OwnForm {...props} name="opvolger" title="Opvolger vastleggen" button="Leg opvolging vast">
				<p class="form__description">Deze functie eindigt op de dag dat de opvolger begint.</p>
				<Field {...control('opvolger', 'successorName', '')} label="Naam van de opvolger" isRequired />
				<Field
					{...control('opvolger', 'successorEmail', '')}
					label="Werkadres van de opvolger"
					type="email"
					isRequired
				/>
				<Field {...control('opvolger', 'successorFrom', '')} label="Begint op" type="date" isRequired />
			</OwnForm>
			<OwnForm {...props} name="einde" title="Functie beëindigen" button="Leg het einde vast">
				<Field
					{...control('einde', 'endsOn', props.held.until ?? '')}
					label="Functie eindigt op"
					description="De eerste dag zonder functie. Tot die dag telt de ambassadeur mee, vanaf die dag niet meer."
					type="date"
					isRequired
				/>
			</OwnForm>
		</>
	);
}

/** Asks once, because what is removed cannot come back. */
export function RemoveContactForm(props: FormsProps & {isOpen: boolean}) {
	return (
		<OwnForm
			{...props}
			name="contact-verwijderen"
			title="Naam en e-mailadres verwijderen"
			button="Ja, verwijder naam en e-mailadres"
		>
			<p class="form__description">
				Dit kan niet ongedaan worden gemaakt. De functie, de dagen en de opleidingen blijven staan zonder naam; geen
				enkel cijfer verandert.
			</p>
		</OwnForm>
	);
}
