import {PassThrough} from 'node:stream';
import type {Context, Middleware} from 'koa';
import {changesOf} from '../store/changes.ts';
import type {Database} from '../store/database.ts';

/** A browser that hears nothing for longer takes the stream for dead. */
const BEAT_MS = 15_000;
/** A stream ends by itself: whoever comes back is asked again who it is. */
const LONGEST_MS = 5 * 60_000;

/**
Answers with a stream that says `changed` after every change, and nothing else: the page then reads its own fragment.

It ends when the service drains, when the visitor goes, and after five minutes.
*/
export function answerWithEvents(context: Context, db: Database): void {
	// Gone while we asked who it was: nothing would ever tell that stream to stop.
	if (!context.writable) {
		return;
	}

	const stream = new PassThrough();
	const send = (event: string) => void stream.write(`event: ${event}\ndata:\n\n`);
	const beat = setInterval(() => send('beat'), BEAT_MS);
	const longest = setTimeout(() => stream.end(), LONGEST_MS);
	const unsubscribe = changesOf(db).subscribe(() => send('changed'));
	const closing = context.state.closing as AbortSignal;
	const end = () => stream.end();
	closing.addEventListener('abort', end);
	// `finish` after an end of ours, `close` of the answer when the visitor is gone.
	const stop = () => {
		clearInterval(beat);
		clearTimeout(longest);
		unsubscribe();
		closing.removeEventListener('abort', end);
	};
	stream.once('finish', stop);
	context.res.once('close', stop);
	// Compressed, an event would wait for the next one; kept alive, the connection would outlive the drain.
	context.compress = false;
	context.set('Connection', 'close');
	context.set('X-Accel-Buffering', 'no');
	context.type = 'text/event-stream';
	context.body = stream;
	stream.write('retry: 1000\n\n');
	send('beat');
	if (closing.aborted) {
		end();
	}
}

/** After every request that may have changed something: our own writes are told at once. */
export function announceWrites(db: Database): Middleware {
	const changes = changesOf(db);
	return async (context, next) => {
		await next();
		if (context.method !== 'GET' && context.method !== 'HEAD' && context.status < 400) {
			changes.announce();
		}
	};
}
