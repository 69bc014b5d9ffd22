import type {Fault} from '../domain/faults.ts';
import {importColumnsOf} from '../domain/import-columns.ts';
import type {ImportCheck, ImportWork} from '../domain/import-work.ts';
import {IdempotencyKey, Select} from './forms.tsx';

/** Before the name of our column in the name of its field. */
export const COLUMN_FIELD = 'kolom-';

interface ColumnsFormProps {
	id: string;
	revision: number;
	newKey: string;
	work: ImportWork;
	check: ImportCheck;
	/** What was chosen in a form that was refused. */
	typed: Readonly<Record<string, string>>;
	faults: readonly Fault[];
}

/** "Welke kolom is …?": one choice for each column of ours, the ones that must be there first. */
export function ColumnsForm({id, revision, newKey, work, check, typed, faults}: ColumnsFormProps) {
	const columns = importColumnsOf(work.what);
	const headers = check.header.filter(header => header !== '');
	const known = Object.fromEntries(check.columns.map(({column, header}) => [column, header]));
	const isRefused = faults.length > 0;
	const field = (column: string, isRequired: boolean) => {
		const name = `${COLUMN_FIELD}${column}`;
		return (
			<Select
				key={column}
				name={name}
				label={`Welke kolom is ${column}?${isRequired ? '' : ' (mag ontbreken)'}`}
				value={(isRefused ? typed[name] : known[column]) ?? ''}
				faults={faults}
				isRequired={isRequired}
				options={[
					{value: '', label: isRequired ? 'Kies een kolom' : 'staat er niet in'},
					...headers.map(header => ({value: header, label: header})),
				]}
			/>
		);
	};
	return (
		<form class="form import-columns" method="post" action={`/taken/${id}/kolommen`} novalidate>
			<IdempotencyKey value={newKey} />
			<input type="hidden" name="revision" value={revision} />
			<div class="import-columns__fields">
				{columns?.required.map(column => field(column, true))}
				{columns?.optional.map(column => field(column, false))}
			</div>
			<p class="form__description">
				Koppen die je nergens kiest, lezen we niet. We onthouden je keuze voor een volgend bestand met dezelfde koppen.
			</p>
			<button class="nl-button nl-button--primary" type="submit">
				Controleer met deze kolommen
			</button>
		</form>
	);
}
