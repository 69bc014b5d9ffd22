import {createServer, type IncomingMessage, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import type {ExecutionContext} from 'ava';
import {startFeed, type usualPace} from '../../src/jobs/feed.ts';
import type {Database} from '../../src/store/database.ts';
import {folders, june2022} from '../service.ts';

type Scope = Pick<ExecutionContext, 'teardown'>;

/** A source that publishes actions, as somebody else's server would. */
export interface Source {
	address: string;
	/** The headers of every request so far. */
	requests: IncomingMessage['headers'][];
	/** What it publishes from now on, under a new ETag. */
	publish(actions: unknown[]): void;
	/** Answers in another way from now on. */
	answer(handle: (request: IncomingMessage, response: ServerResponse) => void): void;
	/** Resolves when so many more requests have come in. */
	asked(more: number): Promise<void>;
}

export async function startSource(t: Scope, actions: unknown[] = []): Promise<Source> {
	const requests: IncomingMessage['headers'][] = [];
	let version = 0;
	let handle: (request: IncomingMessage, response: ServerResponse) => void;
	const server = createServer((request, response) => {
		requests.push(request.headers);
		handle(request, response);
	});
	await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
	t.teardown(() => {
		server.closeAllConnections();
		server.close();
	});
	const source: Source = {
		address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/acties?sleutel=geheim`,
		requests,
		publish(published) {
			version += 1;
			const etag = `$v${version}`;
			handle = (request, response) => {
				const isKnown = request.headers['if-none-match'] === etag;
				response.writeHead(isKnown ? 304 : 200, {ETag: etag, 'Content-Type': 'application/json'});
				response.end(isKnown ? undefined : JSON.stringify({actions: published, madeBy: 'a test'}));
			};
		},
		answer(next) {
			handle = next;
		},
		asked(more) {
			const before = requests.length;
			return until(() => requests.length >= before + more);
		},
	};
	source.publish(actions);
	return source;
}

/** Waits for something that happens by itself; at most ten seconds. */
export async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
	const end = performance.now() + 10_000;
	while (!(await isSo())) {
		if (performance.now() > end) {
			throw new Error(`this did not happen: ${isSo}`);
		}

		await new Promise(resolve => setTimeout(resolve, 10));
	}
}

export interface Follower {
	lines: {level: 'info' | 'warn'; message: string; [field: string]: unknown}[];
	stop(): Promise<void>;
}

/** A process that follows the source, at a quick pace. */
export function follow(
	t: Scope,
	{
		db,
		source,
		now = () => june2022,
		...pace
	}: {db: Database; source: Source; now?: () => Date} & Partial<typeof usualPace>,
): Follower {
	const lines: Follower['lines'] = [];
	const write = (level: 'info' | 'warn') => (fields: object, message: string) =>
		void lines.push({level, message, ...fields});
	const {stop} = startFeed(db, {
		address: source.address,
		seedFolder: folders.seed,
		now,
		log: {info: write('info'), warn: write('warn')},
		pace: {everyMs: 20, ...pace},
	});
	t.teardown(stop);
	return {lines, stop};
}

/** An action as the public shape tells it, with all that must not be kept. */
export function published(id: string, fields: object = {}) {
	return {
		id,
		municipality: 'Houten',
		actionType: 'vermissing',
		amberAlert: false,
		active: true,
		startTimestamp: Math.floor(june2022.getTime() / 1000) - 3600,
		area: {lat: 52.03, lng: 5.17, radius: 1200},
		messages: [{title: 'Jan de Vries vermist', body: 'Bel 06-12345678', lastModifiedTimestamp: 1_656_615_600}],
		colour: 'red',
		...fields,
	};
}
