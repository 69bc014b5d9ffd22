import type {FetchCount, Week} from '../domain/fetches.ts';
import type {OwnLink} from '../domain/own-links.ts';
import type {Database} from './database.ts';

/** Adds one to the fetches of a material in a week. Served by `_id`; nothing of who fetched it is kept. */
export async function countFetch(db: Database, fetched: OwnLink, week: Week): Promise<void> {
	const {municipality, campaign, material} = fetched;
	const id = [municipality, campaign, material, week].join(':');
	const named = {municipality, campaign, material, week};
	await db.fetches.updateOne({_id: id}, {$inc: {count: 1}, $setOnInsert: named}, {upsert: true});
}

/** Fetches by week: of a campaign, of a municipality, or of both. Served by the indexes `campaign` and `municipality`. */
export async function listFetches(
	db: Database,
	{municipality, campaign}: Partial<Pick<OwnLink, 'municipality' | 'campaign'>>,
): Promise<FetchCount[]> {
	const filter = {...(municipality && {municipality}), ...(campaign && {campaign})};
	return db.fetches.find(filter, {projection: {_id: 0}}).toArray();
}
