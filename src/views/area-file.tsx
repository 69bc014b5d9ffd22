import type {Fault} from '../domain/faults.ts';
import type {RowFault} from '../domain/imports.ts';
import type {Table} from '../domain/table.ts';
import {formatCount} from './format.ts';
import {DataTable} from './table.tsx';

/** The choice of a file of areas; the error summary links to it. */
export function AreaFileField({faults}: {faults: readonly Fault[]}) {
	const own = faults.find(({field}) => field === 'file');
	return (
		<div class={`utrecht-form-field${own ? ' utrecht-form-field--invalid' : ''}`}>
			<label class="utrecht-form-label" for="file">
				Bestand
			</label>
			<p class="form__description" id="file-uitleg">
				CSV of Excel (.xlsx).
			</p>
			{own && (
				<p class="form__fault" id="file-fout">
					{own.message}
				</p>
			)}
			<input
				class="area-file"
				type="file"
				id="file"
				name="file"
				accept=".csv,.xlsx,.txt"
				aria-describedby={own ? 'file-uitleg file-fout' : 'file-uitleg'}
				{...(own && {'aria-invalid': 'true' as const})}
			/>
		</div>
	);
}

const MOST_SHOWN = 100;

/** Every fault of a file by line; nothing was saved. */
export function RowFaults({faults, now}: {faults: readonly RowFault[]; now: Date}) {
	const count = faults.length;
	return (
		<section class="utrecht-card area-faults" aria-labelledby="fouten-in-bestand">
			<h2 class="nl-heading nl-heading--level-2" id="fouten-in-bestand">
				{formatCount(count)} {count === 1 ? 'fout' : 'fouten'} in het bestand
			</h2>
			<p class="nl-paragraph">Er is niets opgeslagen. Verbeter het bestand en kies het opnieuw.</p>
			<DataTable table={faultTable(faults, now)} />
			{count > MOST_SHOWN && <p class="nl-paragraph">Dit zijn de eerste {MOST_SHOWN}.</p>}
		</section>
	);
}

function faultTable(faults: readonly RowFault[], now: Date): Table {
	return {
		name: 'fouten',
		title: 'Fouten in het bestand',
		period: 'nu',
		columns: [
			{key: 'line', label: 'Regel', kind: 'text'},
			{key: 'column', label: 'Kolom', kind: 'text'},
			{key: 'message', label: 'Wat er mis is', kind: 'text'},
		],
		rows: faults.slice(0, MOST_SHOWN).map(({line, column, message}) => ({cells: [`${line}`, column, message]})),
		definition: '',
		source: '',
		filter: [],
		note: null,
		asOf: now,
	};
}
