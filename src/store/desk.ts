import type {ActionFact} from './actions.ts';
import type {Database} from './database.ts';

/** Every action that started since an instant, removed ones too; a few dozen a day. Served by the index `newest`. */
export function listActionsSince(db: Database, since: Date): Promise<ActionFact[]> {
	return db.actions
		.find({startedAt: {$gte: since}})
		.sort({startedAt: -1, _id: -1})
		.toArray();
}
