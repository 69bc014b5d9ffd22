import {type ChildProcess, spawn} from 'node:child_process';
import {once} from 'node:events';
import type {AddressInfo} from 'node:net';
import {createServer} from 'node:net';
import {setTimeout as sleep} from 'node:timers/promises';
import type {ExecutionContext} from 'ava';
import {bundledProgram} from './bundle.ts';

async function freePort(): Promise<number> {
	const server = createServer().listen(0, '127.0.0.1');
	await once(server, 'listening');
	const {port} = server.address() as AddressInfo;
	server.close();
	await once(server, 'close');
	return port;
}

export interface KillableService {
	url: string;
	/** Starts the service and waits until it is ready. */
	start(): Promise<void>;
	/** Ends it at once, as a power cut would. */
	kill(): Promise<void>;
}

/** The service of today's sources as a process of its own, always on the same port and store. @param program path of what is started */
export async function killableService(
	t: Pick<ExecutionContext, 'teardown'>,
	mongodbUri: string,
	{
		environment = {},
		program = bundledProgram,
	}: {environment?: Record<string, string>; program?: () => Promise<string>} = {},
): Promise<KillableService> {
	const path = await program();
	const port = await freePort();
	const url = `http://127.0.0.1:${port}`;
	let child: ChildProcess | undefined;
	const kill = async () => {
		if (child && child.exitCode === null && child.signalCode === null) {
			child.kill('SIGKILL');
			await once(child, 'exit');
		}
	};
	t.teardown(kill);
	return {
		url,
		kill,
		async start() {
			child = spawn(process.execPath, [path, 'serve'], {
				env: {...process.env, ...environment, MONGODB_URI: mongodbUri, PORT: String(port), LOG_LEVEL: 'silent'},
				stdio: 'ignore',
			});
			for (let isReady = false; !isReady; await sleep(20)) {
				if (child.exitCode !== null) {
					throw new Error(`the service ended with ${child.exitCode}`);
				}

				isReady = await fetch(`${url}/health/ready`).then(
					answer => answer.ok,
					() => false,
				);
			}
		},
	};
}
