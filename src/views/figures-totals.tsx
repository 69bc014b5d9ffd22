import type {Fault} from '../domain/faults.ts';
import {type Month, monthsOf} from '../domain/period.ts';
import type {Version} from '../domain/revisions.ts';
import type {Totals} from '../domain/totals.ts';
import {monthField} from '../domain/totals-form.ts';
import type {Role} from '../domain/users.ts';
import {FIGURES_PATH, monthWord} from './figures-words.ts';
import {ErrorSummary, Field, IdempotencyKey} from './forms.tsx';
import {formatActions} from './target-words.ts';
import {TotalsVersions, totalsWords} from './totals-history.tsx';

interface PastYear {
	year: number;
	totals: Totals | null;
	/** Started search actions with a row of their own. */
	started: number;
}

interface ListProps {
	/** The newest first. */
	years: readonly PastYear[];
	/** The year that was just saved, or that was sent without a change; null: none. */
	saved: number | null;
	unchanged: number | null;
}

/** The contents of /cijfers/totalen. */
export function TotalsListPage({years, saved, unchanged}: ListProps) {
	return (
		<div class="figures-narrow">
			<h1 class="nl-heading nl-heading--level-1">Totalen van eerdere jaren</h1>
			<BackToFigures />
			{(saved ?? unchanged) !== null && (
				<div class="utrecht-alert utrecht-alert--ok notice" role="status">
					<p class="notice__text">
						{saved === null ? `Er is niets veranderd aan ${unchanged}.` : `Opgeslagen: totalen van ${saved}.`}
					</p>
				</div>
			)}
			<section class="utrecht-card figures-card" aria-labelledby="jaren">
				<h2 class="nl-heading nl-heading--level-2" id="jaren">
					Voorbije jaren
				</h2>
				<p class="nl-paragraph quiet">
					Staan de acties van een jaar hier niet zelf, geef dan de totalen op. Dan is er een vorig jaar om mee te
					vergelijken.
				</p>
				<ul class="figures-list">
					{years.map(({year, totals, started}) => (
						<li key={year}>
							<span class="figures-list__words">
								{year}: {totals ? totalsWords(totals) : 'niets opgegeven'}
								{started > 0 && `; ${formatActions(started)} staan hier zelf en tellen in plaats van totalen`}.
							</span>{' '}
							<a class="nl-link figures-list__link" href={`${FIGURES_PATH}/totalen/${year}`}>
								{totals ? 'Wijzig' : 'Vul in'}
								<span class="visually-hidden">: totalen van {year}</span>
							</a>
						</li>
					))}
				</ul>
			</section>
		</div>
	);
}

/** Leads back to the grid. */
export function BackToFigures() {
	return (
		<p class="nl-paragraph">
			<a class="nl-link" href={FIGURES_PATH}>
				Terug naar Cijfers
			</a>
		</p>
	);
}

interface TotalsPageProps {
	year: number;
	/** The oldest first. */
	versions: readonly Version<Totals>[];
	/** Started search actions with a row of their own. */
	started: number;
	roleOf(recordedBy: string): Role | null;
	values: Readonly<Record<string, string>>;
	faults: readonly Fault[];
	idempotencyKey: string;
}

/** The form of the totals of one year, and what stood there before. */
export function TotalsPage(props: TotalsPageProps) {
	const {year, versions, started, faults} = props;
	return (
		<div class="figures-narrow">
			<ErrorSummary faults={faults} />
			<h1 class="nl-heading nl-heading--level-1">Totalen van {year}</h1>
			<p class="nl-paragraph">
				<a class="nl-link" href={`${FIGURES_PATH}/totalen`}>
					Terug naar alle jaren
				</a>
			</p>
			{started > 0 && (
				<p class="utrecht-alert utrecht-alert--info">
					Van {year} staan {formatActions(started)} hier zelf. Die tellen; totalen tellen alleen in een jaar zonder
					acties.
				</p>
			)}
			<TotalsForm {...props} />
			{versions.length > 0 && (
				<section class="utrecht-card figures-card" aria-labelledby="geschiedenis">
					<h2 class="nl-heading nl-heading--level-2" id="geschiedenis">
						Geschiedenis
					</h2>
					<TotalsVersions {...props} />
				</section>
			)}
		</div>
	);
}

function TotalsForm({year, versions, values, faults, idempotencyKey}: TotalsPageProps) {
	const control = (name: string) => ({name, value: values[name] ?? '', faults});
	const current = versions.at(-1);
	return (
		<form class="utrecht-card figures-card form" method="post" action={`${FIGURES_PATH}/totalen/${year}`} novalidate>
			<IdempotencyKey value={idempotencyKey} />
			<input type="hidden" name="revision" value={current && !current.removed ? current.revision : 0} />
			<Field
				{...control('started')}
				label="Acties gestart door de meldkamer, heel het jaar"
				description="Mag leeg als je de maanden invult."
			/>
			<Field {...control('direct')} label="Acties met direct succes, heel het jaar" />
			<Field {...control('source')} label="Bron" description="Bijvoorbeeld: jaarverslag." isRequired />
			<fieldset class="figures-months-fields">
				<legend class="utrecht-form-label">Per maand (mag leeg): acties, en daarvan met direct succes</legend>
				{monthsOf(year).map(month => (
					<MonthFields key={month} month={month} values={values} faults={faults} />
				))}
			</fieldset>
			<button class="nl-button nl-button--primary" type="submit">
				Sla totalen van {year} op
			</button>
		</form>
	);
}

function MonthFields({month, values, faults}: Pick<TotalsPageProps, 'values' | 'faults'> & {month: Month}) {
	const name = monthWord(month);
	const control = (field: 'started' | 'direct') => {
		const key = monthField(field, month);
		return {name: key, value: values[key] ?? '', faults};
	};
	return (
		<div class="figures-months-fields__month">
			<Field {...control('started')} label={`${name}: acties`} />
			<Field {...control('direct')} label={`${name}: direct`} />
		</div>
	);
}
