import type {AmbassadorForm} from './ambassadors.ts';
import type {AppDownloadsForm} from './app-downloads.ts';
import type {Area} from './areas.ts';
import {
	type Read,
	type RowFault,
	RowReader,
	readArea,
	readBy,
	readChoice,
	readCount,
	readDay,
	readMonth,
	type TableRow,
} from './imports.ts';
import {EmailInput, lineInput, SourceInput} from './inputs.ts';
import {type Month, yearOf} from './period.ts';
import type {TotalsForm} from './totals.ts';

export interface ImportedDownloads {
	area: string;
	month: Month;
	form: AppDownloadsForm;
}

const methods = {measured: 'gemeten', estimated: 'geschat'} as const;
const readLine = readBy(lineInput(80));
const readSource = readBy(SourceInput);

export const appDownloadsColumns = {
	required: ['gemeente', 'maand', 'downloads'],
	optional: ['deelnemers', 'bron', 'methode'],
} as const;

/** One row of app downloads; without a source the file's name is the source. */
export function readAppDownloadsRow(
	row: TableRow,
	{areas, fileName}: {areas: readonly Area[]; fileName: string},
): {value?: ImportedDownloads; faults: RowFault[]} {
	const reader = new RowReader(row);
	const area = reader.required('gemeente', readArea(areas, ['municipality', 'unit']));
	const month = reader.required('maand', readMonth);
	const appDownloads = reader.required('downloads', readCount);
	const participants = reader.optional('deelnemers', readCount);
	const source = reader.optional('bron', readSource) ?? sourceOfFile(reader, fileName);
	const method = reader.optional('methode', readChoice(methods)) ?? 'measured';
	if (area === null || month === null || appDownloads === null || reader.faults.length > 0) {
		return {faults: reader.faults};
	}

	return {value: {area, month, form: {appDownloads, participants, source, method}}, faults: []};
}

/** The name of a file is kept as the source, so it may not hold data of a person either. */
function sourceOfFile(reader: RowReader, fileName: string): string {
	const read = readSource(fileName.slice(0, 80));
	if ('fault' in read) {
		reader.add(null, `De naam van het bestand wordt de bron. ${read.fault}`);
	}

	return fileName.slice(0, 80);
}

export const ambassadorColumns = {
	required: ['organisatie', 'naam', 'email', 'vanaf'],
	optional: ['tot', 'portaal', 'burgernetmail'],
} as const;

/** One row of ambassadors; `portaal` and `burgernetmail` hold the day on which the training was completed. */
export function readAmbassadorRow(
	row: TableRow,
	{areas}: {areas: readonly Area[]},
): {value?: AmbassadorForm; faults: RowFault[]} {
	const reader = new RowReader(row);
	const organisation = reader.required('organisatie', readArea(areas, ['municipality', 'basisteam', 'detectives']));
	const name = reader.required('naam', readLine);
	const email = reader.required('email', readBy(EmailInput));
	const from = reader.required('vanaf', readDay);
	const until = reader.optional('tot', readDay);
	const portal = reader.optional('portaal', readDay);
	const mail = reader.optional('burgernetmail', readDay);
	if (organisation === null || name === null || email === null || from === null || reader.faults.length > 0) {
		return {faults: reader.faults};
	}

	const trainings = [
		...(portal === null ? [] : [{course: 'portal' as const, completedOn: portal}]),
		...(mail === null ? [] : [{course: 'burgernet-mail' as const, completedOn: mail}]),
	];
	return {value: {organisation, name, email, from, until, trainings}, faults: []};
}

export const totalsColumns = {required: ['jaar', 'acties', 'direct'], optional: ['maand', 'bron']} as const;

interface TotalsRow {
	year: number;
	/** null: the row is of the whole year. */
	month: Month | null;
	started: number;
	direct: number;
	source: string | null;
	line: number;
}

/** Rows of reported totals, gathered per year: twelve months, or one row of the whole year. */
export function readTotalsRows(
	rows: readonly TableRow[],
	fileName: string,
): {values: {year: number; line: number; form: TotalsForm}[]; faults: RowFault[]} {
	const read = rows.map(readTotalsRow);
	const values = read.flatMap(row => (row.value ? [row.value] : []));
	const faults = [...read.flatMap(row => row.faults), ...repeatedPeriods(values)];
	const years = [...new Set(values.map(row => row.year))];
	return {
		values: years.map(year =>
			totalsOfYear(
				values.filter(row => row.year === year),
				{year, fileName},
			),
		),
		faults,
	};
}

function readTotalsRow(row: TableRow): {value?: TotalsRow; faults: RowFault[]} {
	const reader = new RowReader(row);
	const year = reader.required('jaar', value =>
		/^20\d\d$/.test(value) ? {value: Number(value)} : {fault: `${JSON.stringify(value)} is geen jaar.`},
	);
	const month = reader.optional('maand', value => readMonthOfYear(value, year));
	const started = reader.required('acties', readCount);
	const direct = reader.required('direct', readCount);
	const source = reader.optional('bron', readSource);
	if (year === null || started === null || direct === null || reader.faults.length > 0) {
		return {faults: reader.faults};
	}

	return {value: {year, month, started, direct, source, line: row.line}, faults: []};
}

/** Two rows of one month, or of one whole year, contradict each other. */
function repeatedPeriods(rows: readonly TotalsRow[]): RowFault[] {
	return rows.flatMap(({year, month, line}, index) => {
		const before = rows.slice(0, index).find(row => row.year === year && row.month === month);
		const column = month === null ? 'jaar' : 'maand';
		return before ? [{line, column, message: `${month ?? year} staat ook op regel ${before.line}.`}] : [];
	});
}

/** `5` or `2022-05`, in the row's year. */
function readMonthOfYear(value: string, year: number | null): Read<Month> {
	const month = /^\d{1,2}$/.test(value) && year !== null ? readMonth(`${value}-${year}`) : readMonth(value);
	return 'value' in month && year !== null && yearOf(month.value) !== year
		? {fault: `De maand ${month.value} ligt niet in ${year}.`}
		: month;
}

function totalsOfYear(rows: readonly TotalsRow[], {year, fileName}: {year: number; fileName: string}) {
	const months = rows.flatMap(({month, started, direct}) => (month === null ? [] : [{month, started, direct}]));
	const whole = rows.find(row => row.month === null);
	const sum = (field: 'started' | 'direct') => months.reduce((total, month) => total + month[field], 0);
	const form: TotalsForm = {
		started: whole?.started ?? sum('started'),
		direct: whole?.direct ?? sum('direct'),
		source: rows.find(row => row.source !== null)?.source ?? fileName.slice(0, 80),
		...(months.length > 0 && {months: months.sort((a, b) => a.month.localeCompare(b.month))}),
	};
	return {year, line: rows[0]?.line ?? 1, form};
}
