import type {FigureGrid, GridCell, GridRow, MonthSum} from '../domain/figure-grid.ts';
import {participationShare} from '../domain/population.ts';
import {figuresPath, type Measure, monthWord} from './figures-words.ts';
import {formatCount, formatRate} from './format.ts';

interface GridProps {
	grid: FigureGrid;
	measure: Measure;
	/** Residents of the unit on 1 January; null when they are not known. */
	residents: number | null;
}

/** The months of a year by municipality: every number leads to its own page, every month to its form. */
export function FigureGridTable({grid, measure, residents}: GridProps) {
	const {year, rows, unit, sums} = grid;
	return (
		<table class="utrecht-table figure-grid">
			<caption class="visually-hidden">
				{measure === 'downloads' ? 'Nieuwe downloads' : 'Deelnemers'} per gemeente en maand in {year}
			</caption>
			<thead class="utrecht-table__header">
				<tr>
					<th scope="col" class="utrecht-table__header-cell">
						Gemeente
					</th>
					{sums.map(sum => (
						<MonthHead key={sum.month} sum={sum} />
					))}
				</tr>
			</thead>
			<tbody class="utrecht-table__body">
				{rows.map(row => (
					<Row key={row.area.code} row={row} name={row.area.name} measure={measure} />
				))}
			</tbody>
			<tfoot class="utrecht-table__footer">
				<tr>
					<th scope="row" class="utrecht-table__header-cell">
						Som van de gemeenten
					</th>
					{sums.map(sum => (
						<td key={sum.month} class="utrecht-table__cell">
							<SumText sum={sum} measure={measure} />
						</td>
					))}
				</tr>
				{unit && <Row row={unit} name="Hele eenheid, opgegeven" measure={measure} sums={sums} />}
				{measure === 'deelnemers' && <ShareRow sums={sums} residents={residents} />}
			</tfoot>
		</table>
	);
}

function MonthHead({sum: {month, isFuture}}: {sum: MonthSum}) {
	const name = monthWord(month);
	const short = name === 'maart' ? 'mrt' : name.slice(0, 3);
	return (
		<th scope="col" class="utrecht-table__header-cell">
			{isFuture ? (
				<span class="figure-grid__closed">{short}</span>
			) : (
				<a class="nl-link figure-grid__link" href={figuresPath(month)} aria-label={`${short}: vul ${name} in`}>
					{short}
				</a>
			)}
		</th>
	);
}

interface RowProps {
	row: GridRow;
	name: string;
	measure: Measure;
	/** Given for the unit: whether its number lies below the sum. */
	sums?: readonly MonthSum[];
}

function Row({row, name, measure, sums}: RowProps) {
	return (
		<tr>
			<th scope="row" class="utrecht-table__header-cell">
				{name}
			</th>
			{row.cells.map((cell, index) => (
				<td key={cell.month} class="utrecht-table__cell">
					<CellText
						cell={cell}
						name={row.area.name}
						address={figuresPath(cell.month, row.area.code)}
						{...{measure, isBelow: measure === 'downloads' && (sums?.[index]?.isBelow ?? false)}}
					/>
				</td>
			))}
		</tr>
	);
}

interface CellProps {
	cell: GridCell;
	name: string;
	address: string;
	measure: Measure;
	isBelow: boolean;
}

function CellText({cell: {state, row, month}, name, address, measure, isBelow}: CellProps) {
	if (state !== 'open') {
		const reason = state === 'absent' ? 'hoort dan niet bij de eenheid' : 'nog niet begonnen';
		return <span class="visually-hidden">{reason}</span>;
	}

	const value = (measure === 'downloads' ? row?.appDownloads : row?.participants) ?? null;
	const place = `${name}, ${monthWord(month)}`;
	if (row === null || value === null) {
		return (
			<a class="figure-grid__link figure-grid__link--empty" href={address} aria-label={`– ${place}: vul in`}>
				–
			</a>
		);
	}

	const isEstimated = row.method === 'estimated';
	const text = formatCount(value);
	const words = `${text}, ${place}${isEstimated ? ', geschat' : ''}${isBelow ? ', lager dan de som' : ''}`;
	return (
		<a class="nl-link figure-grid__link" href={address} aria-label={words}>
			{isBelow && <span aria-hidden="true">▼ </span>}
			{isEstimated && <span aria-hidden="true">≈ </span>}
			{text}
		</a>
	);
}

function SumText({sum, measure}: {sum: MonthSum; measure: Measure}) {
	const value = measure === 'downloads' ? sum.appDownloads : sum.participants;
	if (value === null) {
		return <span class="quiet">{sum.isFuture ? '' : '–'}</span>;
	}

	return (
		<>
			{formatCount(value)}
			{sum.reported < sum.municipalities && (
				<span class="figure-grid__part">
					{sum.reported} van {sum.municipalities}
				</span>
			)}
		</>
	);
}

/** Participants of the unit as a part of its residents: the unit's own number, else the sum of all its municipalities. */
function unitParticipants({own, participants, reported, municipalities}: MonthSum): number | null {
	return own?.participants ?? (reported === municipalities ? participants : null);
}

function ShareRow({sums, residents}: {sums: readonly MonthSum[]; residents: number | null}) {
	return (
		<tr>
			<th scope="row" class="utrecht-table__header-cell">
				Deel van de inwoners
			</th>
			{sums.map(sum => {
				const share = participationShare(unitParticipants(sum), residents);
				return (
					<td key={sum.month} class="utrecht-table__cell">
						{share === null ? <span class="quiet">{sum.isFuture ? '' : '–'}</span> : formatRate(share)}
					</td>
				);
			})}
		</tr>
	);
}
