import type {Fault} from '../domain/faults.ts';
import type {Job} from '../domain/jobs.ts';
import {FileField} from './file-field.tsx';
import {IdempotencyKey} from './forms.tsx';

interface AskButtonProps {
	job: Pick<Job, '_id' | 'revision'>;
	/** The last part of the address. */
	action: string;
	label: string;
	isPrimary?: true;
	newKey(): string;
}

/** One button that asks something of a job, on the revision that is shown. */
export function AskButton({job, action, label, isPrimary, newKey}: AskButtonProps) {
	return (
		<form method="post" action={`/taken/${job._id}/${action}`}>
			<IdempotencyKey value={newKey()} />
			<input type="hidden" name="revision" value={job.revision} />
			<button class={`nl-button nl-button--${isPrimary ? 'primary' : 'secondary'}`} type="submit" id={`knop-${action}`}>
				{label}
			</button>
		</form>
	);
}

interface ReplaceFormProps {
	job: Pick<Job, '_id' | 'revision'>;
	faults: readonly Fault[];
	newKey(): string;
}

/** Hands over a mended file in the place of this one. */
export function ReplaceForm({job, faults, newKey}: ReplaceFormProps) {
	return (
		<form
			class="form import__form"
			method="post"
			action={`/taken/${job._id}/bestand`}
			enctype="multipart/form-data"
			novalidate
		>
			<IdempotencyKey value={newKey()} />
			<input type="hidden" name="revision" value={job.revision} />
			<FileField description="Excel (.xlsx) of CSV, hoogstens 60 MB." accept=".xlsx,.csv,.txt,.json" faults={faults} />
			<button class="nl-button nl-button--secondary" type="submit">
				Controleer opnieuw
			</button>
		</form>
	);
}
