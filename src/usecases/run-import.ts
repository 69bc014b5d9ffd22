import type {ColumnMapping, Recognised} from '../domain/column-mapping.ts';
import {
	columnsOf,
	type ImportCheck,
	type ImportOutcome,
	type ImportWork,
	MOST_STORED,
	mappingOf,
	storedCheck,
	type TakenBackOutcome,
} from '../domain/import-work.ts';
import type {RowFault} from '../domain/imports.ts';
import type {ImportJob} from '../domain/jobs.ts';
import type {Identity} from '../domain/users.ts';
import {findMapping} from '../store/column-mappings.ts';
import type {Database} from '../store/database.ts';
import {readUpload} from '../store/uploads.ts';
import {checkFile, importFile, takeBackImport} from './import-file.ts';
import {
	type CheckedFile,
	FileRefused,
	type ImportRequest,
	type ImportResult,
	importKinds,
	type TakenBack,
} from './import-request.ts';
import type {Progress} from './seed.ts';

/** How the work on a job ended: its state, and what it holds from now on. */
export interface WorkEnded {
	state: 'done' | 'failed' | 'cancelled';
	failure: string | null;
	work: ImportWork;
}

export interface WorkTools {
	seedFolder: string;
	now(): Date;
	progress: Progress;
	/** Aborted when a person cancels, when this process stops, or when it lost the job. */
	signal: AbortSignal;
	/** Whether a person asked to cancel. */
	isCancelled(): boolean;
}

type Request = ImportRequest & {signal: AbortSignal};

/**
Does the next step of an import: checks the file, writes it, or takes it back. Every step can be done again from its
beginning, so a process that went away half-way is followed by another one.

@throws the reason of the signal when the process stops; what the store throws when it is away.
*/
export async function runImport(db: Database, job: ImportJob, tools: WorkTools): Promise<WorkEnded> {
	const {work} = job;
	const request = await requestOf(db, job, tools);
	if (!request) {
		return {state: 'failed', failure: 'Het bestand is er niet meer. Kies het opnieuw.', work};
	}

	if (tools.isCancelled()) {
		return cancelled(db, work, request);
	}

	try {
		return {state: 'done', failure: null, work: await stepped(db, work, request)};
	} catch (error) {
		if (error instanceof FileRefused) {
			return {state: 'done', failure: null, work: refused(work, error)};
		}

		if (tools.isCancelled()) {
			return cancelled(db, work, request);
		}

		throw error;
	}
}

async function requestOf(db: Database, {work, ...job}: ImportJob, tools: WorkTools): Promise<Request | null> {
	const content = work.upload === null ? null : await readUpload(db, work.upload);
	const kind = importKinds.find(each => each === work.what);
	if (!content || !kind) {
		return null;
	}

	const identity: Identity = {id: job.requestedBy, role: job.requestedRole, area: null};
	const {seedFolder, progress, signal} = tools;
	const {fileName} = work;
	const mapping = mappingOf(work.mapping);
	return {kind, fileName, content, mapping, identity, now: tools.now(), seedFolder, progress, signal};
}

async function stepped(db: Database, work: ImportWork, request: Request): Promise<ImportWork> {
	const importId = work.importId ?? '';
	switch (work.step) {
		case 'check':
			return {...work, ...(await checked(db, work, request))};
		case 'import':
			return {
				...work,
				result: outcomeOf(await importFile(db, {...request, importId}), request.now),
				// Nobody needs the rows any more, and they may hold names.
				check: work.check && {...work.check, firstRows: []},
			};
		case 'take-back':
			return {...work, takenBack: takenBackOf(await takeBackImport(db, {...request, importId}), request.now)};
	}
}

/** Reads the file with the columns that were chosen; with those of an earlier file when it is not understood without. */
async function checked(
	db: Database,
	{mapping}: ImportWork,
	request: Request,
): Promise<Pick<ImportWork, 'check' | 'mapping'>> {
	const first = await checkFile(db, request);
	const isUnclear = mapping === null && needsColumns(first.columns);
	const remembered = isUnclear ? await findMapping(db, request.kind, first.header) : null;
	const file = remembered ? await checkFile(db, {...request, mapping: remembered}) : first;
	return {
		check: storedCheck(checkOf(file, {isRemembered: remembered !== null, now: request.now})),
		mapping: remembered ? columnsOf(remembered) : mapping,
	};
}

function needsColumns({missing, unknown}: Recognised): boolean {
	return missing.length > 0 || unknown.length > 0;
}

function checkOf(file: CheckedFile, {isRemembered, now}: {isRemembered: boolean; now: Date}): ImportCheck {
	const {header, columns, firstRows, rows, faults, faultCount, counts} = file;
	return {
		header,
		columns: columnsOf(columns.mapping as ColumnMapping),
		missing: columns.missing,
		unknown: columns.unknown,
		firstRows,
		rows,
		faults: faults.map(storedFault),
		faultCount,
		counts: counts && outcomeOf(counts, now),
		isRemembered,
	};
}

/** The letter of a column in a spreadsheet goes before its header: `C (gestart)`. */
function storedFault({line, column, letter, message}: RowFault): ImportCheck['faults'][number] {
	return {line, column: column !== null && letter !== undefined ? `${letter} (${column})` : column, message};
}

/** The facts changed between the check and the import, so that the file is not right any more: back to its faults. */
function refused(work: ImportWork, {faults}: FileRefused): ImportWork {
	const check =
		work.check &&
		storedCheck({...work.check, faults: faults.map(storedFault), faultCount: faults.length, counts: null});
	return {...work, step: 'check', check};
}

/** A check that is cancelled leaves nothing; what an import wrote before it was cancelled is taken back. */
async function cancelled(db: Database, work: ImportWork, request: Request): Promise<WorkEnded> {
	if (work.step === 'check' || work.importId === null) {
		return {state: 'cancelled', failure: null, work};
	}

	const {signal: _, ...rest} = request;
	const takenBack = takenBackOf(await takeBackImport(db, {...rest, importId: work.importId}), request.now);
	return {state: 'cancelled', failure: null, work: {...work, takenBack}};
}

function outcomeOf({added, changed, unchanged, kept}: ImportResult, at: Date): ImportOutcome {
	return {added, changed, unchanged, kept: kept.slice(0, MOST_STORED), keptCount: kept.length, at};
}

function takenBackOf({removed, restored, untouched, kept}: TakenBack, at: Date): TakenBackOutcome {
	return {removed, restored, untouched, kept: kept.slice(0, MOST_STORED), keptCount: kept.length, at};
}
