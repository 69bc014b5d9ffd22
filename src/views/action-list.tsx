import type {Table} from '../domain/table.ts';
import {ActionFilter, type FilterChoices, type FilterValues} from './action-filter.tsx';
import {formatCount, formatInstant} from './format.ts';
import {DataTable} from './table.tsx';

interface ActionListProps {
	table: Table;
	/** Of the whole filter. */
	count: number;
	choices: FilterChoices;
	/** What the address asks for, by the name in the address. */
	values: FilterValues;
	/** The addresses of the neighbouring pages of the list; null where there is none. */
	first: string | null;
	older: string | null;
	files: {csv: string; xlsx: string};
	/** As known then; null: now. */
	knownAt: Date | null;
}

/** The contents of /acties: every action of a filter, page by page. */
export function ActionListPage({table, count, choices, values, first, older, files, knownAt}: ActionListProps) {
	const {rows} = table;
	return (
		<>
			<h1 class="nl-heading nl-heading--level-1 action-list__title">Acties</h1>
			<ActionFilter choices={choices} values={values} />
			{knownAt && (
				<p class="utrecht-alert utrecht-alert--info known-at">
					Je ziet de acties zoals ze bekend waren op {formatInstant(knownAt)}.
				</p>
			)}
			<section class="utrecht-card action-list" aria-labelledby="gevonden">
				<div class="action-list__head">
					<h2 class="nl-heading nl-heading--level-2" id="gevonden">
						{count === 1 ? '1 actie' : `${formatCount(count)} acties`}
					</h2>
					{count > 0 && (
						<p class="action-list__files">
							<a class="nl-link" href={files.xlsx}>
								Download Excel
							</a>
							<a class="nl-link" href={files.csv}>
								Download CSV
							</a>
						</p>
					)}
				</div>
				{rows.length === 0 ? <NoneFound isFirst={first === null} /> : <DataTable table={table} />}
				<Pager first={first} older={older} />
			</section>
			<p class="source-line">
				{table.source}. Stand van {formatInstant(table.asOf)}.
			</p>
		</>
	);
}

function NoneFound({isFirst}: {isFirst: boolean}) {
	return (
		<p class="nl-paragraph">
			{isFirst ? 'Geen actie past bij dit filter.' : 'Verder terug zijn er geen acties.'}{' '}
			<a class="nl-link" href="/acties?jaar=alle">
				Toon alle acties
			</a>
		</p>
	);
}

/** To the start of a list and further back, by plain links. */
export function Pager({first, older}: {first: string | null; older: string | null}) {
	return first || older ? (
		<nav class="pager" aria-label="Bladeren">
			{first && (
				<a class="nl-link" href={first}>
					Naar de nieuwste
				</a>
			)}
			{older && (
				<a class="nl-link pager__older" href={older} rel="next">
					Ouder
				</a>
			)}
		</nav>
	) : null;
}
