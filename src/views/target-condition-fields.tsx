import {kindRules} from '../domain/actions.ts';
import type {Fault} from '../domain/faults.ts';
import {messageKinds} from '../domain/target-forms.ts';
import {Field, Select} from './forms.tsx';
import {organisationNames} from './target-words.ts';

interface ConditionProps {
	values: Readonly<Record<string, string>>;
	faults: readonly Fault[];
}

const uses = [
	{value: 'none', label: 'telt niet mee'},
	{value: 'all', label: 'is verplicht'},
	{value: 'any', label: 'is één van de mogelijkheden'},
];

/** Which organisations a target is about, and what they must have or do. */
export function ConditionFields({values, faults}: ConditionProps) {
	const control = (name: string) => ({name, value: values[name] ?? '', faults});
	return (
		<>
			<fieldset class="choices target-form__part">
				<legend class="target-form__legend">Om welke organisaties gaat het?</legend>
				<div class="target-form__pair">
					<Select
						{...control('organisation')}
						label="Organisaties"
						options={Object.entries(organisationNames).map(([value, {many}]) => ({value, label: many}))}
					/>
					<Select
						{...control('where')}
						label="Welke tellen mee?"
						options={[
							{value: 'all', label: 'allemaal'},
							{value: 'ambassador', label: 'alleen met een ambassadeur'},
							{value: 'trained-ambassador', label: 'alleen met een opgeleide ambassadeur'},
						]}
					/>
				</div>
			</fieldset>
			<fieldset class="choices target-form__part">
				<legend class="target-form__legend">Waaraan moet een organisatie voldoen?</legend>
				<p class="form__description">
					Aan alles wat verplicht is. Staat er iets op "één van de mogelijkheden", dan is één daarvan genoeg.
				</p>
				<div class="target-form__pair">
					<Select {...control('ambassador')} label="Een ambassadeur" options={uses} />
					<Select {...control('trained')} label="Een opgeleide ambassadeur" options={uses} />
				</div>
				<MessageLine number={1} values={values} faults={faults} />
				{[2, 3].map(number => (
					<details key={number} class="target-form__more" open={isUsed({values, faults}, number)}>
						<summary>Nog een voorwaarde over berichten ({number} van 3)</summary>
						<MessageLine number={number} values={values} faults={faults} />
					</details>
				))}
			</fieldset>
		</>
	);
}

function isUsed({values, faults}: ConditionProps, number: number): boolean {
	const isAsked = (values[`use${number}`] ?? 'none') !== 'none';
	return isAsked || faults.some(({field}) => field === `kinds${number}` || field === `least${number}`);
}

function MessageLine({number, values, faults}: ConditionProps & {number: number}) {
	const control = (name: string) => ({name: `${name}${number}`, value: values[`${name}${number}`] ?? '', faults});
	const ticked = (values[`kinds${number}`] ?? '').split(' ');
	const fault = faults.find(({field}) => field === `kinds${number}`);
	return (
		<div class="target-form__messages">
			<div class="target-form__pair">
				<Select {...control('use')} label="Eigen berichten" options={uses} />
				<Field {...control('least')} label="Minstens hoeveel?" />
			</div>
			<fieldset class="choices" id={`kinds${number}`} {...(fault && {'aria-describedby': `kinds${number}-fout`})}>
				<legend class="utrecht-form-label">Welke soorten tellen?</legend>
				{fault && (
					<p class="form__fault" id={`kinds${number}-fout`}>
						{fault.message}
					</p>
				)}
				{messageKinds.map(kind => (
					<label class="choices__choice" key={kind}>
						<input type="checkbox" name={`kinds${number}`} value={kind} checked={ticked.includes(kind)} />
						{kindRules[kind].name}
					</label>
				))}
			</fieldset>
		</div>
	);
}
