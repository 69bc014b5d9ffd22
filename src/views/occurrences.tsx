import type {Area} from '../domain/areas.ts';
import type {Fault} from '../domain/faults.ts';
import {type Occurrence, occurrenceKinds, occurrenceNames} from '../domain/occurrences.ts';
import type {Version} from '../domain/revisions.ts';
import {type DoneNotice, DoneNoticeBox} from './done-notice.tsx';
import {BackToFigures} from './figures-totals.tsx';
import {FIGURES_PATH} from './figures-words.ts';
import {formatDay} from './format.ts';
import {ErrorSummary, Field, IdempotencyKey, Select} from './forms.tsx';

export const OCCURRENCES_PATH = `${FIGURES_PATH}/gebeurtenissen`;

export interface OccurrencesPageProps {
	year: number;
	/** The running year. */
	running: number;
	/** The newest first. */
	occurrences: readonly (Version<Occurrence> & {id: string})[];
	/** The areas that can be chosen, the unit first. */
	areas: readonly Area[];
	nameOf(code: string): string;
	/** The occurrence that is being changed; null: a new one. */
	edited: {id: string; revision: number} | null;
	/** What stands in the form. */
	values: Readonly<Record<string, string>>;
	faults: readonly Fault[];
	notice: DoneNotice | null;
	/** A fresh key for each form. */
	newKey(): string;
}

/** The contents of /cijfers/gebeurtenissen: the form, and what happened in a year. */
export function OccurrencesPage(props: OccurrencesPageProps) {
	const {faults, notice, newKey} = props;
	return (
		<>
			<ErrorSummary faults={faults} />
			<h1 class="nl-heading nl-heading--level-1">Gebeurtenissen</h1>
			<BackToFigures />
			{notice && <DoneNoticeBox notice={notice} newKey={newKey} />}
			<div class="own-messages">
				<OccurrenceForm {...props} />
				<OccurrenceList {...props} />
			</div>
		</>
	);
}

function OccurrenceForm({areas, nameOf, edited, values, faults, newKey}: OccurrencesPageProps) {
	const control = (name: string) => ({name, value: values[name] ?? '', faults});
	const choices = areas.map(({code, name, kind}) => ({value: code, label: labelOf(name, kind)}));
	const isGone = values.area !== undefined && values.area !== '' && !choices.some(({value}) => value === values.area);
	const gone = isGone ? [{value: values.area ?? '', label: nameOf(values.area ?? '')}] : [];
	return (
		<section class="utrecht-card action-card" aria-labelledby="gebeurtenis">
			<h2 class="nl-heading nl-heading--level-2" id="gebeurtenis">
				{edited ? 'Wijzig gebeurtenis' : 'Nieuwe gebeurtenis'}
			</h2>
			<form
				class="form action-form"
				method="post"
				action={edited ? `${OCCURRENCES_PATH}/${edited.id}` : OCCURRENCES_PATH}
				novalidate
			>
				<IdempotencyKey value={newKey()} />
				{edited && <input type="hidden" name="revision" value={edited.revision} />}
				<Field {...control('day')} label="Datum" type="date" isRequired />
				<Select
					{...control('kind')}
					label="Soort"
					options={occurrenceKinds.map(kind => ({value: kind, label: occurrenceNames[kind]}))}
				/>
				<Select
					{...control('area')}
					label="Gebied"
					description="De gebeurtenis staat op de grafieken van dit gebied en van alles wat erin ligt."
					options={[...choices, ...gone]}
				/>
				<Field
					{...control('line')}
					label="Wat gebeurde er?"
					description="Eén regel, zonder gegevens van personen."
					isRequired
				/>
				<button class="nl-button nl-button--primary" type="submit">
					{edited ? 'Sla wijziging op' : 'Leg vast'}
				</button>
				{edited && (
					<a class="nl-link" href={OCCURRENCES_PATH}>
						Niet wijzigen
					</a>
				)}
			</form>
		</section>
	);
}

function labelOf(name: string, kind: Area['kind']): string {
	switch (kind) {
		case 'unit':
			return `Hele eenheid (${name})`;
		case 'district':
			return `District ${name}`;
		case 'basisteam':
			return `Basisteam ${name}`;
		default:
			return name;
	}
}

function OccurrenceList({year, running, occurrences, nameOf, newKey}: OccurrencesPageProps) {
	return (
		<section class="utrecht-card action-card" aria-labelledby="lijst">
			<h2 class="nl-heading nl-heading--level-2" id="lijst">
				In {year}
			</h2>
			<p class="nl-paragraph">
				Een campagne die je vrijgeeft of verstuurt, staat vanzelf op de grafieken van de hele eenheid.
			</p>
			<ul class="figures-links">
				<li>
					<a class="nl-link" href={`${OCCURRENCES_PATH}?jaar=${year - 1}`}>
						{year - 1}
					</a>
				</li>
				{year <= running && (
					<li>
						<a class="nl-link" href={`${OCCURRENCES_PATH}?jaar=${year + 1}`}>
							{year + 1}
						</a>
					</li>
				)}
			</ul>
			{occurrences.length === 0 ? (
				<p class="nl-paragraph">
					In {year} is nog niets vastgelegd. Denk aan een veiligheidsdag, een campagne of een nieuwe werkinstructie.
				</p>
			) : (
				<ul class="message-list">
					{occurrences.map(occurrence => (
						<OccurrenceRow key={occurrence.id} occurrence={occurrence} nameOf={nameOf} newKey={newKey} />
					))}
				</ul>
			)}
		</section>
	);
}

interface RowProps extends Pick<OccurrencesPageProps, 'nameOf' | 'newKey'> {
	occurrence: OccurrencesPageProps['occurrences'][number];
}

function OccurrenceRow({occurrence: {id, day, area, kind, line, revision}, nameOf, newKey}: RowProps) {
	return (
		<li class="message-list__row occurrence-row">
			<div>
				<p class="message-list__kind">{line}</p>
				<p class="message-list__details">
					<time datetime={day}>{formatDay(day)}</time>, {occurrenceNames[kind]}, {nameOf(area)}
				</p>
			</div>
			<div class="occurrence-row__deeds">
				<a class="nl-link occurrence-row__change" href={`${OCCURRENCES_PATH}/${id}`}>
					Wijzig<span class="visually-hidden">: {line}</span>
				</a>
				<form method="post" action={`${OCCURRENCES_PATH}/${id}/verwijderen`}>
					<IdempotencyKey value={newKey()} />
					<input type="hidden" name="revision" value={revision} />
					<button class="nl-button nl-button--secondary message-list__button" type="submit">
						Verwijder<span class="visually-hidden">: {line}</span>
					</button>
				</form>
			</div>
		</li>
	);
}
