import {hash, randomBytes} from 'node:crypto';
import type {Collection, WithId} from 'mongodb';
import {sessionRules, type User} from '../domain/users.ts';
import type {Database} from './database.ts';
import {type Account, endEveryAccess, functionAccount, functionAccountByEmail} from './function-accounts.ts';
import {KeptBriefly, keptIsOver} from './kept-briefly.ts';
import {retrying} from './retry.ts';

/** A new secret of 256 bits, safe in an address and a cookie. */
export function newSecret(): string {
	return randomBytes(32).toString('base64url');
}

export function hashOf(secret: string): string {
	return hash('sha256', secret);
}

/** Creates the account, or gives back the one that has this address already. Safe by the unique index `email`. */
export async function saveUser(db: Database, user: User): Promise<User> {
	const {email, _id, ...rest} = user;
	const saved = await retrying(db, () =>
		db.users.findOneAndUpdate({email}, {$setOnInsert: {_id, ...rest}}, {upsert: true, returnDocument: 'after'}),
	);
	return saved ?? user;
}

/** The working account with an id: one that was added, or else that of a function of ambassador. */
export async function findAccount(db: Database, id: string, now: Date): Promise<Account | null> {
	const user = await db.users.findOne({_id: id});
	return user ? ifWorking(user) : functionAccount(db, id, now);
}

/** The working account with an address; one that was added and disabled bars the function with that address too. */
export async function findAccountByEmail(db: Database, email: string, now: Date): Promise<Account | null> {
	const user = await db.users.findOne({email});
	return user ? ifWorking(user) : functionAccountByEmail(db, email, now);
}

function ifWorking(user: User): Account | null {
	return user.isDisabled ? null : user;
}

export function listUsers(db: Database): Promise<User[]> {
	return db.users.find().sort({email: 1}).toArray();
}

/** Disables the account and ends its sessions; when it is done no process lets it in any more. @returns false when there is no such account. */
export async function disableUser(db: Database, email: string): Promise<boolean> {
	const user = await retrying(db, () => db.users.findOneAndUpdate({email}, {$set: {isDisabled: true}}));
	if (user) {
		await endEveryAccess(db, user._id);
	}

	return user !== null;
}

/** A one-time sign-in link; only its hash is kept. @returns the secret for the address. */
export async function insertLink(
	db: Database,
	{userId, returnTo, now}: {userId: string; returnTo: string | null; now: Date},
): Promise<string> {
	const secret = newSecret();
	const expiresAt = new Date(now.getTime() + sessionRules.linkMs);
	await retrying(db, () =>
		db.links.updateOne({_id: hashOf(secret)}, {$setOnInsert: {userId, returnTo, expiresAt}}, {upsert: true}),
	);
	return secret;
}

export interface OpenLink {
	user: Account;
	returnTo: string | null;
}

/** The account of a link that still works; opening it does not use it up, because mail scanners open links. */
export async function findLink(db: Database, secret: string, now: Date): Promise<OpenLink | null> {
	const link = await db.links.findOne({_id: hashOf(secret), expiresAt: {$gt: now}});
	const user = link && (await findAccount(db, link.userId, now));
	return link && user ? {user, returnTo: link.returnTo} : null;
}

/** Uses the link up and starts a session. Two at once: one of them deletes the link and wins. */
export async function startSession(
	db: Database,
	linkSecret: string,
	now: Date,
): Promise<(OpenLink & {secret: string}) | null> {
	const open = await findLink(db, linkSecret, now);
	if (!open || (await db.links.deleteOne({_id: hashOf(linkSecret)})).deletedCount === 0) {
		return null;
	}

	const secret = newSecret();
	const session = {
		_id: hashOf(secret),
		userId: open.user._id,
		createdAt: now,
		lastSeenAt: now,
		expiresAt: new Date(now.getTime() + sessionRules.idleMs),
	};
	await retrying(db, () => db.sessions.replaceOne({_id: session._id}, session, {upsert: true}));
	return {...open, secret};
}

const SEEN_EVERY_MS = 60_000;

type Session = Database['sessions'] extends Collection<infer Stored> ? WithId<Stored> : never;

const kept = new KeptBriefly<{session: Session; user: Account}>();

async function readSession(
	db: Database,
	{id, now}: {id: string; now: Date},
): Promise<{session: Session; user: Account} | null> {
	const session = await db.sessions.findOne({_id: id});
	const user = session && (await findAccount(db, session.userId, now));
	return session && user ? {session, user} : null;
}

/** The account of a session that has neither been idle nor lasted too long; marks it as seen once a minute. */
export async function findSession(db: Database, secret: string, now: Date): Promise<Account | null> {
	const id = hashOf(secret);
	const open = await kept.find(db, id, () => readSession(db, {id, now}));
	if (!open || open.session.expiresAt <= now) {
		return null;
	}

	const {session, user} = open;
	if (now.getTime() - session.lastSeenAt.getTime() > SEEN_EVERY_MS) {
		const endsAt = Math.min(now.getTime() + sessionRules.idleMs, session.createdAt.getTime() + sessionRules.absoluteMs);
		kept.forget(db, id);
		await db.sessions.updateOne({_id: id}, {$set: {lastSeenAt: now, expiresAt: new Date(endsAt)}});
	}

	return user;
}

export async function endSession(db: Database, secret: string): Promise<void> {
	await retrying(db, () => db.sessions.deleteOne({_id: hashOf(secret)}));
	await keptIsOver();
}
