import type {AsOf} from './addresses.ts';
import {Field, Select} from './forms.tsx';

interface FilterProps {
	path: string;
	asOf: AsOf;
	/** The years that can be chosen, in the order of the list. */
	years: readonly number[];
}

/** Year and day of a report, as a plain GET form. */
export function ReportFilter({path, asOf, years}: FilterProps) {
	return (
		<form class="filter" method="get" action={path} aria-label="Kies jaar en peildatum">
			<Select
				name="jaar"
				label="Jaar"
				value={String(asOf.year)}
				options={years.map(year => ({value: String(year), label: String(year)}))}
			/>
			<Field name="peildatum" label="Peildatum (mag leeg)" type="date" value={asOf.at ?? ''} />
			{asOf.knownAt && <input type="hidden" name="bekendop" value={asOf.knownAt} />}
			<button class="nl-button nl-button--secondary filter__button" type="submit">
				Toon
			</button>
		</form>
	);
}
