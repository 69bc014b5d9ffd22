import type {Fault} from '../domain/faults.ts';
import type {Target} from '../domain/targets.ts';
import {FirstVisitStep} from './first-visit.tsx';
import {Field, IdempotencyKey} from './forms.tsx';

export interface GoalsStepProps {
	year: number;
	targets: readonly Target[];
	/** By id of the target, and `source`. */
	values: Readonly<Record<string, string>>;
	faults: readonly Fault[];
	idempotencyKey: string;
}

/** The third step: the seven targets with the goals of the own unit. */
export function GoalsStepPage({year, targets, values, faults, idempotencyKey}: GoalsStepProps) {
	return (
		<FirstVisitStep step={3} title={`Normen voor ${year}`} faults={faults}>
			<p class="nl-paragraph">
				Dit zijn de zeven doelstellingen. Wat er geteld wordt is in elke eenheid gelijk; de norm bepaal je zelf. De
				percentages uit het landelijke voorbeeld staan er al. Later wijzigen kan bij Doelen.
			</p>
			<form class="form first-visit__goals" method="post" action="/eerste-bezoek/doelen" novalidate>
				<IdempotencyKey value={idempotencyKey} />
				{targets.map(target => (
					<fieldset class="utrecht-card first-visit__goal" key={target.id}>
						<legend class="first-visit__legend">
							{target.id} {target.title}
						</legend>
						<details class="first-visit__definition">
							<summary>Wat telt er?</summary>
							<p class="nl-paragraph">{target.definition}</p>
						</details>
						<Field
							name={target.id}
							label={labels[target.kind]}
							description={descriptions[target.kind]}
							value={values[target.id] ?? ''}
							faults={faults}
							autocomplete="off"
							isRequired
						/>
					</fieldset>
				))}
				<Field
					name="source"
					label="Waar komen deze normen vandaan?"
					description="Dit staat straks bij elke doelstelling."
					value={values.source ?? ''}
					faults={faults}
					autocomplete="off"
					isRequired
				/>
				<div>
					<button class="nl-button nl-button--primary" type="submit">
						Opslaan en beginnen
					</button>
				</div>
			</form>
		</FirstVisitStep>
	);
}

const labels: Record<Target['kind'], string> = {
	growth: 'Norm: stijging in procent',
	count: 'Norm: aantal in het hele jaar',
	rate: 'Norm: meer dan zo veel procent',
	members: 'Norm: minstens zo veel procent',
};

const descriptions: Record<Target['kind'], string> = {
	growth: 'In vergelijking met vorig jaar, zoals +10.',
	count: 'Een heel getal, zoals 650. Kies wat bij jouw eenheid past.',
	rate: 'Zoals 15 of 12,5.',
	members: 'Zoals 90; 100 is alle.',
};
