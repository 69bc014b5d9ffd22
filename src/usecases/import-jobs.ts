import type {ColumnMapping} from '../domain/column-mapping.ts';
import {type Fault, refuse, refuseFaults} from '../domain/faults.ts';
import {importColumnsOf} from '../domain/import-columns.ts';
import {columnsOf, type ImportPhase, type ImportWork, phaseOf} from '../domain/import-work.ts';
import {askedJob, type ImportJob, isActive} from '../domain/jobs.ts';
import {saveMapping} from '../store/column-mappings.ts';
import type {Database} from '../store/database.ts';
import {insertJob, listImportJobs, requestOfJob} from '../store/jobs.ts';
import {deleteUpload} from '../store/uploads.ts';
import type {ImportKind} from './import-request.ts';
import {readJob} from './jobs.ts';
import type {Write} from './write.ts';

/** A file that lies in the store already. */
export interface HandedOver {
	upload: string;
	fileName: string;
	size: number;
	sha256: string;
}

const LISTED = 50;

/** Imports of the last ninety days, the newest first. */
export function listImports(db: Database): Promise<ImportJob[]> {
	return listImportJobs(db, LISTED);
}

/** One import. @throws {Refusal} `not-found`, also for a job of another kind */
export async function readImport(db: Database, id: string): Promise<ImportJob> {
	const job = await readJob(db, id);
	return job.kind === 'import' ? job : refuse('not-found', 'Deze import bestaat niet.');
}

/**
Begins an import: its file is checked first, and nothing is written before somebody asks that.

@returns the id of the job; the same form sent again is the same job.
@throws {Refusal} `conflict` when the form was sent before with another file.
*/
export async function startImport(
	db: Database,
	{kind, file}: {kind: ImportKind; file: HandedOver},
	write: Write,
): Promise<string> {
	const job = await insertJob<'import'>(db, {
		...askedJob(write),
		kind: 'import',
		work: freshWork(kind, file),
	});
	if (job.work.upload !== file.upload) {
		await deleteUpload(db, file.upload);
		if (job.work.sha256 !== file.sha256 || job.work.what !== kind) {
			refuse('conflict', 'Dit formulier was al verstuurd met een ander bestand. Verstuur het zo nodig opnieuw.');
		}
	}

	return job._id;
}

function freshWork(what: string, file: HandedOver): ImportWork {
	return {
		what,
		step: 'check',
		...file,
		mapping: null,
		importId: null,
		check: null,
		result: null,
		takenBack: null,
	};
}

/** What somebody asks of an import, and how it stood on the page. */
export interface ImportAsked {
	id: string;
	revision: number;
}

/** Puts a mended file in the place of the one that was checked; the columns that were chosen stay chosen. */
export async function replaceFile(db: Database, asked: ImportAsked & {file: HandedOver}, write: Write): Promise<void> {
	const {file} = asked;
	try {
		const before = await request(db, {...asked, from: ['columns', 'faults', 'ready', null]}, write, work => ({
			...freshWork(work.what, file),
			mapping: work.mapping,
		}));
		await (before !== null &&
			before.upload !== null &&
			before.upload !== file.upload &&
			deleteUpload(db, before.upload));
	} catch (error) {
		await deleteUpload(db, file.upload);
		throw error;
	}
}

/**
Says which header stands for which column, for this file and for later ones with the same headers.

@throws {Refusal} `invalid` for a column that must be there and is not chosen, or a header that is chosen twice.
*/
export async function chooseColumns(
	db: Database,
	asked: ImportAsked & {mapping: ColumnMapping},
	write: Write,
): Promise<void> {
	const {mapping, id} = asked;
	const {work} = await readImport(db, id);
	refuseFaults(mappingFaults(mapping, work));
	await request(db, {...asked, from: ['columns', 'faults', 'ready']}, write, ({check, ...rest}) => ({
		...rest,
		step: 'check',
		check: null,
		mapping: columnsOf(mapping),
	}));
	const headers = work.check?.header ?? [];
	await saveMapping(db, {kind: work.what, headers, mapping, now: write.now});
}

function mappingFaults(mapping: ColumnMapping, {check, what}: ImportWork): Fault[] {
	const missing = (importColumnsOf(what)?.required ?? []).filter(column => mapping[column] === undefined);
	const chosen = Object.entries(mapping);
	const unknown = chosen.filter(([, header]) => !check?.header.includes(header));
	const doubled = chosen.filter(([column, header]) => chosen.find(each => each[1] === header)?.[0] !== column);
	return [
		...missing.map(field => ({field, message: `Kies welke kop ${field} is: zonder die kolom kan het niet.`})),
		...unknown.map(([field]) => ({field, message: 'Deze kop staat niet in het bestand.'})),
		...doubled.map(([field, header]) => ({
			field,
			message: `De kop ${JSON.stringify(header)} is twee keer gekozen; kies hem bij één kolom.`,
		})),
	];
}

/** Asks to write a checked file, or to write it again after it was taken back. */
export async function applyImport(db: Database, asked: ImportAsked, write: Write): Promise<void> {
	await request(db, {...asked, from: ['ready', 'taken-back']}, write, work => ({
		...work,
		step: 'import',
		// A new name each time, so that what was taken back is written anew.
		importId: write.key,
		result: null,
		takenBack: null,
	}));
}

/** Asks to take back everything that the import wrote. */
export async function takeBack(db: Database, asked: ImportAsked, write: Write): Promise<void> {
	await request(db, {...asked, from: ['imported', 'begun']}, write, work => ({...work, step: 'take-back'}));
}

/** Asks to go on with what failed, or to check again what was cancelled before it was checked. */
export async function retryImport(db: Database, asked: ImportAsked, write: Write): Promise<void> {
	await request(db, {...asked, from: [null, 'begun', 'imported']}, write, work => work);
}

/** @returns the work as it stood before; null when this request was done before. */
async function request(
	db: Database,
	{id, revision, from}: ImportAsked & {from: readonly (ImportPhase | null)[]},
	{key, now}: Write,
	next: (work: ImportWork) => ImportWork,
): Promise<ImportWork | null> {
	const job = await readImport(db, id);
	if (job.lastKey === key) {
		return null;
	}

	if (isActive(job) || !from.includes(phaseOf(job.work))) {
		refuse('stale', moved);
	}

	const work = next(job.work);
	if (work.upload === null) {
		refuse('conflict', 'Het bestand is gewist, omdat er contactgegevens zijn verwijderd. Lever het opnieuw in.');
	}

	const set = {state: 'waiting' as const, isCancelAsked: false, failure: null, work};
	const changed = await requestOfJob(db, {id, revision, key, now, set});
	return changed ? job.work : refuse('stale', moved);
}

const moved = 'Deze import staat er intussen anders voor. Kijk wat hier nu staat.';
