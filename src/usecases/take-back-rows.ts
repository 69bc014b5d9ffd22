import {type TakeBack, takeBack} from '../domain/import-versions.ts';
import type {Database} from '../store/database.ts';
import {changeTogether, findFactsByIds} from '../store/facts-together.ts';
import type {TakenBack} from './import-request.ts';
import type {KeyedRow, RowKind, WriteOptions} from './write-rows.ts';

/** Takes back what one import wrote, in batches that can be repeated. */
export async function takeBackRows<Row extends KeyedRow, Fields extends object>(
	db: Database,
	rows: {batches: Iterable<readonly Row[]>; total: number; kind: RowKind<Row, Fields>},
	options: WriteOptions & {importId: string},
): Promise<TakenBack> {
	const result: TakenBack = {removed: 0, restored: 0, untouched: 0, kept: []};
	let done = 0;
	for (const batch of rows.batches) {
		let left = batch;
		while (left.length > 0) {
			options.signal?.throwIfAborted();
			const lost = await takeBackBatch(db, {rows: left, kind: rows.kind, result}, options);
			left = left.filter(row => lost.has(row.id));
		}

		done += batch.length;
		options.progress(done, rows.total, rows.kind.what);
	}

	return result;
}

async function takeBackBatch<Row extends KeyedRow, Fields extends object>(
	db: Database,
	{rows, kind, result}: {rows: readonly Row[]; kind: RowKind<Row, Fields>; result: TakenBack},
	options: WriteOptions & {importId: string},
): Promise<Set<string>> {
	const ids = rows.map(row => row.id);
	const existing = await findFactsByIds(kind.collection, ids);
	const found = rows.map(row => {
		const fact = existing.get(row.id);
		const answer: TakeBack<Fields> = fact ? takeBack(fact, options.importId, options) : {how: 'untouched'};
		return {row, fact, answer};
	});
	const changes = found.flatMap(({row, fact, answer}) => (fact && 'next' in answer ? [{row, fact, ...answer}] : []));
	const lost = await changeTogether(db, kind.collection, changes);
	const ended = (as: 'removed' | 'restored') =>
		found.filter(
			({row, answer}) => (answer.how === as || (answer.how === 'done' && answer.as === as)) && !lost.has(row.id),
		);
	const removed = ended('removed').map(({row}) => row);
	await kind.beside?.(removed, 'taken back');
	result.removed += removed.length;
	result.restored += ended('restored').length;
	result.untouched += found.filter(({answer}) => answer.how === 'untouched').length;
	for (const {row, fact, answer} of found) {
		if (fact && answer.how === 'kept') {
			result.kept.push({line: row.line, what: kind.nameOf(fact), why: answer.why});
		}
	}

	return lost;
}
