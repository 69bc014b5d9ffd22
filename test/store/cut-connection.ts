import {once} from 'node:events';
import {type AddressInfo, connect, createServer} from 'node:net';
import type {ExecutionContext} from 'ava';
import {MongoClient} from 'mongodb';
import {openTestUri} from '../database.ts';

/** A way to the test server that breaks, as often as is asked, when a word goes over it. */
export async function startCutter(
	t: Pick<ExecutionContext, 'teardown'>,
): Promise<{uri: string; cutAt(word: string, times: number): void; cuts(): number}> {
	const {uri, stop} = await openTestUri();
	const [address] = new MongoClient(uri).options.hosts;
	let [word, left, count] = ['', 0, 0];
	const proxy = createServer(client => {
		const {socketPath, host = '', port = 27_017} = address ?? {};
		const server = socketPath ? connect(socketPath) : connect(port, host);
		const end = () => {
			client.destroy();
			server.destroy();
		};
		server.on('data', data => client.write(data));
		server.on('close', end).on('error', end);
		client.on('close', end).on('error', end);
		client.on('data', data => {
			if (left > 0 && data.includes(word)) {
				left -= 1;
				count += 1;
				end();
			} else {
				server.write(data);
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
		cutAt(next, times) {
			[word, left] = [next, times];
		},
		cuts: () => count,
	};
}
