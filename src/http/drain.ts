import type {Server} from 'node:http';
import type {Middleware} from 'koa';

export interface Drain {
	middleware: Middleware;
	/** Lets running answers finish and closes; resolves when the last connection is gone, at most after `hardStopMs`. */
	close(server: Server, hardStopMs?: number): Promise<void>;
}

/** Ends without a reset: from the first moment of closing every answer says `Connection: close`. */
export function drain(): Drain {
	let isClosing = false;
	return {
		async middleware(context, next) {
			await next();
			if (isClosing) {
				context.set('Connection', 'close');
			}
		},
		close(server, hardStopMs = 3500) {
			isClosing = true;
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
