import type {Fault} from '../domain/faults.ts';
import {importColumns} from '../domain/import-columns.ts';
import {type ImportJob, isActive} from '../domain/jobs.ts';
import {roleNames} from '../domain/users.ts';
import {FileField} from './file-field.tsx';
import {formatInstant} from './format.ts';
import {ErrorSummary, IdempotencyKey, Select} from './forms.tsx';
import {importTypeName, importTypes, jobWords} from './import-words.ts';

interface ImportStartProps {
	/** Imports of before, the newest first. */
	jobs: readonly ImportJob[];
	newKey: string;
	/** The kind that was chosen in a form that was refused. */
	kind: string;
	faults: readonly Fault[];
}

const kinds = Object.keys(importTypes) as (keyof typeof importTypes)[];

/** The contents of /cijfers/importeren. */
export function ImportStartPage({jobs, newKey, kind, faults}: ImportStartProps) {
	return (
		<>
			<ErrorSummary faults={faults} />
			<p class="import__up">
				<a class="nl-link" href="/cijfers">
					Cijfers
				</a>
			</p>
			<h1 class="nl-heading nl-heading--level-1">Bestand importeren</h1>
			<p class="nl-paragraph import__lead">
				Lever een Excel- of CSV-bestand in. We controleren het eerst en laten zien wat er verandert. Er wordt niets
				opgeslagen voordat je op Importeer drukt, en daarna kun je alles terugdraaien.
			</p>
			<div class="import">
				<section class="utrecht-card import__card" aria-labelledby="inleveren">
					<h2 class="nl-heading nl-heading--level-2" id="inleveren">
						Nieuw bestand
					</h2>
					<form
						class="form import__form"
						method="post"
						action="/cijfers/importeren"
						enctype="multipart/form-data"
						novalidate
					>
						<IdempotencyKey value={newKey} />
						<Select
							name="kind"
							label="Wat staat erin?"
							isRequired
							value={kind}
							faults={faults}
							options={[
								{value: '', label: 'Kies een soort'},
								...kinds.map(value => ({value, label: importTypes[value].name})),
							]}
						/>
						<FileField
							description="Excel (.xlsx) of CSV, hoogstens 60 MB."
							accept=".xlsx,.csv,.txt,.json"
							faults={faults}
						/>
						<button class="nl-button nl-button--primary" type="submit">
							Controleer bestand
						</button>
					</form>
				</section>
				<ColumnHelp />
			</div>
			<ImportList jobs={jobs} />
		</>
	);
}

function ColumnHelp() {
	return (
		<section class="utrecht-card import__card" aria-labelledby="kolommen">
			<h2 class="nl-heading nl-heading--level-2" id="kolommen">
				Welke kolommen?
			</h2>
			<p class="nl-paragraph">
				De eerste regel bevat de koppen. Heten ze bij jou anders? Dan vragen we het één keer en onthouden we het. Een
				datum mag 14-5-2022 zijn, een aantal 1.234, een gemeente haar naam of code, en het totaal „Hele eenheid”.
			</p>
			{kinds.map(kind => (
				<details key={kind} class="import__columns">
					<summary>{importTypes[kind].name}</summary>
					<p>
						Met {importTypes[kind].row}. Nodig: <b>{importColumns[kind].required.join(', ')}</b>. Mag ook:{' '}
						{importColumns[kind].optional.join(', ')}.
					</p>
				</details>
			))}
		</section>
	);
}

function ImportList({jobs}: {jobs: readonly ImportJob[]}) {
	const isLive = jobs.some(isActive);
	return (
		<section
			class="utrecht-card import__card"
			id="eerder-kaart"
			aria-labelledby="eerder"
			{...(isLive && {'data-live': ''})}
		>
			<h2 class="nl-heading nl-heading--level-2" id="eerder">
				Eerdere imports
			</h2>
			{jobs.length === 0 ? (
				<p class="nl-paragraph">Hier komen de bestanden te staan die de laatste 90 dagen zijn ingeleverd.</p>
			) : (
				<ul class="import-list">
					{jobs.map(job => (
						<li key={job._id} class="import-list__row">
							<a class="nl-link import-list__name" href={`/taken/${job._id}`}>
								{job.work.fileName}
							</a>
							<span class="import-list__state">{jobWords(job)}</span>
							<span class="import-list__who">
								{importTypeName(job.work.what)}, {formatInstant(job.requestedAt)}, door een{' '}
								{roleNames[job.requestedRole]}
							</span>
						</li>
					))}
				</ul>
			)}
		</section>
	);
}
