import {createHash} from 'node:crypto';
import {chmod, lstat, mkdir, realpath, rm, stat, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {dirname, join, resolve} from 'node:path';
import {codeOf, reasonOf, StartFailure} from './start-failure.ts';

/** The places in one data folder. */
export interface Folders {
	data: string;
	/** The files of MongoDB itself. */
	database: string;
	/** One file per process that uses the server: the name is its number, the content its start time. */
	users: string;
	socket: string;
	logFile: string;
	/** The version that wrote the data. Beside the files of MongoDB, whose folder must stay its own. */
	versionFile: string;
	lockFile: string;
}

/** A socket address holds 107 bytes and a closing zero (unix(7), sun_path). */
const maximumSocketBytes = 107;
/** mongod makes a socket with this name too, beside the one it is told to make. */
const ownSocketName = 'mongodb-27017.sock';

/**
Makes the data folder with everything in it, closed to other users of the machine.

@throws {StartFailure} when it cannot be made or written.
*/
export async function prepareFolders(dataDir: string): Promise<Folders> {
	const folders = await locateFolders(await writableFolder(resolve(dataDir)));
	await writableFolder(folders.database);
	await writableFolder(folders.users);
	await privateFolder(join(folders.socket, '..'));
	return folders;
}

/** The same places without making them. `dataDir` must exist. */
export async function locateFolders(dataDir: string): Promise<Folders> {
	const data = await realpath(dataDir);
	return {
		data,
		database: join(data, 'mongo'),
		users: join(data, 'users'),
		socket: socketPath(data),
		logFile: join(data, 'mongod.log'),
		versionFile: join(data, 'mongo.version'),
		lockFile: join(data, 'start.lock'),
	};
}

/** In the data folder, or in a folder elsewhere when mongod cannot take that path as an address. */
function socketPath(data: string): string {
	const name = `burgernet-${createHash('sha256').update(data).digest('hex').slice(0, 12)}`;
	const preferred = [join(data, 'run'), join(process.env.XDG_RUNTIME_DIR || tmpdir(), name)];
	return join(preferred.find(canHoldSocket) ?? join('/tmp', name), 'mongod.sock');
}

/** `--bind_ip` is a list with commas, and a member of a replica set is read as host:port with %-codes (mongod 6.0.5). */
function canHoldSocket(folder: string): boolean {
	return Buffer.byteLength(join(folder, ownSocketName)) <= maximumSocketBytes && !/[,:%]/.test(folder);
}

/** Whoever may enter this folder may read the data: there is no password on the socket. */
async function privateFolder(path: string): Promise<void> {
	await makeFolder(path);
	// lstat: a link that somebody else put in a shared temporary folder is not ours, wherever it points.
	const found = await lstat(path);
	if (!found.isDirectory() || found.uid !== process.getuid?.()) {
		throw new StartFailure(
			`De map ${path} is van een andere gebruiker van deze computer; zet DATA_DIR op een korter pad.`,
		);
	}

	await chmod(path, 0o700);
}

/**
As `mkdir` with `recursive`, which goes round for ever in Node 20 where the system says ENOENT for a new folder in an
existing one, as it does in /proc.
*/
async function makeFolder(path: string): Promise<void> {
	try {
		await mkdir(path, {mode: 0o700});
	} catch (error) {
		const parent = dirname(path);
		if (codeOf(error) === 'ENOENT' && !(await isFolder(parent))) {
			await makeFolder(parent);
			await makeFolder(path);
		} else if (codeOf(error) !== 'EEXIST' || !(await isFolder(path))) {
			throw error;
		}
	}
}

async function isFolder(path: string): Promise<boolean> {
	return stat(path).then(
		found => found.isDirectory(),
		() => false,
	);
}

async function writableFolder(path: string): Promise<string> {
	try {
		await makeFolder(path);
		const probe = join(path, `.write-${process.pid}`);
		await writeFile(probe, '');
		await rm(probe, {force: true});
		return await realpath(path);
	} catch (error) {
		throw new StartFailure(
			`De map ${path} is niet te gebruiken voor de gegevens, want ${whyNot(error)}; zet DATA_DIR op een map waarin u mag schrijven, of MONGODB_URI op een server.`,
		);
	}
}

function whyNot(error: unknown): string {
	const reasons: Record<string, string> = {
		EACCES: 'u mag daar niet schrijven',
		EPERM: 'u mag daar niet schrijven',
		EROFS: 'die schijf is alleen te lezen',
		ENOSPC: 'de schijf is vol',
		EDQUOT: 'uw ruimte op de schijf is op',
		ENOTDIR: 'een deel van het pad is een bestand',
		EEXIST: 'het is een bestand en geen map',
		ENOENT: 'daar kan geen map worden gemaakt',
		ENAMETOOLONG: 'het pad is te lang',
	};
	return reasons[codeOf(error) ?? ''] ?? `er ging iets mis (${reasonOf(error)})`;
}
