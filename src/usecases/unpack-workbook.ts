import {crc32} from 'node:zlib';
import type {Entry} from 'yauzl';
import {limits, Unreadable} from './grid-parts.ts';
import {entriesOf, openZip, unpackEntry} from './open-zip.ts';

/** A part of a workbook that holds text: sheets, strings, styles. Pictures and macros are not even unpacked. */
export interface WorkbookPart {
	name: string;
	content: Buffer;
}

/** Small files may be packed as tightly as they like: only the unpacked size matters then. */
const RATIO_FROM_BYTES = 20_000_000;

/**
Unpacks the texts of a workbook, and counts what comes out rather than believe what the file says of itself.

@throws {Unreadable} for a file that unpacks to too much, and for one that is broken.
*/
export async function unpackWorkbook(content: Buffer): Promise<WorkbookPart[]> {
	const zip = await openZip(content);
	const parts: WorkbookPart[] = [];
	let total = 0;
	const count = (bytes: number, {compressedSize}: Entry, ofEntry: number) => {
		total += bytes;
		const isAbsurd = ofEntry > RATIO_FROM_BYTES && ofEntry > compressedSize * limits.ratio;
		if (total > limits.unpackedBytes || isAbsurd) {
			throw new Unreadable('Dit Excel-bestand is uitgepakt te groot; verwijder wat niet nodig is of deel het op.');
		}
	};
	for await (const entry of entriesOf(zip)) {
		if (/\.(xml|rels)$/i.test(entry.fileName)) {
			parts.push({name: entry.fileName, content: await unpackEntry(zip, entry, count)});
		}
	}

	return parts;
}

const METHOD_AND_TIME = Buffer.from([0, 0, 0, 0, 0x21, 0]);
const UTF8_NAMES = 0x0800;

/**
The same parts as an archive that is not compressed: what reads it finds these parts and nothing else, whatever the
original says in one place and does in another.
*/
export function archiveOf(parts: readonly WorkbookPart[]): ArrayBuffer {
	const pieces: Buffer[] = [];
	const directory: Buffer[] = [];
	let offset = 0;
	for (const {name, content} of parts) {
		const title = Buffer.from(name);
		const common = Buffer.concat([
			numbers([20, 2], [UTF8_NAMES, 2]),
			METHOD_AND_TIME,
			numbers([crc32(content), 4], [content.length, 4], [content.length, 4], [title.length, 2], [0, 2]),
		]);
		directory.push(numbers([0x02014b50, 4], [20, 2]), common, Buffer.alloc(10), numbers([offset, 4]), title);
		pieces.push(numbers([0x04034b50, 4]), common, title, content);
		offset += 4 + common.length + title.length + content.length;
	}

	const size = directory.reduce((sum, {length}) => sum + length, 0);
	const end = numbers([0x06054b50, 4], [0, 4], [parts.length, 2], [parts.length, 2], [size, 4], [offset, 4], [0, 2]);
	return joined([...pieces, ...directory, end]);
}

/** Numbers in the order of bytes of a zip file, each with its width. */
function numbers(...values: [value: number, bytes: number][]): Buffer {
	const buffer = Buffer.alloc(values.reduce((sum, [, bytes]) => sum + bytes, 0));
	let offset = 0;
	for (const [value, bytes] of values) {
		offset = buffer.writeUIntLE(value, offset, bytes);
	}

	return buffer;
}

function joined(pieces: readonly Buffer[]): ArrayBuffer {
	const whole = new ArrayBuffer(pieces.reduce((sum, {length}) => sum + length, 0));
	const target = Buffer.from(whole);
	let offset = 0;
	for (const piece of pieces) {
		offset += piece.copy(target, offset);
	}

	return whole;
}
