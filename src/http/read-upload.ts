import {createHash} from 'node:crypto';
import {type Readable, Transform} from 'node:stream';
import busboy from 'busboy';
import type {Context} from 'koa';
import {refuse} from '../domain/faults.ts';
import type {Database} from '../store/database.ts';
import {deleteUpload, saveUpload} from '../store/uploads.ts';
import {allowFile} from './slow-bodies.ts';

/** A file that was handed over; it lies in the store already. */
export interface UploadedFile {
	/** Its id in the store. */
	upload: string;
	fileName: string;
	size: number;
	sha256: string;
}

export interface UploadForm {
	/** The other fields as they were typed; empty ones count as left out. */
	fields: Record<string, string>;
	/** null when no file was chosen. */
	file: UploadedFile | null;
}

/** The size of the largest file that is taken. */
export const LARGEST_UPLOAD = 60 * 1024 * 1024;

const limits = {fieldNameSize: 100, fieldSize: 2000, fields: 20, files: 1, parts: 21, headerPairs: 20};

/**
Reads a form with a file, which streams into the store without ever being whole in memory.

Whatever is not kept, of a file that is too large or that comes after a fault, is let go by, so that the answer still
reaches whoever sends it.

@throws {Refusal} `invalid` for the field `file` when it is too large; 415 when it is no such form.
*/
export async function readUpload(
	context: Context,
	db: Database,
	{largest = LARGEST_UPLOAD}: {largest?: number} = {},
): Promise<UploadForm> {
	allowFile(context);
	const parser = parserOf(context, largest);
	const fields: Record<string, string> = Object.create(null);
	const saving: Promise<Saved>[] = [];
	parser.on('field', (name, value) => {
		if (value !== '') {
			fields[name] = value;
		}
	});
	parser.on('file', (_name, stream, {filename}) => {
		if (filename) {
			saving.push(saved(db, {stream, fileName: filename, parser}));
		} else {
			stream.resume();
		}
	});
	const isWhole = await parsed(context, parser);
	const [file = null] = await Promise.all(saving);
	if (file === 'too-large') {
		refuse('invalid', sizeSentence(largest), 'file');
	}

	if (!isWhole || file === 'broken-off') {
		await (typeof file === 'object' && file !== null && deleteUpload(db, file.upload));
		refuse('invalid', 'Het bestand kwam niet heel over. Kies het opnieuw.', 'file');
	}

	return {fields: {...fields}, file};
}

type Saved = UploadedFile | 'too-large' | 'broken-off';

interface Coming {
	stream: Readable & {truncated?: boolean};
	fileName: string;
	parser: busboy.Busboy;
}

/** @throws what the store throws; then the parser is stopped, because nobody reads the rest of the file. */
async function saved(db: Database, {stream, fileName, parser}: Coming): Promise<Saved> {
	try {
		return await saveFile(db, stream, fileName);
	} catch (error) {
		if (stream.errored) {
			return 'broken-off';
		}

		parser.destroy(error as Error);
		throw error;
	}
}

function parserOf(context: Context, largest: number): busboy.Busboy {
	if (context.is('multipart/form-data') === 'multipart/form-data') {
		try {
			return busboy({
				headers: context.req.headers,
				defParamCharset: 'utf8',
				limits: {...limits, fileSize: largest},
			});
		} catch {
			// The header names no boundary.
		}
	}

	return context.throw(415, 'Stuur het formulier als multipart/form-data.');
}

/** Feeds the request to the parser until its end. @returns false when the form broke off, or was none. */
function parsed({req}: Context, parser: busboy.Busboy): Promise<boolean> {
	return new Promise(resolve => {
		parser.once('close', () => resolve(!parser.errored));
		parser.once('error', () => {
			req.unpipe(parser);
			req.resume();
			resolve(false);
		});
		req.once('close', () => {
			if (!req.complete) {
				parser.destroy(new Error('the sender is gone'));
			}
		});
		req.pipe(parser);
	});
}

/** A file of which only the beginning was taken is not kept. */
async function saveFile(
	db: Database,
	stream: Readable & {truncated?: boolean},
	fileName: string,
): Promise<UploadedFile | 'too-large'> {
	const hash = createHash('sha256');
	let size = 0;
	const meter = new Transform({
		transform(chunk: Buffer, _encoding, done) {
			hash.update(chunk);
			size += chunk.length;
			done(null, chunk);
		},
	});
	const upload = await saveUpload(db, stream, meter);
	if (stream.truncated) {
		await deleteUpload(db, upload);
		return 'too-large';
	}

	return {upload, fileName: plainName(fileName), size, sha256: hash.digest('hex')};
}

/** The name alone, without the signs that would make it read as something else. */
function plainName(fileName: string): string {
	const name = fileName.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '').trim();
	return name.length > 100 ? `…${name.slice(-99)}` : name || 'bestand';
}

function sizeSentence(largest: number): string {
	return `Het bestand is groter dan ${Math.floor(largest / (1024 * 1024))} MB. Maak het kleiner of splits het.`;
}
