import type {AmbassadorFields} from '../domain/ambassadors.ts';
import type {Fact} from '../domain/revisions.ts';
import type {Database} from './database.ts';

/** Every function of ambassador with its whole history, those removed too; a few hundred. */
export function listAmbassadorFacts(db: Database): Promise<Fact<AmbassadorFields>[]> {
	return db.ambassadors.find({}).sort({_id: 1}).toArray();
}
