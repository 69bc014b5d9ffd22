import {randomUUID} from 'node:crypto';
import type {Database} from '../store/database.ts';
import {actionFiles} from './import-actions.ts';
import {ambassadorFiles} from './import-ambassadors.ts';
import {downloadFiles} from './import-downloads.ts';
import type {ImportKindRules} from './import-kind.ts';
import {
	type CheckedFile,
	FileRefused,
	type ImportKind,
	type ImportRequest,
	type ImportResult,
	type TakenBack,
} from './import-request.ts';
import {totalsFiles} from './import-totals.ts';
import {readFile} from './read-file.ts';
import type {WriteOptions} from './write-rows.ts';

/** Every kind of file; a new kind of facts that come in as files is one line here and one in `importKinds`. */
const rules: Readonly<Record<ImportKind, ImportKindRules>> = {
	actions: actionFiles,
	'app-downloads': downloadFiles,
	ambassadors: ambassadorFiles,
	totals: totalsFiles,
};

/** Reads a file, judges every row and says what an import would do; nothing is written. */
export async function checkFile(db: Database, request: ImportRequest): Promise<CheckedFile> {
	const open = await rules[request.kind].open(db, request);
	const read = await readFile(request, rules[request.kind], open);
	const counts = read.faultCount > 0 ? null : await open.write({...optionsOf(request), isDryRun: true});
	return {...read, counts};
}

/**
Reads a file, judges all of it, and only then writes; the same file again changes nothing.

Safe to repeat under the same `importId` (left out: one of its own): what was written before it was broken off counts as written.

@throws {FileRefused} with every fault by line and column.
@throws the reason of the signal; the batches before it stand, and can be taken back.
*/
export async function importFile(db: Database, request: ImportRequest & {importId?: string}): Promise<ImportResult> {
	const open = await rules[request.kind].open(db, request);
	const {faults, faultCount} = await readFile(request, rules[request.kind], open);
	if (faultCount > 0) {
		throw new FileRefused(faults, faultCount);
	}

	return open.write({...optionsOf(request), importId: request.importId ?? randomUUID()});
}

/**
Takes back what one import wrote, by reading its file again: each fact goes back to the version before, or is removed
when the import made it. What a person changed since stays, and is listed. Safe to repeat.

A row that cannot be read any more, because its area is gone since, is left as it stands and listed too.
*/
export async function takeBackImport(db: Database, request: ImportRequest & {importId: string}): Promise<TakenBack> {
	const open = await rules[request.kind].open(db, request);
	const {faults} = await readFile(request, rules[request.kind], open);
	const result = await open.takeBack({...optionsOf(request), importId: request.importId});
	const unread = [...new Set(faults.map(({line}) => line))];
	const kept = unread.map(line => ({line, what: 'deze regel', why: 'nu niet meer te lezen'}));
	return {...result, kept: [...result.kept, ...kept]};
}

function optionsOf({identity, now, progress, signal}: ImportRequest): WriteOptions {
	return {isDryRun: false, importId: null, by: identity.id, now, removed: 'revive', progress, signal};
}
