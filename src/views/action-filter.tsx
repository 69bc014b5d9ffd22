import {actionKinds, kindRules, resultNames, results, starterNames, starters} from '../domain/actions.ts';
import {formatDay} from './format.ts';

/** What the address of the list asks for; empty where it asks for nothing. */
export interface FilterValues {
	jaar: string;
	maand: string;
	district: string;
	basisteam: string;
	gemeente: string;
	soort: string;
	starter: string;
	uitkomst: string;
	telt: string;
	peildatum: string;
	bekendop: string;
}

export interface Option {
	value: string;
	label: string;
}

export interface FilterChoices {
	years: readonly number[];
	districts: readonly Option[];
	basisteams: readonly Option[];
	municipalities: readonly Option[];
}

/** What counts for the targets of the control room. */
export const STARTED = 'zoekacties die de meldkamer startte';

const monthNames = [
	...['januari', 'februari', 'maart', 'april', 'mei', 'juni'],
	...['juli', 'augustus', 'september', 'oktober', 'november', 'december'],
];
const months: Option[] = monthNames.map((label, index) => ({value: String(index + 1).padStart(2, '0'), label}));

/** The filter of /acties as a plain GET form: the whole state is in the address. */
export function ActionFilter({choices, values}: {choices: FilterChoices; values: FilterValues}) {
	const years = choices.years.map(year => ({value: String(year), label: String(year)}));
	const kinds = actionKinds.map(kind => ({value: kind, label: kindRules[kind].name}));
	const outcomes = (['open', ...results] as const).map(result => ({value: result, label: resultNames[result]}));
	const chosen = (name: keyof FilterValues) => ({name, value: values[name]});
	return (
		<form class="filter action-filter" method="get" action="/acties" aria-label="Kies welke acties je ziet">
			<Choice label="Jaar" {...chosen('jaar')} none={{value: 'alle', label: 'alle jaren'}} options={years} />
			<Choice label="Maand" {...chosen('maand')} options={months} />
			<Choice label="Soort" {...chosen('soort')} options={kinds} />
			<Choice label="Uitkomst" {...chosen('uitkomst')} options={outcomes} />
			<Choice
				label="Gestart door"
				{...chosen('starter')}
				options={starters.map(starter => ({value: starter, label: starterNames[starter]}))}
			/>
			<Choice label="Gemeente" {...chosen('gemeente')} options={choices.municipalities} />
			<Choice label="Basisteam" {...chosen('basisteam')} options={choices.basisteams} />
			<Choice label="District" {...chosen('district')} options={choices.districts} />
			{(['telt', 'peildatum', 'bekendop'] as const).map(
				name => values[name] && <input key={name} type="hidden" name={name} value={values[name]} />,
			)}
			<button class="nl-button nl-button--secondary filter__button" type="submit">
				Toon
			</button>
		</form>
	);
}

interface ChoiceProps {
	name: string;
	label: string;
	value: string;
	options: readonly Option[];
	none?: Option;
}

function Choice({name, label, value, options, none = {value: '', label: 'alle'}}: ChoiceProps) {
	return (
		<div class="utrecht-form-field filter__field">
			<label class="utrecht-form-label" for={name}>
				{label}
			</label>
			<select class="utrecht-select utrecht-select--html-select" id={name} name={name}>
				{[none, ...options].map(option => (
					<option key={option.value} value={option.value} selected={option.value === value}>
						{option.label}
					</option>
				))}
			</select>
		</div>
	);
}

/** The filter in words, for the files: what was asked for, and nothing else. */
export function filterWords(values: FilterValues, choices: FilterChoices): {label: string; value: string}[] {
	const labelIn = (options: readonly Option[], value: string) =>
		options.find(option => option.value === value)?.label ?? value;
	const kinds = actionKinds.map(kind => ({value: kind, label: kindRules[kind].name}));
	const words: Option[] = [
		{value: 'Jaar', label: values.jaar === 'alle' ? 'alle jaren' : values.jaar},
		{value: 'Maand', label: labelIn(months, values.maand)},
		{value: 'Soort', label: labelIn(kinds, values.soort)},
		{value: 'Uitkomst', label: values.uitkomst && resultNames[values.uitkomst as keyof typeof resultNames]},
		{value: 'Gestart door', label: values.starter && starterNames[values.starter as keyof typeof starterNames]},
		{value: 'Gemeente', label: labelIn(choices.municipalities, values.gemeente)},
		{value: 'Basisteam', label: labelIn(choices.basisteams, values.basisteam)},
		{value: 'District', label: labelIn(choices.districts, values.district)},
		{value: 'Wat telt', label: values.telt && STARTED},
		{value: 'Tot en met', label: values.peildatum && formatDay(values.peildatum)},
		{value: 'Zoals bekend op', label: values.bekendop},
	];
	return words.filter(({label}) => label !== '').map(({value, label}) => ({label: value, value: label}));
}
