import {readFile} from 'node:fs/promises';
import {createServer, type Server} from 'node:http';
import {join} from 'node:path';
import pino from 'pino';
import {createApp} from './app.ts';
import {originOf, storeOf} from './commands/context.ts';
import type {Config} from './config.ts';
import type {Role} from './domain/users.ts';
import {drain} from './http/drain.ts';
import type {Service} from './http/service.ts';
import {serverLimits} from './http/slow-bodies.ts';
import {startFeed} from './jobs/feed.ts';
import {startRunner} from './jobs/runner.ts';
import {smtpSetting} from './mailings/smtp.ts';
import {changesOf} from './store/changes.ts';
import type {Database} from './store/database.ts';
import {StartFailure} from './store/embedded/start-failure.ts';
import {findStoreKind, type StoreKind} from './store/meta.ts';
import {addUser, signInLink} from './usecases/accounts.ts';
import {invitation} from './usecases/first-visit.ts';
import {seedExample, settleStore} from './usecases/seed.ts';

export interface Folders {
	seed: string;
	campaigns: string;
	assets: string;
}

interface ServeOptions {
	config: Config;
	folders: Folders;
	isEmpty: boolean;
	now(): Date;
	tell(line: string): void;
}

/** Runs the service until a signal ends it: store, example years where they belong, HTTP, and a clean end. */
export async function serve({config, folders, isEmpty, now, tell}: ServeOptions): Promise<void> {
	const store = await storeOf(config, tell);
	try {
		const storeKind = await prepareStore(store.db, {config, folders, isEmpty, now, tell});
		const service = await createService(store.db, {config, folders, storeKind, now});
		const draining = drain();
		const app = createApp(service, {drain: draining, assetsFolder: folders.assets, trustProxy: config.TRUST_PROXY});
		const server = await listen(createServer(serverLimits, app.callback()), config);
		tell(`Burgernet draait op ${service.origin}`);
		if (storeKind === 'example') {
			await tellSignInLinks(store.db, {origin: service.origin, now: now(), tell});
		} else {
			await tellFirstVisit(store.db, {origin: service.origin, now: now(), tell});
		}

		const address = config.ACTIONS_FEED_URL;
		const feed = address ? startFeed(store.db, {address, seedFolder: folders.seed, now, log: service.log}) : undefined;
		const mail = service.mail && config.SMTP_URL ? {...service.mail, smtp: smtpSetting(config.SMTP_URL)} : null;
		const runner = startRunner(store.db, {seedFolder: folders.seed, campaigns: service, mail, now, log: service.log});
		await signalled();
		tell('Burgernet stopt …');
		await Promise.all([draining.close(server), feed?.stop(), runner.stop()]);
	} finally {
		await store.close();
	}
}

async function prepareStore(db: Database, {config, folders, isEmpty, now, tell}: ServeOptions): Promise<StoreKind> {
	const isOwnServer = config.MONGODB_URI === undefined;
	const kind = await findStoreKind(db);
	const wanted: StoreKind = isEmpty || !isOwnServer ? 'real' : (kind ?? 'example');
	const settled = isEmpty || kind === null ? await settleStore(db, wanted) : kind;
	if (settled === 'example' && kind === null) {
		tell('De voorbeeldjaren worden geladen …');
		await seedExample(db, {folder: folders.seed, scale: 1, now: now(), progress: () => {}});
	}

	return settled;
}

/** What the routes work with; from here on the facts of the store can be kept, because every change of them is heard. */
export async function createService(
	db: Database,
	{config, folders, storeKind, now}: Omit<ServeOptions, 'isEmpty' | 'tell'> & {storeKind: StoreKind},
): Promise<Service> {
	const app = config.APP_URL;
	changesOf(db).keepWatching();
	return {
		db,
		now,
		origin: originOf(config),
		appUrls: {app, ios: config.APP_URL_IOS ?? app, android: config.APP_URL_ANDROID ?? app},
		storeKind,
		campaignsFolder: folders.campaigns,
		seedFolder: folders.seed,
		mail: config.SMTP_URL && config.MAIL_FROM ? {from: config.MAIL_FROM} : null,
		assets: JSON.parse(await readFile(join(folders.assets, 'manifest.json'), 'utf8')),
		log: pino(
			{level: config.LOG_LEVEL, base: null},
			pino.destination({sync: false, minLength: 4096, periodicFlush: 100}),
		),
	};
}

function listen(server: Server, {PORT, HOST}: Config): Promise<Server> {
	return new Promise((resolve, reject) => {
		server.once('error', (error: NodeJS.ErrnoException) => {
			const reasons: Record<string, string> = {
				EADDRINUSE: `Poort ${PORT} is al in gebruik; kies een andere met PORT.`,
				EACCES: `Poort ${PORT} mag dit account niet gebruiken; kies een andere met PORT.`,
				EADDRNOTAVAIL: `Het adres ${HOST} is niet van deze machine; kies een ander met HOST.`,
				ENOTFOUND: `Het adres ${HOST} bestaat niet; kies een ander met HOST.`,
			};
			reject(new StartFailure(reasons[error.code ?? ''] ?? `De dienst kan niet luisteren: ${error.message}.`));
		});
		server.listen(PORT, HOST, () => resolve(server));
	});
}

function signalled(): Promise<void> {
	return new Promise(resolve => {
		process.once('SIGTERM', () => resolve());
		process.once('SIGINT', () => resolve());
	});
}

const exampleAccounts: readonly {role: Role; area?: string; name?: string}[] = [
	{role: 'coordinator'},
	// The name of who holds that function in the example, so that the own contact is there to be seen.
	{role: 'ambassador', area: 'GM0321', name: 'ambassadeur.houten'},
	{role: 'control-room'},
	{role: 'reader'},
	{role: 'admin'},
];

/** While a unit is not set up: where to go on, and with what. */
async function tellFirstVisit(
	db: Database,
	{origin, now, tell}: {origin: string; now: Date; tell(line: string): void},
): Promise<void> {
	const next = await invitation(db, {origin, now});
	if (next) {
		tell(`${next.what}: ${next.address}`);
	}
}

/** A sign-in link per role, so that an example can be looked at from every side. */
async function tellSignInLinks(
	db: Database,
	{origin, now, tell}: {origin: string; now: Date; tell(line: string): void},
) {
	tell('Inloggen als (eenmalig, een uur geldig):');
	for (const {role, area, name = role} of exampleAccounts) {
		const email = `${name}@voorbeeld.example`;
		await addUser(db, {email, role, area}, now);
		tell(`  ${role.padEnd(13)} ${await signInLink(db, {email, origin, returnTo: null, now})}`);
	}
}
