import {hash} from 'node:crypto';
import {actionOf, type Places, placesOf} from '../domain/action-rules.ts';
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
import {namedUuid} from './named-uuid.ts';
import {PackedRows} from './packed-rows.ts';
import {readSeed} from './seed.ts';
import {takeBackRows} from './take-back-rows.ts';
import {batchesOf, type KeyedRow, type RowKind, type WriteOptions, writeRows} from './write-rows.ts';

/** A checked row under the id that its source and its own id give, so that it is the same action every time. */
export interface ImportedRow extends KeyedRow {
	action: ImportedAction;
	/** The local day of its start. */
	day: string;
}

export function keyedRow(action: ImportedAction, line: number): ImportedRow {
	return packedRow({action, line, day: dayOf(action.form.startedAt), text: JSON.stringify(action)});
}

/** The text is the action as JSON, of which the hash tells whether the row changed. */
function packedRow({text, ...row}: Omit<ImportedRow, 'id' | 'bodyHash'> & {text: string}): ImportedRow {
	const id = namedUuid(`${row.action.source}:${row.action.id}`);
	return {...row, id, bodyHash: hash('sha256', text)};
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
		packed.add(`${line} ${dayOf(action.form.startedAt)} ${JSON.stringify(action)}`);
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
		yield batch.map(packedText => {
			const [lineEnd, dayEnd] = [packedText.indexOf(' '), packedText.indexOf('{') - 1];
			const text = packedText.slice(dayEnd + 1);
			const day = packedText.slice(lineEnd + 1, dayEnd);
			return packedRow({text, day, line: Number(packedText.slice(0, lineEnd)), action: revived(JSON.parse(text))});
		});
	}
}

/** The same action with its instants, which JSON keeps as text. */
function revived(action: ImportedAction): ImportedAction {
	const {form, outcome} = action;
	form.startedAt = new Date(form.startedAt);
	form.endedAt &&= new Date(form.endedAt);
	if (outcome) {
		outcome.at = new Date(outcome.at);
	}

	action.messagesAt = action.messagesAt.map(at => new Date(at));
	return action;
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

function actionRows(db: Database, {areas}: ImportContext): RowKind<ImportedRow, ActionFields> {
	const places = new Map<string, Places>();
	const placesIn = ({action: {form}, day}: ImportedRow) => {
		const key = `${day} ${form.municipality} ${form.basisteam} ${form.detectives}`;
		const known = places.get(key) ?? placesOf(form, areas, day);
		places.set(key, known);
		return known;
	};
	// What stood stays where the file does not tell an outcome.
	const fieldsOf = (row: ImportedRow, {number, outcome}: Pick<ActionFields, 'number' | 'outcome'>) => {
		const {form, source, messagesAt, outcome: told} = row.action;
		return actionOf(form, {number, source, messagesAt, places: placesIn(row), day: row.day, outcome: told ?? outcome});
	};
	return {
		collection: db.actions,
		what: 'acties',
		async newFields(rows) {
			const numbers = await numbersFor(db, rows);
			return row => fieldsOf(row, {number: numbers(row), outcome: null});
		},
		fieldsOf,
		nameOf: ({number}) => number,
		isCorrected: ({action}, versions) => isCorrected(action, versions),
	};
}

async function numbersFor(db: Database, rows: readonly ImportedRow[]): Promise<(row: ImportedRow) => string> {
	const counts = new Map<number, number>();
	for (const {day} of rows) {
		counts.set(yearOf(day), (counts.get(yearOf(day)) ?? 0) + 1);
	}

	const next = new Map<number, number>();
	await Promise.all(
		[...counts].map(async ([year, count]) => next.set(year, (await reserveNumbers(db, year, count)) - count)),
	);
	return ({day}) => {
		const sequence = (next.get(yearOf(day)) ?? 0) + 1;
		next.set(yearOf(day), sequence);
		return actionNumber(yearOf(day), sequence);
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
