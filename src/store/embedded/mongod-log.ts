import {copyFile, open, stat, truncate} from 'node:fs/promises';
import {missingLibraryMessage, noAvxMessage} from './mongod-version.ts';

const maximumLogBytes = 5_000_000;

/**
Keeps mongod.log and one older part of at most 5 MB each.

The file is copied and emptied and not renamed, because a running server goes on writing to the same open file (it was
opened for appending, so it goes on at the new end).
*/
export async function rotateLog(logFile: string): Promise<void> {
	if ((await logSize(logFile)) > maximumLogBytes) {
		await copyFile(logFile, `${logFile}.1`);
		await truncate(logFile, 0);
	}
}

/** In bytes; 0 while there is no log. */
export async function logSize(logFile: string): Promise<number> {
	return stat(logFile).then(
		found => found.size,
		() => 0,
	);
}

export interface Ending {
	binary: string;
	logFile: string;
	/** Where in the log this start began. */
	logStart: number;
	code: number | null;
	signal: NodeJS.Signals | null;
}

/** Why mongod ended, as one Dutch sentence, read from its own log. */
export async function explainEnding({binary, logFile, logStart, code, signal}: Ending): Promise<string> {
	const log = await readFrom(logFile, logStart);
	const errors = log.split('\n').flatMap(errorOf);
	const all = errors.join(' | ');
	const library = missingLibraryMessage(binary, log);
	if (library !== undefined) {
		return library;
	}

	if (signal === 'SIGILL') {
		return noAvxMessage;
	}

	for (const [pattern, sentence] of causes) {
		if (pattern.test(all)) {
			return `${sentence} (zie ${logFile}).`;
		}
	}

	const ending = signal === null ? `met code ${code}` : `door signaal ${signal}`;
	return `MongoDB stopte ${ending}: ${errors.at(-1)?.slice(0, 300) ?? 'zonder uitleg'} (zie ${logFile}).`;
}

const causes: [RegExp, string][] = [
	[
		/UPGRADE PROBLEM|featureCompatibilityVersion|Wrong mongod version|unsupported WiredTiger file version/i,
		'De gegevens zijn gemaakt met een andere versie van MongoDB; zet MONGOD_BINARY op een mongod van die versie',
	],
	[/No space left/i, 'De schijf is vol; maak ruimte of zet DATA_DIR op een andere schijf'],
	[
		/Permission denied|Operation not permitted/i,
		'MongoDB mag niet bij zijn gegevens; geef de bestanden in DATA_DIR aan uw eigen gebruiker',
	],
	[
		/Read-only file system/i,
		'De schijf met de gegevens is alleen te lezen; zet DATA_DIR op een map waarin u mag schrijven',
	],
	[/Too many open files/i, 'Er staan te veel bestanden open; verhoog de grens met: ulimit -n 64000'],
];

/** The messages of severity error and fatal; mongod writes one JSON document a line. */
function errorOf(line: string): string[] {
	try {
		const {s, msg, attr} = JSON.parse(line);
		const detail = attr?.error?.errmsg ?? attr?.error ?? JSON.stringify(attr ?? '');
		return s === 'E' || s === 'F' ? [`${msg} ${detail}`] : [];
	} catch {
		return [];
	}
}

async function readFrom(file: string, start: number): Promise<string> {
	const handle = await open(file).catch(() => undefined);
	if (handle === undefined) {
		return '';
	}

	try {
		const {buffer, bytesRead} = await handle.read(Buffer.alloc(1_000_000), 0, 1_000_000, start);
		return buffer.toString('utf8', 0, bytesRead);
	} finally {
		await handle.close();
	}
}
