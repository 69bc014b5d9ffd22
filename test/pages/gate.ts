import {once} from 'node:events';
import {type AddressInfo, connect, createServer, type Server, type Socket} from 'node:net';
import type {ExecutionContext} from 'ava';

/** A line between browser and service that can be cut. */
export interface Gate {
	url: string;
	/** The service is away: every connection breaks and no new one comes through. */
	cut(): Promise<void>;
	mend(): Promise<void>;
	/** Requests arrive, answers get lost. */
	isDeaf: boolean;
}

export async function openGate(t: Pick<ExecutionContext, 'teardown'>, target: string): Promise<Gate> {
	const sockets = new Set<Socket>();
	let port = 0;
	let server: Server;
	const gate: Gate = {
		url: '',
		isDeaf: false,
		async cut() {
			const closed = once(server, 'close');
			server.close();
			for (const socket of sockets) {
				socket.destroy();
			}

			await closed;
		},
		async mend() {
			server = createServer(near => join(near));
			server.listen(port, '127.0.0.1');
			await once(server, 'listening');
			port = (server.address() as AddressInfo).port;
		},
	};
	const join = (near: Socket) => {
		const far = connect(Number(new URL(target).port), '127.0.0.1');
		for (const socket of [near, far]) {
			sockets.add(socket);
			socket.on('error', () => undefined);
			socket.once('close', () => {
				sockets.delete(socket);
				near.destroy();
				far.destroy();
			});
		}

		near.on('data', chunk => far.write(chunk));
		far.on('data', chunk => (gate.isDeaf ? near.destroy() : near.write(chunk)));
	};
	await gate.mend();
	gate.url = `http://127.0.0.1:${port}`;
	t.teardown(() => gate.cut().catch(() => undefined));
	return gate;
}
