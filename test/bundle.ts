import {renameSync, rmSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {build} from 'esbuild';

export const root = fileURLToPath(new URL('..', import.meta.url));

let made: Promise<string> | undefined;

/**
The program of today's sources as one file, made once per test process; yields its path.

It lies beside dist/main.js, because the product finds its other files from there. A bundle starts four times as fast
as the sources do.
*/
export function bundledProgram(): Promise<string> {
	made ??= bundle(join(root, 'dist', `under-test-${process.pid}.mjs`));
	return made;
}

async function bundle(outfile: string): Promise<string> {
	process.once('exit', () => rmSync(outfile, {force: true}));
	const options = {bundle: true, platform: 'node', format: 'esm', packages: 'external', logLevel: 'error'} as const;
	const entry = (name: string) => [join(root, 'src', name)];
	await build({...options, entryPoints: entry('main.ts'), outfile, sourcemap: 'inline'});
	// The thread that reads files goes by one name beside every bundle; whoever starts it finds a whole file.
	const thread = `${outfile}.thread`;
	await build({...options, entryPoints: entry('usecases/grid-worker.ts'), outfile: thread});
	renameSync(thread, join(root, 'dist/grid-worker.js'));
	return outfile;
}
