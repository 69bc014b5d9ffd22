import {randomUUID} from 'node:crypto';
import type {Collection, WithId} from 'mongodb';
import type {Identity, Role} from '../domain/users.ts';
import {hashOf, newSecret} from './accounts.ts';
import type {Database} from './database.ts';
import {KeptBriefly, keptIsOver} from './kept-briefly.ts';
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

const kept = new KeptBriefly<Token>();

/** Who a token stands for; null when it is unknown, over its date or revoked. Served by the index `secret`. */
export async function findToken(db: Database, secret: string, now: Date): Promise<Identity | null> {
	const secretHash = hashOf(secret);
	const token = await kept.find(db, secretHash, () => db.tokens.findOne({secretHash, revokedAt: null}));
	return token && token.expiresAt > now ? {id: token._id, role: token.role, area: token.area} : null;
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
	await keptIsOver();
	return matchedCount === 1;
}
