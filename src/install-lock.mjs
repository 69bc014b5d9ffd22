import {mkdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {setTimeout as sleep} from 'node:timers/promises';
import {fileURLToPath} from 'node:url';

const busy = join(dirname(fileURLToPath(import.meta.url)), '../dist/.install-lock');

/** Two starts at once: the second waits until the first is done, and then finds nothing to do. */
export async function whileLocked(work) {
	mkdirSync(dirname(busy), {recursive: true});
	while (!takeLock()) {
		await sleep(100);
	}

	try {
		await work();
	} finally {
		rmSync(busy, {recursive: true, force: true});
	}
}

function takeLock() {
	try {
		mkdirSync(busy);
		writeFileSync(join(busy, 'pid'), String(process.pid));
		return true;
	} catch (error) {
		if (error.code !== 'EEXIST') {
			throw error;
		}

		removeDeadLock();
		return false;
	}
}

function removeDeadLock() {
	try {
		process.kill(Number(readFileSync(join(busy, 'pid'), 'utf8')), 0);
	} catch (error) {
		// ENOENT: taken this very moment, its number is not written yet.
		if (error.code === 'ESRCH') {
			rmSync(busy, {recursive: true, force: true});
		}
	}
}
