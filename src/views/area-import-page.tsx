import type {AreaEffect} from '../domain/area-effects.ts';
import type {AreaImport} from '../domain/area-imports.ts';
import type {Area} from '../domain/areas.ts';
import type {Fault} from '../domain/faults.ts';
import type {RowFault} from '../domain/imports.ts';
import {RowFaults} from './area-file.tsx';
import {AreaPreviewSection} from './area-preview.tsx';
import type {LeftBehind} from './area-words.ts';
import {FileField} from './file-field.tsx';
import {formatInstant} from './format.ts';
import {ErrorSummary, IdempotencyKey} from './forms.tsx';

export interface AreaImportPageProps {
	/** A file that was handed over; null before that. */
	checked: CheckedAreas | null;
	/** The imports of before, the newest first. */
	imports: readonly AreaImport[];
	/** What was just done, in one sentence. */
	notice: string | null;
	faults: readonly Fault[];
	/** The name of an area by its code. */
	nameOf(code: string): string;
	now: Date;
	newKey(): string;
}

export interface CheckedAreas {
	upload: string;
	seen: string;
	faults: readonly RowFault[];
	differences: readonly {before: Area | null; after: Area}[];
	effects: readonly AreaEffect[];
	leftBehind: readonly LeftBehind[];
}

/** /beheer/gebieden: changes of areas from a file, looked at before they are made, and taken back as a whole. */
export function AreaImportPage(props: AreaImportPageProps) {
	const {checked, notice, faults} = props;
	return (
		<div class="text-page text-page--wide">
			<ErrorSummary faults={faults} />
			<h1 class="nl-heading nl-heading--level-1">Gebieden</h1>
			<p class="nl-paragraph">
				Een gemeente, basisteam of district verandert op een dag: het krijgt een andere naam, gaat naar een ander
				district, of gaat op in een ander gebied. Die wijzigingen importeer je hier. Alles van voor die dag blijft zoals
				het was.
			</p>
			{notice && (
				<p class="utrecht-alert utrecht-alert--ok" role="status">
					{notice}
				</p>
			)}
			{checked && checked.faults.length === 0 ? (
				<AreaPreviewSection {...props} checked={checked} />
			) : (
				<AskFile {...props} />
			)}
			<Earlier {...props} />
			<p class="nl-paragraph">
				<a class="nl-link" href="/beheer">
					Terug naar Beheer
				</a>
			</p>
		</div>
	);
}

const columns: readonly [change: string, cells: string, meaning: string][] = [
	['nieuw', 'vanaf, naam, soort, onder; bij een gemeente ook code', 'een gebied dat erbij komt'],
	['naam', 'code, naam', 'een andere naam; adres en code blijven'],
	['verplaatst', 'code, vanaf, onder', 'valt vanaf die dag onder een ander district of basisteam'],
	['samengevoegd', 'code, vanaf, naar', 'gaat op in één ander gebied'],
	['gesplitst', 'code, vanaf, naar', 'wordt meer dan één gebied'],
	['vertrekt', 'code, vanaf', 'hoort vanaf die dag niet meer bij de eenheid'],
	['inwoners', 'code, jaar, inwoners', 'inwoners op 1 januari van dat jaar (CBS)'],
];

function AskFile({checked, faults, now, newKey}: AreaImportPageProps) {
	return (
		<>
			{checked && <RowFaults faults={checked.faults} now={now} />}
			<section class="utrecht-card area-import" aria-labelledby="bestand">
				<h2 class="nl-heading nl-heading--level-2" id="bestand">
					{checked ? 'Het verbeterde bestand' : 'Importeer wijzigingen'}
				</h2>
				<p class="nl-paragraph">
					Elke regel is één wijziging.{' '}
					<a class="nl-link" href="/beheer/gebieden.csv">
						Download een leeg bestand
					</a>{' '}
					met de kolommen. Meer gebieden in één cel scheid je met een komma.
				</p>
				<dl class="area-import__changes">
					{columns.map(([change, cells, meaning]) => (
						<div key={change}>
							<dt>
								<strong>{change}</strong>: {meaning}
							</dt>
							<dd>Vul in: {cells}.</dd>
						</div>
					))}
				</dl>
				<form class="form" method="post" action="/beheer/gebieden" enctype="multipart/form-data">
					<IdempotencyKey value={newKey()} />
					<FileField description="CSV of Excel (.xlsx)." accept=".csv,.xlsx,.txt" faults={faults} />
					<div>
						<button class="nl-button nl-button--primary" type="submit">
							Bekijk wat er verandert
						</button>
					</div>
				</form>
			</section>
		</>
	);
}

function Earlier({imports, newKey}: AreaImportPageProps) {
	return (
		<section aria-labelledby="eerder">
			<h2 class="nl-heading nl-heading--level-2" id="eerder">
				Eerdere wijzigingen
			</h2>
			{imports.length === 0 && <p class="nl-paragraph">Er zijn nog geen wijzigingen geïmporteerd.</p>}
			<ul class="area-import__earlier">
				{imports.map(({id, importedAt, names, isTakenBack}) => (
					<li key={id} class="utrecht-card">
						<p class="nl-paragraph">
							{formatInstant(importedAt)}: {names.toSorted((a, b) => a.localeCompare(b, 'nl')).join(', ')}
						</p>
						{isTakenBack ? (
							<p class="nl-paragraph">↩ teruggedraaid</p>
						) : (
							<form method="post" action={`/beheer/gebieden/wijziging/${id}/terugdraaien`}>
								<IdempotencyKey value={newKey()} />
								<button class="nl-button nl-button--secondary" type="submit">
									Draai terug<span class="visually-hidden"> wat op {formatInstant(importedAt)} is geïmporteerd</span>
								</button>
							</form>
						)}
					</li>
				))}
			</ul>
		</section>
	);
}
