import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {Readable} from 'node:stream';
import {text} from 'node:stream/consumers';
import {fileURLToPath} from 'node:url';
import test from 'ava';

/** Runs in every thread of the process before anything else, and tells of each connection and each question to DNS. */
const recorder = `
const {writeSync} = require('node:fs');
const net = require('node:net');
const dns = require('node:dns');
const dgram = require('node:dgram');
const {isMainThread} = require('node:worker_threads');
const {syncBuiltinESMExports} = require('node:module');
const tell = what => writeSync(3, what + '\\n');
const watch = (object, name) => {
	const original = object[name];
	object[name] = function (...parameters) {
		tell(name + ' ' + JSON.stringify(parameters[0]));
		return original.apply(this, parameters);
	};
};
watch(net.Socket.prototype, 'connect');
watch(dgram.Socket.prototype, 'send');
for (const name of ['lookup', 'resolve', 'resolve4', 'resolve6', 'resolveMx']) {
	watch(dns, name);
	watch(dns.promises, name);
}
syncBuiltinESMExports();
tell('watched in ' + (isMainThread ? 'the main thread' : 'another thread'));
`;
const child = fileURLToPath(new URL('renders.ts', import.meta.url));

/** Everything that a process said of its threads and connections while it worked. */
async function watched(parameters: readonly string[]) {
	const folder = await mkdtemp(join(tmpdir(), 'recorder-'));
	const file = join(folder, 'recorder.cjs');
	await writeFile(file, recorder);
	const options = ['--require', file, '--import=tsx', child];
	const process = spawn(globalThis.process.execPath, [...options, ...parameters], {
		stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
	});
	const [, stdout, stderr, told] = process.stdio as unknown as [null, Readable, Readable, Readable];
	const [said, faults, lines] = await Promise.all([text(stdout), text(stderr), text(told), once(process, 'close')]);
	await rm(folder, {recursive: true});
	// What runs TypeScript here tells its parent by a pipe which files it read.
	return {said, faults, lines: lines.split('\n').filter(line => line !== '' && !line.includes('/tsx-'))};
}

test('rendering mailings, drafts, posters and pictures makes no connection in any thread', async t => {
	const server = createServer((_, response) => response.end('x')).listen(0, '127.0.0.1');
	await once(server, 'listening');
	t.teardown(() => server.close());
	let asked = 0;
	server.on('connection', () => {
		asked += 1;
	});
	const host = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	const {said, faults, lines} = await watched([host]);
	t.is(said, 'done\n', faults);
	t.deepEqual([...new Set(lines)].sort(), ['watched in another thread', 'watched in the main thread']);
	t.is(asked, 0);

	const control = await watched([host, 'control']);
	t.is(control.said, 'done\n', control.faults);
	t.true(
		control.lines.some(line => line.startsWith('connect ')),
		control.lines.join('\n'),
	);
	t.is(asked, 1);
});
