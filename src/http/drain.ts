import {setMaxListeners} from 'node:events';
import type {Server} from 'node:http';
import type {Middleware} from 'koa';

export interface Drain {
	middleware: Middleware;
	/** Lets running answers finish and closes; resolves when the last connection is gone, at most after `hardStopMs`. */
	close(server: Server, hardStopMs?: number): Promise<void>;
}

/**
Ends without a reset: from the first moment of closing every answer says `Connection: close`.

Answers that have no end of their own follow the signal `context.state.closing`.
*/
export function drain(): Drain {
	const closing = new AbortController();
	// One listener for every open stream of events.
	setMaxListeners(0, closing.signal);
	return {
		async middleware(context, next) {
			context.state.closing = closing.signal;
			await next();
			if (closing.signal.aborted) {
				context.set('Connection', 'close');
			}
		},
		close(server, hardStopMs = 3500) {
			closing.abort();
			return new Promise(resolve => {
				const timer = setTimeout(() => server.closeAllConnections(), hardStopMs);
				server.close(() => {
					clearTimeout(timer);
					resolve();
				});
			});
		},
	};
}
