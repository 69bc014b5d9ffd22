import {readFile, rm, writeFile} from 'node:fs/promises';
import {setTimeout as sleep} from 'node:timers/promises';
import lockfile from 'proper-lockfile';
import {findBinary} from './binary.ts';
import {type Folders, locateFolders, prepareFolders} from './folders.ts';
import {launch} from './launch.ts';
import {rotateLog} from './mongod-log.ts';
import {ensurePrimary, uriOf, whoAnswers} from './replica-set.ts';
import {codeOf, reasonOf, StartFailure} from './start-failure.ts';
import {addUser, isAlive, listUsers, removeUser} from './users.ts';

export interface EmbeddedOptions {
	/** The setting DATA_DIR. One folder is one database. */
	dataDir: string;
	/** The setting CACHE_DIR: where a fetched mongod is kept. */
	cacheDir: string;
	/** The setting MONGOD_BINARY. */
	mongodBinary?: string | undefined;
	/** Gets Dutch lines about what takes long. */
	log?: (message: string) => void;
}

export interface Embedded {
	uri: string;
	/** The process number of mongod. */
	pid: number;
	version: string;
	/** Whether it was running already. */
	reused: boolean;
	/** Leaves the server, and stops it when no other process uses it. May be called more than once. */
	stop(): Promise<'stopped' | 'left running'>;
}

const logCheckMs = 3_600_000;
const stopTimeoutMs = 30_000;

/**
Gives this process a MongoDB of its own: the one that runs on the data folder, or else a new one.

Every process on one folder shares one server, and the last to leave stops it. A server whose users were all killed goes
on and is found again by the next start. Call it once in a process.

@throws {StartFailure} with one clear Dutch sentence.
*/
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
	if (process.platform === 'win32') {
		throw new StartFailure(
			'Op Windows kan Burgernet MongoDB niet zelf starten; zet MONGODB_URI op een MongoDB-server of gebruik WSL.',
		);
	}

	const folders = await prepareFolders(options.dataDir);
	return whileLocked(folders, async () => {
		await rotateLog(folders.logFile);
		const running = await whoAnswers(folders.socket);
		const server = running ?? (await startServer(folders, options));
		await ensurePrimary(folders.socket).catch(error => {
			throw new StartFailure(
				`MongoDB draait, maar neemt geen gegevens aan: ${reasonOf(error)} (zie ${folders.logFile}).`,
			);
		});
		await writeFile(folders.versionFile, `${server.version}\n`);
		await addUser(folders.users);
		const logCheck = setInterval(() => rotateLog(folders.logFile).catch(() => undefined), logCheckMs).unref();
		return {
			uri: uriOf(folders.socket),
			...server,
			reused: running !== undefined,
			stop: () => {
				clearInterval(logCheck);
				return whileLocked(folders, () => leave(folders));
			},
		};
	});
}

async function startServer(folders: Folders, options: EmbeddedOptions): Promise<{pid: number; version: string}> {
	const log = options.log ?? (() => undefined);
	const dataVersion = await readVersion(folders);
	const binary = await findBinary({...options, dataVersion, log});
	log(`MongoDB ${binary.version} starten …`);
	return launch(binary, folders);
}

async function readVersion({versionFile}: Folders): Promise<string | null> {
	const text = await readFile(versionFile, 'utf8').catch(() => '');
	return /^\d+\.\d+/.test(text) ? text.trim() : null;
}

async function leave(folders: Folders): Promise<'stopped' | 'left running'> {
	await removeUser(folders.users);
	if ((await listUsers(folders.users)).length > 0) {
		return 'left running';
	}

	const server = await whoAnswers(folders.socket);
	if (server !== undefined) {
		await endProcess(server.pid);
	}

	// Only what is in the folder: a start that waits for the lock has prepared the folder already.
	await rm(folders.socket, {force: true});
	return 'stopped';
}

async function endProcess(processId: number): Promise<void> {
	process.kill(processId, 'SIGTERM');
	const deadline = performance.now() + stopTimeoutMs;
	while (await isAlive(processId)) {
		if (performance.now() > deadline) {
			process.kill(processId, 'SIGKILL');
		}

		await sleep(10);
	}
}

export interface EmbeddedStatus {
	isRunning: boolean;
	/** These three are `null` while it does not run. */
	pid: number | null;
	version: string | null;
	uri: string | null;
	/** The processes that use it. */
	users: number[];
}

/** What `burgernet db status` tells. */
export async function embeddedStatus({dataDir}: Pick<EmbeddedOptions, 'dataDir'>): Promise<EmbeddedStatus> {
	const folders = await findFolders(dataDir);
	const server = folders && (await whoAnswers(folders.socket));
	return folders === undefined || server === undefined
		? {isRunning: false, pid: null, version: null, uri: null, users: []}
		: {isRunning: true, ...server, uri: uriOf(folders.socket), users: await listUsers(folders.users)};
}

/**
For `burgernet db stop`: stops a server that was left behind.

@returns `left running` while a live process still uses it.
*/
export async function stopOrphan({
	dataDir,
}: Pick<EmbeddedOptions, 'dataDir'>): Promise<'stopped' | 'left running' | 'not running'> {
	const folders = await findFolders(dataDir);
	if (folders === undefined || (await whoAnswers(folders.socket)) === undefined) {
		return 'not running';
	}

	return whileLocked(folders, () => leave(folders));
}

async function findFolders(dataDir: string): Promise<Folders | undefined> {
	try {
		return await locateFolders(dataDir);
	} catch (error) {
		if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') {
			return undefined;
		}

		throw error;
	}
}

/** One process at a time starts or stops the server of a folder. Waits up to ten minutes: another one may be downloading. */
async function whileLocked<T>(folders: Folders, work: () => Promise<T>): Promise<T> {
	const release = await lockfile.lock(folders.data, {
		lockfilePath: folders.lockFile,
		stale: 10_000,
		update: 2000,
		retries: {retries: 4000, factor: 1, minTimeout: 150, maxTimeout: 150},
		// The default throws outside every promise and would end the service, for example after the computer slept.
		onCompromised: () => undefined,
	});
	try {
		return await work();
	} finally {
		await release().catch(() => undefined);
	}
}
