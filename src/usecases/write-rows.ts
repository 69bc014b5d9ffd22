import {fieldsIn, importChangeId, isSame, type JudgedRow, meaningOf} from '../domain/import-versions.ts';
import {type Change, type Fact, firstVersion, nextVersion, type Version} from '../domain/revisions.ts';
import {insertMissing} from '../store/bulk.ts';
import type {Database} from '../store/database.ts';
import {changeTogether, type FactCollection, findFactsByIds} from '../store/facts-together.ts';
import type {ImportResult} from './import-request.ts';
import type {Progress} from './seed.ts';

/** A checked row: which fact it is about, and a hash of what it says. */
export interface KeyedRow {
	line: number;
	id: string;
	bodyHash: string;
}

/** How the rows of one kind of file become facts. */
export interface RowKind<Row extends KeyedRow, Fields extends object> {
	collection: FactCollection<Fields>;
	/** What the rows are called in progress: `acties`. */
	what: string;
	/** The fields of facts that do not exist yet, for some rows at a time. */
	newFields(rows: readonly Row[]): Promise<(row: Row) => Fields>;
	/** What a fact holds after a row, given what stands. */
	fieldsOf(row: Row, current: Version<Fields>): Fields;
	/** Which fact it is, for a person; never a name of somebody. */
	nameOf(fact: Version<Fields>): string;
	/** Left out: any field that differs from what the last import wrote. */
	isCorrected?(row: Row, versions: {current: Version<Fields>; before: Version<Fields> | undefined}): boolean;
	/** What else is written beside these rows, before them; safe to repeat. */
	beside?(rows: readonly Row[], how: 'added' | 'changed' | 'unchanged' | 'taken back'): Promise<number>;
}

export interface WriteOptions {
	isDryRun: boolean;
	/** null: no import that can be taken back, but a feed that goes on. */
	importId: string | null;
	by: string;
	now: Date;
	removed: JudgedRow<object>['removed'];
	progress: Progress;
	signal?: AbortSignal | undefined;
}

const BATCH = 1000;

/** Writes checked rows in batches; every batch can be repeated, so a crash is mended by running it again. */
export async function writeRows<Row extends KeyedRow, Fields extends object>(
	db: Database,
	rows: {batches: Iterable<readonly Row[]>; total: number; kind: RowKind<Row, Fields>},
	options: WriteOptions,
): Promise<ImportResult> {
	const result: ImportResult = {added: 0, changed: 0, unchanged: 0, kept: []};
	let done = 0;
	for (const batch of rows.batches) {
		// Whoever somebody else was quicker than is judged anew.
		let left = batch;
		while (left.length > 0) {
			options.signal?.throwIfAborted();
			const lost = await writeBatch(db, {rows: left, kind: rows.kind, result}, options);
			left = left.filter(row => lost.has(row.id));
		}

		done += batch.length;
		options.progress(done, rows.total, rows.kind.what);
	}

	return result;
}

/** The rows in batches as they are written. */
export function* batchesOf<Row>(rows: readonly Row[]): Generator<readonly Row[]> {
	for (let start = 0; start < rows.length; start += BATCH) {
		yield rows.slice(start, start + BATCH);
	}
}

async function writeBatch<Row extends KeyedRow, Fields extends object>(
	db: Database,
	{rows, kind, result}: {rows: readonly Row[]; kind: RowKind<Row, Fields>; result: ImportResult},
	options: WriteOptions,
): Promise<Set<string>> {
	const existing = await findFactsByIds(
		kind.collection,
		rows.map(row => row.id),
	);
	const fresh = rows.filter(row => !existing.has(row.id));
	const others = rows.flatMap(row => {
		const fact = existing.get(row.id);
		return fact ? [judged(row, fact, {kind, options})] : [];
	});
	const changed = others.filter(({meaning}) => meaning === 'changed');
	const written = others.filter(({meaning}) => meaning === 'written');
	const same = others.filter(({meaning}) => meaning === 'unchanged').map(({row}) => row);
	let lost = new Set<string>();
	let besides = 0;
	if (!options.isDryRun) {
		const revived = changed.filter(({fact}) => fact.removed).map(({row}) => row);
		await kind.beside?.([...fresh, ...revived], 'added');
		await addRows(db, {rows: fresh, kind}, options);
		lost = await changeTogether(db, kind.collection, changed);
		await kind.beside?.(
			[...changed.filter(({row}) => !lost.has(row.id)), ...written].map(({row}) => row),
			'changed',
		);
		besides = (await kind.beside?.(same, 'unchanged')) ?? 0;
	}

	result.added += fresh.length + written.filter(({fact}) => fact.revision === 1).length;
	result.changed += changed.length - lost.size + besides + written.filter(({fact}) => fact.revision > 1).length;
	result.unchanged += same.length - besides;
	for (const {row, fact} of others.filter(({meaning}) => meaning === 'kept')) {
		const why = fact.removed ? 'met de hand verwijderd' : 'sindsdien met de hand gewijzigd';
		result.kept.push({line: row.line, what: kind.nameOf(fact), why});
	}

	return lost;
}

async function addRows<Row extends KeyedRow, Fields extends object>(
	db: Database,
	{rows, kind}: {rows: readonly Row[]; kind: RowKind<Row, Fields>},
	options: WriteOptions,
): Promise<void> {
	if (rows.length > 0) {
		const fields = await kind.newFields(rows);
		const facts = rows.map(row => firstVersion(row.id, fields(row), changeOf(row, 1, options)));
		await insertMissing(db, kind.collection, facts);
	}
}

function judged<Row extends KeyedRow, Fields extends object>(
	row: Row,
	fact: Fact<Fields>,
	{kind, options}: {kind: RowKind<Row, Fields>; options: WriteOptions},
) {
	const change = changeOf(row, fact.revision + 1, options);
	const fields = kind.fieldsOf(row, fact);
	const meaning = meaningOf<Fields>(fact, {
		...{changeId: change.changeId, bodyHash: row.bodyHash, fields, removed: options.removed},
		isCorrected: before =>
			kind.isCorrected?.(row, {current: fact, before}) ?? (before ? !isSame(fieldsIn(before), fact) : false),
	});
	return {row, fact, meaning, next: nextVersion(fact, change, {fields})};
}

function changeOf({id, bodyHash}: KeyedRow, revision: number, {importId, by, now}: WriteOptions): Change {
	const ownKey = `${id}:${bodyHash.slice(0, 16)}${revision === 1 ? '' : `:${revision}`}`;
	return {changeId: importId === null ? ownKey : importChangeId(importId, id), bodyHash, by, now, reason: null};
}
