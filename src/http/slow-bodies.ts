import type {IncomingMessage} from 'node:http';
import type {Context, Middleware} from 'koa';

/** Our choice: far longer than any form takes, and short enough that nobody holds connections by writing slowly. */
const BODY_MS = 15_000;
/** Our choice: slower than any line on which somebody hands over a file. */
const BYTES_PER_SECOND = 10_000;
/** Our choice: in this time the largest file comes over a line of 300 kbit/s. */
const FILE_MS = 30 * 60_000;

/**
What the HTTP server itself cuts: slow headers, connections that do nothing, and whatever takes longer than the longest file.

It knows one limit for all requests; the shorter one for bodies is that of `cutSlowBodies`.
*/
export const serverLimits = {
	headersTimeout: 10_000,
	requestTimeout: FILE_MS,
	connectionsCheckingInterval: 1000,
	keepAliveTimeout: 5000,
};

const bringingFiles = new WeakSet<IncomingMessage>();

/** From now on this request may take as long as its body keeps coming: only for who may hand over files here. */
export function allowFile({req}: Context): void {
	bringingFiles.add(req);
}

/** Ends a request with 408 when its body is not there in 15 seconds; one that brings a file, when it hardly comes on in as long. */
export const cutSlowBodies: Middleware = (context, next) => {
	const {'content-length': length = '0', 'transfer-encoding': coding} = context.req.headers;
	if (length !== '0' || coding !== undefined) {
		watch(context);
	}

	return next();
};

function watch(context: Context): void {
	const {req} = context;
	let before = req.socket.bytesRead;
	const timer = setInterval(() => {
		const came = req.socket.bytesRead - before;
		before += came;
		if (req.complete) {
			clearInterval(timer);
		} else if (!bringingFiles.has(req) || came < (BYTES_PER_SECOND * BODY_MS) / 1000) {
			clearInterval(timer);
			cut(context);
		}
	}, BODY_MS);
	timer.unref();
	req.once('close', () => clearInterval(timer));
}

function cut({req: {socket}, res}: Context): void {
	if (socket.writable && !res.headersSent) {
		socket.write('HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n\r\n');
	}

	socket.destroy();
}
