import type {MunicipalitiesReport} from '../domain/municipality-figures.ts';
import type {Table} from '../domain/table.ts';
import {type AsOf, addressOf, areaPath} from './addresses.ts';
import {Explanation, momentWords} from './explanation.tsx';
import {formatDay, formatInstant} from './format.ts';
import {MunicipalitiesFilter} from './municipalities-filter.tsx';
import {firstDirection, isChosen, type MunicipalityChoice} from './municipalities-table.ts';
import {type Indicator, indicators} from './municipality-indicators.ts';
import {DataTable} from './table.tsx';
import {TableLinks} from './table-links.tsx';
import {TileMap} from './tile-map.tsx';

export interface MunicipalitiesPageProps {
	report: MunicipalitiesReport;
	/** What the address asks for: the files are made of the same. */
	table: Table;
	choice: MunicipalityChoice;
	asOf: AsOf;
	years: readonly number[];
}

/** The contents of /gemeenten: one figure as a map of tiles, all of them as a table. */
export function MunicipalitiesPage(props: MunicipalitiesPageProps) {
	const {report, table, choice, asOf, years} = props;
	const {at, knownAt, area} = report.report;
	return (
		<>
			<div class="progress-head">
				<div>
					<h1 class="nl-heading nl-heading--level-1">Gemeenten {asOf.year}</h1>
					<p class="progress-head__area">
						{area.name}, tot en met {formatDay(at)}
					</p>
				</div>
			</div>
			<MunicipalitiesFilter report={report} choice={choice} asOf={asOf} years={years} />
			{asOf.knownAt && (
				<p class="utrecht-alert utrecht-alert--info known-at">
					<span>
						Je ziet de cijfers zoals ze bekend waren op {formatInstant(knownAt)}.{' '}
						<a class="nl-link" href={addressOf('/gemeenten', {...asOf, knownAt: null}, fieldsOf(choice))}>
							Toon de nieuwste cijfers
						</a>
					</span>
				</p>
			)}
			<MapCard {...props} />
			<section class="utrecht-card action-list municipalities-list" aria-labelledby="tabel">
				<div class="action-list__head">
					<h2 class="nl-heading nl-heading--level-2" id="tabel">
						{countWords(table.rows.length, report.municipalities.length)}
					</h2>
					<TableLinks path="/gemeenten" search={searchOf(asOf, choice)} />
				</div>
				<Rows table={table} choice={choice} asOf={asOf} />
				{table.note && <p class="municipalities-list__note">{table.note}</p>}
				<Explanation
					of="de tabel"
					lines={[
						['Wat telt', table.definition],
						['Stand', momentWords(report.report)],
						['Bron', table.source],
					]}
				/>
			</section>
			<p class="source-line">
				Bron: {table.source}. Stand van {formatInstant(knownAt)}, peildatum {formatDay(at)}.
			</p>
		</>
	);
}

function countWords(shown: number, all: number): string {
	return shown === all ? `Alle gemeenten (${all})` : `Gemeenten (${shown} van ${all})`;
}

/** The choice as it stands in the address; what is the default is left out. */
export function fieldsOf({district, standing, sort, direction, indicator}: MunicipalityChoice): Record<string, string> {
	return {
		...(district && {district}),
		...(standing && {stand: standing}),
		...(sort !== 'name' && {sorteer: sort}),
		...(direction !== firstDirection(sort) && {richting: direction === 'ascending' ? 'op' : 'af'}),
		...(indicator !== 'acties' && {indicator}),
	};
}

function searchOf(asOf: AsOf, choice: MunicipalityChoice): string {
	return addressOf('', asOf, fieldsOf(choice)).slice(1);
}

function Rows({table, choice, asOf}: Pick<MunicipalitiesPageProps, 'table' | 'choice' | 'asOf'>) {
	if (table.rows.length === 0) {
		const everything = {...choice, district: null, standing: null};
		return (
			<p class="nl-paragraph">
				Geen gemeente past bij dit filter.{' '}
				<a class="nl-link" href={addressOf('/gemeenten', asOf, fieldsOf(everything))}>
					Toon alle gemeenten
				</a>
			</p>
		);
	}

	const hrefOf = (key: string) => {
		const first = firstDirection(key);
		const isAgain = key === choice.sort && choice.direction === first;
		const other = first === 'ascending' ? 'descending' : 'ascending';
		const order = {sort: key, direction: isAgain ? other : first} as const;
		return `${addressOf('/gemeenten', asOf, fieldsOf({...choice, ...order}))}#tabel`;
	};
	return <DataTable table={table} sorting={{key: choice.sort, direction: choice.direction, hrefOf}} />;
}

function MapCard({report, choice, asOf, table}: MunicipalitiesPageProps) {
	const {municipalities} = report;
	const indicator: Indicator = indicators[choice.indicator];
	const offMap = municipalities.filter(({tile}) => tile === null);
	return (
		<section class="utrecht-card tile-card" aria-labelledby="kaart">
			<h2 class="nl-heading nl-heading--level-2" id="kaart">
				{indicator.label}
			</h2>
			<TileMap
				indicator={indicator}
				municipalities={municipalities}
				isShown={municipality => isChosen(municipality, choice)}
				hrefOf={({slug}) => addressOf(areaPath({kind: 'municipality', slug}), asOf)}
			>
				<div class="tile-card__words">
					{offMap.length > 0 && <OffMap municipalities={offMap} indicator={indicator} asOf={asOf} />}
					<p class="nl-paragraph quiet">
						Elke tegel is een gemeente, ongeveer waar zij ligt. Hoe sterker de kleur, hoe meer; het getal staat in de
						tegel. Dezelfde cijfers staan in de{' '}
						<a class="nl-link" href="#tabel">
							tabel
						</a>
						.
					</p>
					<Explanation
						of={indicator.label}
						lines={[
							['Wat telt', indicator.definition],
							[
								'Kleuren',
								'Vijf klassen met ongeveer evenveel gemeenten; gelijke cijfers hebben altijd dezelfde kleur. De klassen gaan over alle gemeenten, ook als het filter er minder toont.',
							],
							['Stand', momentWords(report.report)],
							['Bron', table.source],
						]}
					/>
				</div>
			</TileMap>
		</section>
	);
}

function OffMap({
	municipalities,
	indicator,
	asOf,
}: {
	municipalities: MunicipalitiesReport['municipalities'];
	indicator: Indicator;
	asOf: AsOf;
}) {
	return (
		<div>
			<h3 class="tile-card__title">Zonder plaats op de kaart</h3>
			<ul class="tile-card__list">
				{municipalities.map(municipality => {
					const value = indicator.valueOf(municipality);
					return (
						<li key={municipality.code}>
							<a class="nl-link" href={addressOf(areaPath({kind: 'municipality', slug: municipality.slug}), asOf)}>
								{municipality.name}
							</a>
							: {value === null ? 'nog niet bekend' : indicator.wordsOf(value)}
						</li>
					);
				})}
			</ul>
		</div>
	);
}
