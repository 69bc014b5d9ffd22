import {type AppDownloads, methodNames, methods} from '../domain/app-downloads.ts';
import type {Area} from '../domain/areas.ts';
import type {Fault} from '../domain/faults.ts';
import {cellField} from '../domain/month-column.ts';
import type {Month} from '../domain/period.ts';
import type {Version} from '../domain/revisions.ts';
import {figuresPath, gridPath} from './figures-words.ts';
import {formatMonth} from './format.ts';
import {ErrorSummary, Field, IdempotencyKey, Select} from './forms.tsx';

export interface ColumnPageProps {
	month: Month;
	/** The months beside it; null where there is none to fill in. */
	before: Month | null;
	after: Month | null;
	areas: readonly Area[];
	standing: ReadonlyMap<string, Version<AppDownloads>>;
	/** What stands in the fields. */
	values: Readonly<Record<string, string>>;
	faults: readonly Fault[];
	idempotencyKey: string;
}

/** The form of a whole month: every municipality and the unit, in one go. */
export function ColumnPage(props: ColumnPageProps) {
	const {month, before, after, values, faults, idempotencyKey} = props;
	const control = (name: string) => ({name, value: values[name] ?? '', faults});
	return (
		<>
			<ErrorSummary faults={faults} />
			<h1 class="nl-heading nl-heading--level-1">Cijfers van {formatMonth(month)}</h1>
			<ul class="figures-links">
				<li>
					<a class="nl-link" href={gridPath(month)}>
						Naar het hele jaar
					</a>
				</li>
				{[before, after].map(
					other =>
						other && (
							<li key={other}>
								<a class="nl-link" href={figuresPath(other)}>
									{formatMonth(other)}
								</a>
							</li>
						),
				)}
			</ul>
			<form class="figures-column" method="post" action={figuresPath(month)} novalidate>
				<IdempotencyKey value={idempotencyKey} />
				<section class="utrecht-card figures-card" aria-labelledby="herkomst">
					<h2 class="nl-heading nl-heading--level-2" id="herkomst">
						Herkomst van wat je nu wijzigt
					</h2>
					<div class="figures-column__origin">
						<Field {...control('source')} label="Bron" isRequired />
						<Select
							{...control('method')}
							label="Gemeten of geschat"
							options={methods.map(method => ({value: method, label: methodNames[method]}))}
						/>
					</div>
				</section>
				<section class="utrecht-card figures-card" aria-labelledby="aantallen">
					<h2 class="nl-heading nl-heading--level-2" id="aantallen">
						Aantallen
					</h2>
					<p class="nl-paragraph quiet">
						Alleen wat je wijzigt, wordt opgeslagen. Deelnemers mag leeg blijven, net als een gemeente waarvan je niets
						weet.
					</p>
					<ColumnTable {...props} />
				</section>
				<p class="figures-column__save">
					<button class="nl-button nl-button--primary" type="submit">
						Sla {formatMonth(month)} op
					</button>
				</p>
			</form>
		</>
	);
}

function ColumnTable({areas, ...props}: ColumnPageProps) {
	return (
		<table class="utrecht-table figures-table">
			<caption class="visually-hidden">Downloads en deelnemers per gemeente</caption>
			<thead class="utrecht-table__header">
				<tr>
					{['Gemeente', 'Downloads', 'Deelnemers', 'Wat er staat'].map(head => (
						<th key={head} scope="col" class="utrecht-table__header-cell">
							{head}
						</th>
					))}
				</tr>
			</thead>
			<tbody class="utrecht-table__body">
				{areas.map(area => (
					<ColumnRow key={area.code} area={area} {...props} />
				))}
			</tbody>
		</table>
	);
}

type RowProps = Pick<ColumnPageProps, 'month' | 'standing' | 'values' | 'faults'> & {area: Area};

function ColumnRow({area, month, standing, values, faults}: RowProps) {
	const {code} = area;
	const row = standing.get(code);
	const name = area.kind === 'unit' ? 'Hele eenheid' : area.name;
	const input = (field: 'downloads' | 'participants', label: string) => (
		<NumberInput name={cellField(field, code)} label={`${name}: ${label}`} values={values} faults={faults} />
	);
	return (
		<tr class="figures-table__row">
			<th scope="row" class="utrecht-table__header-cell">
				<a class="nl-link figures-table__area" href={figuresPath(month, code)}>
					{name}
				</a>
				<input type="hidden" name={cellField('revision', code)} value={row?.revision ?? 0} />
			</th>
			<td class="utrecht-table__cell" data-label="Downloads">
				{input('downloads', 'downloads')}
			</td>
			<td class="utrecht-table__cell" data-label="Deelnemers">
				{input('participants', 'deelnemers')}
			</td>
			<td class="utrecht-table__cell figures-table__origin">{row ? originWords(row) : 'nog niets'}</td>
		</tr>
	);
}

/** `gemeten, opgave landelijk beheer` */
export function originWords({method, source}: AppDownloads): string {
	return `${method === 'estimated' ? '≈ ' : ''}${methodNames[method]}, ${source}`;
}

interface InputProps extends Pick<ColumnPageProps, 'values' | 'faults'> {
	name: string;
	label: string;
}

function NumberInput({name, label, values, faults}: InputProps) {
	const fault = faults.find(({field}) => field === name);
	return (
		<>
			<label class="visually-hidden" for={name}>
				{label}
			</label>
			{fault && (
				<p class="form__fault" id={`${name}-fout`}>
					{fault.message}
				</p>
			)}
			<input
				class="utrecht-textbox utrecht-textbox--html-input figures-table__input"
				id={name}
				name={name}
				type="text"
				inputmode="numeric"
				autocomplete="off"
				value={values[name] ?? ''}
				{...(fault && {'aria-invalid': 'true' as const, 'aria-describedby': `${name}-fout`})}
			/>
		</>
	);
}
