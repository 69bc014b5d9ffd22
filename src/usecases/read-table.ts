import {parse} from 'csv-parse/sync';
import type {RowFault, TableRow} from '../domain/imports.ts';

export interface TableColumns {
	required: readonly string[];
	optional: readonly string[];
}

/**
The rows of a CSV file: `;` or `,`, UTF-8 with or without BOM or else Windows-1252, a header row in Dutch.

Wholly empty rows are left out. A header that is missing, unknown or there twice is a fault; then there are no rows.
*/
export function readTable(content: Buffer, columns: TableColumns): {rows: TableRow[]; faults: RowFault[]} {
	const text = decode(content).replace(/^\uFEFF/, '');
	if (text.includes('\0')) {
		return {
			rows: [],
			faults: [{line: 1, column: null, message: 'Dit is geen tekstbestand met komma’s of puntkomma’s.'}],
		};
	}

	const records = parseCsv(text);
	if ('fault' in records) {
		return {rows: [], faults: [records.fault]};
	}

	const [header, ...body] = records;
	const names = (header?.record ?? []).map(name => name.trim().toLowerCase());
	const faults = headerFaults(names, columns);
	if (faults.length > 0) {
		return {rows: [], faults};
	}

	const rows = body.filter(({record}) => record.some(cell => cell.trim() !== ''));
	const tooLong = rows
		.filter(({record}) => record.slice(names.length).some(cell => cell.trim() !== ''))
		.map(({line}) => ({line, column: null, message: 'Deze regel heeft meer cellen dan de kopregel.'}));
	return {
		rows: rows.map(({record, line}) => ({
			line,
			cells: Object.fromEntries(names.map((name, index) => [name, record[index]?.trim() ?? ''])),
		})),
		faults: tooLong,
	};
}

function decode(content: Buffer): string {
	try {
		return new TextDecoder('utf-8', {fatal: true}).decode(content);
	} catch {
		return new TextDecoder('windows-1252').decode(content);
	}
}

interface CsvRecord {
	record: string[];
	line: number;
}

function parseCsv(text: string): CsvRecord[] | {fault: RowFault} {
	const [firstLine = ''] = text.split(/\r?\n/, 1);
	const delimiter = firstLine.split(';').length >= firstLine.split(',').length ? ';' : ',';
	try {
		const parsed = parse(text, {
			delimiter,
			info: true,
			relax_column_count: true,
			max_record_size: 100_000,
		}) as unknown as {
			record: string[];
			info: {lines: number};
		}[];
		return parsed.map(({record, info}) => ({record, line: info.lines}));
	} catch (error) {
		const {lines, message} = error as {lines?: number; message: string};
		const line = lines ?? Number(/line (\d+)/.exec(message)?.[1] ?? 1);
		return {fault: {line, column: null, message: 'De aanhalingstekens in deze regel kloppen niet.'}};
	}
}

function headerFaults(names: readonly string[], {required, optional}: TableColumns): RowFault[] {
	const fault = (message: string, column: string | null = null) => ({line: 1, column, message});
	const known = new Set([...required, ...optional]);
	if (!names.some(name => known.has(name))) {
		return [fault(`Er is geen kopregel. Verwacht: ${[...required, ...optional].join(';')}.`)];
	}

	return [
		...required.filter(name => !names.includes(name)).map(name => fault('Deze kolom ontbreekt.', name)),
		...names.filter(name => name !== '' && !known.has(name)).map(name => fault('Deze kolom ken ik niet.', name)),
		...[...new Set(names.filter((name, index) => names.indexOf(name) !== index))].map(name =>
			fault('Deze kolom staat er twee keer.', name),
		),
	];
}
