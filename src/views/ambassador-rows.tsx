import {organisationKinds, standingCounts} from '../domain/ambassador-register.ts';
import type {Fault} from '../domain/faults.ts';
import {registerFields} from './ambassador-filter.tsx';
import type {ShownRow} from './ambassador-table.ts';
import {courseOptions, dayOfCourse, kindHeadings, organisationWords, standingWords} from './ambassador-words.ts';
import type {AmbassadorsPageProps} from './ambassadors-page.tsx';
import {formatDay} from './format.ts';
import {Field, IdempotencyKey, Select} from './forms.tsx';
import {DataTable} from './table.tsx';
import {TableLinks} from './table-links.tsx';

/** The checkbox of a function, or the field as it is named. */
export function controlOf(rows: readonly ShownRow[], field: string): string {
	return rows.some(({held}) => held?.id === field) ? checkboxOf(field) : field === 'wie' ? '' : field;
}

function checkboxOf(id: string): string {
	return `wie-${id}`;
}

/** The rows of the register by kind, with a checkbox for each function and the form that records who was trained. */
export function RegisterRows(props: AmbassadorsPageProps) {
	const {rows, table, choice, mayChange, newKey, day, today} = props;
	if (rows.length === 0) {
		return (
			<section class="utrecht-card action-list">
				<p class="nl-paragraph">
					Geen organisatie past bij dit filter.{' '}
					<a class="nl-link" href="/ambassadeurs">
						Toon alle ambassadeurs
					</a>
				</p>
			</section>
		);
	}

	const sections = organisationKinds.map(kind => <KindSection key={kind} {...props} kind={kind} />);
	const canMark = mayChange && rows.some(({held}) => held !== null);
	return (
		<>
			<p class="register__note">
				<TableLinks path="/ambassadeurs" search={String(new URLSearchParams(registerFields(choice)))} />
			</p>
			{canMark ? (
				<form class="register" method="post" action="/ambassadeurs/opgeleid" novalidate>
					<IdempotencyKey value={newKey()} />
					{Object.entries(registerFields(choice)).map(([name, value]) => (
						<input key={name} type="hidden" name={name} value={value} />
					))}
					{sections}
					<MarkTrained {...props} />
				</form>
			) : (
				sections
			)}
			<p class="quiet register__note">
				{day === today ? '' : 'Je ziet de stand van een andere dag dan vandaag. '}
				{table.note}
			</p>
		</>
	);
}

function KindSection(props: AmbassadorsPageProps & {kind: (typeof organisationKinds)[number]}) {
	const {kind, rows, everyRow, table, mayChange, typed, faults} = props;
	const tableRows = table.rows.filter((_, index) => rows[index]?.organisation.kind === kind);
	if (tableRows.length === 0) {
		return null;
	}

	const {trained, untrained, vacant} = standingCounts(everyRow.filter(({organisation}) => organisation.kind === kind));
	const rowOf = new Map(table.rows.map((row, index) => [row, rows[index]]));
	const chosen = new Set((typed.wie ?? '').split(' '));
	return (
		<section class="utrecht-card action-list register__kind" aria-labelledby={kind}>
			<div class="action-list__head">
				<h2 class="nl-heading nl-heading--level-2" id={kind}>
					{kindHeadings[kind]}
				</h2>
				<p class="register__counts">
					{trained} opgeleid, {untrained} niet opgeleid, {vacant} vacant
				</p>
			</div>
			<DataTable
				table={{...table, title: kindHeadings[kind], rows: tableRows}}
				pageColumn={{
					label: mayChange ? 'Stand en aanvinken' : 'Stand',
					cellOf: row => <StandingCell row={rowOf.get(row)} mayChange={mayChange} chosen={chosen} faults={faults} />,
				}}
			/>
		</section>
	);
}

interface StandingProps {
	row: ShownRow | undefined;
	mayChange: boolean;
	/** Ids of the functions that are ticked. */
	chosen: ReadonlySet<string>;
	faults: readonly Fault[];
}

function StandingCell({row, mayChange, chosen, faults}: StandingProps) {
	if (!row) {
		return null;
	}

	const {held, standing, organisation, countsSince} = row;
	const {sign, word} = standingWords[standing];
	const needsMore = standing === 'vacant' || standing === 'untrained';
	const isFaulty = held !== null && faults.some(({field}) => field === held.id);
	return (
		<span class="register__standing">
			<span class={needsMore ? 'vacancy register__word' : 'register__word'}>
				<span aria-hidden="true">{sign}</span> {word}
			</span>
			{countsSince !== null && held && countsSince !== dayOfCourse(held, 'portal') && (
				<span class="quiet register__since">sinds {formatDay(countsSince)}</span>
			)}
			{mayChange && held && standing !== 'upcoming' && (
				<label class={`register__tick${isFaulty ? ' register__tick--faulty' : ''}`}>
					<input
						type="checkbox"
						id={checkboxOf(held.id)}
						name="wie"
						value={held.id}
						checked={chosen.has(held.id)}
						{...(isFaulty && {'aria-invalid': 'true' as const})}
					/>
					<span class="visually-hidden">
						Vink aan: {organisationWords(organisation)}
						{held.contact ? `, ${held.contact.name}` : ''}
					</span>
				</label>
			)}
			{mayChange && !held && (
				<a class="nl-link register__add" href={`/ambassadeurs/nieuw?organisatie=${organisation.code}`}>
					Voeg toe<span class="visually-hidden">: ambassadeur van {organisationWords(organisation)}</span>
				</a>
			)}
		</span>
	);
}

function MarkTrained({typed, faults, today}: AmbassadorsPageProps) {
	return (
		<section class="utrecht-card register__mark" aria-labelledby="opgeleid">
			<h2 class="nl-heading nl-heading--level-2" id="opgeleid">
				Aangevinkten zijn opgeleid
			</h2>
			<div class="register__fields">
				<Select
					name="course"
					label="Training"
					value={typed.course ?? 'portal'}
					options={courseOptions}
					faults={faults}
				/>
				<Field name="completedOn" label="Afgerond op" type="date" value={typed.completedOn ?? today} faults={faults} />
				<button class="nl-button nl-button--primary" type="submit">
					Leg vast
				</button>
			</div>
		</section>
	);
}
