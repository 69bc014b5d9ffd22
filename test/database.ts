import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {defaultCacheDir} from '../src/store/embedded/binary.ts';
import {startEmbedded} from '../src/store/embedded/server.ts';

export interface TestServer {
	uri: string;
	/** Call it when the last test is done, and before the process ends. */
	stop(): Promise<unknown>;
}

let own: Promise<TestServer> | undefined;
let userCount = 0;

/**
The MongoDB for tests: the one of the whole run, or else one that the test files on this machine share.

It is one server for all: take a database with a name of your own.
*/
export async function openTestUri(): Promise<TestServer> {
	const given = process.env.TEST_MONGODB_URI;
	if (given) {
		return {uri: given, stop: async () => undefined};
	}

	userCount += 1;
	own ??= startEmbedded({
		dataDir: join(tmpdir(), `burgernet-test-${process.getuid?.() ?? 0}`),
		cacheDir: process.env.CACHE_DIR || defaultCacheDir(process.env),
		mongodBinary: process.env.MONGOD_BINARY,
		log: line => console.error(line),
	});
	const {uri, stop} = await own;
	return {
		uri,
		stop: async () => {
			userCount -= 1;
			if (userCount === 0) {
				own = undefined;
				await stop();
			}
		},
	};
}
