import {chmod, mkdir, mkdtemp, rm, symlink, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {findBinary} from '../../../src/store/embedded/binary.ts';
import {startEmbedded} from '../../../src/store/embedded/server.ts';
import {StartFailure} from '../../../src/store/embedded/start-failure.ts';
import {cacheDir, dataFolder} from './processes.ts';

const log = () => undefined;

async function failureOf(t: ExecutionContext, work: Promise<unknown>): Promise<string> {
	const failure = await t.throwsAsync(work, {instanceOf: StartFailure});
	return failure?.message ?? '';
}

function oneSentence(t: ExecutionContext, message: string) {
	t.regex(message, /^[A-Z][^\n]*$/);
	t.notRegex(message, /Error|at .*\.ts/);
}

for (const [title, dataDir, reason] of [
	['a data folder on a read-only file system is refused', '/sys/burgernet', /niet te gebruiken/],
	['a data folder where no folder can be made is refused', '/proc/burgernet', /niet te gebruiken/],
	['a data folder under a file is refused', '/etc/passwd/gegevens', /een deel van het pad is een bestand/],
	['a data folder that is a file is refused', '/etc/passwd', /het is een bestand en geen map/],
] as const) {
	test(title, async t => {
		const message = await failureOf(t, startEmbedded({dataDir, cacheDir}));
		oneSentence(t, message);
		t.regex(message, reason);
		t.true(message.includes(dataDir) && message.includes('DATA_DIR'));
	});
}

for (const [title, mongodBinary, reason] of [
	['a MONGOD_BINARY that does not exist is refused', '/nergens/mongod', /geen uitvoerbaar bestand/],
	['a MONGOD_BINARY that is a folder is refused', '/usr/bin', /geen uitvoerbaar bestand/],
	['a MONGOD_BINARY that is another program is refused by name', '/bin/true', /\/bin\/true is geen mongod/],
	['a MONGOD_BINARY that fails is refused by name', '/bin/false', /\/bin\/false start niet/],
] as const) {
	test(title, async t => {
		const message = await failureOf(t, startEmbedded({dataDir: await dataFolder(t), cacheDir, mongodBinary}));
		oneSentence(t, message);
		t.regex(message, reason);
	});
}

for (const [title, script, reason] of [
	[
		'missing libraries are named with the packages that hold them',
		'echo "$0: error while loading shared libraries: libcurl.so.4: cannot open shared object file" >&2; exit 127',
		/libcurl\.so\.4.*apt-get install libcurl4 libssl3/,
	],
	['a processor without AVX is named as the cause', 'kill -ILL $$', /AVX/],
] as const) {
	test(title, async t => {
		const mongodBinary = await fakeMongod(t, script);
		oneSentence(t, await failureOf(t, findBinary({mongodBinary, cacheDir, dataVersion: null, log})));
		t.regex(await failureOf(t, findBinary({mongodBinary, cacheDir, dataVersion: null, log})), reason);
	});
}

test.serial(
	'data of version 7 gets the cached server of version 7 and not the newer one or the one on PATH',
	async t => {
		const cache = await cacheWith(t, ['6.0.5', '7.0.9', '7.0.32', '8.0.1']);
		const search = {cacheDir: cache, log};
		t.is((await findBinary({...search, dataVersion: '7.0.1'})).path, join(cache, 'mongod-7.0.32', 'mongod'));
		t.is((await findBinary({...search, dataVersion: '6.0.1'})).version, '6.0.5');
		t.is((await findBinary({...search, dataVersion: null})).version, '8.0.1');
	},
);

test.serial('the server on PATH is used when the cache has none that fits the data', async t => {
	const cache = await cacheWith(t, ['6.0.5']);
	const onPath = await cacheWith(t, ['7.0.9']);
	const path = process.env.PATH;
	process.env.PATH = `${join(onPath, 'mongod-7.0.9')}:${path}`;
	t.teardown(() => Object.assign(process.env, {PATH: path}));
	const search = {cacheDir: cache, log};
	t.is((await findBinary({...search, dataVersion: '7.0.1'})).source, 'PATH');
	t.is((await findBinary({...search, dataVersion: '6.0.1'})).source, 'cache');
});

test.serial('without any server, without pip, every way out is named', async t => {
	const {PATH} = process.env;
	process.env.PATH = '/nergens';
	t.teardown(() => Object.assign(process.env, {PATH}));
	const message = await failureOf(t, findBinary({cacheDir: await temporary(t), dataVersion: null, log}));
	for (const way of ['pip', 'mongodb-org-server', 'MONGOD_BINARY', 'docker run', 'MONGODB_URI']) {
		t.true(message.includes(way), way);
	}
});

test('data of a version that is nowhere to be found names that version', async t => {
	const cache = await cacheWith(t, ['6.0.5']);
	t.regex(await failureOf(t, findBinary({cacheDir: cache, dataVersion: '4.4.1', log})), /geen MongoDB 4 /);
});

test('a broken file in the cache does not stop the search', async t => {
	const cache = await cacheWith(t, ['6.0.5']);
	await mkdir(join(cache, 'mongod-9.0.0'));
	await symlink('/bin/false', join(cache, 'mongod-9.0.0', 'mongod'));
	t.is((await findBinary({cacheDir: cache, dataVersion: null, log})).version, '6.0.5');
});

async function temporary(t: ExecutionContext): Promise<string> {
	const folder = await mkdtemp(join(tmpdir(), 'burgernet-test-'));
	t.teardown(() => rm(folder, {recursive: true, force: true}));
	return folder;
}

async function fakeMongod(t: ExecutionContext, script: string): Promise<string> {
	const file = join(await temporary(t), 'mongod');
	await writeFile(file, `#!/bin/sh\n${script}\n`);
	await chmod(file, 0o755);
	return file;
}

async function cacheWith(t: ExecutionContext, versions: string[]): Promise<string> {
	const cache = await temporary(t);
	for (const version of versions) {
		const file = join(cache, `mongod-${version}`, 'mongod');
		await mkdir(join(file, '..'));
		await writeFile(file, `#!/bin/sh\necho 'db version v${version}'\n`);
		await chmod(file, 0o755);
	}

	return cache;
}
