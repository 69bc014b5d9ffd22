import type {AsOf} from './addresses.ts';
import {Field, Select} from './forms.tsx';

interface FilterProps {
	/** The path of the page. */
	path: string;
	asOf: AsOf;
	/** The years that can be chosen, the newest first. */
	years: readonly number[];
	area: string;
	/** The areas that may be chosen. */
	areas: readonly {value: string; label: string}[];
}

/** Year, area and day of one target, as a plain GET form: the whole state is in the address. */
export function TargetFilter({path, asOf, years, area, areas}: FilterProps) {
	return (
		<form class="filter" method="get" action={path} aria-label="Kies jaar, gebied en peildatum">
			<Select
				name="jaar"
				label="Jaar"
				value={String(asOf.year)}
				options={years.map(year => ({value: String(year), label: String(year)}))}
			/>
			{areas.length > 1 && <Select name="gebied" label="Gebied" value={area} options={areas} />}
			<Field name="peildatum" label="Peildatum (mag leeg)" type="date" value={asOf.at ?? ''} />
			{asOf.knownAt && <input type="hidden" name="bekendop" value={asOf.knownAt} />}
			<button class="nl-button nl-button--secondary filter__button" type="submit">
				Toon
			</button>
		</form>
	);
}
