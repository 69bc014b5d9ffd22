import {randomUUID} from 'node:crypto';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {fileURLToPath} from 'node:url';
import test, {type ExecutionContext} from 'ava';
import {createApp, routesOf} from '../src/app.ts';
import {readConfig} from '../src/config.ts';
import type {Role} from '../src/domain/users.ts';
import {drain} from '../src/http/drain.ts';
import type {Route} from '../src/http/route.ts';
import {serverLimits} from '../src/http/slow-bodies.ts';
import {createService} from '../src/serve.ts';
import {type Database, openDatabase} from '../src/store/database.ts';
import {saveStoreKind} from '../src/store/meta.ts';
import {addToken, addUser, signInLink} from '../src/usecases/accounts.ts';
import {seedExample, seedReference, seedTargets} from '../src/usecases/seed.ts';
import {openTestUri} from './database.ts';

const folder = (path: string) => fileURLToPath(new URL(path, import.meta.url));
export const folders = {seed: folder('../seed'), campaigns: folder('../campaigns'), assets: folder('../dist/assets')};

/** A moment in the middle of 2022, when the tests of that year take place. */
export const june2022 = new Date('2022-06-30T20:00:00Z');

type Scope = Pick<ExecutionContext, 'teardown'>;

/** Something that all tests of a file share: made before the first of them, taken down after the last. */
export function shared<T>(make: (scope: Scope) => Promise<T>): () => T {
	const later: Parameters<Scope['teardown']>[0][] = [];
	let made: {value: T} | undefined;
	test.before(async () => {
		made = {value: await make({teardown: work => void later.unshift(work)})};
	});
	test.after.always(async () => {
		for (const work of later) {
			await work();
		}
	});
	return () => {
		if (!made) {
			throw new Error('this is there only while tests run');
		}

		return made.value;
	};
}

const addresses = new WeakMap<Database, string>();

/** The address of a test's store, for a process that opens it too: the value of MONGODB_URI. */
export function addressOf(db: Database): string {
	return addresses.get(db) ?? '';
}

/** A store of its own, dropped when the test ends. */
export async function openTestStore(t: Scope): Promise<Database> {
	const {uri, stop} = await openTestUri();
	const name = `test-${randomUUID()}`;
	const db = await openDatabase(uri, {name});
	addresses.set(db, uri.replace(/\/(?=\?|$)/, `/${name}`));
	t.teardown(async () => {
		await db.drop();
		await db.close();
		await stop();
	});
	// MongoDB clears by the clock on the wall; here only the given clock may end a session.
	await Promise.all([db.sessions.dropIndex('expiry'), db.links.dropIndex('expiry')]);
	return db;
}

/** A store with the areas of the unit and the targets of 2022, and nothing else. */
export async function openReferenceStore(t: Scope): Promise<Database> {
	const db = await openTestStore(t);
	await saveStoreKind(db, 'real');
	await seedReference(db, {folder: folders.seed});
	await seedTargets(db, {folder: folders.seed, now: new Date('2021-12-31T12:00:00Z')});
	return db;
}

/** A store with the example years up to a day. */
export async function openExampleStore(t: Scope, now: Date): Promise<Database> {
	const db = await openTestStore(t);
	await seedExample(db, {folder: folders.seed, scale: 1, now, progress() {}});
	return db;
}

export interface TestService {
	url: string;
	db: Database;
	/** The table that this service answers from. */
	routes: readonly Route[];
	/** A token for a role; `area` for an ambassador. */
	token(role: Role, area?: string): Promise<string>;
	/** A one-time sign-in link for a new account of a role. */
	link(role: Role, area?: string): Promise<string>;
	/** Asks the API as a role: JSON in and out. */
	ask(token: string | null, method: string, path: string, options?: AskOptions): Promise<Answer>;
}

export interface AskOptions {
	body?: unknown;
	headers?: Record<string, string>;
}

export interface Answer {
	status: number;
	headers: Headers;
	// biome-ignore lint/suspicious/noExplicitAny: tests read answers of every shape.
	body: any;
	text: string;
}

/** The real service on a free port, with a given clock. */
export async function startService(
	t: Scope,
	db: Database,
	{
		now = () => june2022,
		environment = {},
		campaigns = folders.campaigns,
	}: {now?: () => Date; environment?: Record<string, string>; campaigns?: string} = {},
): Promise<TestService> {
	const server = createServer(serverLimits);
	await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
	const {port} = server.address() as AddressInfo;
	const config = readConfig({LOG_LEVEL: 'silent', PORT: String(port), ...environment});
	const storeKind = (await db.meta.findOne({_id: 'store'}))?.kind === 'example' ? 'example' : 'real';
	const service = await createService(db, {config, folders: {...folders, campaigns}, storeKind, now});
	const app = createApp(service, {drain: drain(), assetsFolder: folders.assets, trustProxy: false});
	server.on('request', app.callback());
	t.teardown(() => {
		server.closeAllConnections();
		server.close();
	});
	const url = `http://127.0.0.1:${port}`;
	return {
		url,
		db,
		routes: routesOf(service),
		token: async (role, area) => (await addToken(db, {role, area, days: 3650}, now())).secret,
		async link(role, area) {
			const email = `${role}-${randomUUID()}@voorbeeld.example`;
			await addUser(db, {email, role, area}, now());
			return signInLink(db, {email, origin: url, returnTo: null, now: now()});
		},
		ask: (token, method, path, options) => ask(url, token, {method, path, ...options}),
	};
}

async function ask(
	url: string,
	token: string | null,
	{method, path, body, headers = {}}: AskOptions & {method: string; path: string},
): Promise<Answer> {
	const answer = await fetch(`${url}${path}`, {
		method,
		redirect: 'manual',
		headers: {
			...(token && {Authorization: `Bearer ${token}`}),
			...(body !== undefined && {'Content-Type': 'application/json'}),
			...headers,
		},
		...(body !== undefined && {body: isReady(body) ? body : JSON.stringify(body)}),
	});
	const text = await answer.text();
	const isJson = answer.headers.get('Content-Type')?.includes('json') ?? false;
	return {status: answer.status, headers: answer.headers, text, body: isJson && text ? JSON.parse(text) : null};
}

/** Text and bytes go out as they are. */
function isReady(body: unknown): body is string | Uint8Array<ArrayBuffer> {
	return typeof body === 'string' || body instanceof Uint8Array;
}

/** A key of its own for every request. */
export function newKey(): {'Idempotency-Key': string} {
	return {'Idempotency-Key': randomUUID()};
}
