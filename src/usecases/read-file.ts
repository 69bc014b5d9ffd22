import {type ColumnMapping, knownHeaders, letterOf, type Recognised, recognise} from '../domain/column-mapping.ts';
import type {RowFault, TableRow} from '../domain/imports.ts';
import type {GridPart, GridRow} from './grid-parts.ts';
import type {ImportKindRules, OpenFile} from './import-kind.ts';
import {type CheckedFile, type ImportRequest, MOST_FAULTS} from './import-request.ts';
import {readGrid} from './read-grid.ts';

const FIRST_ROWS = 10;
/** A smaller file is read before anybody has seen how far it is. */
const TELL_FROM = 5000;

/** What is known of a file after reading it, before anything is compared with what stands. */
export type ReadFile = Omit<CheckedFile, 'counts'>;

/** Reads a whole file and has every row judged, a few hundred at a time; in between the service answers others. */
export async function readFile(
	request: ImportRequest,
	{columns}: Pick<ImportKindRules, 'columns'>,
	open: OpenFile,
): Promise<ReadFile> {
	const reading = new Reading(request, columns);
	const {content, fileName, signal, progress} = request;
	for await (const part of readGrid({content, fileName, known: knownHeaders(columns, request.mapping)})) {
		signal?.throwIfAborted();
		reading.take(part, open);
		if (reading.isWrongFile) {
			break;
		}

		if (reading.rows >= TELL_FROM) {
			progress(reading.rows, null, 'regels gelezen');
		}
	}

	if (!reading.isWrongFile) {
		reading.add(open.finish());
	}

	return reading.result();
}

/** What has been read of one file so far. */
class Reading {
	rows = 0;
	faultCount = 0;
	/** Its columns are not those of this kind: its rows say nothing, only the first are shown. */
	isWrongFile = false;
	#hasRightColumns = true;
	#header: string[] = [];
	#columns: Recognised = {mapping: {}, missing: [], unknown: []};
	#places: [column: string, index: number][] = [];
	readonly #firstRows: GridRow[] = [];
	readonly #faults: RowFault[] = [];

	constructor(
		readonly request: ImportRequest,
		readonly ours: ImportKindRules['columns'],
	) {}

	take(part: GridPart, open: OpenFile): void {
		if ('fault' in part) {
			this.add([part.fault]);
		} else if ('header' in part) {
			this.#takeHeader(part);
		} else if ('items' in part) {
			this.rows += part.items.length;
			this.add(open.takeItems?.(part.items) ?? [jsonFault]);
		} else {
			this.#takeRows(part.rows, open);
		}
	}

	/** Notes faults with the letter and the header of their column in the file. */
	add(faults: readonly RowFault[]): void {
		this.faultCount += faults.length;
		const room = MOST_FAULTS - this.#faults.length;
		for (const fault of faults.slice(0, Math.max(room, 0))) {
			const index = this.#places.find(([column]) => column === fault.column)?.[1];
			const place = index === undefined ? {} : {column: this.#header[index] ?? fault.column, letter: letterOf(index)};
			this.#faults.push({...fault, ...place});
		}
	}

	result(): ReadFile {
		return {
			header: this.#header,
			columns: this.#columns,
			firstRows: this.#firstRows.map(({line, cells}) => ({
				line,
				cells: this.#header.map((_, index) => cells[index] ?? ''),
			})),
			rows: this.rows,
			faults: this.#faults.toSorted((a, b) => a.line - b.line),
			faultCount: this.faultCount,
		};
	}

	#takeHeader({header, line}: {header: string[]; line: number}): void {
		this.#header = header;
		this.#columns = recognise(this.ours, header, this.request.mapping);
		this.#places = Object.entries(this.#columns.mapping).map(([column, their]) => [column, header.indexOf(their)]);
		this.add(headerFaults(this.#columns, {line, ours: this.ours, header, mapping: this.request.mapping}));
		this.#hasRightColumns = this.faultCount === 0;
	}

	#takeRows(rows: readonly GridRow[], open: OpenFile): void {
		this.#firstRows.push(...rows.slice(0, FIRST_ROWS - this.#firstRows.length));
		this.rows += rows.length;
		if (!this.#hasRightColumns) {
			this.isWrongFile = true;
			return;
		}

		const width = this.#header.length;
		const tooLong = rows.filter(({cells}) => cells.length > width);
		this.add(tooLong.map(({line}) => ({line, column: null, message: 'Deze regel heeft meer cellen dan de kopregel.'})));
		this.add(open.take(rows.map(row => this.#tableRow(row))));
	}

	#tableRow({line, cells}: GridRow): TableRow {
		const named: Record<string, string> = {};
		for (const [column, index] of this.#places) {
			named[column] = cells[index] ?? '';
		}

		return {line, cells: named};
	}
}

const jsonFault: RowFault = {line: 1, column: null, message: 'JSON kan hier niet; lever een tabel als CSV of XLSX.'};

interface HeaderRow {
	line: number;
	header: readonly string[];
	ours: ImportKindRules['columns'];
	mapping: ColumnMapping | undefined;
}

/** What is wrong with the header row; a header that a person left out on purpose is no fault. */
function headerFaults(
	{mapping, missing, unknown}: Recognised,
	{line, header, ours, mapping: chosen}: HeaderRow,
): RowFault[] {
	if (Object.keys(mapping).length === 0) {
		const expected = [...ours.required, ...ours.optional].join(';');
		return [{line, column: null, message: `Er is geen kopregel. Verwacht: ${expected}.`}];
	}

	const strange = chosen === undefined ? unknown : [];
	return [
		...missing.map(column => ({line, column, message: 'Deze kolom ontbreekt.'})),
		...strange.map(column => {
			const isTwice = header.indexOf(column) !== header.lastIndexOf(column);
			return {line, column, message: isTwice ? 'Deze kolom staat er twee keer.' : 'Deze kolom ken ik niet.'};
		}),
	];
}
