import {countRecognised} from '../domain/column-mapping.ts';
import {type GridPart, type GridRow, type GridSource, limits, SLICE, Unreadable} from './grid-parts.ts';
import {readJsonItems} from './read-json-items.ts';
import {readTextRows} from './read-text-rows.ts';

const HEADER_ROWS = 10;

/** The parts of a file, read in this thread; the last part is a fault when the file cannot be read to its end. */
export async function* readGridHere(source: GridSource): AsyncGenerator<GridPart> {
	try {
		yield* isJson(source) ? readJsonItems(source.content) : readTable(source);
	} catch (error) {
		if (!(error instanceof Unreadable)) {
			throw error;
		}

		yield {fault: error.fault};
	}
}

function isJson({content, fileName}: GridSource): boolean {
	return /\.json$/i.test(fileName) || /^\s*\{/.test(Buffer.from(content.subarray(0, 200)).toString('latin1'));
}

async function* readTable(source: GridSource): AsyncGenerator<GridPart> {
	const rows = await rowsOf(source);
	const top: GridRow[] = [];
	let slice: GridRow[] | null = null;
	let count = 0;
	for await (const row of rows) {
		refuseTooLarge(row, count);
		count += row.cells.length > 0 ? 1 : 0;
		if (slice === null) {
			top.push(row);
			if (top.length < HEADER_ROWS) {
				continue;
			}

			slice = yield* beginTable(top, source.known);
		} else if (row.cells.length > 0) {
			slice.push(row);
		}

		if (slice.length >= SLICE) {
			yield {rows: slice};
			slice = [];
		}
	}

	yield {rows: slice ?? (yield* beginTable(top, source.known))};
}

/** Workbooks are read by a large package, which a text file does not need. */
async function rowsOf(source: GridSource): Promise<AsyncIterable<GridRow> | Iterable<GridRow>> {
	const {content} = source;
	const starts = (...bytes: number[]) => bytes.every((byte, index) => content[index] === byte);
	if (starts(0xd0, 0xcf, 0x11, 0xe0)) {
		throw new Unreadable('Dit is een oud of beveiligd Excel-bestand. Sla het zonder wachtwoord op als .xlsx.');
	}

	if (!starts(0x50, 0x4b, 0x03, 0x04)) {
		return readTextRows(source);
	}

	const {readWorkbookRows} = await import('./read-workbook.ts');
	return readWorkbookRows(source);
}

function refuseTooLarge({line, cells}: GridRow, count: number): void {
	if (cells.length > limits.columns) {
		throw new Unreadable(`Dit bestand heeft meer dan ${limits.columns} kolommen.`, {line});
	}

	// The header row is one of them.
	if (count > limits.rows) {
		throw new Unreadable('Dit bestand heeft meer dan 200.000 regels; deel het op.', {line});
	}
}

/** Says which of the top rows is the header, and yields back the rows under it. */
function* beginTable(top: readonly GridRow[], known: ReadonlySet<string>): Generator<GridPart, GridRow[]> {
	const header = headerOf(top, known);
	if (!header) {
		throw new Unreadable('Dit bestand is leeg.');
	}

	yield {header: header.cells, line: header.line};
	return top.slice(top.indexOf(header) + 1).filter(({cells}) => cells.length > 0);
}

/** The first row with cells, unless a later one at the top names more of our columns, and at least two. */
export function headerOf(top: readonly GridRow[], known: ReadonlySet<string>): GridRow | undefined {
	const filled = top.slice(0, HEADER_ROWS).filter(({cells}) => cells.length > 0);
	const scored = filled.map((row, index) => {
		const named = countRecognised(known, row.cells);
		return {row, named: index === 0 || named >= 2 ? named : -1};
	});
	return scored.toSorted((a, b) => b.named - a.named)[0]?.row;
}
