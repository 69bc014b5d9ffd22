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

/** What MJML makes of a source that it can read at all, with every fault; html is null when it cannot. */
export interface CheckedMjml {
	faults: MjmlFault[];
	html: string | null;
}

/** Checks a source, and renders it as far as that goes. */
export type CheckMjml = (source: string) => Promise<CheckedMjml>;

/** Checks in this thread: for the command line. */
export async function checkHere(source: string): Promise<CheckedMjml> {
	const {default: mjml} = await import('mjml');
	try {
		const {errors, html} = await mjml(source, {...options, validationLevel: 'soft'});
		return {faults: errors.map(({line, message}) => ({line, message})), html};
	} catch (error) {
		return {faults: [{line: 1, message: error instanceof Error ? error.message : String(error)}], html: null};
	}
}

/** Plain JavaScript, because a worker of a bundle has no file of its own. */
const workerSource = `
const {parentPort, workerData} = require('node:worker_threads');
const mjml = require(workerData.mjml);
const {source, options, level} = workerData;
const work = mjml(source, {...options, validationLevel: level});
const checked = work.then(
	({errors, html}) => ({faults: errors.map(({line, message}) => ({line, message})), html}),
	error => ({faults: [{line: 1, message: String(error?.message ?? error)}], html: null}),
);
(level === 'strict' ? work.then(({html}) => html) : checked).then(answer => parentPort.postMessage(answer));
`;

/** Our choice: fifty times what the largest mailing takes. */
const PATIENCE_MS = 30_000;

/**
Renders in a thread of its own, so that a server keeps answering meanwhile; the thread ends and gives its memory back.

It costs the loading of MJML every time (half a second), which is why a server keeps what it compiled.
*/
export function renderApart(source: string): Promise<string> {
	return apart(source, 'strict') as Promise<string>;
}

/** Checks in a thread of its own, for a server. */
export function checkApart(source: string): Promise<CheckedMjml> {
	return apart(source, 'soft') as Promise<CheckedMjml>;
}

function apart(source: string, level: 'strict' | 'soft'): Promise<unknown> {
	const mjml = createRequire(import.meta.url).resolve('mjml');
	const worker = new Worker(workerSource, {eval: true, workerData: {mjml, source, options, level}});
	const late = setTimeout(() => void worker.terminate(), PATIENCE_MS);
	return new Promise((resolve, reject) => {
		worker.once('message', resolve);
		// An error of another thread is no instance of this thread's Error.
		worker.once('error', error => reject(new Error((error as Error).message, {cause: error})));
		worker.once('exit', code => {
			clearTimeout(late);
			reject(new Error(`The thread that renders MJML ended (${code}) without an answer`));
		});
	});
}
