// What `npm test` does after the install: types, lint, unused code, then every test against one MongoDB.
// `npm test -- --quick` leaves out the checks; `npm test -- test/store/actions.test.ts` runs only that file.
import {type ChildProcess, spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {createInterface} from 'node:readline';
import {fileURLToPath} from 'node:url';
import {defaultCacheDir} from '../src/store/embedded/binary.ts';
import {startEmbedded} from '../src/store/embedded/server.ts';
import {reasonOf} from '../src/store/embedded/start-failure.ts';
import {TapReader, type TapResult} from './tap.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const files = process.argv.slice(2).filter(argument => !argument.startsWith('--'));
const isQuick = process.argv.includes('--quick') || files.length > 0;

const checks = [
	['Types', 'tsc', '--noEmit'],
	['Lint', 'biome', 'check', '--no-errors-on-unmatched'],
	['Unused code', 'knip', '--config', 'test/knip.config.ts', '--no-progress', '--no-config-hints'],
] as const;

const running = new Set<ChildProcess>();

async function main(): Promise<void> {
	let failedChecks = 0;
	for (const [title, command, ...options] of isQuick ? [] : checks) {
		const began = section(title);
		const code = await end(start(command, options, {stdio: ['ignore', 'inherit', 'inherit']}));
		failedChecks += code === 0 ? 0 : 1;
		console.log(code === 0 ? `in order (${secondsSince(began)})` : `FAILED: ${command} (${secondsSince(began)})`);
	}

	const {passed, failed} = await withDatabase(runTests);
	const allFailed = failed + failedChecks;
	process.exitCode = allFailed > 0 || passed === 0 ? 1 : 0;
	console.log(`\n${passed} passed, ${allFailed} failed`);
}

function section(title: string): number {
	console.log(`\n=== ${title} ===`);
	return performance.now();
}

function secondsSince(began: number): string {
	return `${((performance.now() - began) / 1000).toFixed(1)} s`;
}

function start(command: string, options: readonly string[], settings: Parameters<typeof spawn>[2]): ChildProcess {
	const child = spawn(join(root, 'node_modules/.bin', command), options, {cwd: root, ...settings});
	running.add(child);
	return child;
}

async function end(child: ChildProcess): Promise<number> {
	try {
		const [code] = await once(child, 'close');
		return code ?? 1;
	} catch (error) {
		console.log(reasonOf(error));
		return 1;
	} finally {
		running.delete(child);
	}
}

/** One server for the whole run, on data of its own that is gone afterwards. */
async function withDatabase<T>(work: (uri: string) => Promise<T>): Promise<T> {
	const given = process.env.TEST_MONGODB_URI;
	if (given) {
		return work(given);
	}

	const began = section('Database');
	const dataDir = await mkdtemp(join(tmpdir(), 'burgernet-test-run-'));
	try {
		const cacheDir = process.env.CACHE_DIR || defaultCacheDir(process.env);
		const {MONGOD_BINARY: mongodBinary} = process.env;
		const server = await startEmbedded({dataDir, cacheDir, mongodBinary, log: console.log});
		console.log(`MongoDB ${server.version} (${secondsSince(began)})`);
		try {
			return await work(server.uri);
		} finally {
			await server.stop();
		}
	} finally {
		await rm(dataDir, {recursive: true, force: true});
	}
}

async function runTests(uri: string): Promise<{passed: number; failed: number}> {
	const began = section('Tests');
	const ava = start('ava', ['--tap', ...files], {
		stdio: ['ignore', 'pipe', 'inherit'],
		env: {...process.env, TEST_MONGODB_URI: uri, NODE_ENV: 'test'},
	});
	const tap = new TapReader(printResult);
	if (ava.stdout) {
		createInterface(ava.stdout).on('line', line => tap.read(line));
	}

	const code = await end(ava);
	tap.end();
	printFailures(tap.results.filter(({isPassed, isSkipped}) => !isPassed && !isSkipped));
	console.log(`tests took ${secondsSince(began)}`);
	const failed = tap.countFailed();
	const isUnexplained = code !== 0 && failed === 0;
	if (isUnexplained) {
		console.log(`FAILED: ava stopped with code ${code}`);
	}

	return {passed: tap.countPassed(), failed: isUnexplained ? 1 : failed};
}

function printResult({isPassed, isSkipped, name}: TapResult): void {
	console.log(`${isSkipped ? '-' : isPassed ? '✔' : '✘'} ${name}`);
}

function printFailures(failures: readonly TapResult[]): void {
	for (const {name, details} of failures) {
		console.log(`\n✘ ${name}\n${details.map(line => `    ${line}`).join('\n')}`);
	}
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
	// The children end, their `close` lets the run end in order: the server stops and its data is removed.
	process.once(signal, () => {
		for (const child of running) {
			child.kill(signal);
		}
	});
}

try {
	await main();
} catch (error) {
	console.log(`${reasonOf(error)}\n\n0 passed, 1 failed`);
	process.exitCode = 1;
}
