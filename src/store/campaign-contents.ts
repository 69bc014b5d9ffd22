import {hash} from 'node:crypto';
import type {Database} from './database.ts';

/** Keeps what files hold, each once. Safe to repeat, and against another writer: the same hash is the same content. @returns the hashes, in order. */
export async function saveContents(db: Database, contents: readonly Buffer[]): Promise<string[]> {
	const hashes = contents.map(content => hash('sha256', content));
	const writes = contents.map((content, index) => ({
		updateOne: {
			filter: {_id: hashes[index] as string},
			update: {$setOnInsert: {content: content.toString('base64')}},
			upsert: true,
		},
	}));
	if (writes.length > 0) {
		await db.campaignContents.bulkWrite(writes, {ordered: false});
	}

	return hashes;
}

/** What files hold, by hash. */
export async function readContents(db: Database, hashes: readonly string[]): Promise<Map<string, Buffer>> {
	const found = await db.campaignContents.find({_id: {$in: [...new Set(hashes)]}}).toArray();
	return new Map(found.map(({_id, content}) => [_id, Buffer.from(content, 'base64')]));
}
