import {createRequire} from 'node:module';
import {Worker} from 'node:worker_threads';

/** No web fonts (they would tell a third party who reads), no comments, and the strictest reading. */
const options = {fonts: {}, keepComments: false, ignoreIncludes: true} as const;

/** Turns whole MJML into html. @throws when MJML finds anything that it does not know. */
export type Render = (source: string) => Promise<string>;

/** Renders in this thread, which holds it for 20–100 ms (and 500 ms the first time): for the command line. */
export async function renderHere(source: string): Promise<string> {
	const {default: mjml} = await import('mjml');
	const {html} = await mjml(source, {...options, validationLevel: 'strict'});
	return html;
}

/** A fault that MJML itself finds, in its own English words. */
export interface MjmlFault {
	line: number;
	message: string;
}

/** Every fault that MJML finds in a source that it can read at all. */
export async function validateMjml(source: string): Promise<MjmlFault[]> {
	const {default: mjml} = await import('mjml');
	try {
		const {errors} = await mjml(source, {...options, validationLevel: 'soft'});
		return errors.map(({line, message}) => ({line, message}));
	} catch (error) {
		return [{line: 1, message: error instanceof Error ? error.message : String(error)}];
	}
}

/** Plain JavaScript, because a worker of a bundle has no file of its own. */
const workerSource = `
const {parentPort, workerData} = require('node:worker_threads');
const mjml = require(workerData.mjml);
mjml(workerData.source, {...workerData.options, validationLevel: 'strict'})
	.then(({html}) => parentPort.postMessage(html));
`;

/**
Renders in a thread of its own, so that a server keeps answering meanwhile; the thread ends and gives its memory back.

It costs the loading of MJML every time (half a second), which is why a server keeps what it compiled.
*/
export function renderApart(source: string): Promise<string> {
	const mjml = createRequire(import.meta.url).resolve('mjml');
	const worker = new Worker(workerSource, {eval: true, workerData: {mjml, source, options}});
	return new Promise((resolve, reject) => {
		worker.once('message', resolve);
		// An error of another thread is no instance of this thread's Error.
		worker.once('error', error => reject(new Error(error.message, {cause: error})));
		worker.once('exit', code => reject(new Error(`The thread that renders MJML ended (${code}) without an answer`)));
	});
}
