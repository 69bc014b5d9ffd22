// The load, a process of its own: gets an order as one JSON message, sends requests, answers with what it measured.
// Not autocannon: that rounds to whole milliseconds, and one connection takes only a few.
import {randomUUID} from 'node:crypto';
import {Agent, request} from 'node:http';

/** One request: a write when it has a body, else a read. */
export interface Asked {
	url: string;
	/** Who asks: a token or a cookie. */
	headers: Record<string, string>;
	body?: object;
}

export interface Order extends Asked {
	/** So many requests are on their way at any moment. */
	connections: number;
	durationMs: number;
}

/** Reads one after the other, each right after a write; only the reads are timed. */
export interface ReadsAfterWrites {
	write: Asked;
	read: Asked;
	times: number;
}

export interface Measured {
	/** Answers a second. */
	perSecond: number;
	/** Milliseconds from the request to the end of its answer. */
	medianMs: number;
	p99Ms: number;
	/** The keys that were answered with 201. */
	acknowledged: string[];
	/** Every other answer to a write, and every read that was not answered with 200, by status. */
	other: Record<number, number>;
}

interface Line extends Asked {
	agent: Agent;
	payload: string | undefined;
}

function lineOf(asked: Asked, connections: number): Line {
	const agent = new Agent({keepAlive: true, maxSockets: connections});
	return {...asked, agent, payload: asked.body && JSON.stringify(asked.body)};
}

function send({url, headers, agent, payload}: Line, key: string): Promise<number> {
	return new Promise((resolve, reject) => {
		const ofWrite = payload && {
			'Content-Type': 'application/json',
			'Content-Length': Buffer.byteLength(payload),
			'Idempotency-Key': key,
		};
		const sent = request(url, {method: payload ? 'POST' : 'GET', agent, headers: {...headers, ...ofWrite}});
		sent.on('error', reject);
		sent.on('response', answer => {
			answer.on('error', reject);
			answer.on('end', () => resolve(answer.statusCode ?? 0));
			answer.resume();
		});
		sent.end(payload);
	});
}

class Results {
	readonly times: number[] = [];
	readonly acknowledged: string[] = [];
	readonly other: Record<number, number> = {};
	readonly #began = performance.now();

	async time(line: Line): Promise<void> {
		const key = randomUUID();
		const sentAt = performance.now();
		const status = await send(line, key);
		this.times.push(performance.now() - sentAt);
		if (line.payload && status === 201) {
			this.acknowledged.push(key);
		} else if (line.payload || status !== 200) {
			this.other[status] = (this.other[status] ?? 0) + 1;
		}
	}

	measured(): Measured {
		const {acknowledged, other} = this;
		const seconds = (performance.now() - this.#began) / 1000;
		const times = this.times.toSorted((a, b) => a - b);
		const at = (share: number) => times[Math.floor((times.length - 1) * share)] ?? Number.NaN;
		return {perSecond: times.length / seconds, medianMs: at(0.5), p99Ms: at(0.99), acknowledged, other};
	}
}

async function fulfil({connections, durationMs, ...asked}: Order): Promise<Measured> {
	const line = lineOf(asked, connections);
	const results = new Results();
	const began = performance.now();
	const sendOn = async () => {
		while (performance.now() - began < durationMs) {
			await results.time(line);
		}
	};
	await Promise.all(Array.from({length: connections}, sendOn));
	line.agent.destroy();
	return results.measured();
}

async function readAfterWrites({write, read, times}: ReadsAfterWrites): Promise<Measured> {
	const [writing, reading] = [lineOf(write, 1), lineOf(read, 1)];
	const results = new Results();
	for (let time = 0; time < times; time++) {
		const status = await send(writing, randomUUID());
		if (status !== 201) {
			throw new Error(`a write was answered with ${status}`);
		}

		await results.time(reading);
	}

	writing.agent.destroy();
	reading.agent.destroy();
	return results.measured();
}

process.on('message', async (order: Order | ReadsAfterWrites) => {
	process.send?.(await ('write' in order ? readAfterWrites(order) : fulfil(order)));
});
