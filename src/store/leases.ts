import {createHash} from 'node:crypto';
import type {Database} from './database.ts';
import {retrying} from './retry.ts';

/** What the holder of a lease keeps for the next one: which version of the feed it took last, and when. */
export interface LeaseState {
	/** Names of the version that was taken last; null when the next holder must ask for the whole. */
	etag: string | null;
	lastModified: string | null;
	/** The last time the work went well; null while it never did. */
	succeededAt: Date | null;
}

interface Lease {
	/** The work that one process does at a time. */
	name: string;
	/** The process, by a name of its own for this run. */
	holder: string;
	/** How long nobody else may take it. */
	forMs: number;
}

/** The name of a work on one address; of the address only a hash is kept, because it may hold a key. */
export function leaseName(work: string, address: string): string {
	return `${work}:${createHash('sha256').update(address).digest('hex').slice(0, 16)}`;
}

/**
Takes or renews the right to do some work alone.

Safe against two processes: one update by `_id` that only finds a free lease, timed by the clock of the server, so that
the clocks of the processes may differ.

@returns what the last holder left; null while another process holds it.
*/
export async function takeLease(db: Database, lease: Lease): Promise<LeaseState | null> {
	return (await takeFree(db, lease)) ?? ((await insertFree(db, lease.name)) ? takeFree(db, lease) : null);
}

function takeFree(db: Database, {name, holder, forMs}: Lease): Promise<LeaseState | null> {
	return retrying(db, () =>
		db.leases.findOneAndUpdate(
			{_id: name, $or: [{holder}, {$expr: {$lte: ['$expiresAt', '$$NOW']}}]},
			[{$set: {holder: {$literal: holder}, expiresAt: fromNow(forMs)}}],
			{returnDocument: 'after'},
		),
	);
}

/** Makes the lease, free, when nobody ever had it. @returns false when it is there. */
async function insertFree(db: Database, name: string): Promise<boolean> {
	const free = {holder: '', expiresAt: new Date(0), etag: null, lastModified: null, succeededAt: null};
	const {upsertedCount} = await retrying(db, () =>
		db.leases.updateOne({_id: name}, {$setOnInsert: free}, {upsert: true}),
	);
	return upsertedCount === 1;
}

/** Holds a lease for longer, and keeps what the next holder must know. Does nothing when another process has it by now. */
export async function keepLease(
	db: Database,
	{name, holder, forMs, state}: Lease & {state?: LeaseState},
): Promise<void> {
	const fields = Object.entries(state ?? {}).map(([field, value]) => [field, {$literal: value}]);
	await retrying(db, () =>
		db.leases.updateOne({_id: name, holder}, [{$set: {expiresAt: fromNow(forMs), ...Object.fromEntries(fields)}}]),
	);
}

/** Lets the next process take it at once. Not repeated: it ends by itself, and a process that stops cannot wait. */
export async function releaseLease(db: Database, {name, holder}: Pick<Lease, 'name' | 'holder'>): Promise<void> {
	await db.leases.updateOne({_id: name, holder}, [{$set: {expiresAt: '$$NOW'}}]);
}

function fromNow(milliseconds: number) {
	return {$dateAdd: {startDate: '$$NOW', unit: 'millisecond', amount: Math.round(milliseconds)}};
}
