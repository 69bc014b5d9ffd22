import type {FigureGap} from '../domain/figure-gaps.ts';
import {REPORTED_WITHIN_DAYS} from '../domain/figure-gaps.ts';
import type {FigureGrid} from '../domain/figure-grid.ts';
import type {PopulationYear} from '../domain/population.ts';
import {FigureGridTable} from './figures-grid.tsx';
import {FigureMonths} from './figures-months.tsx';
import {type FigureNotice, FigureNoticeBox} from './figures-notice.tsx';
import {FIGURES_PATH, figuresPath, gapWords, type Measure, monthWord} from './figures-words.ts';
import {formatCount} from './format.ts';
import {Select} from './forms.tsx';
import {TableLinks} from './table-links.tsx';

export interface FiguresPageProps {
	grid: FigureGrid;
	gaps: readonly FigureGap[];
	/** The newest first. */
	populations: readonly PopulationYear[];
	measure: Measure;
	/** The years that can be chosen, the newest first. */
	years: readonly number[];
	notice: FigureNotice | null;
}

const pages = [
	{href: `${FIGURES_PATH}/importeren`, label: 'Bestand importeren'},
	{href: `${FIGURES_PATH}/totalen`, label: 'Totalen van eerdere jaren'},
	{href: `${FIGURES_PATH}/gebeurtenissen`, label: 'Gebeurtenissen'},
];

/** The contents of /cijfers: what was delivered, what is missing, and where to fill it in. */
export function FiguresPage({grid, gaps, populations, measure, years, notice}: FiguresPageProps) {
	const residents = populations.find(({year}) => year === grid.year) ?? null;
	return (
		<>
			<div class="figures-head">
				<h1 class="nl-heading nl-heading--level-1">Cijfers {grid.year}</h1>
				<YearForm year={grid.year} years={years} measure={measure} />
			</div>
			<ul class="figures-links">
				{pages.map(({href, label}) => (
					<li key={href}>
						<a class="nl-link" href={href}>
							{label}
						</a>
					</li>
				))}
			</ul>
			{notice && <FigureNoticeBox notice={notice} />}
			<Missing grid={grid} gaps={gaps} />
			<section class="utrecht-card figures-card" aria-labelledby="maanden">
				<h2 class="nl-heading nl-heading--level-2" id="maanden">
					{measure === 'downloads' ? 'Nieuwe downloads van de app' : 'Deelnemers aan het eind van de maand'}
				</h2>
				<p class="nl-paragraph quiet">
					Kies een maand om alle gemeenten in te vullen, of een vak voor de bron en wat er eerder stond. ≈ geschat, –
					nog niets opgegeven.
				</p>
				<FigureGridTable grid={grid} measure={measure} residents={wholeResidents(residents)} />
				<FigureMonths grid={grid} measure={measure} />
				<p class="nl-paragraph quiet figures-card__foot">
					Het bestand heeft de kolommen voor importeren: vul de lege rijen aan en importeer het weer. Excel houdt de
					maanden zoals ze zijn.
				</p>
				<TableLinks path={FIGURES_PATH} search={`jaar=${grid.year}`} />
			</section>
			<Residents populations={populations} />
		</>
	);
}

/** Residents of all municipalities together; null while one is missing, because a part is not the whole. */
function wholeResidents(population: PopulationYear | null): number | null {
	return population && population.known === population.municipalities ? population.residents : null;
}

function YearForm({year, years, measure}: Pick<FiguresPageProps, 'years' | 'measure'> & {year: number}) {
	return (
		<form class="filter" method="get" action={FIGURES_PATH} aria-label="Kies jaar en soort cijfer">
			<Select
				name="jaar"
				label="Jaar"
				value={String(year)}
				options={years.map(one => ({value: String(one), label: String(one)}))}
			/>
			<Select
				name="maat"
				label="Toon"
				value={measure}
				options={[
					{value: 'downloads', label: 'downloads'},
					{value: 'deelnemers', label: 'deelnemers'},
				]}
			/>
			<button class="nl-button nl-button--secondary filter__button" type="submit">
				Toon
			</button>
		</form>
	);
}

/** What should have been there, and where the unit's own number contradicts its municipalities. */
function Missing({grid, gaps}: Pick<FiguresPageProps, 'grid' | 'gaps'>) {
	const below = grid.sums.filter(({isBelow}) => isBelow);
	return (
		<section class="utrecht-card figures-card" aria-labelledby="ontbreekt" id="gaten">
			<h2 class="nl-heading nl-heading--level-2" id="ontbreekt">
				{gaps.length === 0 ? 'Er ontbreekt niets' : 'Wat ontbreekt'}
			</h2>
			{gaps.length === 0 ? (
				<p class="nl-paragraph">
					Elke maand die langer dan {REPORTED_WITHIN_DAYS} dagen voorbij is, heeft haar downloadcijfers.
				</p>
			) : (
				<ul class="figures-list">
					{gaps.map(gap => (
						<li key={gap.month}>
							<span class="figures-list__words">{capital(gapWords(gap))}.</span>{' '}
							<a class="nl-link figures-list__link" href={figuresPath(gap.month)}>
								Vul {monthWord(gap.month)} in
							</a>
						</li>
					))}
				</ul>
			)}
			{below.length > 0 && <BelowSum sums={below} />}
		</section>
	);
}

function BelowSum({sums}: {sums: FigureGrid['sums']}) {
	return (
		<>
			<h3 class="figures-card__title">De som van de gemeenten is hoger dan het opgegeven totaal</h3>
			<ul class="figures-list">
				{sums.map(({month, appDownloads, own}) => (
					<li key={month}>
						<span class="figures-list__words">
							{capital(monthWord(month))}: {formatCount(appDownloads)} van de gemeenten samen,{' '}
							{formatCount(own?.appDownloads ?? null)} opgegeven voor de hele eenheid. De som telt.
						</span>{' '}
						<a class="nl-link figures-list__link" href={figuresPath(month, 'unit')}>
							Bekijk<span class="visually-hidden"> het opgegeven totaal van {monthWord(month)}</span>
						</a>
					</li>
				))}
			</ul>
		</>
	);
}

function Residents({populations}: Pick<FiguresPageProps, 'populations'>) {
	return (
		<section class="utrecht-card figures-card" aria-labelledby="inwoners">
			<h2 class="nl-heading nl-heading--level-2" id="inwoners">
				Inwoners op 1 januari
			</h2>
			{populations.length === 0 ? (
				<p class="nl-paragraph">
					Er zijn nog geen inwoners bekend, dus ook geen deel van de inwoners. Een beheerder importeert ze bij de
					gebieden.
				</p>
			) : (
				<ul class="figures-list figures-list--columns">
					{populations.map(({year, residents, known, municipalities}) => (
						<li key={year}>
							{year}: {formatCount(residents)} inwoners in {known} van {municipalities} gemeenten
						</li>
					))}
				</ul>
			)}
			<p class="source-line">
				Bron: CBS, bevolking op 1 januari. Het deel van de inwoners is het aantal deelnemers gedeeld door de inwoners op
				1 januari van dat jaar.
			</p>
		</section>
	);
}

function capital(words: string): string {
	return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
