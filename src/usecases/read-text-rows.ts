import {isUtf8} from 'node:buffer';
import {pipeline, Readable} from 'node:stream';
import {CsvError, parse} from 'csv-parse';
import {countRecognised} from '../domain/column-mapping.ts';
import {type GridRow, type GridSource, Unreadable} from './grid-parts.ts';

const PIECE = 65_536;
const RECORD_BYTES = 100_000;
const HEADER_LINES = 10;

/**
The rows of a text file: `;`, `,` or tab, quotes as in a spreadsheet; UTF-8, UTF-16 with a byte order mark, or else Windows-1252.

@throws {Unreadable} for what is no such text, with the line as far as it could be read.
*/
export async function* readTextRows({content, known}: GridSource): AsyncGenerator<GridRow> {
	const encoding = encodingOf(content);
	if (!encoding.startsWith('utf-16') && content.includes(0)) {
		throw new Unreadable('Dit is geen tekstbestand met komma’s of puntkomma’s.');
	}

	const {delimiter, skipped} = delimiterOf(new TextDecoder(encoding).decode(content.subarray(0, PIECE)), known);
	const parser = parse({delimiter, relax_column_count: true, max_record_size: RECORD_BYTES, bom: true});
	// The error of either comes out of the parser, below.
	pipeline(Readable.from(piecesOf(content, encoding), {objectMode: false}), parser, () => undefined);
	let line = 1;
	try {
		for await (const record of parser as AsyncIterable<string[]>) {
			if (line > skipped) {
				yield {line, cells: trimmed(record)};
			}

			line += 1 + breaksIn(record);
		}
	} catch (error) {
		throw faultOfCsv(error, line);
	}
}

function encodingOf(content: Uint8Array): string {
	const [first, second] = content;
	if (first === 0xff && second === 0xfe) {
		return 'utf-16le';
	}

	if (first === 0xfe && second === 0xff) {
		return 'utf-16be';
	}

	return isUtf8(content) ? 'utf-8' : 'windows-1252';
}

function* piecesOf(content: Uint8Array, encoding: string): Generator<Uint8Array | string> {
	const decoder = new TextDecoder(encoding);
	for (let start = 0; start < content.length; start += PIECE) {
		const piece = content.subarray(start, start + PIECE);
		yield encoding === 'utf-8' ? piece : decoder.decode(piece, {stream: true});
	}
}

/** A row with line breaks in its cells stands on so many lines more. */
function breaksIn(record: readonly string[]): number {
	let breaks = 0;
	for (const cell of record) {
		if (cell.includes('\n') || cell.includes('\r')) {
			breaks += cell.split(/\r\n|\r|\n/).length - 1;
		}
	}

	return breaks;
}

function trimmed(record: readonly string[]): string[] {
	const cells = record.map(cell => cell.trim());
	return cells.slice(0, cells.findLastIndex(cell => cell !== '') + 1);
}

/**
The sign between the cells: with which one a line at the top names most of our columns, or else gives most cells.

Excel may say it itself in a first line, `sep=;`, which is no row.
*/
function delimiterOf(start: string, known: ReadonlySet<string>): {delimiter: string; skipped: number} {
	const lines = start.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/, HEADER_LINES);
	const told = /^"?sep=(.)"?$/i.exec(lines[0] ?? '')?.[1];
	if (told) {
		return {delimiter: told, skipped: 1};
	}

	const scores = [';', ',', '\t'].map(delimiter => {
		const rows = lines.map(line => line.split(delimiter).map(cell => cell.replace(/^\s*"|"\s*$/g, '')));
		const named = Math.max(...rows.map(cells => countRecognised(known, cells)));
		return {delimiter, named, cells: rows.find(cells => cells.length > 1)?.length ?? 1};
	});
	const [best] = scores.toSorted((a, b) => b.named - a.named || b.cells - a.cells);
	return {delimiter: best?.delimiter ?? ';', skipped: 0};
}

/** By its class and not by its code: csv-parse 7.0.3 names one of them without `CSV_`. */
function faultOfCsv(error: unknown, line: number): unknown {
	if (!(error instanceof CsvError)) {
		return error;
	}

	// What was read before it may not have come through yet.
	const at = {line: Number(error.lines ?? /at line (\d+)/.exec(error.message)?.[1] ?? line)};
	return error.code === 'CSV_MAX_RECORD_SIZE'
		? new Unreadable('Deze regel is te lang; misschien ontbreekt een aanhalingsteken.', at)
		: new Unreadable('De aanhalingstekens in deze regel kloppen niet.', at);
}
