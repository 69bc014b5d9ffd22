import type {RowFault} from '../domain/imports.ts';
import type {Table} from '../domain/table.ts';
import {formatCount} from './format.ts';
import {DataTable} from './table.tsx';

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
