import type {Fault} from '../domain/faults.ts';
import type {RowFault} from '../domain/imports.ts';
import {RowFaults} from './area-file.tsx';
import {FileField} from './file-field.tsx';
import {FirstVisitStep} from './first-visit.tsx';
import {IdempotencyKey} from './forms.tsx';

export interface DistrictsStepProps {
	unitName: string;
	/** How many municipalities the unit has. */
	municipalities: number;
	/** A file that was handed over; null before that. */
	checked: {
		upload: string;
		districts: readonly {name: string; municipalities: readonly string[]; teams: readonly string[]}[];
		faults: readonly RowFault[];
	} | null;
	faults: readonly Fault[];
	/** The moment of the page, for its tables. */
	now: Date;
	newKey(): string;
}

const path = '/eerste-bezoek/districten';

/** The second step: in which districts the municipalities lie, and which basisteams work there. */
export function DistrictsStepPage(props: DistrictsStepProps) {
	const {checked, faults} = props;
	return (
		<FirstVisitStep step={2} title="Districten en basisteams" faults={faults}>
			{checked && checked.faults.length === 0 ? <Preview {...props} checked={checked} /> : <AskFile {...props} />}
		</FirstVisitStep>
	);
}

function AskFile({unitName, municipalities, checked, faults, now, newKey}: DistrictsStepProps) {
	return (
		<>
			<p class="nl-paragraph">
				Eenheid {unitName} heeft {municipalities} gemeenten. Vul in het bestand per gemeente het district in, en de
				basisteams als je die kent. Meer basisteams in één gemeente scheid je met een komma.
			</p>
			{checked && <RowFaults faults={checked.faults} now={now} />}
			<section class="utrecht-card first-visit__form" aria-labelledby="bestand">
				<h2 class="nl-heading nl-heading--level-2" id="bestand">
					{checked ? 'Het verbeterde bestand' : 'Met een bestand'}
				</h2>
				<ol class="first-visit__how">
					<li>
						<a class="nl-link" href={`${path}.csv`}>
							Download het bestand met jouw gemeenten
						</a>{' '}
						(CSV, opent in Excel).
					</li>
					<li>Vul de kolommen district en basisteams in.</li>
					<li>Kies het bestand hier.</li>
				</ol>
				<form class="form" method="post" action={path} enctype="multipart/form-data">
					<IdempotencyKey value={newKey()} />
					<FileField description="CSV of Excel (.xlsx)." accept=".csv,.xlsx,.txt" faults={faults} />
					<div>
						<button class="nl-button nl-button--primary" type="submit">
							Controleer het bestand
						</button>
					</div>
				</form>
			</section>
			<section class="utrecht-card first-visit__form" aria-labelledby="zonder">
				<h2 class="nl-heading nl-heading--level-2" id="zonder">
					Zonder districten
				</h2>
				<p class="nl-paragraph">
					Er komt dan één district, {unitName}, met alle gemeenten. De beheerder kan later districten en basisteams
					toevoegen bij Beheer, Gebieden.
				</p>
				<form method="post" action={`${path}/overslaan`}>
					<IdempotencyKey value={newKey()} />
					<button class="nl-button nl-button--secondary" type="submit">
						Sla deze stap over
					</button>
				</form>
			</section>
		</>
	);
}

function Preview({checked, newKey}: DistrictsStepProps & {checked: NonNullable<DistrictsStepProps['checked']>}) {
	const {districts, upload} = checked;
	return (
		<>
			<p class="nl-paragraph">
				Dit staat in je bestand. Er is nog niets opgeslagen. Elk district krijgt ook een districtsrecherche.
			</p>
			<ul class="first-visit__districts">
				{districts.map(({name, municipalities, teams}) => (
					<li key={name} class="utrecht-card">
						<h2 class="nl-heading nl-heading--level-2">{name}</h2>
						<p class="nl-paragraph">
							{counted(municipalities.length, 'gemeente', 'gemeenten')}: {listed(municipalities)}.
						</p>
						<p class="nl-paragraph">
							{teams.length === 0
								? 'Geen basisteams.'
								: `${counted(teams.length, 'basisteam', 'basisteams')}: ${listed(teams)}.`}
						</p>
					</li>
				))}
			</ul>
			<div class="first-visit__choice">
				<form method="post" action={`${path}/opslaan`}>
					<IdempotencyKey value={newKey()} />
					<input type="hidden" name="upload" value={upload} />
					<button class="nl-button nl-button--primary" type="submit">
						Klopt, opslaan en verder
					</button>
				</form>
				<a class="nl-link" href={path}>
					Kies een ander bestand
				</a>
			</div>
		</>
	);
}

function counted(count: number, one: string, many: string): string {
	return `${count} ${count === 1 ? one : many}`;
}

function listed(names: readonly string[]): string {
	return names.toSorted((a, b) => a.localeCompare(b, 'nl')).join(', ');
}
