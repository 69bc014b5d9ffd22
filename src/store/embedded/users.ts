import {execFile} from 'node:child_process';
import {readdir, readFile, rm, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {promisify} from 'node:util';

const run = promisify(execFile);

/** Writes this process down as a user of the server. */
export async function addUser(folder: string): Promise<void> {
	await writeFile(join(folder, String(process.pid)), (await startOf(process.pid)) ?? '');
}

export async function removeUser(folder: string): Promise<void> {
	await rm(join(folder, String(process.pid)), {force: true});
}

/**
The processes that use the server. Names of processes that ended without saying goodbye are removed on the way;
the start time tells a process from a later one that got the same number.
*/
export async function listUsers(folder: string): Promise<number[]> {
	const live: number[] = [];
	const names = await readdir(folder).catch((): string[] => []);
	for (const name of names.filter(each => /^\d+$/.test(each))) {
		const noted = await readFile(join(folder, name), 'utf8').catch(() => '');
		const actual = await startOf(Number(name));
		if (actual === undefined || actual !== noted) {
			await rm(join(folder, name), {force: true});
		} else {
			live.push(Number(name));
		}
	}

	return live;
}

/** A zombie (our own child that was not reaped yet) counts as gone. */
export async function isAlive(processId: number): Promise<boolean> {
	return (await startOf(processId)) !== undefined;
}

/** When the process started, in a form that only serves to compare; `undefined` when it is gone. */
async function startOf(processId: number): Promise<string | undefined> {
	try {
		if (process.platform === 'linux') {
			const line = await readFile(`/proc/${processId}/stat`, 'utf8');
			// The second field is the program's name in brackets and may hold spaces and brackets itself.
			const fields = line.slice(line.lastIndexOf(')') + 2).split(' ');
			return fields[0] === 'Z' ? undefined : fields[19];
		}

		const {stdout} = await run('ps', ['-o', 'lstart=', '-p', String(processId)]);
		return stdout.trim() || undefined;
	} catch {
		return undefined;
	}
}
