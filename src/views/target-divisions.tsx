import type {TableRow} from '../domain/table.ts';
import {DataTable} from './table.tsx';
import {TableLinks} from './table-links.tsx';
import {type DividedTable, divisionWords} from './target-table.ts';

interface DivisionsProps {
	tables: readonly DividedTable[];
	/** The path of the files, without their ending. */
	path: string;
	/** The address of the page after its `?`. */
	search: string;
}

/** Where a target is made: a table per division, each with its files. The first is open, the rest one click away. */
export function TargetDivisions({tables, path, search}: DivisionsProps) {
	return (
		<section id="verdeling" aria-labelledby="verdeling-titel">
			<h2 class="nl-heading nl-heading--level-2 target-heading" id="verdeling-titel">
				Waar het vandaan komt
			</h2>
			{tables.length === 0 && (
				<p class="nl-paragraph">Dit cijfer staat voor jouw rol alleen op het niveau van de hele eenheid.</p>
			)}
			{tables.map((divided, index) => (
				<details
					class="utrecht-card target-division"
					id={`per-${divisionWords[divided.by].word}`}
					key={divided.by}
					open={index === 0}
				>
					<summary>
						<h3 class="nl-heading nl-heading--level-3">
							{divided.heading} ({divided.table.rows.length})
						</h3>
					</summary>
					<Division divided={divided} path={path} search={`${search}&verdeling=${divisionWords[divided.by].word}`} />
				</details>
			))}
		</section>
	);
}

function Division({divided, path, search}: {divided: DividedTable; path: string; search: string}) {
	const {table, linksOf} = divided;
	const hasLinks = table.rows.some(row => linksOf(row).length > 0);
	return (
		<>
			<DataTable
				table={table}
				{...(hasLinks && {
					pageColumn: {label: 'De rijen', cellOf: (row: TableRow) => <Links row={row} divided={divided} />},
				})}
			/>
			<TableLinks path={path} search={search} />
		</>
	);
}

function Links({row, divided: {linksOf}}: {row: TableRow; divided: DividedTable}) {
	const links = linksOf(row);
	return links.length === 0 ? (
		<span class="quiet">–</span>
	) : (
		<span class="target-links">
			{links.map(({href, text}) => (
				<a class="nl-link" key={href} href={href}>
					{text}
					<span class="visually-hidden"> van {String(row.cells[0])}</span>
				</a>
			))}
		</span>
	);
}
