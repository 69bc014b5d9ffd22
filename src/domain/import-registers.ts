import type {AmbassadorForm} from './ambassadors.ts';
import type {AppDownloadsForm} from './app-downloads.ts';
import type {Area} from './areas.ts';
import {readDay, readMonth} from './import-moments.ts';
import {keeping, readArea, readChoice} from './import-words.ts';
import {type Read, type RowFault, RowReader, readBy, readCount, type TableRow} from './imports.ts';
import {EmailInput, lineInput, SourceInput} from './inputs.ts';
import {type Month, yearOf} from './period.ts';
import type {TotalsForm} from './totals.ts';

export interface ImportedDownloads {
	area: string;
	month: Month;
	form: AppDownloadsForm;
}

const methods = {measured: 'gemeten', estimated: 'geschat'} as const;
const readMethod = readChoice(methods);
const readLine = readBy(lineInput(80));
const readSource = keeping(readBy(SourceInput));

export const appDownloadsColumns = {
	required: ['gemeente', 'maand', 'downloads'],
	optional: ['deelnemers', 'bron', 'methode'],
} as const;

/** Reads the rows of app downloads; without a source the file's name is the source. */
export function appDownloadsReader(context: {areas: readonly Area[]; fileName: string}) {
	const readPlace = readArea(context.areas, ['municipality', 'unit']);
	const readMonthOf = keeping(readMonth);
	const fileSource = readSource(context.fileName.slice(0, 80));
	let isTold = false;
	const sourceOfFile = (reader: RowReader) => {
		// The name of a file is kept as the source, so it may not hold data of a person either; once is enough to say so.
		if ('fault' in fileSource && !isTold) {
			isTold = true;
			reader.add(null, `De naam van het bestand wordt de bron. ${fileSource.fault}`);
		}

		return 'value' in fileSource ? fileSource.value : '';
	};
	return (row: TableRow) => readAppDownloadsRow(row, {sourceOfFile, readPlace, readMonthOf});
}

interface DownloadReaders {
	sourceOfFile(reader: RowReader): string;
	readPlace(text: string): Read<string>;
	readMonthOf(text: string): Read<Month>;
}

/** A place and a month without anything else: a row of the file of /cijfers that nobody filled in yet. */
function isNotFilledIn({cells}: TableRow): boolean {
	return ['downloads', 'deelnemers', 'bron', 'methode'].every(column => (cells[column] ?? '') === '');
}

function readAppDownloadsRow(
	row: TableRow,
	{sourceOfFile, readPlace, readMonthOf}: DownloadReaders,
): {value?: ImportedDownloads; faults: RowFault[]} {
	const reader = new RowReader(row);
	const area = reader.required('gemeente', readPlace);
	const month = reader.required('maand', readMonthOf);
	if (area !== null && month !== null && isNotFilledIn(row)) {
		return {faults: []};
	}

	const appDownloads = reader.required('downloads', readCount);
	const participants = reader.optional('deelnemers', readCount);
	const source = reader.optional('bron', readSource) ?? sourceOfFile(reader);
	const method = reader.optional('methode', readMethod) ?? 'measured';
	if (area === null || month === null || appDownloads === null || reader.faults.length > 0) {
		return {faults: reader.faults};
	}

	return {value: {area, month, form: {appDownloads, participants, source, method}}, faults: []};
}

export const ambassadorColumns = {
	required: ['organisatie', 'naam', 'email', 'vanaf'],
	optional: ['tot', 'portaal', 'burgernetmail'],
} as const;

/** Reads the rows of ambassadors; `portaal` and `burgernetmail` hold the day on which the training was completed. */
export function ambassadorReader({areas}: {areas: readonly Area[]}) {
	const readPlace = readArea(areas, ['municipality', 'basisteam', 'detectives']);
	return (row: TableRow) => readAmbassadorRow(row, readPlace);
}

function readAmbassadorRow(
	row: TableRow,
	readPlace: (text: string) => Read<string>,
): {value?: AmbassadorForm; faults: RowFault[]} {
	const reader = new RowReader(row);
	const organisation = reader.required('organisatie', readPlace);
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

/** One row of reported totals. */
export interface TotalsRow {
	year: number;
	/** null: the row is of the whole year. */
	month: Month | null;
	started: number;
	direct: number;
	source: string | null;
	line: number;
}

/** Rows of reported totals, gathered per year: twelve months, or one row of the whole year. */
export function totalsOfYears(
	rows: readonly TotalsRow[],
	fileName: string,
): {values: {year: number; line: number; form: TotalsForm}[]; faults: RowFault[]} {
	const years = new Map<number, TotalsRow[]>();
	for (const row of rows) {
		const ofYear = years.get(row.year) ?? [];
		ofYear.push(row);
		years.set(row.year, ofYear);
	}

	const values = [...years].map(([year, ofYear]) => totalsOfYear(ofYear, {year, fileName}));
	return {values, faults: repeatedPeriods(rows)};
}

/** One row of a table of reported totals. */
export function readTotalsRow(row: TableRow): {value?: TotalsRow; faults: RowFault[]} {
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
	const lines = new Map<string, number>();
	return rows.flatMap(({year, month, line}) => {
		const period = month ?? String(year);
		const before = lines.get(period);
		lines.set(period, before ?? line);
		const column = month === null ? 'jaar' : 'maand';
		return before === undefined ? [] : [{line, column, message: `${period} staat ook op regel ${before}.`}];
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
