import {Worker} from 'node:worker_threads';
import type {DrawRequest, LogoRequest} from './material-renderer.ts';

/** Beyond this the thread ends, and not the service. */
const memory = {maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 32};
/** So long a thread without work stays: to start one takes half a second. */
const IDLE_MS = 60_000;
/** Our choice: the slowest material takes a twentieth of this on a slow machine. */
const PATIENCE_MS = 60_000;

interface Waiting {
	resolve(content: Buffer): void;
	reject(error: Error): void;
}

type Answer = {id: number; content: Uint8Array} | {id: number; message: string};

/** Draws materials in a thread of its own, one after the other, so that the service goes on answering. */
class DrawingThread {
	readonly #worker = startThread();
	readonly #waiting = new Map<number, Waiting>();
	readonly #onEnd: (ended: DrawingThread) => void;
	#idle: NodeJS.Timeout | undefined;
	#next = 0;

	constructor(onEnd: (ended: DrawingThread) => void) {
		this.#onEnd = onEnd;
		this.#worker.on('message', (answer: Answer) => this.#take(answer));
		// An error of another thread is no instance of this thread's Error.
		this.#worker.once('error', error => this.#end(new Error((error as Error).message, {cause: error})));
		this.#worker.once('exit', () => this.#end(new Error('The thread that draws materials ended')));
	}

	draw(request: DrawRequest | LogoRequest): Promise<Buffer> {
		clearTimeout(this.#idle);
		this.#worker.ref();
		const id = this.#next++;
		this.#worker.postMessage({id, request});
		return new Promise<Buffer>((resolve, reject) => {
			const late = setTimeout(() => this.#end(new Error('Drawing a material took too long')), PATIENCE_MS);
			const settled =
				<T>(settle: (value: T) => void) =>
				(value: T) => {
					clearTimeout(late);
					settle(value);
				};
			this.#waiting.set(id, {resolve: settled(resolve), reject: settled(reject)});
		});
	}

	#take(answer: Answer): void {
		const waiting = this.#waiting.get(answer.id);
		this.#waiting.delete(answer.id);
		if ('content' in answer) {
			waiting?.resolve(Buffer.from(answer.content));
		} else {
			waiting?.reject(new Error(answer.message));
		}

		if (this.#waiting.size === 0) {
			// Neither the thread nor the clock keeps a process alive that has nothing else to do.
			this.#worker.unref();
			this.#idle = setTimeout(() => this.#end(new Error('idle')), IDLE_MS).unref();
		}
	}

	#end(error: Error): void {
		clearTimeout(this.#idle);
		this.#onEnd(this);
		for (const {reject} of this.#waiting.values()) {
			reject(error);
		}

		this.#waiting.clear();
		void this.#worker.terminate();
	}
}

let thread: DrawingThread | undefined;

/** Draws one material apart from this thread. @throws what the drawing throws, and when the thread ends. */
export function drawApart(request: DrawRequest | LogoRequest): Promise<Buffer> {
	thread ??= new DrawingThread(forget);
	return thread.draw(request);
}

/** The next request starts a new thread. */
function forget(ended: DrawingThread): void {
	if (thread === ended) {
		thread = undefined;
	}
}

/** The program of the thread: a file of its own beside the bundle, or as it is written; a thread does not read that by itself. */
function startThread(): Worker {
	const options = {resourceLimits: memory};
	if (!import.meta.url.endsWith('.ts')) {
		return new Worker(new URL('./material-worker.js', import.meta.url), options);
	}

	const [reader, program] = ['tsx/esm/api', './material-worker.ts'].map(name =>
		JSON.stringify(import.meta.resolve(name)),
	);
	const start = `import(${reader}).then(({register}) => { register(); return import(${program}); });`;
	return new Worker(start, {...options, eval: true});
}
