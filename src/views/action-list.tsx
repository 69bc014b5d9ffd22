import type {Table} from '../domain/table.ts';
import {ActionFilter, type FilterChoices, type FilterValues, STARTED} from './action-filter.tsx';
import {formatCount, formatDay, formatInstant} from './format.ts';
import {DataTable} from './table.tsx';
import {TableLinks} from './table-links.tsx';

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
	/** The filter as it stands in the address. */
	search: string;
	/** As known then; null: now. */
	knownAt: Date | null;
}

/** The contents of /acties: every action of a filter, page by page. */
export function ActionListPage({table, count, choices, values, first, older, search, knownAt}: ActionListProps) {
	const {rows} = table;
	return (
		<>
			<h1 class="nl-heading nl-heading--level-1 action-list__title">Acties</h1>
			<ActionFilter choices={choices} values={values} />
			<Narrowed values={values} />
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
					{count > 0 && <TableLinks path="/acties" search={search} />}
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

/** What a figure that led here counts, beyond what the form shows. */
function Narrowed({values}: {values: FilterValues}) {
	const {telt, peildatum, jaar} = values;
	const words = [telt && `de ${STARTED}`, peildatum && `acties tot en met ${formatDay(peildatum)}`].filter(Boolean);
	return words.length === 0 ? null : (
		<p class="utrecht-alert utrecht-alert--info known-at">
			Je ziet alleen {words.join(', ')}.{' '}
			<a class="nl-link" href={`/acties?jaar=${jaar}`}>
				Toon alle acties van dit jaar
			</a>
		</p>
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
