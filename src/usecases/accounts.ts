import {randomUUID} from 'node:crypto';
import type {z} from 'zod';
import {areaOf} from '../domain/areas.ts';
import {refuse} from '../domain/faults.ts';
import type {Role, TokenInput, User, UserInput} from '../domain/users.ts';
import {
	disableUser,
	endSession,
	findAccountByEmail,
	findLink,
	insertLink,
	listUsers,
	saveUser,
	startSession,
} from '../store/accounts.ts';
import type {Database} from '../store/database.ts';
import {listAreas} from '../store/facts.ts';
import {insertToken, listTokens, revokeToken} from '../store/tokens.ts';

/**
Adds an account. The same address, role and area again is the same account.

@throws {Refusal} `invalid` for an unknown organisation, `conflict` when the address has another role or area.
*/
export async function addUser(db: Database, form: z.output<typeof UserInput>, now: Date): Promise<User> {
	const area = form.area ?? null;
	await checkOrganisation(db, area);
	const {email, role} = form;
	const user = await saveUser(db, {_id: randomUUID(), email, role, area, isDisabled: false, createdAt: now});
	if (user.role !== role || user.area !== area) {
		refuse('conflict', `Het adres ${email} heeft al een andere rol of een ander gebied.`, 'email');
	}

	return user;
}

async function checkOrganisation(db: Database, code: string | null): Promise<void> {
	if (code === null) {
		return;
	}

	const area = areaOf(await listAreas(db), code);
	if (!area || area.kind === 'unit' || area.kind === 'district') {
		refuse('invalid', `${JSON.stringify(code)} is geen gemeente, basisteam of districtsrecherche.`, 'area');
	}
}

export function accounts(db: Database): Promise<User[]> {
	return listUsers(db);
}

/** @throws {Refusal} `not-found` */
export async function disableAccount(db: Database, email: string): Promise<void> {
	if (!(await disableUser(db, email))) {
		refuse('not-found', `Er is geen account met het adres ${email}.`, 'email');
	}
}

/**
A one-time sign-in link for an account; it works for one hour.

@throws {Refusal} `not-found` for an unknown or disabled account.
*/
export async function signInLink(
	db: Database,
	{email, origin, returnTo, now}: {email: string; origin: string; returnTo: string | null; now: Date},
): Promise<string> {
	const user = await findAccountByEmail(db, email, now);
	if (!user) {
		refuse('not-found', `Er is geen werkend account met het adres ${email}.`, 'email');
	}

	return `${origin}/inloggen/${await insertLink(db, {userId: user._id, returnTo, now})}`;
}

/** Who a link is for; null when it was used, is too old or never existed. Does not use it up. */
export async function accountOfLink(db: Database, secret: string, now: Date): Promise<{email: string} | null> {
	const open = await findLink(db, secret, now);
	return open && {email: open.user.email};
}

/** Uses a link up. @returns the secret of the session and where to go; null when the link does not work any more. */
export async function signIn(
	db: Database,
	linkSecret: string,
	now: Date,
): Promise<{secret: string; role: Role; returnTo: string | null} | null> {
	const session = await startSession(db, linkSecret, now);
	return session && {secret: session.secret, role: session.user.role, returnTo: session.returnTo};
}

export function signOut(db: Database, secret: string): Promise<void> {
	return endSession(db, secret);
}

/** A token for a program. @throws {Refusal} `invalid` for an unknown organisation. */
export async function addToken(
	db: Database,
	form: z.output<typeof TokenInput>,
	now: Date,
): Promise<{id: string; secret: string}> {
	const area = form.area ?? null;
	await checkOrganisation(db, area);
	return insertToken(db, {role: form.role, area, days: form.days, now});
}

export function tokens(db: Database) {
	return listTokens(db);
}

/** @throws {Refusal} `not-found` */
export async function revokeAccess(db: Database, id: string, now: Date): Promise<void> {
	if (!(await revokeToken(db, id, now))) {
		refuse('not-found', `Er is geen sleutel met het nummer ${id}.`, 'id');
	}
}
