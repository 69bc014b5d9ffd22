import type {Delivery, DeliveryCounts, DeliveryState} from '../domain/deliveries.ts';
import {deliveryStates} from '../domain/deliveries.ts';
import type {Database} from './database.ts';
import {insertDocuments} from './insert-documents.ts';
import {retrying} from './retry.ts';

const DUPLICATE_KEY = 11_000;

/** Adds the rows that are not there yet, by their id. */
export async function addDeliveries(db: Database, rows: readonly Delivery[]): Promise<void> {
	if (rows.length === 0) {
		return;
	}

	await retrying(db, async () => {
		const errors = await insertDocuments(db.deliveries, rows);
		const error = [...errors.values()].find(({code}) => code !== DUPLICATE_KEY);
		if (error) {
			throw error;
		}
	});
}

/** Calls uncertain what a sender of before left half-way: whoever has this job now does not have those mails. */
export async function doubtDeliveries(
	db: Database,
	{job, holder, now, reason}: {job: string; holder: string; now: Date; reason: string},
): Promise<void> {
	const others = {$not: new RegExp(`^${holder} `)};
	await retrying(db, () =>
		db.deliveries.updateMany(
			{job, state: 'sending', holder: others},
			{$set: {state: 'uncertain', reason, changedAt: now}},
		),
	);
}

/** When the next mail of a job that waits may be tried; null when none waits. */
export async function nextDeliveryAt(db: Database, job: string): Promise<Date | null> {
	const found = await retrying(db, () => db.deliveries.findOne({job, state: 'waiting'}, {sort: {nextAt: 1}}));
	return found?.nextAt ?? null;
}

/** How many mails of a job are in each state, counted in one pass: together they are the total. */
export async function countDeliveries(db: Database, job: string): Promise<DeliveryCounts> {
	const groups = await retrying(db, () =>
		db.deliveries
			.aggregate<{_id: DeliveryState; count: number}>([{$match: {job}}, {$group: {_id: '$state', count: {$sum: 1}}}])
			.toArray(),
	);
	const counts = new Map(groups.map(({_id, count}) => [_id, count]));
	const each = Object.fromEntries(deliveryStates.map(state => [state, counts.get(state) ?? 0]));
	return {...each, total: groups.reduce((sum, {count}) => sum + count, 0)} as DeliveryCounts;
}

/** The mails of a job in some states, by organisation. */
export function listDeliveries(
	db: Database,
	{job, states, limit}: {job: string; states: readonly DeliveryState[]; limit: number},
): Promise<Delivery[]> {
	return db.deliveries
		.find({job, state: {$in: [...states]}})
		.sort({'recipient.organisation': 1, _id: 1})
		.limit(limit)
		.toArray();
}

/** The mails of a campaign that were sent, of all its jobs. */
export function listSentOf(db: Database, campaign: string): Promise<Delivery[]> {
	return db.deliveries.find({campaign, what: 'campaign', state: 'sent'}).toArray();
}

/**
Lets a mail that failed or is uncertain wait again, because a person asks it.

Safe to repeat by its key. @returns whether it waits because of this request; false when it is in another state.
*/
export async function askAgain(
	db: Database,
	{id, job, key, now}: {id: string; job: string; key: string; now: Date},
): Promise<boolean> {
	const again = {state: 'waiting', attempts: 0, nextAt: now, holder: '', reason: null, changedAt: now, askedKey: key};
	const {matchedCount} = await retrying(db, () =>
		db.deliveries.updateOne(
			{_id: id, job, $or: [{state: {$in: ['failed', 'uncertain']}}, {state: 'waiting', askedKey: key}]},
			{$set: again as Partial<Delivery>},
		),
	);
	return matchedCount === 1;
}

/** Deletes rows of before an instant that no figure needs: those of sign-in links, tests and invitations. */
export async function deleteDeliveriesBefore(db: Database, before: Date): Promise<void> {
	await db.deliveries.deleteMany({what: {$ne: 'campaign'}, changedAt: {$lt: before}});
}
