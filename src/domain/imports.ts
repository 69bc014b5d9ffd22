import type {z} from 'zod';
import {type Area, type AreaKind, areaOf, UNIT} from './areas.ts';
import {faultsOf} from './faults.ts';
import {CountInput, InstantInput} from './inputs.ts';
import {type Day, instantOf, isDay} from './period.ts';

/** One thing wrong in a file: where it stands and what it is, in one Dutch sentence. */
export interface RowFault {
	/** 1 is the first line of the file. */
	line: number;
	/** Header of the column, or name of the field; null when it concerns the whole line. */
	column: string | null;
	message: string;
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
		const text = this.row.cells[column] ?? '';
		return text === '' ? null : this.#read(column, read(text));
	}

	/** A cell that must be filled. */
	required<T>(column: string, read: (text: string) => Read<T>): T | null {
		const text = this.row.cells[column] ?? '';
		return this.#read(column, text === '' ? {fault: 'Deze cel mag niet leeg zijn.'} : read(text));
	}

	add(column: string | null, message: string): void {
		this.faults.push({line: this.row.line, column, message});
	}

	#read<T>(column: string, read: Read<T>): T | null {
		if ('fault' in read) {
			this.add(column, read.fault);
			return null;
		}

		return read.value;
	}
}

/** A Dutch whole number: `1.234` is 1234; `1,5` is not a count. */
export function readCount(text: string): Read<number> {
	return /^\d{1,3}(\.\d{3})+$|^\d+$/.test(text)
		? readBy(CountInput)(Number(text.replaceAll('.', '')))
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

/** `14-5-2022`, `14/5/2022` or `2022-05-14`. */
export function readDay(text: string): Read<Day> {
	const dutch = /^(\d{1,2})[-/](\d{1,2})[-/](\d{4})$/.exec(text);
	const day = dutch ? `${dutch[3]}-${dutch[2]?.padStart(2, '0')}-${dutch[1]?.padStart(2, '0')}` : text;
	return isDay(day) ? {value: day} : {fault: `${JSON.stringify(text)} is geen bestaande datum.`};
}

/** A day with a time, or a day alone: then its last second, at most now. */
export function readInstant(text: string, now: Date): Read<Date> {
	const exact = InstantInput.safeParse(text);
	if (exact.success) {
		return {value: exact.data};
	}

	const [date = '', time, ...rest] = text.split(/[ T]+/);
	const day = readDay(date);
	if ('fault' in day || rest.length > 0) {
		return {fault: `${JSON.stringify(text)} is geen bestaand tijdstip.`};
	}

	if (time === undefined) {
		const end = instantOf(day.value, '23:59:59');
		return {value: end > now && instantOf(day.value) <= now ? now : end};
	}

	const clock = /^([01]?\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?$/.exec(time);
	return clock
		? {value: instantOf(day.value, `${clock[1]?.padStart(2, '0')}:${clock[2]}:${clock[3] ?? '00'}`)}
		: {fault: `${JSON.stringify(text)} is geen bestaand tijdstip.`};
}

/** A month: `2022-05`, `5-2022`, or its first day (`2022-05-01`, `1-5-2022`, `01-05-2022`). */
export function readMonth(text: string): Read<string> {
	const dutch = /^(?:0?1[-/])?(\d{1,2})[-/](\d{4})$/.exec(text);
	const month = dutch ? `${dutch[2]}-${dutch[1]?.padStart(2, '0')}` : text.replace(/^(\d{4}-\d{2})-01$/, '$1');
	return /^\d{4}-(0[1-9]|1[0-2])$/.test(month)
		? {value: month}
		: {fault: `${JSON.stringify(text)} is geen maand; schrijf 2022-05.`};
}

/** One of a list, by its Dutch name or its code. */
export function readChoice<Code extends string>(names: Readonly<Record<Code, string>>) {
	return (text: string): Read<Code> => {
		const wanted = plain(text);
		const found = (Object.entries(names) as [Code, string][]).find(
			([code, name]) => plain(code) === wanted || plain(name) === wanted,
		);
		return found
			? {value: found[0]}
			: {fault: `${JSON.stringify(text)} ken ik niet; kies uit: ${Object.values(names).join(', ')}.`};
	};
}

export function readBoolean(text: string): Read<boolean> {
	const wanted = plain(text);
	if (['ja', 'j', '1', 'waar', 'true'].includes(wanted)) {
		return {value: true};
	}

	return ['nee', 'n', '0', 'onwaar', 'false'].includes(wanted)
		? {value: false}
		: {fault: `${JSON.stringify(text)} is geen ja of nee.`};
}

/**
The code of an area of some kinds, by code or name; `Laren (NH.)` is Laren, `Hele eenheid` is the unit.

A name that a municipality shares with its basisteam (Amersfoort) is the municipality's; the team goes by its code.
*/
export function readArea(areas: readonly Area[], kinds: readonly AreaKind[]) {
	return (text: string): Read<string> => {
		if (kinds.includes('unit') && plain(text) === 'hele eenheid') {
			return {value: UNIT};
		}

		const choices = areas.filter(area => kinds.includes(area.kind));
		const byName = choices.filter(area => nameOf(area.name) === nameOf(text));
		const municipalities = byName.filter(area => area.kind === 'municipality');
		const named = municipalities.length > 0 ? municipalities : byName;
		if (!areaOf(choices, text) && named.length > 1) {
			return {fault: `${JSON.stringify(text)} kan meer dan één gebied zijn; noem de code.`};
		}

		const found = areaOf(choices, text) ?? named[0] ?? choices.find(area => plain(area.code) === plain(text));
		return found ? {value: found.code} : {fault: `${JSON.stringify(text)} is hier geen bekend gebied.`};
	};
}

function nameOf(text: string): string {
	return plain(text.replace(/\s*\([^)]*\)\s*$/, ''));
}

function plain(text: string): string {
	return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').trim().toLowerCase();
}
