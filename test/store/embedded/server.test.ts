import {rename, stat, truncate, writeFile} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import test from 'ava';
import {embeddedStatus, startEmbedded, stopOrphan} from '../../../src/store/embedded/server.ts';
import {cacheDir, dataFolder, startHolder, withDocuments} from './processes.ts';

const journaled = {writeConcern: {w: 'majority', j: true}} as const;

test.serial('a second process uses the same server, and the last to leave stops it', async t => {
	const dataDir = await dataFolder(t);
	const first = await startEmbedded({dataDir, cacheDir});
	const second = await startHolder(t, dataDir);

	t.false(first.reused);
	t.true(second.server.reused);
	t.is(second.server.pid, first.pid);
	t.is(second.server.uri, first.uri);
	t.is((await embeddedStatus({dataDir})).users.length, 2);

	t.is(await first.stop(), 'left running');
	await withDocuments(second.server.uri, documents => documents.insertOne({}, journaled));
	t.is(await second.leave(), 'stopped');
	t.false((await embeddedStatus({dataDir})).isRunning);
});

test.serial('the server takes transactions and change streams, and listens on no network port', async t => {
	const dataDir = await dataFolder(t);
	const {uri, pid, stop} = await startEmbedded({dataDir, cacheDir});
	await withDocuments(uri, async documents => {
		t.is((await documents.db.admin().command({hello: 1})).setName, 'burgernet');
		const {parsed} = await documents.db.admin().command({getCmdLineOpts: 1});
		t.is(parsed.net.bindIp, join(dataDir, 'run', 'mongod.sock'));
		await documents.insertOne({}, journaled);
		await documents.watch().close();
	});
	t.is((await stat(join(dataDir, 'run'))).mode & 0o777, 0o700);
	t.deepEqual(await listeningPorts(pid), []);
	await stop();
});

test.serial('after kill -9 of the service the next start finds the server', async t => {
	const dataDir = await dataFolder(t);
	const killed = await startHolder(t, dataDir);
	await killed.kill();

	t.deepEqual((await embeddedStatus({dataDir})).users, []);
	const next = await startEmbedded({dataDir, cacheDir});
	t.true(next.reused);
	t.is(next.pid, killed.server.pid);
	t.is(await next.stop(), 'stopped');
});

test.serial('a server left behind by kill -9 can be stopped, but not while a process uses it', async t => {
	const dataDir = await dataFolder(t);
	const holder = await startHolder(t, dataDir);
	t.is(await stopOrphan({dataDir}), 'left running');
	await holder.kill();
	t.is(await stopOrphan({dataDir}), 'stopped');
	t.is(await stopOrphan({dataDir}), 'not running');
});

test.serial('after kill -9 of the service and the server the data is still there', async t => {
	const dataDir = await dataFolder(t);
	const killed = await startHolder(t, dataDir);
	await withDocuments(killed.server.uri, documents => documents.insertMany([{name: 'one'}, {name: 'two'}], journaled));
	await killed.kill();
	process.kill(killed.server.pid, 'SIGKILL');

	const next = await startEmbedded({dataDir, cacheDir});
	t.false(next.reused);
	t.is(await withDocuments(next.uri, documents => documents.countDocuments()), 2);
	await next.stop();
});

for (const [title, name] of [
	['a path with spaces and accents works', "Mijn gegévens (ü) & 'zo'"],
	['a path with signs that mongod cannot read works', '100%, of: 50'],
	['a path that is too long for a socket works', 'lange-map-'.repeat(12)],
] as const) {
	test.serial(title, async t => {
		const dataDir = await dataFolder(t, name);
		const {uri, stop} = await startEmbedded({dataDir, cacheDir});
		await withDocuments(uri, documents => documents.insertOne({}, journaled));
		t.is(await stop(), 'stopped');
	});
}

test.serial('a moved data folder keeps its data', async t => {
	const dataDir = await dataFolder(t, 'oud');
	const first = await startEmbedded({dataDir, cacheDir});
	await withDocuments(first.uri, documents => documents.insertOne({}, journaled));
	await first.stop();
	const moved = join(dirname(dataDir), 'nieuw');
	await rename(dataDir, moved);

	const second = await startEmbedded({dataDir: moved, cacheDir});
	t.is(await withDocuments(second.uri, documents => documents.countDocuments()), 1);
	await second.stop();
});

test.serial('two processes that start at the same moment share one server', async t => {
	const dataDir = await dataFolder(t);
	const holders = await Promise.all([startHolder(t, dataDir), startHolder(t, dataDir)]);
	t.is(new Set(holders.map(({server}) => server.pid)).size, 1);
	t.deepEqual(holders.map(({server}) => server.reused).sort(), [false, true]);
	const answers = await Promise.all(holders.map(holder => holder.leave()));
	t.deepEqual(answers.sort(), ['left running', 'stopped']);
});

test.serial('a log of more than 5 MB is moved aside, once', async t => {
	const dataDir = await dataFolder(t);
	await (await startEmbedded({dataDir, cacheDir})).stop();
	const logFile = join(dataDir, 'mongod.log');
	await writeFile(logFile, '');
	await truncate(logFile, 5_000_001);

	const {stop} = await startEmbedded({dataDir, cacheDir});
	t.is((await stat(`${logFile}.1`)).size, 5_000_001);
	t.true((await stat(logFile)).size < 1_000_000);
	await stop();
});

test.serial('a running server goes on logging after its log was moved aside', async t => {
	const dataDir = await dataFolder(t);
	const {stop} = await startEmbedded({dataDir, cacheDir});
	const logFile = join(dataDir, 'mongod.log');
	await truncate(logFile, 5_000_001);

	await (await startHolder(t, dataDir)).leave();
	t.true((await stat(`${logFile}.1`)).size > 5_000_000);
	await stop();
	const {size} = await stat(logFile);
	t.true(size > 0 && size < 1_000_000, `${size} bytes`);
});

/** The TCP ports (hexadecimal) on which a process listens, read from the kernel's own tables. */
async function listeningPorts(pid: number): Promise<string[]> {
	const {readdir, readFile, readlink} = await import('node:fs/promises');
	const handles = await readdir(`/proc/${pid}/fd`);
	const links = await Promise.all(handles.map(handle => readlink(`/proc/${pid}/fd/${handle}`).catch(() => '')));
	const tables = await Promise.all(['tcp', 'tcp6'].map(name => readFile(`/proc/net/${name}`, 'utf8').catch(() => '')));
	return tables
		.flatMap(table => table.split('\n').slice(1))
		.map(line => line.trim().split(/\s+/))
		.filter(fields => fields[3] === '0A' && links.includes(`socket:[${fields[9]}]`))
		.map(fields => fields[1] ?? '');
}
