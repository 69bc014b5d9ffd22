import {type Readable, Writable} from 'node:stream';
import {pipeline} from 'node:stream/promises';
import type {Entry, ZipFile} from 'yauzl';
import {isWordDocument} from '../domain/national-files.ts';
import {entriesOf, openEntry, openZip, unpackEntry} from './open-zip.ts';

/** Our choice: many times the parts of a document with pictures. */
const MOST_PARTS = 5000;
/** Our choice: twice the largest file that is taken. What unpacks to more is made to fill a computer. */
const MOST_UNPACKED = 100_000_000;
const LIST = '[Content_Types].xml';
const LONGEST_LIST = 1_000_000;

/**
Whether a file is a document of Word without macros, which unpacks to what it says and to no more than `MOST_UNPACKED`.

Of what is unpacked nothing is kept but the list of its parts. Source: ECMA-376, part 2.
*/
export async function isWordFile(content: Readable | null, size: number): Promise<boolean> {
	try {
		const zip = await openZip(await wholeOf(content, size));
		const entries = await partsOf(zip);
		if (!entries || !isWordDocument(entries.map(({fileName}) => fileName))) {
			return false;
		}

		for (const entry of entries) {
			await readThrough(zip, entry);
		}

		return isPlainList(await listOf(zip, entries));
	} catch {
		// Whatever is wrong with a zip, it is no document that can be offered.
		return false;
	}
}

/** Without the pieces beside the whole, so that a large file is in memory once. */
async function wholeOf(content: Readable | null, size: number): Promise<Buffer> {
	const whole = Buffer.alloc(size);
	let at = 0;
	for await (const piece of content ?? []) {
		at += (piece as Buffer).copy(whole, at);
	}

	return whole;
}

/** Null when there is more in it than a document holds. */
async function partsOf(zip: ZipFile): Promise<Entry[] | null> {
	if (zip.entryCount > MOST_PARTS) {
		return null;
	}

	const entries: Entry[] = [];
	for await (const entry of entriesOf(zip)) {
		entries.push(entry);
	}

	const unpacked = entries.reduce((sum, {uncompressedSize}) => sum + uncompressedSize, 0);
	return unpacked <= MOST_UNPACKED ? entries : null;
}

/** @throws when a part is broken, locked, or not of the size that the zip names. */
async function readThrough(zip: ZipFile, entry: Entry): Promise<void> {
	await pipeline(await openEntry(zip, entry), new Writable({write: (_piece, _encoding, done) => done()}));
}

async function listOf(zip: ZipFile, entries: readonly Entry[]): Promise<string> {
	const lists = entries.filter(({fileName}) => fileName === LIST);
	const [list] = lists;
	const isOne = lists.length === 1 && list && list.uncompressedSize <= LONGEST_LIST;
	return isOne ? (await unpackEntry(zip, list, () => undefined)).toString('utf8') : '';
}

/** Macros may lie under any name; the list says what they are. */
function isPlainList(list: string): boolean {
	return list.includes('wordprocessingml.document.main+xml') && !/macroEnabled|vbaProject|vbaData/i.test(list);
}
