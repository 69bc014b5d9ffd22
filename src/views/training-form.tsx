import type {Fault} from '../domain/faults.ts';
import {courseOptions} from './ambassador-words.ts';
import {Field, IdempotencyKey, Select} from './forms.tsx';

interface TrainingFormProps {
	address: string;
	button: string;
	idempotencyKey: string;
	/** Left out for a new one. */
	revision?: number;
	values: Readonly<Record<string, string>>;
	faults: readonly Fault[];
}

/** Course, day, times and place of a training day, new or changed. */
export function TrainingForm({address, button, idempotencyKey, revision, values, faults}: TrainingFormProps) {
	const control = (name: string) => ({name, value: values[name] ?? '', faults});
	return (
		<form class="form action-form" method="post" action={address} novalidate>
			<IdempotencyKey value={idempotencyKey} />
			{revision !== undefined && <input type="hidden" name="revision" value={String(revision)} />}
			<Select {...control('course')} label="Training" options={courseOptions} />
			<Field {...control('day')} label="Dag" type="date" isRequired />
			<Field {...control('begin')} label="Begint om" type="time" isRequired />
			<Field {...control('end')} label="Eindigt om" type="time" isRequired />
			<Field
				{...control('place')}
				label="Plaats"
				description="Bijvoorbeeld: politiebureau Houten, zaal 2. Geen namen of telefoonnummers."
				isRequired
			/>
			<button class="nl-button nl-button--primary" type="submit">
				{button}
			</button>
		</form>
	);
}
