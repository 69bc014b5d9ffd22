import type {Collection} from 'mongodb';
import type {KitsJob} from '../domain/jobs.ts';
import type {Database} from './database.ts';
import {retrying} from './retry.ts';

function kitsOf(db: Database): Collection<KitsJob> {
	return db.jobs as unknown as Collection<KitsJob>;
}

/** The newest job of kits of a campaign; null when none was asked for. Served by the index `newest`. */
export function newestKitsJob(db: Database, campaign: string): Promise<KitsJob | null> {
	return kitsOf(db).findOne({kind: 'kits', 'work.campaign': campaign}, {sort: {requestedAt: -1}});
}

/** Forgets the zips that were made before an instant; their jobs stay. @returns their uploads, to be deleted. */
export async function forgetKitsBefore(db: Database, before: Date): Promise<string[]> {
	const old = {kind: 'kits' as const, 'work.made.at': {$lt: before}};
	return retrying(db, async () => {
		const jobs = await kitsOf(db)
			.find(old, {projection: {'work.made': 1}})
			.toArray();
		await kitsOf(db).updateMany(old, {$set: {'work.made': null}, $inc: {revision: 1}});
		return jobs.flatMap(({work}) => work.made?.upload ?? []);
	});
}
