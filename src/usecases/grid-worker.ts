import {parentPort, workerData} from 'node:worker_threads';
import type {GridSource} from './grid-parts.ts';
import {packed} from './packed-part.ts';
import {readGridHere} from './read-grid-here.ts';

// A thread that reads one file and gives a part each time it is asked for one; null when there are no more.
const parts = readGridHere(workerData as GridSource);
parentPort?.on('message', async () => {
	const {value, done} = await parts.next();
	parentPort?.postMessage(done ? null : packed(value));
});
