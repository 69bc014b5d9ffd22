import {SMALLEST_BEFORE} from '../domain/comparison.ts';
import type {ProgressReport} from '../domain/progress-report.ts';
import {addressOf} from './addresses.ts';
import {Explanation, momentWords} from './explanation.tsx';
import {municipalitiesShown} from './municipality-rows.ts';
import {municipalityStandings} from './municipality-standings.ts';
import {MunicipalityTable} from './municipality-table.tsx';
import type {ProgressQuery} from './progress-page.tsx';
import {SMALLEST_RATE_COUNT} from './rate-words.ts';
import {type Reader, startedRowsLink} from './report-links.ts';
import {TableLinks} from './table-links.tsx';

interface SectionProps {
	report: ProgressReport;
	query: ProgressQuery;
}

/** The municipalities of the area, with a filter in the address; nothing when the reader may see none. */
export function MunicipalitySection({report, query, reader}: SectionProps & {reader: Reader}) {
	const all = report.municipalities;
	if (all.length === 0) {
		return null;
	}

	const shown = municipalitiesShown(report, query);
	const count = shown.length === all.length ? `${all.length}` : `${shown.length} van ${all.length}`;
	return (
		<section class="utrecht-card municipalities" id="gemeenten" aria-labelledby="gemeenten-titel">
			<div class="municipalities__head">
				<h2 class="nl-heading nl-heading--level-2" id="gemeenten-titel">
					Gemeenten ({count})
				</h2>
				{all.length > 1 && <MunicipalityFilter report={report} query={query} />}
			</div>
			{shown.length === 0 ? (
				<NoneFound report={report} query={query} />
			) : (
				<>
					<MunicipalityTable
						rows={shown}
						year={report.year}
						hasDistricts={report.area.kind === 'unit'}
						reader={reader}
					/>
					<div class="municipalities__foot">
						<MunicipalityExplanation report={report} reader={reader} />
						<TableLinks path="/voortgang/gemeenten" search={searchOf(report, query)} />
					</div>
				</>
			)}
		</section>
	);
}

function MunicipalityExplanation({report, reader}: {report: ProgressReport; reader: Reader}) {
	const year = report.year - 1;
	return (
		<Explanation
			of="de cijfers per gemeente"
			lines={[
				['Acties', 'Zoekacties die de meldkamer startte, ook de ingetrokken acties.'],
				[
					`T.o.v. ${year}`,
					`Acties in de hele maanden van dit jaar naast dezelfde maanden van ${year}. Met minder dan ${SMALLEST_BEFORE} acties in ${year} is een gemeente te klein om te vergelijken.`,
				],
				[
					'Succes',
					`Acties met direct succes gedeeld door alle gestarte acties, vanaf ${SMALLEST_RATE_COUNT} acties. Boven of onder de norm staat er alleen als het 95%-interval (Wilson) de norm uitsluit.`,
				],
				['Eigen berichten', 'Buurtonderzoeken, informatieve berichten en Burgernetmails van de gemeente zelf.'],
				['Downloads', 'Nieuwe downloads van de app in de hele maanden van dit jaar.'],
				['Stand', momentWords(report)],
				['Bron', 'Acties, downloads en ambassadeurs zoals vastgelegd in deze dienst'],
			]}
			rows={startedRowsLink(reader, report)}
		/>
	);
}

/** The filter as it stands in the address, for the files. */
function searchOf(report: ProgressReport, {at, knownAt, district, standing}: ProgressQuery): string {
	const fields = {
		gebied: report.area.code,
		...(district !== null && {district}),
		...(standing !== null && {stand: standing}),
	};
	return addressOf('', {year: report.year, at, knownAt}, fields).slice(1);
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
