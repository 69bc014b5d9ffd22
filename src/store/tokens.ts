import {randomUUID} from 'node:crypto';
import {setTimeout as sleep} from 'node:timers/promises';
import type {Collection, WithId} from 'mongodb';
import type {Identity, Role} from '../domain/users.ts';
import {hashOf, newSecret} from './accounts.ts';
import type {Database} from './database.ts';
import {retrying} from './retry.ts';

type Token = Database['tokens'] extends Collection<infer Stored> ? WithId<Stored> : never;

/** A token for a program; the secret is given back once and kept as a hash only. */
export async function insertToken(
	db: Database,
	{role, area, days, now}: {role: Role; area: string | null; days: number; now: Date},
): Promise<{id: string; secret: string}> {
	const [id, secret] = [randomUUID(), newSecret()];
	const expiresAt = new Date(now.getTime() + days * 86_400_000);
	const token = {_id: id, secretHash: hashOf(secret), role, area, createdAt: now, expiresAt, revokedAt: null};
	await retrying(db, () => db.tokens.replaceOne({_id: id}, token, {upsert: true}));
	return {id, secret};
}

/** How long a process takes a token for valid without asking again; a lookup costs as much as a third of a write. */
const KEEP_MS = 250;
const kept = new WeakMap<Database, Map<string, {until: number; token: Token}>>();

/**
Who a token stands for; null when it is unknown, over its date or revoked. Served by the index `secret`.

Kept for a quarter of a second, which a revocation waits out.
*/
export async function findToken(db: Database, secret: string, now: Date): Promise<Identity | null> {
	const secretHash = hashOf(secret);
	const known = kept.get(db)?.get(secretHash);
	const token = known && performance.now() < known.until ? known.token : await readToken(db, secretHash);
	return token && token.expiresAt > now ? {id: token._id, role: token.role, area: token.area} : null;
}

async function readToken(db: Database, secretHash: string): Promise<Token | null> {
	const until = performance.now() + KEEP_MS;
	const token = await db.tokens.findOne({secretHash, revokedAt: null});
	const tokens = kept.get(db) ?? new Map();
	kept.set(db, tokens);
	// Only real tokens are kept: whoever tries words does not fill the memory.
	if (token) {
		tokens.set(secretHash, {until, token});
	} else {
		tokens.delete(secretHash);
	}

	return token;
}

export function listTokens(db: Database) {
	return db.tokens
		.find({}, {projection: {secretHash: 0}})
		.sort({createdAt: 1})
		.toArray();
}

/** When it is done no process takes the token any more. @returns false when there is no such token. */
export async function revokeToken(db: Database, id: string, now: Date): Promise<boolean> {
	const {matchedCount} = await retrying(db, () => db.tokens.updateOne({_id: id}, {$set: {revokedAt: now}}));
	await sleep(KEEP_MS);
	return matchedCount === 1;
}
