import {createHash} from 'node:crypto';
import type {ColumnMapping} from '../domain/column-mapping.ts';
import {columnsOf, mappingOf} from '../domain/import-work.ts';
import type {Database} from './database.ts';
import {retrying} from './retry.ts';

/** A kind of file by its set of headers, whatever their order, case and spaces. */
function addressOf(kind: string, headers: readonly string[]): string {
	const set = headers.map(header => header.trim().toLowerCase()).sort();
	return createHash('sha256')
		.update(JSON.stringify([kind, set]))
		.digest('hex');
}

/** The columns that somebody chose before for a file with these headers; null when nobody did. */
export async function findMapping(
	db: Database,
	kind: string,
	headers: readonly string[],
): Promise<ColumnMapping | null> {
	const found = await db.columnMappings.findOne({_id: addressOf(kind, headers)});
	return found ? (mappingOf(found.columns) ?? null) : null;
}

/** Remembers the columns for the next file with these headers. */
export async function saveMapping(
	db: Database,
	{kind, headers, mapping, now}: {kind: string; headers: readonly string[]; mapping: ColumnMapping; now: Date},
): Promise<void> {
	const document = {kind, columns: columnsOf(mapping), chosenAt: now};
	await retrying(db, () => db.columnMappings.replaceOne({_id: addressOf(kind, headers)}, document, {upsert: true}));
}
