import cliProgress from 'cli-progress';
import type {Config} from '../config.ts';
import type {Database} from '../store/database.ts';
import {type OpenStore, openStore} from '../store/open-store.ts';
import type {Progress} from '../usecases/seed.ts';

/** What every command works with. */
export interface CommandContext {
	config: Config;
	now(): Date;
	seedFolder: string;
	campaignsFolder: string;
	/** The built styles and scripts. */
	assetsFolder: string;
	/** One line on standard output: the result. */
	print(line: string): void;
	/** One line on standard error: what goes on, or what is wrong. */
	tell(line: string): void;
	serve(options: {isEmpty: boolean}): Promise<void>;
}

/** Public address for links: the setting, or else where the service listens. */
export function originOf({ORIGIN, HOST, PORT}: Config): string {
	return ORIGIN ?? `http://${HOST.includes(':') ? `[${HOST}]` : HOST}:${PORT}`;
}

/** The store that the settings name; `tell` gets the lines about what takes long. */
export function storeOf(config: Config, tell: (line: string) => void): Promise<OpenStore> {
	return openStore({
		mongodbUri: config.MONGODB_URI,
		dataDir: config.DATA_DIR,
		cacheDir: config.CACHE_DIR,
		mongodBinary: config.MONGOD_BINARY,
		log: tell,
	});
}

/** Opens the store, does the work and closes it again, whatever happens. */
export async function withStore<T>({config, tell}: CommandContext, work: (db: Database) => Promise<T>): Promise<T> {
	const store = await storeOf(config, tell);
	try {
		return await work(store.db);
	} finally {
		await store.close();
	}
}

const EVERY_MS = 2000;

/** A bar on a terminal, plain lines elsewhere; `stop` leaves the last state standing. */
export function progressBar({tell}: Pick<CommandContext, 'tell'>): {progress: Progress; stop(): void} {
	if (!process.stderr.isTTY) {
		let spokenAt = 0;
		return {
			progress(done, total, what) {
				const moment = performance.now();
				if (moment - spokenAt > EVERY_MS || done === total) {
					spokenAt = moment;
					tell(`${done}${total === null ? '' : ` van ${total}`} ${what}`);
				}
			},
			stop() {},
		};
	}

	const bar = new cliProgress.SingleBar({format: '{bar} {value}/{total} {what}', stopOnComplete: true});
	let isStarted = false;
	return {
		progress(done, total, what) {
			if (!isStarted) {
				isStarted = true;
				bar.start(total ?? done, 0, {what});
			}

			bar.setTotal(total ?? done);
			bar.update(done, {what});
		},
		stop: () => bar.stop(),
	};
}
