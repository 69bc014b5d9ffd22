import type {Column, Table} from '../domain/table.ts';
import type {Funnel} from '../domain/target-report.ts';
import {addressOf, areaPath} from './addresses.ts';
import {ChartFigure, ColumnHead, NumberCell, pictureOf, type Series} from './chart-figure.tsx';
import {filterOf} from './figure-table.ts';
import {formatRate} from './format.ts';
import {TableLinks} from './table-links.tsx';
import type {TableContext} from './target-table.ts';
import {formatActions} from './target-words.ts';

const positions = {
	inside: 'binnen de grenzen',
	'outside-95': 'buiten de 95%-grens',
	'outside-99.8': 'buiten de 99,8%-grens',
} as const;

const limitColumns = [
	{key: 'lower95', label: 'Ondergrens 95%', kind: 'rate', series: 'limit-95'},
	{key: 'upper95', label: 'Bovengrens 95%', kind: 'rate', series: 'limit-95'},
	{key: 'lower998', label: 'Ondergrens 99,8%', kind: 'rate', series: 'limit-99'},
	{key: 'upper998', label: 'Bovengrens 99,8%', kind: 'rate', series: 'limit-99'},
] as const satisfies readonly (Column & {series: Series['key']})[];

/** The funnel as the one table that its chart and files are made of; by name, not by rate. */
export function funnelTable({report, isExample}: TableContext, {pooledRate, points}: Funnel): Table {
	return {
		name: `doel-${report.progress.target.id.toLowerCase()}-trechter`,
		title: `${report.progress.target.id} trechter`,
		period: String(report.report.year),
		columns: [
			{key: 'name', label: 'Gemeente', kind: 'text'},
			{key: 'started', label: 'Acties', kind: 'count'},
			{key: 'direct', label: 'Direct succes', kind: 'count'},
			{key: 'rate', label: 'Succes', kind: 'rate', quotient: {of: 'direct', by: 'started'}},
			...limitColumns.map(({series, ...column}) => column),
			{key: 'position', label: 'Plaats', kind: 'text'},
		],
		rows: points.map(({area, started, direct, rate, limits95, limits998, position}) => ({
			cells: [
				...[area.name, started, direct, rate, limits95.lower, limits95.upper],
				...[limits998.lower, limits998.upper, positions[position]],
			],
		})),
		definition: `Grenzen: exacte binomiale grenzen rond het percentage van alle gemeenten samen (${formatRate(pooledRate)}), bij het aantal acties van de gemeente, geïnterpoleerd tussen hele aantallen (Spiegelhalter 2005). Door toeval alleen ligt hoogstens 5% buiten de 95%-grens en 0,2% buiten de 99,8%-grens.`,
		source: 'Zoals vastgelegd in deze dienst',
		filter: filterOf(report.report),
		note: isExample ? 'Voorbeeldgegevens: deze cijfers zijn verzonnen.' : null,
		asOf: report.report.knownAt,
	};
}

const heading = {id: 'succes-trechter', title: 'Verschil of toeval'};

const series: Series[] = [
	{key: 'point', label: 'een gemeente'},
	{key: 'norm', label: 'alle gemeenten samen'},
	{key: 'limit-95', label: '95%-grens'},
	{key: 'limit-99', label: '99,8%-grens'},
];

/** What chance alone does to a rate, by the number of actions: for coordinators, with words that blame nobody. */
export function FunnelSection({context, funnel, files}: {context: TableContext; funnel: Funnel; files: string}) {
	const outside = funnel.points.filter(({position}) => position !== 'inside');
	const {target} = context.report.progress;
	return (
		<div class="funnel" id="trechter">
			<ChartFigure
				{...heading}
				description={`Trechtergrafiek: per gemeente het succespercentage tegen het aantal acties; ${outside.length} van ${funnel.points.length} liggen buiten de 95%-grens. De cijfers staan in de tabel eronder.`}
				series={series}
				at={`${context.report.report.year}-12-31`}
				explanation={<FunnelWords funnel={funnel} />}
			>
				<FunnelRows context={context} funnel={funnel} />
				<TableLinks path={`/doelen/${target.id}/trechter`} search={files} />
			</ChartFigure>
		</div>
	);
}

function FunnelWords({funnel: {pooledRate, points}}: {funnel: Funnel}) {
	const outside = points.filter(({position}) => position !== 'inside');
	return (
		<div class="funnel__words">
			<p class="nl-paragraph">
				Elke stip is een gemeente. De lijn in het midden is het percentage van alle gemeenten samen:{' '}
				{formatRate(pooledRate)}. Bij weinig acties schommelt een percentage sterk door toeval. Daarom zijn de grenzen
				links wijd en rechts smal.
			</p>
			<p class="nl-paragraph">
				Als er alleen toeval is, ligt hoogstens 1 op de 20 gemeenten buiten de 95%-grens en 1 op de 500 buiten de
				99,8%-grens. Een stip daarbuiten is een reden om te kijken wat daar anders gaat, geen oordeel.
			</p>
			<p class="nl-paragraph">
				{outside.length === 0
					? 'Geen gemeente ligt buiten de grenzen.'
					: `Buiten de grenzen: ${outside.map(({area, position}) => `${area.name} (${positions[position]})`).join(', ')}.`}
			</p>
		</div>
	);
}

function FunnelRows({context, funnel}: {context: TableContext; funnel: Funnel}) {
	return (
		<table
			class="utrecht-table chart-table funnel-table"
			data-chart="funnel"
			data-canvas={heading.id}
			data-unit="rate"
			data-norm={funnel.pooledRate}
		>
			<caption class="visually-hidden">Succespercentage per gemeente met de grenzen van het toeval</caption>
			<thead class="utrecht-table__header">
				<tr>
					<th scope="col" class="utrecht-table__header-cell">
						Gemeente
					</th>
					<ColumnHead label="Acties" series="cases" />
					<ColumnHead label="Direct" />
					<ColumnHead label="Succes" series="point" />
					{limitColumns.map(column => (
						<ColumnHead key={column.key} label={column.label} series={column.series} />
					))}
					<th scope="col" class="utrecht-table__header-cell">
						Plaats
					</th>
				</tr>
			</thead>
			<tbody class="utrecht-table__body" {...pictureOf(context.report.report, heading)}>
				{funnel.points.map(point => (
					<FunnelRow key={point.area.code} point={point} asOf={context.asOf} />
				))}
			</tbody>
		</table>
	);
}

function FunnelRow({point, asOf}: {point: Funnel['points'][number]} & Pick<TableContext, 'asOf'>) {
	const {area, started, direct, rate, limits95, limits998, position} = point;
	const tip = `${area.name}: ${formatRate(rate)}, ${formatActions(started)}, ${positions[position]}`;
	return (
		<tr>
			<th scope="row" class="utrecht-table__header-cell" data-label={area.name}>
				<a class="nl-link" href={addressOf(areaPath(area), asOf)}>
					{area.name}
				</a>
			</th>
			<NumberCell value={started} text={String(started)} />
			<NumberCell value={direct} text={String(direct)} />
			<NumberCell value={rate} text={formatRate(rate)} tip={tip} />
			{[limits95.lower, limits95.upper, limits998.lower, limits998.upper].map((limit, index) => (
				<NumberCell key={limitColumns[index]?.key} value={limit} text={formatRate(limit)} />
			))}
			<td class="utrecht-table__cell">
				{position === 'inside' ? positions.inside : <strong>{positions[position]}</strong>}
			</td>
		</tr>
	);
}
