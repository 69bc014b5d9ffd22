import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {ExecutionContext} from 'ava';
import {bundledProgram, root} from '../bundle.ts';

export interface Ended {
	code: number | null;
	/** Lines without the last, empty one. */
	stdout: string[];
	stderr: string[];
}

/** The command line as a process of its own; nothing of this process's settings reaches it. */
export async function burgernet(parameters: readonly string[], settings: Record<string, string> = {}): Promise<Ended> {
	const {PATH = '', HOME = ''} = process.env;
	const child = spawn(process.execPath, [await bundledProgram(), ...parameters], {
		cwd: root,
		env: {PATH, HOME, LOG_LEVEL: 'silent', ...settings},
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	let [stdout, stderr] = ['', ''];
	child.stdout.on('data', data => {
		stdout += data;
	});
	child.stderr.on('data', data => {
		stderr += data;
	});
	const tooLong = setTimeout(() => child.kill('SIGKILL'), 120_000);
	const [code] = await once(child, 'close');
	clearTimeout(tooLong);
	return {code, stdout: linesOf(stdout), stderr: linesOf(stderr)};
}

function linesOf(text: string): string[] {
	return text.split('\n').filter(line => line !== '');
}

/** A folder with files by their name, gone when the test ends. */
export async function folderWith(
	t: Pick<ExecutionContext, 'teardown'>,
	files: Record<string, string | Uint8Array>,
): Promise<(name: string) => string> {
	const folder = await mkdtemp(join(tmpdir(), 'burgernet-files-'));
	t.teardown(() => rm(folder, {recursive: true, force: true}));
	for (const [name, content] of Object.entries(files)) {
		await writeFile(join(folder, name), content);
	}

	return name => join(folder, name);
}
