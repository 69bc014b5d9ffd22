// Builds dist/: the service as main.js with its chunks, and the browser's files with their hashes in assets/.
// `npm run build`; `node src/build.mjs --assets` builds only what the browser gets. Also called by install.mjs, so nothing
// may be imported here at the top that npm has to install first.
import {createHash} from 'node:crypto';
import {existsSync, realpathSync} from 'node:fs';
import {mkdir, readdir, readFile, rename, rm, stat, writeFile} from 'node:fs/promises';
import {basename, dirname, join, relative} from 'node:path';
import {fileURLToPath} from 'node:url';
import {promisify} from 'node:util';
import {brotliCompress, gzip} from 'node:zlib';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const output = join(root, 'dist');

/** These read files beside their own code or load native parts, so they stay in node_modules. */
const external = ['mjml', 'pdfkit', 'fontkit', '@resvg/*', '@node-rs/*', 'esbuild', '*.node'];

/** How long files of an older build stay: a service that runs on it still loads its chunks, a browser its assets. */
const keepMs = 7 * 24 * 3_600_000;

const stamps = {service: join(output, '.service-stamp'), assets: join(output, '.assets-stamp')};

/**
Builds the named parts when a source, a package or this script changed since they were last built.

@param {('service' | 'assets')[]} parts
@param {(build: () => Promise<void>) => Promise<void>} [around] called with the work, when there is any.
@param {() => void} [begin] called when something is built; not when another start built it while `around` waited.
*/
export async function buildStale(parts, around = build => build(), begin = () => {}) {
	if ((await listStale(parts)).length > 0) {
		await around(async () => {
			const print = await fingerprint();
			const stale = await listStale(parts);
			if (stale.length > 0) {
				begin();
			}

			for (const part of stale) {
				await builders[part]();
				await writeWhole(stamps[part], print);
			}
		});
	}
}

async function listStale(parts) {
	const print = await fingerprint();
	const built = await Promise.all(parts.map(part => readFile(stamps[part], 'utf8').catch(() => '')));
	return parts.filter((_, index) => built[index] !== print);
}

const builders = {service: buildService, assets: buildAssets};

async function buildService() {
	const entry = join(root, 'src/main.ts');
	const start = (await readFile(entry, 'utf8')).startsWith('#!') ? '' : '#!/usr/bin/env node\n';
	const result = await bundle({
		// What reads files handed over, and what draws materials, runs in a thread of its own, so it is a file of its own.
		entryPoints: [
			entry,
			...['usecases/grid-worker.ts', 'mailings/material-worker.ts'].map(path => join(root, 'src', path)),
		],
		outdir: output,
		entryNames: '[name]',
		platform: 'node',
		target: 'node20',
		sourcemap: true,
		external,
		// A bundled CommonJS package calls `require`, which a module does not have ("Dynamic require of … is not supported").
		banner: {
			js: `${start}import {createRequire as createRequireOfBundle} from 'node:module';const require = createRequireOfBundle(import.meta.url);`,
		},
	});
	const isMain = ({path}) => basename(path) === 'main.js';
	// Last the file that starts it all: whoever starts it meanwhile gets a whole build, the old one or the new one.
	const files = result.outputFiles.toSorted((a, b) => Number(isMain(a)) - Number(isMain(b)));
	for (const file of files) {
		await writeWhole(file.path, file.contents, isMain(file) ? 0o755 : 0o644);
	}

	await removeOld(
		output,
		files.map(file => basename(file.path)),
	);
}

async function buildAssets() {
	const folder = join(output, 'assets');
	const entryPoints = await listAssetEntries();
	const result = await bundle({
		entryPoints,
		outdir: folder,
		platform: 'browser',
		target: 'es2022',
		minify: true,
		entryNames: '[name]-[hash]',
		assetNames: '[name]-[hash]',
		loader: {'.woff2': 'file', '.woff': 'file', '.svg': 'file', '.png': 'file'},
	});
	const written = [];
	for (const file of result.outputFiles) {
		written.push(...(await writeCompressed(file.path, file.contents)));
	}

	const manifest = `${JSON.stringify(manifestOf(result.metafile), null, '\t')}\n`;
	await writeWhole(join(folder, 'manifest.json'), manifest);
	await removeOld(folder, [...written, 'manifest.json']);
}

/** Every module right in src/client is a script of its own; what they share becomes a chunk. */
async function listAssetEntries() {
	const client = join(root, 'src/client');
	const names = await readdir(client).catch(() => []);
	const scripts = names.filter(name => name.endsWith('.ts') && !name.endsWith('.d.ts')).map(name => join(client, name));
	const styles = join(root, 'src/views/styles/main.css');
	return existsSync(styles) ? [...scripts, styles] : scripts;
}

async function bundle(options) {
	const {build} = await import('esbuild');
	return build({
		absWorkingDir: root,
		bundle: true,
		splitting: true,
		format: 'esm',
		chunkNames: 'chunk-[hash]',
		metafile: true,
		write: false,
		logLevel: 'warning',
		...options,
	});
}

/** From the name in the source (`charts.js`, `main.css`, a font) to the address under which the service gives it. */
function manifestOf(metafile) {
	const pairs = Object.entries(metafile.outputs).flatMap(([path, {entryPoint, inputs}]) => {
		const only = Object.keys(inputs).length === 1 ? Object.keys(inputs)[0] : undefined;
		const isFile = only !== undefined && !/\.(css|m?js|tsx?)$/.test(only);
		const source = entryPoint ?? (isFile ? only : undefined);
		return source === undefined ? [] : [[basename(source).replace(/\.ts$/, '.js'), `/assets/${basename(path)}`]];
	});
	return Object.fromEntries(pairs.toSorted(([a], [b]) => a.localeCompare(b, 'en')));
}

/** Compresses here, once and as well as it goes, what the service would otherwise compress for every visitor. */
async function writeCompressed(path, contents) {
	await writeWhole(path, contents);
	if (!/\.(js|css|svg)$/.test(path)) {
		return [basename(path)];
	}

	await writeWhole(`${path}.br`, await promisify(brotliCompress)(contents));
	await writeWhole(`${path}.gz`, await promisify(gzip)(contents, {level: 9}));
	return ['', '.br', '.gz'].map(extension => basename(path) + extension);
}

/** A reader never sees half a file. */
async function writeWhole(path, contents, mode = 0o644) {
	await mkdir(dirname(path), {recursive: true});
	const partial = `${path}.${process.pid}.partial`;
	await writeFile(partial, contents, {mode});
	await rename(partial, path);
}

async function removeOld(folder, current) {
	const now = Date.now();
	const names = (await readdir(folder, {withFileTypes: true})).filter(item => item.isFile()).map(item => item.name);
	for (const name of names.filter(each => !each.startsWith('.') && !current.includes(each))) {
		if (now - (await stat(join(folder, name))).mtimeMs > keepMs) {
			await rm(join(folder, name), {force: true});
		}
	}
}

/** Name, size and time of every source: reading them all would take longer than a start may. */
async function fingerprint() {
	const sources = (await readdir(join(root, 'src'), {withFileTypes: true, recursive: true}))
		.filter(item => item.isFile())
		.map(item => join(item.parentPath, item.name))
		.sort();
	const hash = createHash('sha256');
	for (const file of [...sources, join(root, 'package-lock.json')]) {
		const {size, mtimeMs} = await stat(file);
		hash.update(`${relative(root, file)} ${size} ${mtimeMs}\n`);
	}

	return hash.digest('hex');
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
	const parts = process.argv.includes('--assets') ? ['assets'] : ['service', 'assets'];
	await Promise.all(parts.map(part => rm(stamps[part], {force: true})));
	await buildStale(parts);
}
