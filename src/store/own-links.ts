import type {VisitCount, Week} from '../domain/fetches.ts';
import type {OwnLink} from '../domain/own-links.ts';
import type {Database} from './database.ts';
import {retrying} from './retry.ts';

/**
Keeps to what a code leads; the first one stays. Served by `_id`, which also makes it safe against two writers.

@returns what the code stands for: another link when two share a code.
*/
export async function keepOwnLink(db: Database, code: string, {municipality, campaign, material}: OwnLink) {
	const link = {municipality, campaign, material};
	const found = await retrying(
		db,
		async () =>
			(await db.ownLinks.findOne({_id: code})) ??
			(await db.ownLinks.findOneAndUpdate({_id: code}, {$setOnInsert: link}, {upsert: true, returnDocument: 'after'})),
	);
	return found ?? {_id: code, ...link};
}

/** To what a code leads; null when it was never given out. Served by `_id`. */
export async function findOwnLink(db: Database, code: string): Promise<OwnLink | null> {
	return db.ownLinks.findOne({_id: code}, {projection: {_id: 0}});
}

/** Adds one to the visits of a code in a week. Served by `_id`. A lost answer may count one visit twice, never a person. */
export async function countVisit(db: Database, code: string, week: Week): Promise<void> {
	const id = `${code}:${week}`;
	await db.visits.updateOne({_id: id}, {$inc: {count: 1}, $setOnInsert: {code, week}}, {upsert: true});
}

/** Visits by week of the own links of a campaign, each with its link. Served by the indexes `campaign` and `code`. */
export async function listVisits(db: Database, campaign: string): Promise<(VisitCount & OwnLink)[]> {
	const links = await db.ownLinks.find({campaign}).toArray();
	const byCode = new Map(links.map(({_id, ...link}) => [_id, link]));
	const visits = await db.visits.find({code: {$in: [...byCode.keys()]}}).toArray();
	return visits.flatMap(({code, week, count}) => {
		const link = byCode.get(code);
		return link ? [{...link, code, week, count}] : [];
	});
}
