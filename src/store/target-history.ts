import type {Fact} from '../domain/revisions.ts';
import type {Target} from '../domain/targets.ts';
import type {Database} from './database.ts';

/** A target of a year with all its versions, also when it was removed; null when it never was. Served by `_id`. */
export function findTargetFact(db: Database, {year, id}: {year: number; id: string}): Promise<Fact<Target> | null> {
	return db.targets.findOne({_id: `${year}:${id}`});
}
