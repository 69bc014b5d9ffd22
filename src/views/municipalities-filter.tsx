import type {MunicipalitiesReport} from '../domain/municipality-figures.ts';
import type {AsOf} from './addresses.ts';
import {Field, Select} from './forms.tsx';
import {type MunicipalityChoice, municipalityColumns} from './municipalities-table.ts';
import {indicators} from './municipality-indicators.ts';
import {municipalityStandings} from './municipality-standings.ts';
import {FilterEnd, YearSelect} from './report-filter.tsx';

interface FilterProps {
	report: MunicipalitiesReport;
	choice: MunicipalityChoice;
	asOf: AsOf;
	years: readonly number[];
}

const all = {value: '', label: 'alle'};

/** Everything that the page can be asked for, as a plain GET form: the whole state is in the address. */
export function MunicipalitiesFilter({report, choice, asOf, years}: FilterProps) {
	const {districts} = report;
	return (
		<form class="filter municipalities-filter" method="get" action="/gemeenten" aria-label="Kies wat je ziet">
			<YearSelect asOf={asOf} years={years} />
			<Field name="peildatum" label="Peildatum (mag leeg)" type="date" value={asOf.at ?? ''} />
			<Select
				name="indicator"
				label="Kaart"
				value={choice.indicator}
				options={Object.entries(indicators).map(([value, {label}]) => ({value, label}))}
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
				options={[all, ...Object.entries(municipalityStandings).map(([value, {label}]) => ({value, label}))]}
			/>
			<Select name="sorteer" label="Volgorde" value={choice.sort} options={orders} />
			<FilterEnd asOf={asOf} />
		</form>
	);
}

const orders = municipalityColumns
	.filter(column => !('isInFilesOnly' in column))
	.map(({key, label}) => ({value: key, label}));
