import {refuse} from '../domain/faults.ts';
import type {Database} from '../store/database.ts';
import {readUpload} from '../store/uploads.ts';

/** A file of areas that lies in the store. */
export interface AreaFile {
	content: Buffer;
	fileName: string;
}

/** The file that was handed over under an id. @throws {Refusal} `not-found` when it is gone or never was. */
export async function readAreaFile(db: Database, upload: string): Promise<AreaFile> {
	const content = /^[0-9a-f]{24}$/.test(upload) ? await readUpload(db, upload) : null;
	return content
		? {content, fileName: 'gebieden'}
		: refuse('not-found', 'Dit bestand is er niet meer. Kies het opnieuw.', 'file');
}
