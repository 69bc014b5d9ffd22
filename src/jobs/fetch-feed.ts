/** Names of a version of the feed, as its server gave them; null where it gave none. */
export interface Validators {
	etag: string | null;
	lastModified: string | null;
}

export interface FetchOptions {
	/** The version that was taken before, which need not be sent again. */
	validators: Validators;
	/** The whole answer must be there by then. */
	timeoutMs: number;
	/** The longest answer that is read, after decompression. */
	maximumBytes: number;
	/** Ends it at once. */
	signal: AbortSignal;
}

/** Why a feed could not be fetched, in words for the log: no address, which may hold a key. */
export class FetchFault extends Error {
	override name = 'FetchFault';

	constructor(
		message: string,
		/** How long the server asks to be left alone; null when it does not say. */
		readonly retryAfterMs: number | null = null,
	) {
		super(message);
	}
}

/**
The content of the feed; null when it is still the version that was taken before.

Asks only the configured address: a redirect is followed on the same scheme, host and port, at most three times.

@throws {FetchFault} for every other answer, one that is too long included, and the errors of `fetch`.
*/
export async function fetchFeed(address: string, options: FetchOptions): Promise<Fetched | null> {
	const {timeoutMs, signal} = options;
	const ending = new AbortController();
	const end = () => ending.abort(signal.reason);
	// Not AbortSignal.any with AbortSignal.timeout: Node collects that timeout as garbage before it ends anything (nodejs/node #57736).
	const timer = setTimeout(() => ending.abort(new DOMException('too late', 'TimeoutError')), timeoutMs);
	signal.addEventListener('abort', end, {once: true});
	try {
		signal.throwIfAborted();
		return await fetched(address, {...options, signal: ending.signal});
	} finally {
		clearTimeout(timer);
		signal.removeEventListener('abort', end);
	}
}

interface Fetched {
	content: Uint8Array;
	validators: Validators;
}

async function fetched(
	address: string,
	{validators, maximumBytes, signal}: Omit<FetchOptions, 'timeoutMs'>,
): Promise<Fetched | null> {
	const answer = await ask(address, {headers: headersFor(validators), signal, redirect: 'manual'});
	if (answer.status === 304) {
		await answer.body?.cancel();
		return null;
	}

	if (answer.status !== 200) {
		await answer.body?.cancel();
		throw new FetchFault(`de bron antwoordt met ${answer.status}`, retryAfterOf(answer));
	}

	return {
		content: await readUpTo(answer, maximumBytes),
		validators: {etag: shortHeader(answer, 'ETag'), lastModified: shortHeader(answer, 'Last-Modified')},
	};
}

function headersFor({etag, lastModified}: Validators): Record<string, string> {
	return {
		Accept: 'application/json',
		'User-Agent': 'burgernet',
		...(etag && {'If-None-Match': etag}),
		...(lastModified && {'If-Modified-Since': lastModified}),
	};
}

const REDIRECT_LIMIT = 3;

async function ask(address: string, options: RequestInit): Promise<Response> {
	const {origin} = new URL(address);
	let at = address;
	for (let count = 0; count <= REDIRECT_LIMIT; count++) {
		const answer = await fetch(at, options);
		const location = answer.headers.get('Location');
		if (![301, 302, 303, 307, 308].includes(answer.status) || location === null) {
			return answer;
		}

		await answer.body?.cancel();
		const target = URL.canParse(location, at) ? new URL(location, at) : null;
		if (target?.origin !== origin) {
			throw new FetchFault('de bron verwijst naar een ander adres; zet dat zelf in ACTIONS_FEED_URL');
		}

		at = target.href;
	}

	throw new FetchFault('de bron blijft doorverwijzen');
}

async function readUpTo(answer: Response, maximumBytes: number): Promise<Uint8Array> {
	const parts: Uint8Array[] = [];
	let size = 0;
	for await (const part of answer.body ?? []) {
		size += part.length;
		if (size > maximumBytes) {
			// Leaving the loop ends the connection.
			throw new FetchFault(`het antwoord van de bron is langer dan ${maximumBytes} bytes`);
		}

		parts.push(part);
	}

	return Buffer.concat(parts);
}

/** A header that is absurdly long is not kept. */
function shortHeader(answer: Response, name: string): string | null {
	const value = answer.headers.get(name);
	return value && value.length <= 256 ? value : null;
}

function retryAfterOf(answer: Response): number | null {
	const seconds = /^\d{1,6}$/.exec(answer.headers.get('Retry-After') ?? '');
	return seconds ? Number(seconds[0]) * 1000 : null;
}
