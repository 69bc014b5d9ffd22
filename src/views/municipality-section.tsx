import type {ProgressReport} from '../domain/progress-report.ts';
import {chosenStanding, municipalityStandings} from './municipality-standings.ts';
import {MunicipalityTable} from './municipality-table.tsx';
import type {ProgressQuery} from './progress-page.tsx';

interface SectionProps {
	report: ProgressReport;
	query: ProgressQuery;
}

/** The municipalities of the area, with a filter in the address; nothing when the reader may see none. */
export function MunicipalitySection({report, query}: SectionProps) {
	const all = report.municipalities;
	if (all.length === 0) {
		return null;
	}

	const standing = chosenStanding(query.standing);
	const shown = all.filter(
		municipality =>
			(query.district === null || municipality.district === query.district) &&
			(standing === null || standing.holds(municipality)),
	);
	const count = shown.length === all.length ? `${all.length}` : `${shown.length} van ${all.length}`;
	return (
		<section class="utrecht-card municipalities" id="gemeenten" aria-labelledby="gemeenten-titel">
			<div class="municipalities__head">
				<h2 class="nl-heading nl-heading--level-2" id="gemeenten-titel">
					Gemeenten ({count})
				</h2>
				{all.length > 1 && <MunicipalityFilter report={report} query={query} />}
			</div>
			{shown.length === 0 ? <NoneFound report={report} query={query} /> : <MunicipalityTable rows={shown} />}
		</section>
	);
}

function MunicipalityFilter({report, query}: SectionProps) {
	const districts = [...new Set(report.municipalities.flatMap(({district}) => district ?? []))].sort();
	return (
		<form class="filter" method="get" action="/voortgang#gemeenten" aria-label="Kies welke gemeenten je ziet">
			<input type="hidden" name="jaar" value={report.year} />
			<input type="hidden" name="gebied" value={report.area.code} />
			{query.at && <input type="hidden" name="peildatum" value={query.at} />}
			{query.knownAt && <input type="hidden" name="bekendop" value={query.knownAt} />}
			{districts.length > 1 && (
				<Choice
					name="district"
					label="District"
					chosen={query.district}
					options={districts.map(district => ({value: district, label: district}))}
				/>
			)}
			<Choice
				name="stand"
				label="Stand"
				chosen={query.standing}
				options={Object.entries(municipalityStandings).map(([value, {label}]) => ({value, label}))}
			/>
			<button class="nl-button nl-button--secondary filter__button" type="submit">
				Filter
			</button>
		</form>
	);
}

interface ChoiceProps {
	name: string;
	label: string;
	chosen: string | null;
	options: readonly {value: string; label: string}[];
}

function Choice({name, label, chosen, options}: ChoiceProps) {
	return (
		<div class="utrecht-form-field filter__field">
			<label class="utrecht-form-label" for={name}>
				{label}
			</label>
			<select class="utrecht-select utrecht-select--html-select" id={name} name={name}>
				<option value="">alle</option>
				{options.map(option => (
					<option key={option.value} value={option.value} selected={option.value === chosen}>
						{option.label}
					</option>
				))}
			</select>
		</div>
	);
}

function NoneFound({report, query}: SectionProps) {
	const all = new URLSearchParams({jaar: String(report.year), gebied: report.area.code});
	if (query.at) {
		all.set('peildatum', query.at);
	}

	return (
		<p class="nl-paragraph">
			Geen gemeente past bij dit filter.{' '}
			<a class="nl-link" href={`/voortgang?${all}#gemeenten`}>
				Toon alle gemeenten
			</a>
		</p>
	);
}
