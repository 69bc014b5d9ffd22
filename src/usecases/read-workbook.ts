import readSheets from 'read-excel-file/universal';
import {countRecognised, letterOf} from '../domain/column-mapping.ts';
import {type GridRow, type GridSource, limits, Unreadable} from './grid-parts.ts';
import {archiveOf, unpackWorkbook, type WorkbookPart} from './unpack-workbook.ts';

const TOP_ROWS = 10;

/**
The rows of one sheet of a workbook: the sheet whose top names most of our columns, else the first with anything in it.

Dates come as `2022-05-14` or `2022-05-14T10:42:00`, numbers as Dutch text (`1,5`), truth as `ja` or `nee`.

@throws {Unreadable} for a file that is no workbook, is broken, or unpacks to too much.
*/
export async function readWorkbookRows({content, known}: GridSource): Promise<Iterable<GridRow>> {
	const sheets = await sheetsOf(content);
	const filled = sheets.filter(({data}) => data.length > 0);
	const scored = filled.map(({data}) => {
		const top = data.slice(0, TOP_ROWS).map(cells => cells.map(textOf));
		return {data, named: Math.max(...top.map(cells => countRecognised(known, cells)))};
	});
	const [best] = scored.toSorted((a, b) => b.named - a.named);
	return rowsOf(best?.data ?? []);
}

function* rowsOf(data: readonly (readonly unknown[])[]): Generator<GridRow> {
	for (const [index, row] of data.entries()) {
		const cells = row.map(textOf);
		yield {line: index + 1, cells: cells.slice(0, cells.findLastIndex(cell => cell !== '') + 1)};
	}
}

async function sheetsOf(content: Uint8Array): Promise<{data: unknown[][]}[]> {
	try {
		const parts = await unpackWorkbook(Buffer.from(content.buffer, content.byteOffset, content.length));
		const archive = archiveOf(parts.map(toldPart));
		// What the type says of dates is a slip of the package: the class instead of one of its kind.
		return (await readSheets(archive, {parseNumber: numberText})) as unknown as {data: unknown[][]}[];
	} catch (error) {
		throw error instanceof Unreadable ? error : faultOfWorkbook(error as Error);
	}
}

function faultOfWorkbook({message}: Error): Unreadable {
	const place = /at row (\d+), col (\d+)/.exec(message);
	if (!place) {
		return new Unreadable('Dit Excel-bestand is beschadigd of geen echt .xlsx-bestand.');
	}

	const letter = letterOf(Number(place[2]) - 1);
	return new Unreadable(`Cel ${letter}${place[1]} is niet te lezen; sla het bestand opnieuw op in Excel.`, {
		line: Number(place[1]),
	});
}

const errorCell = /(<(?:\w+:)?c\b[^<>]*?\st=)(["'])e\2/g;
const formulaWithoutValue = /<((?:\w+:)?)c\b([^<>]*)>\s*<\1f\b[^<>]*(?:\/>|>[^<]*<\/\1f>)\s*<\/\1c>/g;
const cellFarRight = /<(?:\w+:)?c\b[^<>]*\br=["'][A-Z]{3,}\d+["'][^<>]*[^/<>]>/;
const rowFarDown = /<(?:\w+:)?row\b[^<>]*\br=["']\d{8,}["']/;

/**
A sheet in which nothing is left out in silence: errors and formulas without a value, which the package reads as empty
cells, become texts that no column takes.

@throws {Unreadable} for cells so far away that the rows between would fill the memory.
*/
function toldPart({name, content}: WorkbookPart): WorkbookPart {
	if (!/^xl\/worksheets\/[^/]+\.xml$/i.test(name)) {
		return {name, content};
	}

	const text = content.toString('latin1');
	if (cellFarRight.test(text)) {
		throw new Unreadable(`Dit bestand heeft meer dan ${limits.columns} kolommen.`);
	}

	if (rowFarDown.test(text)) {
		throw new Unreadable('Dit Excel-bestand is beschadigd of geen echt .xlsx-bestand.');
	}

	const told = text
		.replaceAll(errorCell, '$1$2str$2')
		.replaceAll(formulaWithoutValue, (_, prefix: string, attributes: string) => {
			const others = attributes.replace(/\st=(["'])\w*\1/, '');
			return `<${prefix}c${others} t="str"><${prefix}v>=formule</${prefix}v></${prefix}c>`;
		});
	return {name, content: told === text ? content : Buffer.from(told, 'latin1')};
}

function textOf(value: unknown): string {
	if (value === null || value === undefined) {
		return '';
	}

	if (value instanceof Date) {
		return momentText(value);
	}

	if (typeof value === 'boolean') {
		return value ? 'ja' : 'nee';
	}

	return String(value).trim();
}

/** The clock that the sheet shows, to the second: Excel keeps parts of a day, which are never quite a second. */
function momentText(moment: Date): string {
	const seconds = Math.round(moment.getTime() / 1000);
	const isKnown = Number.isFinite(seconds) && Math.abs(seconds) < 1e11;
	const text = isKnown ? new Date(seconds * 1000).toISOString().slice(0, 19) : 'geen datum';
	return text.replace(/T00:00:00$/, '');
}

/** A number as a Dutch spreadsheet shows it, with the fifteen digits that Excel keeps. */
function numberText(value: string | number): string {
	const number = Number(value);
	return Number.isFinite(number) ? String(Number(number.toPrecision(15))).replace('.', ',') : String(value);
}
