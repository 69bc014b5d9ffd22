import {organisationKinds, registerStandings} from '../domain/ambassador-register.ts';
import type {Area} from '../domain/areas.ts';
import type {RegisterChoice} from './ambassador-table.ts';
import {kindHeadings, standingWords} from './ambassador-words.ts';
import {Field, Select} from './forms.tsx';

/** The choice as it stands in the address; what is not chosen is left out. */
export function registerFields({kind, district, standing, at}: RegisterChoice): Record<string, string> {
	return {
		...(kind && {soort: kind}),
		...(district && {district}),
		...(standing && {stand: standing}),
		...(at && {peildatum: at}),
	};
}

const all = {value: '', label: 'alle'};

/** What the register can be asked for, as a plain GET form: the whole state is in the address. */
export function RegisterFilter({
	choice,
	districts,
}: {
	choice: RegisterChoice;
	districts: readonly Pick<Area, 'code' | 'name'>[];
}) {
	return (
		<form class="filter register-filter" method="get" action="/ambassadeurs" aria-label="Kies wat je ziet">
			<Select
				name="soort"
				label="Soort"
				value={choice.kind ?? ''}
				options={[all, ...organisationKinds.map(kind => ({value: kind, label: kindHeadings[kind]}))]}
			/>
			<Select
				name="district"
				label="District"
				value={choice.district ?? ''}
				options={[all, ...districts.map(({code, name}) => ({value: code, label: name}))]}
			/>
			<Select
				name="stand"
				label="Stand"
				value={choice.standing ?? ''}
				options={[all, ...registerStandings.map(value => ({value, label: standingWords[value].word}))]}
			/>
			<Field name="peildatum" label="Peildatum (mag leeg)" type="date" value={choice.at ?? ''} />
			<button class="nl-button nl-button--secondary filter__button" type="submit">
				Toon
			</button>
		</form>
	);
}
