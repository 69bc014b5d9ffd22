import type {ComponentChildren} from 'preact';
import {type Compared, SMALLEST_BEFORE} from '../domain/comparison.ts';
import type {MunicipalityProgress} from '../domain/progress-report.ts';
import {addressOf, areaPath} from './addresses.ts';
import {changeOf} from './comparison-words.ts';
import {formatCount, formatRate, UNKNOWN} from './format.ts';
import {judgementWords, SMALLEST_RATE_COUNT} from './rate-words.ts';
import type {Reader} from './report-links.ts';
import {formatActions} from './target-words.ts';

export const ambassadorWords = {
	trained: {symbol: '✔', word: 'opgeleid'},
	untrained: {symbol: '◐', word: 'niet opgeleid'},
	vacant: {symbol: '–', word: 'vacant'},
} as const;

/** On a phone the rows become blocks, which takes the table roles away in browsers: so the roles are stated. */
const roles = {
	table: {role: 'table'},
	group: {role: 'rowgroup'},
	row: {role: 'row'},
	column: {role: 'columnheader'},
	header: {role: 'rowheader'},
	cell: {role: 'cell'},
} as const;

function columnsOf({year, hasDistricts}: Pick<TableProps, 'year' | 'hasDistricts'>) {
	return [
		{label: 'Gemeente', isNumeric: false},
		...(hasDistricts ? [{label: 'District', isNumeric: false}] : []),
		{label: 'Acties', isNumeric: true},
		{label: `T.o.v. ${year - 1}`, isNumeric: true},
		{label: 'Succes', isNumeric: false},
		{label: 'Ambassadeur', isNumeric: false},
		{label: 'Eigen berichten', isNumeric: true},
		{label: 'Downloads', isNumeric: true},
	];
}

interface TableProps {
	rows: readonly MunicipalityProgress[];
	year: number;
	/** False within one district, where the column would say the same in each row. */
	hasDistricts: boolean;
	reader: Reader;
}

export function MunicipalityTable({rows, year, hasDistricts, reader}: TableProps) {
	return (
		<table class="utrecht-table municipality-table" {...roles.table}>
			<caption class="visually-hidden">Acties, succes, ambassadeur, eigen berichten en downloads per gemeente</caption>
			<thead class="utrecht-table__header" {...roles.group}>
				<tr {...roles.row}>
					{columnsOf({year, hasDistricts}).map(({label, isNumeric}) => (
						<th
							key={label}
							scope="col"
							class={`utrecht-table__header-cell${isNumeric ? ' utrecht-table__header-cell--numeric-column' : ''}`}
							{...roles.column}
						>
							{label}
						</th>
					))}
				</tr>
			</thead>
			<tbody class="utrecht-table__body" {...roles.group}>
				{rows.map(row => (
					<MunicipalityRow key={row.code} row={row} year={year} hasDistricts={hasDistricts} reader={reader} />
				))}
			</tbody>
		</table>
	);
}

function MunicipalityRow({row, year, hasDistricts, reader}: Omit<TableProps, 'rows'> & {row: MunicipalityProgress}) {
	const ambassador = ambassadorWords[row.ambassador];
	return (
		<tr {...roles.row}>
			<th scope="row" class="utrecht-table__header-cell municipality-table__name" {...roles.header}>
				<a class="nl-link" href={addressOf(areaPath({kind: 'municipality', slug: row.slug}), reader.asOf)}>
					{row.name}
				</a>
			</th>
			{hasDistricts && <Cell label="District">{row.district ?? 'geen district'}</Cell>}
			<Cell label="Acties" isNumeric>
				{formatCount(row.started)}
			</Cell>
			<Cell label={`T.o.v. ${year - 1}`} isNumeric>
				<Change compared={row.startedCompared} />
			</Cell>
			<Cell label="Succes">
				<Success row={row} />
			</Cell>
			<Cell label="Ambassadeur">
				<span class={`ambassador ambassador--${row.ambassador}`}>
					<span class="ambassador__symbol" aria-hidden="true">
						{ambassador.symbol}
					</span>{' '}
					{ambassador.word}
				</span>
			</Cell>
			<Cell label="Eigen berichten" isNumeric>
				{formatCount(row.ownActions)}
			</Cell>
			<Cell label="Downloads" isNumeric>
				{row.appDownloads === null ? <span class="quiet">{UNKNOWN}</span> : formatCount(row.appDownloads)}
			</Cell>
		</tr>
	);
}

interface CellProps {
	label: string;
	isNumeric?: boolean;
	children: ComponentChildren;
}

/** `data-label` is the head that a phone shows beside the cell. */
function Cell({label, isNumeric = false, children}: CellProps) {
	const numeric = ' utrecht-table__cell--numeric-column utrecht-table__cell--numeric-data';
	return (
		<td class={`utrecht-table__cell${isNumeric ? numeric : ''}`} data-label={label} {...roles.cell}>
			<span class="cell-text">{children}</span>
		</td>
	);
}

function Change({compared}: {compared: Compared | null}) {
	if (compared === null) {
		return <span class="quiet">{UNKNOWN}</span>;
	}

	return compared.before < SMALLEST_BEFORE ? <span class="quiet">te klein</span> : <span>{changeOf(compared)}</span>;
}

/** A success rate with its judgement in words; no rate of a few actions. */
export function Success({row}: {row: Pick<MunicipalityProgress, 'started' | 'successRate' | 'judgement'>}) {
	const {started, successRate, judgement} = row;
	if (started === 0) {
		return <span class="quiet">nog geen acties</span>;
	}

	if (started !== null && started < SMALLEST_RATE_COUNT) {
		return <span class="quiet">{formatActions(started)}, te weinig voor een percentage</span>;
	}

	return (
		<>
			{formatRate(successRate)}
			{judgement && (
				<>
					{' '}
					<span class={`judgement judgement--${judgement}`}>{judgementWords[judgement]}</span>
				</>
			)}
		</>
	);
}
