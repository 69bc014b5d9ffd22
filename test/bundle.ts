import {rmSync} from 'node:fs';
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
	await build({
		...{entryPoints: [join(root, 'src/main.ts')], outfile, bundle: true, platform: 'node', format: 'esm'},
		...{packages: 'external', logLevel: 'error', sourcemap: 'inline'},
	});
	return outfile;
}
