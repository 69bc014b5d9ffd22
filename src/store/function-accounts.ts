import {isInFunction} from '../domain/ambassadors.ts';
import {dayOf} from '../domain/period.ts';
import type {User} from '../domain/users.ts';
import type {Database} from './database.ts';
import {keptIsOver} from './kept-briefly.ts';
import {retrying} from './retry.ts';

/** Who can sign in. */
export type Account = Pick<User, '_id' | 'email' | 'role' | 'area'>;

/**
The account that goes with a function of ambassador: who holds it signs in with the work address of its contact. Nothing of it
is stored, so it ends with the function or the contact; an account that was added for the address takes its place.
*/
export async function functionAccount(db: Database, id: string, now: Date): Promise<Account | null> {
	const [held, contact] = await Promise.all([
		db.ambassadors.findOne({_id: id, removed: false}),
		db.contacts.findOne({_id: id}),
	]);
	if (!held || !contact || !isInFunction(held, dayOf(now)) || (await db.users.findOne({email: contact.email}))) {
		return null;
	}

	return {_id: id, email: contact.email, role: 'ambassador', area: held.organisation};
}

/** The same by address; of somebody with more functions, that which began last. Served by the index `email`. */
export async function functionAccountByEmail(db: Database, email: string, now: Date): Promise<Account | null> {
	const contacts = await db.contacts.find({email}, {projection: {_id: 1}}).toArray();
	const held = await db.ambassadors
		.find({_id: {$in: contacts.map(({_id}) => _id)}, removed: false})
		.sort({from: -1, _id: 1})
		.toArray();
	const current = held.find(fields => isInFunction(fields, dayOf(now)));
	return current ? functionAccount(db, current._id, now) : null;
}

/** Ends the sessions of an account or function, and the links that were not used yet; when it is done no process lets them in. */
export async function endEveryAccess(db: Database, userId: string): Promise<void> {
	await retrying(db, () => db.sessions.deleteMany({userId}));
	await retrying(db, () => db.links.deleteMany({userId}));
	await keptIsOver();
}
