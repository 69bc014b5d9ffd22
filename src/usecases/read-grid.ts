import {once} from 'node:events';
import {Worker} from 'node:worker_threads';
import {type GridPart, type GridSource, limits, tooLarge} from './grid-parts.ts';
import {type PackedPart, unpacked} from './packed-part.ts';
import {readGridHere} from './read-grid-here.ts';

/** Text of this size is read between two requests; to start a thread would take longer. */
const SMALL_BYTES = 40_000;
/** Beyond this the thread ends, and not the service. */
const memory = {maxOldGenerationSizeMb: 1024, maxYoungGenerationSizeMb: 16};
/** Our choice: the largest file that is allowed takes a quarter of this on a slow machine. */
const PATIENCE_MS = 120_000;

/**
The parts of a file, read in a thread of its own unless it is small text, so that the service goes on answering.

Ends with a fault when the file cannot be read: never an error for what is in the file.
*/
export async function* readGrid(source: GridSource): AsyncGenerator<GridPart> {
	if (source.content.length > limits.bytes) {
		yield {fault: tooLarge};
		return;
	}

	const isPacked = source.content[0] === 0x50 && source.content[1] === 0x4b;
	yield* source.content.length <= SMALL_BYTES && !isPacked ? readGridHere(source) : readGridApart(source);
}

async function* readGridApart(source: GridSource): AsyncGenerator<GridPart> {
	const worker = startThread(source);
	try {
		// While one part is judged here, the next one is read there.
		let coming = nextPart(worker);
		for (;;) {
			const part = await coming;
			if (part === null || 'fault' in part) {
				yield* part ? [part] : [];
				return;
			}

			coming = nextPart(worker);
			// Looked at in the next round, unless nobody wants to know any more.
			coming.catch(() => undefined);
			yield part;
		}
	} finally {
		await worker.terminate();
	}
}

/** The program of the thread: a file of its own beside the bundle, or as it is written; a thread does not read that by itself. */
function startThread(source: GridSource): Worker {
	const options = {workerData: source, resourceLimits: memory};
	if (!import.meta.url.endsWith('.ts')) {
		return new Worker(new URL('./grid-worker.js', import.meta.url), options);
	}

	const [reader, program] = ['tsx/esm/api', './grid-worker.ts'].map(name => JSON.stringify(import.meta.resolve(name)));
	const start = `import(${reader}).then(({register}) => { register(); return import(${program}); });`;
	return new Worker(start, {...options, eval: true});
}

/** @throws an error of the reader itself: a mistake in the product. */
async function nextPart(worker: Worker): Promise<GridPart | null> {
	worker.postMessage('next');
	try {
		const [part] = (await once(worker, 'message', {signal: AbortSignal.timeout(PATIENCE_MS)})) as [PackedPart | null];
		return part && unpacked(part);
	} catch (error) {
		const {name, code, message} = error as Error & {code?: string};
		if (name === 'AbortError' || code === 'ERR_WORKER_OUT_OF_MEMORY' || name === 'RangeError') {
			return faultOf('Dit bestand is te groot of te ingewikkeld om te lezen; deel het op.');
		}

		// An error of another thread is no instance of this thread's Error.
		throw new Error(message, {cause: error});
	}
}

function faultOf(message: string): GridPart {
	return {fault: {line: 1, column: null, message}};
}
