import type {ImportCheck, ImportOutcome} from '../domain/import-work.ts';
import {formatCount} from './format.ts';
import {firstRowsTable, keptTable} from './import-tables.ts';
import {DataTable} from './table.tsx';

/** Rows that a person changed, and that were left so. */
export function Kept({outcome, now}: {outcome: Pick<ImportOutcome, 'kept' | 'keptCount'>; now: Date}) {
	const {kept, keptCount} = outcome;
	return keptCount === 0 ? null : (
		<div class="job__kept">
			<h3 class="nl-heading nl-heading--level-3">Met de hand gewijzigd en zo gelaten</h3>
			<DataTable table={keptTable(outcome, now)} />
			{keptCount > kept.length && <p>Dit zijn de eerste {formatCount(kept.length)}.</p>}
		</div>
	);
}

/** The first rows as they were read. */
export function FirstRows({check, now}: {check: ImportCheck; now: Date}) {
	return check.firstRows.length === 0 ? null : (
		<section class="utrecht-card job__card" aria-labelledby="eerste-regels">
			<h2 class="nl-heading nl-heading--level-2" id="eerste-regels">
				De eerste regels, zoals gelezen
			</h2>
			<div class="job__rows">
				<DataTable table={firstRowsTable(check, now)} />
			</div>
		</section>
	);
}
