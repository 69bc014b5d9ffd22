import type {z} from 'zod';
import {faultsOf} from './faults.ts';
import {CountInput} from './inputs.ts';

/** One thing wrong in a file: where it stands and what it is, in one Dutch sentence. */
export interface RowFault {
	/** 1 is the first line of the file. */
	line: number;
	/** Header of the column, or name of the field; null when it concerns the whole line. */
	column: string | null;
	/** The letter of that column in a spreadsheet; left out where there are no columns. */
	letter?: string;
	message: string;
}

/** Where a fault stands, for a person: `regel 6, kolom C (gestart)`. */
export function placeOf({line, column, letter}: Omit<RowFault, 'message'>): string {
	const name = column === null ? '' : letter === undefined ? column : `${letter} (${column})`;
	return `regel ${line}${name === '' ? '' : `, kolom ${name}`}`;
}

/** One row of a file, by header in lower case; every cell is trimmed text. */
export interface TableRow {
	line: number;
	cells: Readonly<Record<string, string>>;
}

/** A row read: what it says, or what is wrong with it. */
export type Read<T> = {value: T} | {fault: string};

/** Reads the cells of one row by name and gathers what is wrong. */
export class RowReader {
	readonly faults: RowFault[] = [];
	readonly row: TableRow;

	constructor(row: TableRow) {
		this.row = row;
	}

	/** A cell that may be empty: null then, and after a fault. */
	optional<T>(column: string, read: (text: string) => Read<T>): T | null {
		const text = this.#cell(column);
		return text === '' ? null : this.#read(column, text, read);
	}

	/** A cell that must be filled. */
	required<T>(column: string, read: (text: string) => Read<T>): T | null {
		return this.#read(column, this.#cell(column), read);
	}

	add(column: string | null, message: string): void {
		this.faults.push({line: this.row.line, column, message});
	}

	#cell(column: string): string {
		return this.row.cells[column] ?? '';
	}

	#read<T>(column: string, text: string, reader: (text: string) => Read<T>): T | null {
		const strange = text === '' ? 'Deze cel mag niet leeg zijn.' : notAValue(text);
		const read = strange === undefined ? reader(text) : {fault: strange};
		if ('fault' in read) {
			this.add(column, read.fault);
			return null;
		}

		return read.value;
	}
}

/** What a spreadsheet shows when it has no value, in English and in Dutch. */
const errorOfExcel =
	/^#(N\/[AB]|REF!|VERW!|VALUE!|WAARDE!|DIV\/0!|DEEL\/0!|NAME\?|NAAM\?|NUM!|GETAL!|NULL!|LEEG!|SPILL!|CALC!|#+)$/i;

/** No column holds longer texts; what is longer is not even looked at. */
const LONGEST = 300;

/** Why a cell holds no value at all, whatever its column: a formula, or an error of the spreadsheet. */
function notAValue(text: string): string | undefined {
	if (text.length > LONGEST) {
		return `Deze cel is langer dan ${LONGEST} tekens.`;
	}

	if (text.startsWith('=')) {
		return 'Hier staat een formule in plaats van een waarde.';
	}

	return errorOfExcel.test(text)
		? `Hier staat ${text}, een fout van het rekenblad, in plaats van een waarde.`
		: undefined;
}

/** A Dutch whole number: `1.234` and `1234,00` are 1234; `1,5` is not a count. */
export function readCount(text: string): Read<number> {
	const [, whole] = /^(\d{1,3}(?:\.\d{3})+|\d+)(?:,0+)?$/.exec(text) ?? [];
	return whole !== undefined
		? readBy(CountInput)(Number(whole.replaceAll('.', '')))
		: {fault: `${JSON.stringify(text)} is geen heel aantal.`};
}

/** A cell that the input schema of its field judges, with the schema's own sentence. */
export function readBy<Value>(schema: z.ZodType<Value>) {
	return (value: unknown): Read<Value> => {
		const result = schema.safeParse(value);
		return result.success
			? {value: result.data}
			: {fault: faultsOf(result.error)[0]?.message ?? 'Deze cel klopt niet.'};
	};
}
