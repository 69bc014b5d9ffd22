import type {Area} from '../domain/areas.ts';
import type {Fault} from '../domain/faults.ts';
import {organisationWords} from './ambassador-words.ts';
import {ErrorSummary, Field, IdempotencyKey, Select} from './forms.tsx';

export interface NewAmbassadorProps {
	organisations: readonly Pick<Area, 'code' | 'kind' | 'name'>[];
	idempotencyKey: string;
	/** What stands in the form. */
	values: Readonly<Record<string, string>>;
	faults: readonly Fault[];
}

/** The contents of /ambassadeurs/nieuw: a new function, for a vacancy or beside another. */
export function NewAmbassadorPage({organisations, idempotencyKey, values, faults}: NewAmbassadorProps) {
	const control = (name: string) => ({name, value: values[name] ?? '', faults});
	return (
		<>
			<ErrorSummary faults={faults} />
			<p class="back">
				<a class="nl-link" href="/ambassadeurs">
					Alle ambassadeurs
				</a>
			</p>
			<h1 class="nl-heading nl-heading--level-1">Ambassadeur toevoegen</h1>
			<section class="utrecht-card action-card register__new">
				<form class="form action-form" method="post" action="/ambassadeurs/nieuw" novalidate>
					<IdempotencyKey value={idempotencyKey} />
					<Select
						{...control('organisation')}
						label="Organisatie"
						isRequired
						options={[
							{value: '', label: 'kies een organisatie'},
							...organisations.map(area => ({value: area.code, label: organisationWords(area)})),
						]}
					/>
					<Field {...control('name')} label="Naam" isRequired />
					<Field {...control('email')} label="Werkadres (e-mail)" type="email" isRequired />
					<Field {...control('from')} label="Functie vanaf" type="date" isRequired />
					<Field
						{...control('until')}
						label="Functie eindigt op (mag leeg)"
						description="De eerste dag zonder functie."
						type="date"
					/>
					<Field {...control('portal')} label="Opgeleid voor het Burgernetportaal op (mag leeg)" type="date" />
					<Field {...control('mail')} label="Opgeleid voor Burgernetmail op (mag leeg)" type="date" />
					<button class="nl-button nl-button--primary" type="submit">
						Voeg toe
					</button>
				</form>
			</section>
		</>
	);
}
