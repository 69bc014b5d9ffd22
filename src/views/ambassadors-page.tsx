import type {Area} from '../domain/areas.ts';
import type {Fault} from '../domain/faults.ts';
import type {Day} from '../domain/period.ts';
import type {Table} from '../domain/table.ts';
import {RegisterFilter, registerFields} from './ambassador-filter.tsx';
import {type RegisterNotice, RegisterNoticeBox} from './ambassador-notice.tsx';
import {controlOf, RegisterRows} from './ambassador-rows.tsx';
import type {RegisterChoice, ShownFunction, ShownRow} from './ambassador-table.ts';
import {lastedWords, organisationWords} from './ambassador-words.ts';
import {formatDay, formatInstant} from './format.ts';
import {ErrorSummary} from './forms.tsx';

export interface AmbassadorsPageProps {
	/** Those that pass the filter. */
	rows: readonly ShownRow[];
	/** Before the filter: what the counts are of. */
	everyRow: readonly ShownRow[];
	/** The same rows, in the same order. */
	table: Table;
	choice: RegisterChoice;
	districts: readonly Pick<Area, 'code' | 'name'>[];
	day: Day;
	today: Day;
	leftContacts: readonly (ShownFunction & {removed: boolean; area: Pick<Area, 'kind' | 'name'> | null})[];
	mayChange: boolean;
	notice: RegisterNotice | null;
	/** What stood in the form for trainings. */
	typed: Readonly<Record<string, string>>;
	/** The field of a function is its id. */
	faults: readonly Fault[];
	newKey(): string;
}

/** The contents of /ambassadeurs: who is ambassador where, who is trained, and what is vacant. */
export function AmbassadorsPage(props: AmbassadorsPageProps) {
	const {rows, table, choice, districts, day, today, mayChange, notice, faults, newKey} = props;
	return (
		<>
			<ErrorSummary faults={faults.map(fault => ({...fault, field: controlOf(rows, fault.field)}))} />
			<div class="progress-head">
				<div>
					<h1 class="nl-heading nl-heading--level-1">Ambassadeurs</h1>
					<p class="progress-head__area">Stand op {formatDay(day)}</p>
				</div>
				<p class="register__links">
					{mayChange && (
						<a class="nl-button nl-button--secondary" href="/ambassadeurs/nieuw">
							Ambassadeur toevoegen
						</a>
					)}
					<a class="nl-button nl-button--secondary" href="/trainingsdagen">
						Trainingsdagen
					</a>
				</p>
			</div>
			{notice && <RegisterNoticeBox notice={notice} back={registerFields(choice)} newKey={newKey} />}
			<RegisterFilter choice={choice} districts={districts} />
			<RegisterRows {...props} />
			{mayChange && <LeftContacts {...props} />}
			<p class="source-line">
				Bron: {table.source}. Stand van {formatInstant(table.asOf)}
				{day === today ? '' : `, peildatum ${formatDay(day)}`}.
			</p>
		</>
	);
}

function LeftContacts({leftContacts, today}: AmbassadorsPageProps) {
	return leftContacts.length === 0 ? null : (
		<details class="utrecht-card action-card repair" id="vertrokken">
			<summary>Vertrokken, naam nog bewaard ({leftContacts.length})</summary>
			<p class="nl-paragraph">
				Verwijder naam en e-mailadres als je ze niet meer nodig hebt. De functie en de opleidingen blijven staan, zonder
				naam.
			</p>
			<ul class="register__left">
				{leftContacts.map(held => (
					<li key={held.id}>
						<a class="nl-link" href={`/ambassadeurs/${held.id}#contact-verwijderen`}>
							{held.contact?.name ?? 'zonder naam'}
						</a>
						, {held.area ? organisationWords(held.area) : held.organisation},{' '}
						{held.removed ? 'verwijderd' : lastedWords(held, today)}
					</li>
				))}
			</ul>
		</details>
	);
}
