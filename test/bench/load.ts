// The load, a process of its own: gets an order as one JSON message, sends requests, answers with what it measured.
// Not autocannon: that rounds to whole milliseconds, and one connection takes only a few.
import {randomUUID} from 'node:crypto';
import {Agent, request} from 'node:http';

export interface Order {
	url: string;
	token: string;
	/** So many requests are on their way at any moment. */
	connections: number;
	durationMs: number;
	body: object;
}

export interface Measured {
	/** Answers a second. */
	perSecond: number;
	/** Milliseconds from the request to the end of its answer. */
	medianMs: number;
	p99Ms: number;
	/** The keys that were answered with 201. */
	acknowledged: string[];
	/** Every other answer, by status. */
	other: Record<number, number>;
}

interface Target extends Order {
	agent: Agent;
	payload: string;
}

function post({url, token, agent, payload}: Target, key: string): Promise<number> {
	return new Promise((resolve, reject) => {
		const sent = request(url, {
			method: 'POST',
			agent,
			headers: {
				Authorization: `Bearer ${token}`,
				'Content-Type': 'application/json',
				'Content-Length': Buffer.byteLength(payload),
				'Idempotency-Key': key,
			},
		});
		sent.on('error', reject);
		sent.on('response', answer => {
			answer.on('error', reject);
			answer.on('end', () => resolve(answer.statusCode ?? 0));
			answer.resume();
		});
		sent.end(payload);
	});
}

async function fulfil(order: Order): Promise<Measured> {
	const agent = new Agent({keepAlive: true, maxSockets: order.connections});
	const target = {...order, agent, payload: JSON.stringify(order.body)};
	const times: number[] = [];
	const acknowledged: string[] = [];
	const other: Record<number, number> = {};
	const began = performance.now();
	const sendOn = async () => {
		while (performance.now() - began < order.durationMs) {
			const key = randomUUID();
			const sentAt = performance.now();
			const status = await post(target, key);
			times.push(performance.now() - sentAt);
			if (status === 201) {
				acknowledged.push(key);
			} else {
				other[status] = (other[status] ?? 0) + 1;
			}
		}
	};
	await Promise.all(Array.from({length: order.connections}, sendOn));
	const seconds = (performance.now() - began) / 1000;
	agent.destroy();
	times.sort((a, b) => a - b);
	const at = (share: number) => times[Math.floor((times.length - 1) * share)] ?? Number.NaN;
	return {perSecond: times.length / seconds, medianMs: at(0.5), p99Ms: at(0.99), acknowledged, other};
}

process.on('message', async order => {
	process.send?.(await fulfil(order as Order));
});
