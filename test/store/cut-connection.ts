import {once} from 'node:events';
import type {AddressInfo} from 'node:net';
import {connect, createServer} from 'node:net';
import type {ExecutionContext} from 'ava';
import {MongoClient} from 'mongodb';
import {openTestUri} from '../database.ts';

/** A way to the test server that breaks, once for each time that is asked, when a word goes over it. */
export async function startCutter(
	t: Pick<ExecutionContext, 'teardown'>,
): Promise<{uri: string; cutAt(word: string): void; cuts(): number}> {
	const {uri, stop} = await openTestUri();
	const [host = ''] = new MongoClient(uri).options.hosts.map(address => address.socketPath ?? '');
	let word: string | null = null;
	let count = 0;
	const proxy = createServer(client => {
		const server = host === '' ? null : connect(host);
		const end = () => {
			client.destroy();
			server?.destroy();
		};
		server
			?.on('data', data => client.write(data))
			.on('close', end)
			.on('error', end);
		client.on('close', end).on('error', end);
		client.on('data', data => {
			if (word !== null && data.includes(word)) {
				word = null;
				count += 1;
				end();
			} else {
				server?.write(data);
			}
		});
	});
	proxy.listen(0, '127.0.0.1');
	await once(proxy, 'listening');
	t.teardown(async () => {
		proxy.close();
		await stop();
	});
	return {
		uri: `mongodb://127.0.0.1:${(proxy.address() as AddressInfo).port}/?directConnection=true`,
		cutAt(next) {
			word = next;
		},
		cuts: () => count,
	};
}
