import type {ComponentChildren} from 'preact';
import type {AsOf} from './addresses.ts';
import {Field, Select} from './forms.tsx';

interface FilterProps {
	path: string;
	asOf: AsOf;
	/** The years that can be chosen, in the order of the list. */
	years: readonly number[];
	/** What can be chosen, for who does not see it. */
	label?: string;
	/** Left out where no day is asked: another year has another last day, so a day that was asked for is left behind. */
	isDayHidden?: true;
	/** More to choose, after the year. */
	children?: ComponentChildren;
}

/** Year and day of a report, as a plain GET form: the whole state is in the address. */
export function ReportFilter({path, asOf, years, label, isDayHidden, children}: FilterProps) {
	return (
		<form class="filter" method="get" action={path} aria-label={label ?? 'Kies jaar en peildatum'}>
			<YearSelect asOf={asOf} years={years} />
			{children}
			{!isDayHidden && <Field name="peildatum" label="Peildatum (mag leeg)" type="date" value={asOf.at ?? ''} />}
			<FilterEnd asOf={asOf} />
		</form>
	);
}

export function YearSelect({asOf, years}: Pick<FilterProps, 'asOf' | 'years'>) {
	const options = years.map(year => ({value: String(year), label: String(year)}));
	return <Select name="jaar" label="Jaar" value={String(asOf.year)} options={options} />;
}

/** What every filter ends with: the moment that is kept, and the button. */
export function FilterEnd({asOf}: Pick<FilterProps, 'asOf'>) {
	return (
		<>
			{asOf.knownAt && <input type="hidden" name="bekendop" value={asOf.knownAt} />}
			<button class="nl-button nl-button--secondary filter__button" type="submit">
				Toon
			</button>
		</>
	);
}
