import {createHash} from 'node:crypto';
import {v5 as uuidFrom} from 'uuid';
import {recordAction} from '../domain/action-rules.ts';
import {type ActionFields, ActionSchema} from '../domain/actions.ts';
import {actionColumns, type ImportContext, type ImportedAction, readActionRow} from '../domain/import-actions.ts';
import type {RowFault} from '../domain/imports.ts';
import {dayOf, yearOf} from '../domain/period.ts';
import {type Change, firstVersion, type Version} from '../domain/revisions.ts';
import {actionNumber, reserveNumbers} from '../store/action-numbers.ts';
import {type ActionFact, changeAction, findActionsByIds} from '../store/actions.ts';
import {insertMissing} from '../store/bulk.ts';
import type {Database} from '../store/database.ts';
import type {ImportResult} from './import-request.ts';
import {readPublicActions} from './read-public-actions.ts';
import {readTable} from './read-table.ts';
import type {Progress} from './seed.ts';

/** Names the actions of a file: the same source and id is always the same action. */
const NAMESPACE = '5d5f4d0c-6c1b-5d0f-9d0e-8f9d6c2b7a10';
const IMPORTER = 'import';

/** A checked row under the id that its source and its own id give, so that it is the same action every time. */
export interface ImportedRow {
	line: number;
	id: string;
	action: ImportedAction;
}

export function keyedRow(action: ImportedAction, line: number): ImportedRow {
	return {line, action, id: uuidFrom(`${action.source}:${action.id}`, NAMESPACE)};
}

/** The actions of a file, all checked; faults with line and column when it has any. */
export function readActions(
	content: Buffer,
	context: ImportContext & {fileName: string},
): {rows: ImportedRow[]; faults: RowFault[]} {
	const isJson = /\.json$/i.test(context.fileName) || /^\s*\{/.test(content.subarray(0, 200).toString());
	const {actions, faults} = isJson ? readPublicActions(content, context) : readTableActions(content, context);
	const rows = actions.map(({action, line}) => keyedRow(action, line));
	const seen = new Map<string, number>();
	for (const {line, id, action} of rows) {
		const before = seen.get(id);
		if (before !== undefined) {
			faults.push({line, column: 'id', message: `Het id ${JSON.stringify(action.id)} staat ook op regel ${before}.`});
		}

		seen.set(id, before ?? line);
	}

	return {rows, faults};
}

function readTableActions(content: Buffer, context: ImportContext) {
	const {rows, faults} = readTable(content, actionColumns);
	const read = rows.map(row => ({line: row.line, ...readActionRow(row, context)}));
	return {
		actions: read.flatMap(({line, action}) => (action ? [{line, action}] : [])),
		faults: [...faults, ...read.flatMap(row => row.faults)],
	};
}

const BATCH = 1000;

interface WriteOptions {
	context: ImportContext;
	isDryRun: boolean;
	/** An action that a person removed: a file that somebody imports again revives it, a feed that goes on does not. */
	removed: 'revive' | 'keep';
}

/** Writes checked rows in batches; every batch can be repeated, so a crash is mended by running it again. */
export async function writeActions(
	db: Database,
	rows: readonly ImportedRow[],
	{progress, ...options}: WriteOptions & {progress: Progress},
): Promise<ImportResult> {
	const result: ImportResult = {added: 0, changed: 0, unchanged: 0, kept: []};
	for (let start = 0; start < rows.length; start += BATCH) {
		const batch = rows.slice(start, start + BATCH);
		const existing = await findActionsByIds(
			db,
			batch.map(row => row.id),
		);
		const fresh = batch.filter(row => !existing.has(row.id));
		result.added += fresh.length;
		if (!options.isDryRun) {
			await insertRows(db, fresh, options.context);
		}

		for (const row of batch) {
			const fact = existing.get(row.id);
			if (fact) {
				await updateRow(db, {row, fact, result}, options);
			}
		}

		progress(start + batch.length, rows.length, 'acties');
	}

	return result;
}

async function insertRows(db: Database, rows: readonly ImportedRow[], context: ImportContext): Promise<void> {
	const numbers = await numbersFor(db, rows);
	const facts = rows.map(row => {
		const fields = fieldsOf(row.action, {context, number: numbers(row), outcome: null});
		return firstVersion(row.id, fields, changeOf(row, context.now));
	});
	await insertMissing(db, db.actions, facts);
}

async function numbersFor(db: Database, rows: readonly ImportedRow[]): Promise<(row: ImportedRow) => string> {
	const yearOfRow = (row: ImportedRow) => yearOf(dayOf(row.action.form.startedAt));
	const next = new Map<number, number>();
	for (const year of new Set(rows.map(yearOfRow))) {
		const count = rows.filter(row => yearOfRow(row) === year).length;
		next.set(year, (await reserveNumbers(db, year, count)) - count);
	}

	return row => {
		const year = yearOfRow(row);
		const sequence = (next.get(year) ?? 0) + 1;
		next.set(year, sequence);
		return actionNumber(year, sequence);
	};
}

/** Writes a revision when the row changed; keeps it when a person corrected it since, and may revive a removed one. */
async function updateRow(
	db: Database,
	{row, fact, result}: {row: ImportedRow; fact: ActionFact; result: ImportResult},
	options: WriteOptions,
): Promise<void> {
	const {context, isDryRun, removed} = options;
	const fields = fieldsOf(row.action, {context, number: fact.number, outcome: fact.outcome});
	const change = changeOf(row, context.now);
	const lastImported = [...fact.history, fact].findLast(version => version.recordedBy === IMPORTER);
	const isSameRow = lastImported?.bodyHash === change.bodyHash;
	const isKept = fact.removed ? removed === 'keep' : isCorrected(fact, lastImported, row.action);
	if (isSameRow && !fact.removed) {
		result.unchanged += 1;
	} else if (isKept) {
		result.kept.push({line: row.line, what: fact.number, why: 'sindsdien met de hand gewijzigd'});
	} else if (isDryRun) {
		result.changed += 1;
	} else {
		const revision = fact.revision + 1;
		const keyed = {...change, changeId: `${change.changeId}:${revision}`};
		// Only on the version that was judged here: a person may record an outcome at this very moment.
		const decide = (current: {revision: number}) =>
			current.revision === fact.revision ? {fields} : ('unchanged' as const);
		const written = await changeAction(db, {id: row.id, expected: null, change: keyed, decide});
		if (written?.how === 'unchanged') {
			return updateRow(db, {row, fact: written.fact, result}, options);
		}

		result.changed += 1;
	}
}

/**
Whether a person changed what the row tells. An outcome is no correction of a row that tells none: it stays, and the row
may go on to change around it.
*/
function isCorrected(
	fact: ActionFact,
	lastImported: Version<ActionFields> | undefined,
	action: ImportedAction,
): boolean {
	if (fact.recordedBy === IMPORTER) {
		return false;
	}

	const told = Object.keys(ActionSchema.shape).filter(name => name !== 'outcome') as (keyof ActionFields)[];
	const isSame = told.every(name => JSON.stringify(fact[name]) === JSON.stringify(lastImported?.[name]));
	return action.outcome !== null || !isSame;
}

function fieldsOf(
	{form, source, messagesAt, outcome: imported}: ImportedAction,
	{context, number, outcome}: {context: ImportContext; number: string; outcome: ActionFields['outcome']},
): ActionFields {
	const fields = recordAction(form, {...context, origin: {number, source, messagesAt}});
	return {...fields, outcome: imported ?? outcome};
}

function changeOf({id, action}: ImportedRow, now: Date): Change {
	const bodyHash = createHash('sha256').update(JSON.stringify(action)).digest('hex');
	return {changeId: `${id}:${bodyHash.slice(0, 16)}`, bodyHash, by: IMPORTER, now, reason: null};
}
