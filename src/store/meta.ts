import type {Database} from './database.ts';

/** Whether the store holds invented example years or real figures; null while nothing was decided. */
export type StoreKind = 'example' | 'real';

export async function findStoreKind(db: Database): Promise<StoreKind | null> {
	return ((await db.meta.findOne({_id: 'store'}))?.kind as StoreKind | undefined) ?? null;
}

/** Records the kind once; the first one stays. */
export async function saveStoreKind(db: Database, kind: StoreKind): Promise<void> {
	await db.meta.updateOne({_id: 'store'}, {$setOnInsert: {kind}}, {upsert: true});
}
