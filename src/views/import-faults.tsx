import type {ImportCheck} from '../domain/import-work.ts';
import {formatCount} from './format.ts';
import {FirstRows} from './import-rows.tsx';
import {FAULTS_ON_PAGE, faultTable} from './import-tables.ts';
import {counted} from './import-words.ts';
import {ReplaceForm} from './job-forms.tsx';
import type {JobPageProps} from './job-props.ts';
import {DataTable} from './table.tsx';

/** A file with faults: all of them, page by page, and the place for the mended file. */
export function FaultsPart({job, page, faults: refused, newKey, now}: JobPageProps) {
	const check = job.work.check as ImportCheck;
	const {faults, faultCount} = check;
	const pages = Math.max(1, Math.ceil(faults.length / FAULTS_ON_PAGE));
	const shown = Math.min(page, pages);
	return (
		<>
			<section class="utrecht-card job__card" aria-labelledby="fouten-in-bestand">
				<h2 class="nl-heading nl-heading--level-2" id="fouten-in-bestand">
					{counted(faultCount, 'fout', 'fouten')} in het bestand
				</h2>
				<p class="nl-paragraph">
					Er is niets opgeslagen. Verbeter het bestand en{' '}
					<a class="nl-link" href="#verbeterd">
						lever het hieronder opnieuw in
					</a>
					{job.work.mapping ? '; de kolommen hoef je niet nog eens te kiezen' : ''}.
				</p>
				<DataTable table={faultTable(check, shown, now)} />
				<FaultPages id={job._id} page={shown} pages={pages} />
				{faultCount > faults.length && (
					<p class="nl-paragraph">
						Dit zijn de eerste {formatCount(faults.length)} van de {formatCount(faultCount)}.
					</p>
				)}
			</section>
			<section class="utrecht-card job__card" aria-labelledby="verbeterd">
				<h2 class="nl-heading nl-heading--level-2" id="verbeterd">
					Het verbeterde bestand
				</h2>
				<ReplaceForm job={job} faults={refused} newKey={newKey} />
			</section>
			<FirstRows check={check} now={now} />
		</>
	);
}

function FaultPages({id, page, pages}: {id: string; page: number; pages: number}) {
	const href = (to: number) => `/taken/${id}?fouten=${to}`;
	return pages < 2 ? null : (
		<nav class="job__pages" aria-label="Bladzijden met fouten">
			{page > 1 && (
				<a class="nl-link" href={href(page - 1)}>
					Vorige
				</a>
			)}
			<span>
				Bladzijde {page} van {pages}
			</span>
			{page < pages && (
				<a class="nl-link" href={href(page + 1)}>
					Volgende
				</a>
			)}
		</nav>
	);
}
