import {type ChildProcess, spawn} from 'node:child_process';
import {closeSync, openSync} from 'node:fs';
import {dirname} from 'node:path';
import {setTimeout as sleep} from 'node:timers/promises';
import type {Binary} from './binary.ts';
import type {Folders} from './folders.ts';
import {explainEnding, logSize} from './mongod-log.ts';
import {whoAnswers} from './replica-set.ts';
import {StartFailure} from './start-failure.ts';

const answerTimeoutMs = 120_000;
/** The exit code of a mongod that finds its data folder in use. */
const dataInUse = 100;

/**
Starts a mongod that outlives this process, and waits for its first answer.

@throws {StartFailure} when it ends, or does not answer within two minutes.
*/
export async function launch(binary: Binary, folders: Folders): Promise<{pid: number; version: string}> {
	const logStart = await logSize(folders.logFile);
	const ending = watch(spawnDetached(binary, folders));
	const deadline = performance.now() + answerTimeoutMs;
	for (;;) {
		const found = await whoAnswers(folders.socket);
		if (found !== undefined) {
			return found;
		}

		// In use without an answer: the server of a process that was killed while it started. It will answer soon.
		if (ending.hasEnded && ending.code !== dataInUse) {
			throw new StartFailure(await explainEnding({...ending, binary: binary.path, logFile: folders.logFile, logStart}));
		}

		if (performance.now() > deadline) {
			throw new StartFailure(
				ending.hasEnded
					? `Op de map ${folders.database} draait al een mongod die niet antwoordt; stop die eerst.`
					: `MongoDB gaf binnen ${answerTimeoutMs / 1000} seconden geen antwoord (zie ${folders.logFile}).`,
			);
		}

		await sleep(20);
	}
}

function watch(child: ChildProcess) {
	const ending = {hasEnded: false, code: null as number | null, signal: null as NodeJS.Signals | null};
	child.once('exit', (code, signal) => Object.assign(ending, {hasEnded: true, code, signal}));
	child.once('error', () => Object.assign(ending, {hasEnded: true}));
	return ending;
}

function spawnDetached(binary: Binary, folders: Folders): ChildProcess {
	// A file and no pipe: a pipe would break, and stop the server, when this process dies.
	const output = openSync(folders.logFile, 'a', 0o600);
	try {
		// An own process group: Ctrl-C in the terminal must reach this process and not the server.
		const child = spawn(binary.path, flagsOf(folders), {
			detached: true,
			stdio: ['ignore', output, output],
			cwd: folders.data,
		});
		child.unref();
		return child;
	} finally {
		closeSync(output);
	}
}

/** No TCP port at all: no other user of the machine can read the data and no port can clash. */
function flagsOf({database, socket}: Folders): string[] {
	const settings = {
		'--dbpath': database,
		'--bind_ip': socket,
		'--unixSocketPrefix': dirname(socket),
		'--filePermissions': '0700',
		'--replSet': 'burgernet',
		'--wiredTigerCacheSizeGB': '0.25',
		'--oplogSize': '256',
		'--networkMessageCompressors': 'disabled',
		// Without this an empty database takes 300 MB in place of 17.
		'--wiredTigerEngineConfigString': 'log=(prealloc=false,file_max=16MB)',
	};
	const parameters = ['diagnosticDataCollectionEnabled=false', 'shutdownTimeoutMillisForSignaledShutdown=200'];
	return [
		...Object.entries(settings).flat(),
		...parameters.flatMap(parameter => ['--setParameter', parameter]),
		'--noscripting',
		'--quiet',
	];
}
