import type {ProgressPageProps} from './progress-page.tsx';

export interface AreaChoice {
	code: string;
	name: string;
	/** The heading it stands under: `Districten`; empty for the unit, which stands alone. */
	group: string;
}

/** Year, area and day, as a plain GET form: the whole state is in the address. */
export function ProgressFilter({
	report,
	years,
	areas,
	query,
	today,
}: Pick<ProgressPageProps, 'report' | 'years' | 'areas' | 'query' | 'today'>) {
	return (
		<form class="filter" method="get" action="/voortgang" aria-label="Kies jaar, gebied en peildatum">
			<div class="utrecht-form-field filter__field">
				<label class="utrecht-form-label" for="jaar">
					Jaar
				</label>
				<select class="utrecht-select utrecht-select--html-select" id="jaar" name="jaar">
					{years.map(year => (
						<option key={year} value={year} selected={year === report.year}>
							{year}
						</option>
					))}
				</select>
			</div>
			<div class="utrecht-form-field filter__field filter__field--area">
				<label class="utrecht-form-label" for="gebied">
					Gebied
				</label>
				<select class="utrecht-select utrecht-select--html-select" id="gebied" name="gebied">
					<AreaOptions areas={areas} selected={report.area.code} />
				</select>
			</div>
			<div class="utrecht-form-field filter__field filter__field--day">
				<label class="utrecht-form-label" for="peildatum">
					Peildatum <span class="filter__hint">(mag leeg)</span>
				</label>
				<input
					class="utrecht-textbox utrecht-textbox--html-input"
					id="peildatum"
					name="peildatum"
					type="date"
					max={today}
					value={query.at ?? ''}
				/>
			</div>
			{query.knownAt && <input type="hidden" name="bekendop" value={query.knownAt} />}
			<button class="nl-button nl-button--secondary filter__button" type="submit">
				Toon
			</button>
		</form>
	);
}

function AreaOptions({areas, selected}: {areas: readonly AreaChoice[]; selected: string}) {
	const groups = [...new Set(areas.map(area => area.group))];
	return (
		<>
			{groups.map(group => {
				const options = areas
					.filter(area => area.group === group)
					.map(({code, name}) => (
						<option key={code} value={code} selected={code === selected}>
							{name}
						</option>
					));
				return group === '' ? (
					options
				) : (
					<optgroup key={group} label={group}>
						{options}
					</optgroup>
				);
			})}
		</>
	);
}
