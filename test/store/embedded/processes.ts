import {type ChildProcess, spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {createInterface} from 'node:readline';
import type {ExecutionContext} from 'ava';
import {type Document, MongoClient} from 'mongodb';
import {defaultCacheDir} from '../../../src/store/embedded/binary.ts';
import {embeddedStatus} from '../../../src/store/embedded/server.ts';

export const cacheDir = process.env.CACHE_DIR || defaultCacheDir(process.env);

/** A folder that is gone after the test, and so is a server that still runs on it. */
export async function dataFolder(t: ExecutionContext, name = 'gegevens'): Promise<string> {
	const parent = await mkdtemp(join(tmpdir(), 'burgernet-test-'));
	const dataDir = join(parent, name);
	t.teardown(async () => {
		const {pid} = await embeddedStatus({dataDir});
		if (pid !== null) {
			process.kill(pid, 'SIGKILL');
		}

		await rm(parent, {recursive: true, force: true, maxRetries: 5, retryDelay: 100});
	});
	return dataDir;
}

export interface Holder {
	server: {uri: string; pid: number; version: string; reused: boolean};
	leave(): Promise<string>;
	kill(): Promise<void>;
}

/** Starts another process of the service on the data folder. */
export async function startHolder(t: ExecutionContext, dataDir: string): Promise<Holder> {
	const file = join(import.meta.dirname, 'holder.ts');
	const child = spawn(process.execPath, ['--import=tsx', file, dataDir, cacheDir], {
		stdio: ['pipe', 'pipe', 'inherit'],
	});
	t.teardown(() => child.kill('SIGKILL'));
	const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
	const nextValue = async () => JSON.parse((await lines.next()).value ?? 'null');
	return {
		server: await nextValue(),
		leave: async () => {
			child.stdin.write('leave\n');
			return nextValue();
		},
		kill: () => killHard(child),
	};
}

async function killHard(child: ChildProcess): Promise<void> {
	child.kill('SIGKILL');
	await once(child, 'exit');
}

export async function withDocuments<T>(
	uri: string,
	work: (documents: ReturnType<ReturnType<MongoClient['db']>['collection']>) => Promise<T>,
): Promise<T> {
	const client = new MongoClient(uri);
	try {
		return await work(client.db('test').collection<Document>('documents'));
	} finally {
		await client.close();
	}
}
