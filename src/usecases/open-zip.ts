import type {Readable} from 'node:stream';
import {type Entry, fromBuffer, type ZipFile} from 'yauzl';

/** A zip whose entries are read one by one. @param names how the names of entries are judged: `raw` leaves that to the caller. */
export function openZip(content: Buffer, names: 'safe' | 'raw' = 'safe'): Promise<ZipFile> {
	return new Promise((resolve, reject) => {
		fromBuffer(content, {lazyEntries: true, decodeStrings: names === 'safe'}, (error, zip) =>
			error ? reject(error) : resolve(zip),
		);
	});
}

export async function* entriesOf(zip: ZipFile): AsyncGenerator<Entry> {
	for (;;) {
		const entry = await new Promise<Entry | null>((resolve, reject) => {
			zip.removeAllListeners();
			zip.once('entry', resolve);
			zip.once('end', () => resolve(null));
			zip.once('error', reject);
			zip.readEntry();
		});
		if (!entry) {
			return;
		}

		yield entry;
	}
}

/** What an entry holds, unpacked as it is read. */
export function openEntry(zip: ZipFile, entry: Entry): Promise<Readable> {
	return new Promise((resolve, reject) => {
		zip.openReadStream(entry, (error, opened) => (error ? reject(error) : resolve(opened)));
	});
}

/** What an entry holds. @param count is told of every piece that comes out, and throws when it is too much. */
export async function unpackEntry(
	zip: ZipFile,
	entry: Entry,
	count: (bytes: number, entry: Entry, ofEntry: number) => void,
): Promise<Buffer> {
	const pieces: Buffer[] = [];
	let size = 0;
	for await (const piece of await openEntry(zip, entry)) {
		size += piece.length;
		count(piece.length, entry, size);
		pieces.push(piece);
	}

	return Buffer.concat(pieces);
}
