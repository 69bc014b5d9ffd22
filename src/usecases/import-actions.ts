import {createHash} from 'node:crypto';
import {v5 as uuidFrom} from 'uuid';
import {recordAction} from '../domain/action-rules.ts';
import {type ActionFields, ActionSchema} from '../domain/actions.ts';
import {faultsOf} from '../domain/faults.ts';
import {actionColumns, actionReader, type ImportContext, type ImportedAction} from '../domain/import-actions.ts';
import {PublicActionSchema, readPublicAction} from '../domain/import-public-actions.ts';
import {IMPORTER} from '../domain/import-versions.ts';
import type {RowFault} from '../domain/imports.ts';
import {dayOf, yearOf} from '../domain/period.ts';
import type {Version} from '../domain/revisions.ts';
import {readActionTypes} from '../domain/seed.ts';
import {actionNumber, reserveNumbers} from '../store/action-numbers.ts';
import type {Database} from '../store/database.ts';
import {listAreas} from '../store/facts.ts';
import {type ImportKindRules, type OpenFile, Repeated} from './import-kind.ts';
import type {ImportResult} from './import-request.ts';
import {PackedRows} from './packed-rows.ts';
import {readSeed} from './seed.ts';
import {takeBackRows} from './take-back-rows.ts';
import {batchesOf, type KeyedRow, type RowKind, type WriteOptions, writeRows} from './write-rows.ts';

/** Names the actions of a file: the same source and id is always the same action. */
const NAMESPACE = '5d5f4d0c-6c1b-5d0f-9d0e-8f9d6c2b7a10';

/** A checked row under the id that its source and its own id give, so that it is the same action every time. */
export interface ImportedRow extends KeyedRow {
	action: ImportedAction;
}

export function keyedRow(action: ImportedAction, line: number, text = JSON.stringify(action)): ImportedRow {
	const bodyHash = createHash('sha256').update(text).digest('hex');
	return {line, action, id: uuidFrom(`${action.source}:${action.id}`, NAMESPACE), bodyHash};
}

/** A table of actions, or the public shape of them. */
export const actionFiles: ImportKindRules = {
	columns: actionColumns,
	async open(db, {now, seedFolder}) {
		const actionTypes = readActionTypes(await readSeed(seedFolder, 'action-types.json'));
		return openActions(db, {areas: await listAreas(db), now, actionTypes});
	},
};

function openActions(db: Database, context: ImportContext): OpenFile {
	const read = actionReader(context);
	const repeated = new Repeated();
	const packed = new PackedRows();
	const keep = (line: number, {action, faults}: {action?: ImportedAction; faults: RowFault[]}): RowFault[] => {
		if (!action) {
			return faults;
		}

		const before = repeated.before(action.id, line);
		packed.add(line, JSON.stringify(action));
		return before === null
			? []
			: [{line, column: 'id', message: `Het id ${JSON.stringify(action.id)} staat ook op regel ${before}.`}];
	};
	const rows = () => ({batches: unpacked(packed), total: packed.count, kind: actionRows(db, context)});
	return {
		take(lines) {
			const faults = lines.flatMap(row => keep(row.line, read(row)));
			packed.seal();
			return faults;
		},
		takeItems(items) {
			const faults = items.flatMap(({line, item}) => keep(line, readItem(item, line, context)));
			packed.seal();
			return faults;
		},
		finish: () => [],
		write: options => writeRows(db, rows(), options),
		takeBack: options => takeBackRows(db, rows(), options),
	};
}

function readItem(item: unknown, line: number, context: ImportContext) {
	const parsed = PublicActionSchema.safeParse(item, {reportInput: true});
	return parsed.success
		? readPublicAction(parsed.data, line, context)
		: {faults: faultsOf(parsed.error).map(({field, message}) => ({line, column: field, message}))};
}

function* unpacked(packed: PackedRows): Generator<ImportedRow[]> {
	for (const batch of packed.batches()) {
		yield batch.map(({line, text}) => keyedRow(revived(JSON.parse(text)), line, text));
	}
}

/** The action again with its instants, which JSON keeps as text. */
function revived({form, outcome, messagesAt, ...action}: ImportedAction): ImportedAction {
	const {startedAt, endedAt} = form;
	return {
		...action,
		form: {
			...form,
			startedAt: new Date(startedAt),
			...(endedAt !== undefined && {endedAt: endedAt && new Date(endedAt)}),
		},
		outcome: outcome && {...outcome, at: new Date(outcome.at)},
		messagesAt: messagesAt.map(at => new Date(at)),
	};
}

/** Writes the checked rows of a feed, which goes on: what a person removed stays removed. */
export function writeActions(
	db: Database,
	rows: readonly ImportedRow[],
	{context, ...options}: Pick<WriteOptions, 'isDryRun' | 'removed' | 'progress'> & {context: ImportContext},
): Promise<ImportResult> {
	const all = {batches: batchesOf(rows), total: rows.length, kind: actionRows(db, context)};
	return writeRows(db, all, {...options, importId: null, by: IMPORTER, now: context.now});
}

function actionRows(db: Database, context: ImportContext): RowKind<ImportedRow, ActionFields> {
	return {
		collection: db.actions,
		what: 'acties',
		async newFields(rows) {
			const numbers = await numbersFor(db, rows);
			return row => fieldsOf(row.action, {context, number: numbers(row), outcome: null});
		},
		fieldsOf: ({action}, {number, outcome}) => fieldsOf(action, {context, number, outcome}),
		nameOf: ({number}) => number,
		isCorrected: ({action}, versions) => isCorrected(action, versions),
	};
}

async function numbersFor(db: Database, rows: readonly ImportedRow[]): Promise<(row: ImportedRow) => string> {
	const yearOfRow = (row: ImportedRow) => yearOf(dayOf(row.action.form.startedAt));
	const counts = new Map<number, number>();
	for (const row of rows) {
		counts.set(yearOfRow(row), (counts.get(yearOfRow(row)) ?? 0) + 1);
	}

	const next = new Map<number, number>();
	for (const [year, count] of counts) {
		next.set(year, (await reserveNumbers(db, year, count)) - count);
	}

	return row => {
		const year = yearOfRow(row);
		const sequence = (next.get(year) ?? 0) + 1;
		next.set(year, sequence);
		return actionNumber(year, sequence);
	};
}

const names = Object.keys(ActionSchema.shape) as (keyof ActionFields)[];

/**
Whether a person changed what the row tells. An outcome is no correction of a row that tells none: it stays, and the row
may go on to change around it.
*/
function isCorrected(
	{outcome}: ImportedAction,
	{current, before}: {current: Version<ActionFields>; before: Version<ActionFields> | undefined},
): boolean {
	const told = names.filter(name => name !== 'outcome');
	return outcome !== null || !told.every(name => JSON.stringify(current[name]) === JSON.stringify(before?.[name]));
}

function fieldsOf(
	{form, source, messagesAt, outcome: imported}: ImportedAction,
	{context, number, outcome}: {context: ImportContext; number: string; outcome: ActionFields['outcome']},
): ActionFields {
	const fields = recordAction(form, {...context, origin: {number, source, messagesAt}});
	return {...fields, outcome: imported ?? outcome};
}
