import {type ChildProcess, execFile, fork, spawn} from 'node:child_process';
import {once} from 'node:events';
import {closeSync, openSync} from 'node:fs';
import {mkdtemp, rm} from 'node:fs/promises';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {setTimeout as sleep} from 'node:timers/promises';
import {promisify} from 'node:util';
import {MongoClient} from 'mongodb';
import {defaultCacheDir} from '../../src/store/embedded/binary.ts';
import {startEmbedded} from '../../src/store/embedded/server.ts';
import type {Measured, Order, ReadsAfterWrites} from './load.ts';

const root = join(import.meta.dirname, '../..');

/** What every benchmark works with: a MongoDB of its own, the built service on it, and a process that makes load. */
export interface Stand {
	client: MongoClient;
	/** Where that MongoDB is, for a program that is started by a bench itself. */
	uri: string;
	/** Says on standard error what goes on. */
	tell(line: string): void;
	/** Runs a command of the built service. @returns the last line that it printed. */
	command(...words: string[]): Promise<string>;
	/** Starts a program on a free port and waits until it listens. @returns its address. */
	serve(file: string): Promise<string>;
	/** Stops the program at an address. */
	stop(url: string): Promise<void>;
	/** Has another process send requests, and measure. */
	load(order: Order | ReadsAfterWrites): Promise<Measured>;
}

/** Sets everything up, does the work, and leaves nothing behind. */
export async function withStand<T>(tell: (line: string) => void, work: (stand: Stand) => Promise<T>): Promise<T> {
	const folder = await mkdtemp(join(tmpdir(), 'burgernet-bench-'));
	const cacheDir = process.env.CACHE_DIR || defaultCacheDir(process.env);
	const server = await startEmbedded({dataDir: folder, cacheDir, mongodBinary: process.env.MONGOD_BINARY, log: tell});
	const client = await new MongoClient(server.uri).connect();
	const children: ChildProcess[] = [];
	const programs = new Map<string, ChildProcess>();
	try {
		const environment = {...process.env, MONGODB_URI: server.uri, NODE_ENV: 'production'};
		const loader = fork(join(import.meta.dirname, 'load.ts'), {execArgv: ['--import=tsx']});
		children.push(loader);
		return await work({
			client,
			uri: server.uri,
			tell,
			command: (...words) => runCommand(words, environment),
			async serve(file) {
				const {child, url} = await startProgram(file, {folder, environment});
				children.push(child);
				programs.set(url, child);
				return url;
			},
			stop: url => endProcess(programs.get(url)),
			load: order => loadBy(loader, order),
		});
	} finally {
		await Promise.all(children.map(endProcess));
		await client.close();
		await server.stop();
		await rm(folder, {recursive: true, force: true});
	}
}

async function runCommand(words: string[], environment: NodeJS.ProcessEnv): Promise<string> {
	const program = join(root, 'dist/main.js');
	const {stdout} = await promisify(execFile)(process.execPath, [program, ...words], {env: environment});
	return stdout.trim().split('\n').at(-1) ?? '';
}

async function startProgram(file: string, {folder, environment}: {folder: string; environment: NodeJS.ProcessEnv}) {
	const port = await freePort();
	// Its log goes to a file, as a service's log does somewhere; writing it is part of the work.
	const output = openSync(join(folder, `${port}.log`), 'a');
	const child = spawn(process.execPath, [join(root, file)], {
		env: {...environment, PORT: String(port)},
		stdio: ['ignore', output, output],
	});
	closeSync(output);
	const url = `http://127.0.0.1:${port}`;
	for (let patience = 300; patience > 0; patience--) {
		if (await fetch(url).catch(() => null)) {
			return {child, url};
		}

		await sleep(100);
	}

	child.kill();
	throw new Error(`${file} does not listen`);
}

async function freePort(): Promise<number> {
	const server = createServer().listen(0, '127.0.0.1');
	await once(server, 'listening');
	const {port} = server.address() as AddressInfo;
	server.close();
	return port;
}

function loadBy(loader: ChildProcess, order: Order | ReadsAfterWrites): Promise<Measured> {
	return new Promise((resolve, reject) => {
		const died = () => reject(new Error('the load stopped'));
		loader.once('exit', died);
		loader.once('message', measured => {
			loader.off('exit', died);
			resolve(measured as Measured);
		});
		loader.send(order);
	});
}

async function endProcess(child?: ChildProcess): Promise<void> {
	if (child && child.exitCode === null && child.signalCode === null) {
		child.kill();
		await once(child, 'exit');
	}
}
