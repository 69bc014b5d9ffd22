import {execFile} from 'node:child_process';
import {promisify} from 'node:util';
import {codeOf, reasonOf, StartFailure} from './start-failure.ts';

const run = promisify(execFile);

/**
Runs `<file> --version`.

A file counts as a mongod by its answer and not by its file name: a wrapper script of a package manager is fine, `mongos`
and `/bin/true` are not.

@returns the version, for example `6.0.5`.
@throws {StartFailure} when the file does not run here or is something else.
*/
export async function mongodVersion(file: string): Promise<string> {
	let answer: string;
	try {
		answer = (await run(file, ['--version'], {timeout: 20_000})).stdout;
	} catch (error) {
		throw new StartFailure(whyItDoesNotRun(file, error));
	}

	const version = /^db version v(\d+\.\d+\.\S+)/m.exec(answer)?.[1];
	if (version === undefined) {
		throw new StartFailure(
			`Het bestand ${file} is geen mongod (de server van MongoDB); zet MONGOD_BINARY op een mongod.`,
		);
	}

	return version;
}

function whyItDoesNotRun(file: string, error: unknown): string {
	const {stderr = '', signal} = error as {stderr?: string; signal?: string};
	return (
		missingLibraryMessage(file, stderr) ??
		(signal === 'SIGILL' ? noAvxMessage : undefined) ??
		(codeOf(error) === 'ENOENT'
			? `Het bestand ${file} start niet op dit systeem: het is gemaakt voor een ander soort Linux.`
			: `Het bestand ${file} start niet: ${reasonOf(error).trim().split('\n').at(-1)}.`)
	);
}

/** What to say when the loader misses a shared library, or `undefined` when `output` does not tell so. */
export function missingLibraryMessage(file: string, output: string): string | undefined {
	const library = /error while loading shared libraries: (\S+?):/.exec(output)?.[1];
	return library === undefined
		? undefined
		: `MongoDB (${file}) mist de bibliotheek ${library}; installeer die, op Debian en Ubuntu met: apt-get install libcurl4 libssl3`;
}

export const noAvxMessage =
	'De processor van deze computer mist AVX, dat MongoDB sinds versie 5 nodig heeft; zet MONGODB_URI op een MongoDB-server op een andere computer.';

/** The first number of a version: data of one major version is not handed to a server of another one. */
export function majorOf(version: string): number {
	return Number.parseInt(version, 10);
}
