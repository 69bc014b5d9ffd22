import type {ComponentChildren} from 'preact';
import type {Fault} from '../domain/faults.ts';

interface ControlProps {
	/** Name in the form and id of the control: the error summary links to it. */
	name: string;
	label: string;
	/** What was typed before, kept over a fault. */
	value?: string;
	description?: string;
	faults?: readonly Fault[];
	isRequired?: boolean;
}

/** The types of preact know an input by its type, one object for each. */
const inputTypes = {
	text: {type: 'text'},
	email: {type: 'email'},
	date: {type: 'date'},
	number: {type: 'number'},
	time: {type: 'time'},
} as const;

interface FieldProps extends ControlProps {
	type?: keyof typeof inputTypes;
	autocomplete?: 'email' | 'off';
}

/** A labelled text field with its description and its own fault. */
export function Field({type = 'text', autocomplete, ...control}: FieldProps) {
	const {name, value = '', isRequired = false} = control;
	return (
		<Control {...control}>
			<input
				class="utrecht-textbox utrecht-textbox--html-input"
				id={name}
				name={name}
				{...inputTypes[type]}
				value={value}
				required={isRequired}
				{...(autocomplete && {autocomplete})}
				{...describedBy(control)}
			/>
		</Control>
	);
}

/** A labelled field for a text that does not fit on one line. */
export function TextArea({rows, ...control}: ControlProps & {rows: number}) {
	const {name, value = '', isRequired = false} = control;
	return (
		<Control {...control}>
			<textarea
				class="utrecht-textbox utrecht-textbox--html-input"
				id={name}
				name={name}
				rows={rows}
				required={isRequired}
				{...describedBy(control)}
			>
				{value}
			</textarea>
		</Control>
	);
}

export interface SelectOption {
	value: string;
	label: string;
}

/** A labelled choice out of a list. */
export function Select({options, ...control}: ControlProps & {options: readonly SelectOption[]}) {
	const {name, value = '', isRequired = false} = control;
	return (
		<Control {...control}>
			<select
				class="utrecht-select utrecht-select--html-select"
				id={name}
				name={name}
				required={isRequired}
				{...describedBy(control)}
			>
				{options.map(option => (
					<option key={option.value} value={option.value} selected={option.value === value}>
						{option.label}
					</option>
				))}
			</select>
		</Control>
	);
}

function Control({name, label, description, faults = [], children}: ControlProps & {children: ComponentChildren}) {
	const own = faultOf(faults, name);
	return (
		<div class={`utrecht-form-field${own ? ' utrecht-form-field--invalid' : ''}`}>
			<label class="utrecht-form-label" for={name}>
				{label}
			</label>
			{description && (
				<p class="form__description" id={`${name}-uitleg`}>
					{description}
				</p>
			)}
			{own && (
				<p class="form__fault" id={`${name}-fout`}>
					{own.message}
				</p>
			)}
			{children}
		</div>
	);
}

function describedBy({name, description, faults = []}: ControlProps) {
	const isFaulty = faultOf(faults, name) !== undefined;
	const ids = [description && `${name}-uitleg`, isFaulty && `${name}-fout`].filter(Boolean).join(' ');
	return {...(ids !== '' && {'aria-describedby': ids}), ...(isFaulty && {'aria-invalid': 'true' as const})};
}

function faultOf(faults: readonly Fault[], name: string): Fault | undefined {
	return faults.find(fault => fault.field === name);
}

/** All faults at once, above the form; it takes focus and every line leads to its field. */
export function ErrorSummary({faults}: {faults: readonly Fault[]}) {
	if (faults.length === 0) {
		return null;
	}

	return (
		<section class="utrecht-alert utrecht-alert--error error-summary" aria-labelledby="fouten" tabindex={-1} autofocus>
			<h2 class="nl-heading nl-heading--level-2 error-summary__title" id="fouten">
				{faults.length === 1 ? 'Er is iets niet goed ingevuld' : `Er zijn ${faults.length} dingen niet goed ingevuld`}
			</h2>
			<ul>
				{faults.map(({field, message}) => (
					<li key={`${field} ${message}`}>
						{field === '' ? (
							message
						) : (
							<a class="nl-link" href={`#${field}`}>
								{message}
							</a>
						)}
					</li>
				))}
			</ul>
		</section>
	);
}

/** The key that makes sending a form twice the same as sending it once. */
export function IdempotencyKey({value}: {value: string}) {
	return <input type="hidden" name="idempotencyKey" value={value} />;
}
