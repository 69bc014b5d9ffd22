import {signInAskRules} from '../domain/sign-in-asks.ts';
import type {Database} from './database.ts';
import {retrying} from './retry.ts';

/**
Counts one more request of an account for a sign-in link, unless there were too many lately.

Safe against many at once: one update that adds only while there is room. The same key again is the same request.

@returns whether there was room.
*/
export async function takeSignInAsk(
	db: Database,
	{userId, key, now}: {userId: string; key: string; now: Date},
): Promise<boolean> {
	const {most, withinMs} = signInAskRules;
	const since = new Date(now.getTime() - withinMs);
	const recent = {$filter: {input: {$ifNull: ['$asks', []]}, cond: {$gt: ['$$this.at', since]}}};
	const isFree = {$and: [{$lt: [{$size: '$asks'}, most]}, {$not: {$in: [{$literal: key}, '$asks.key']}}]};
	const asked = await retrying(db, () =>
		db.signInAsks.findOneAndUpdate(
			{_id: userId},
			[
				{$set: {asks: recent}},
				{$set: {asks: {$cond: [isFree, {$concatArrays: ['$asks', [{$literal: {key, at: now}}]]}, '$asks']}}},
			],
			{upsert: true, returnDocument: 'after'},
		),
	);
	return asked?.asks.some(ask => ask.key === key) ?? false;
}
