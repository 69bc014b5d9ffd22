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
	/**
	What else is written beside these rows: before the facts that are added, after those that change; safe to repeat.

	@returns how many of the rows changed by it.
	*/
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
/** So many batches are written at a time: each waits for the disk, and they touch other facts. */
const AT_ONCE = 2;

/** The rows in batches as they are written. */
export function* batchesOf<Row>(rows: readonly Row[]): Generator<readonly Row[]> {
	for (let start = 0; start < rows.length; start += BATCH) {
		yield rows.slice(start, start + BATCH);
	}
}

/**
Writes checked rows in batches; every batch can be repeated, so a crash is mended by running it again.

A batch is compared with what stands while the one before it is being written.
*/
export async function writeRows<Row extends KeyedRow, Fields extends object>(
	db: Database,
	{batches, total, kind}: {batches: Iterable<readonly Row[]>; total: number; kind: RowKind<Row, Fields>},
	options: WriteOptions,
): Promise<ImportResult> {
	const result: ImportResult = {added: 0, changed: 0, unchanged: 0, kept: []};
	const writing: Promise<void>[] = [];
	let done = 0;
	try {
		for (const batch of batches) {
			options.signal?.throwIfAborted();
			const compared = await compare(batch, kind, options);
			await (writing.length < AT_ONCE ? undefined : writing.shift());
			const written = writeWhole(db, {compared, kind, result}, options);
			// Looked at in a later round; until then nobody waits for it.
			written.catch(() => undefined);
			writing.push(written);
			done += batch.length;
			options.progress(done, total, kind.what);
		}
	} finally {
		// Nothing is on its way any more when somebody takes it back.
		await Promise.allSettled(writing);
	}

	await Promise.all(writing);
	return result;
}

/** A batch beside what stands: facts to be made, and what each other row means. */
interface Compared<Row, Fields> {
	fresh: {row: Row; fact: Fact<Fields>}[];
	others: {row: Row; fact: Fact<Fields>; meaning: ReturnType<typeof meaningOf>; next: () => Fact<Fields>}[];
}

async function compare<Row extends KeyedRow, Fields extends object>(
	rows: readonly Row[],
	kind: RowKind<Row, Fields>,
	options: WriteOptions,
): Promise<Compared<Row, Fields>> {
	const existing = await findFactsByIds(
		kind.collection,
		rows.map(row => row.id),
	);
	const missing = rows.filter(row => !existing.has(row.id));
	const isWritten = missing.length > 0 && !options.isDryRun;
	const fields = isWritten ? await kind.newFields(missing) : null;
	const fresh = missing.map(row => {
		const change = changeOf(row, 1, options);
		return {row, fact: firstVersion(row.id, fields ? fields(row) : ({} as Fields), change)};
	});
	const others = rows.flatMap(row => {
		const fact = existing.get(row.id);
		return fact ? [judged(row, fact, {kind, options})] : [];
	});
	return {fresh, others};
}

function judged<Row extends KeyedRow, Fields extends object>(
	row: Row,
	fact: Fact<Fields>,
	{kind, options}: {kind: RowKind<Row, Fields>; options: WriteOptions},
) {
	const change = changeOf(row, fact.revision + 1, options);
	const fields = () => kind.fieldsOf(row, fact);
	const meaning = meaningOf<Fields>(fact, {
		...{changeId: change.changeId, bodyHash: row.bodyHash, fields, removed: options.removed},
		isCorrected: before =>
			kind.isCorrected?.(row, {current: fact, before}) ?? (before ? !isSame(fieldsIn(before), fact) : false),
	});
	return {row, fact, meaning, next: () => nextVersion(fact, change, {fields: fields()})};
}

function changeOf({id, bodyHash}: KeyedRow, revision: number, {importId, by, now}: WriteOptions): Change {
	const ownKey = `${id}:${bodyHash.slice(0, 16)}${revision === 1 ? '' : `:${revision}`}`;
	return {changeId: importId === null ? ownKey : importChangeId(importId, id), bodyHash, by, now, reason: null};
}

interface Writing<Row extends KeyedRow, Fields extends object> {
	compared: Compared<Row, Fields>;
	kind: RowKind<Row, Fields>;
	result: ImportResult;
}

/** Writes a batch; rows in which somebody else was quicker are compared anew. */
async function writeWhole<Row extends KeyedRow, Fields extends object>(
	db: Database,
	{compared, kind, result}: Writing<Row, Fields>,
	options: WriteOptions,
): Promise<void> {
	let lost = await writeBatch(db, {compared, kind, result}, options);
	while (lost.length > 0) {
		lost = await writeBatch(db, {compared: await compare(lost, kind, options), kind, result}, options);
	}
}

async function writeBatch<Row extends KeyedRow, Fields extends object>(
	db: Database,
	{compared: {fresh, others}, kind, result}: Writing<Row, Fields>,
	options: WriteOptions,
): Promise<Row[]> {
	const of = (wanted: string) => others.filter(({meaning}) => meaning === wanted);
	const [changed, same, written] = [of('changed'), of('unchanged'), of('written')];
	let lost = new Set<string>();
	let besides = 0;
	if (!options.isDryRun) {
		const added = [...fresh, ...changed.filter(({fact}) => fact.removed)].map(({row}) => row);
		await kind.beside?.(added, 'added');
		await insertMissing(
			db,
			kind.collection,
			fresh.map(({fact}) => fact),
		);
		const changes = changed.map(({fact, next}) => ({fact, next: next()}));
		lost = await changeTogether(db, kind.collection, changes);
		const after = [...changed.filter(({row}) => !lost.has(row.id)), ...written].map(({row}) => row);
		await kind.beside?.(after, 'changed');
		besides =
			(await kind.beside?.(
				same.map(({row}) => row),
				'unchanged',
			)) ?? 0;
	}

	result.added += fresh.length + written.filter(({fact}) => fact.revision === 1).length;
	result.changed += changed.length - lost.size + besides + written.filter(({fact}) => fact.revision > 1).length;
	result.unchanged += same.length - besides;
	for (const {row, fact} of of('kept')) {
		const why = fact.removed ? 'met de hand verwijderd' : 'sindsdien met de hand gewijzigd';
		result.kept.push({line: row.line, what: kind.nameOf(fact), why});
	}

	return changed.filter(({row}) => lost.has(row.id)).map(({row}) => row);
}
