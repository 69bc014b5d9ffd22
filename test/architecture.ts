import {readdirSync, readFileSync} from 'node:fs';
import {join, relative} from 'node:path';
import {fileURLToPath} from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

/** One import of a file under src: static, dynamic, re-exported, or of types only. */
export interface Import {
	/** Path under src, with forward slashes. */
	file: string;
	/** Path under src of a project file, or the name of a package or builtin. */
	target: string;
	isType: boolean;
}

/** The files below a folder, by their path from the root of the project. */
export function filesBelow(folder: string, skipped: readonly string[] = []): string[] {
	return readdirSync(join(root, folder), {withFileTypes: true}).flatMap(entry => {
		const path = join(folder, entry.name);
		if (skipped.includes(entry.name)) {
			return [];
		}

		return entry.isDirectory() ? filesBelow(path, skipped) : entry.isFile() ? [path] : [];
	});
}

export function textOf(path: string): string {
	return readFileSync(join(root, path), 'utf8');
}

const forms = [
	/^[ \t]*(?:import|export)\b(?<words>[^'"`;]*?)\bfrom\s*['"](?<name>[^'"]+)['"]/gm,
	/^[ \t]*import(?<words>)\s*['"](?<name>[^'"]+)['"]/gm,
	/\bimport(?<words>)\(\s*['"`](?<name>[^'"`]+)['"`]\s*\)/g,
	/\brequire(?<words>)\(\s*['"`](?<name>[^'"`]+)['"`]\s*\)/g,
];

/** Hold the text of a thread's program, which is given the path of mjml, or of the program as it is written. */
const ownPrograms = new Set(['mailings/draw-apart.ts', 'mailings/render-mjml.ts', 'usecases/read-grid.ts']);

/** Every import of one file. @throws for a dynamic import whose target is computed: nothing can check that. */
export function importsOf(file: string, text: string): Import[] {
	const computed = /\b(?:import|require)\(\s*[^\s'"`)]/.exec(text.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*/g, ''));
	if (computed && !ownPrograms.has(file)) {
		throw new Error(`${file} imports something that is computed`);
	}

	return forms.flatMap(form =>
		[...text.matchAll(form)].map(({groups}) => {
			const name = groups?.name ?? '';
			const target = name.startsWith('.') ? relative('/', join('/', file, '..', name)) : packageOf(name);
			return {file, target, isType: /^\s*type\b/.test(groups?.words ?? '')};
		}),
	);
}

function packageOf(name: string): string {
	return name.startsWith('node:') ? name : name.split('/', name.startsWith('@') ? 2 : 1).join('/');
}

/** Which rooms a room may import; the arrows of the design. */
const arrows: Readonly<Record<string, readonly string[]>> = {
	domain: ['domain'],
	store: ['store', 'domain'],
	mailings: ['mailings', 'domain', 'views/format.ts'],
	usecases: ['usecases', 'domain', 'store', 'mailings'],
	views: ['views', 'domain'],
	http: ['http', 'domain', 'store'],
	pages: ['pages', 'usecases', 'http', 'views', 'domain'],
	api: ['api', 'usecases', 'http', 'domain'],
	commands: ['commands', 'usecases', 'domain', 'store', 'views'],
	jobs: ['jobs', 'usecases', 'domain', 'store'],
	client: ['client'],
};

/** In which rooms or files a package may be imported; a package that is not named here may be imported nowhere. */
const packages: Readonly<Record<string, readonly string[]>> = {
	mongodb: ['store'],
	mjml: ['mailings'],
	'html-to-text': ['mailings'],
	nodemailer: ['mailings'],
	fontkit: ['mailings'],
	pdfkit: ['mailings'],
	qrcode: ['mailings'],
	yazl: ['mailings'],
	'@resvg/resvg-js': ['mailings'],
	koa: ['http', 'pages', 'api', 'app.ts'],
	'@koa/router': ['http', 'app.ts'],
	'koa-compress': ['app.ts'],
	'koa-helmet': ['app.ts'],
	'koa-mount': ['app.ts'],
	'koa-static': ['app.ts'],
	preact: ['views', 'pages'],
	'preact-render-to-string': ['views', 'pages'],
	commander: ['commands', 'main.ts'],
	'cli-progress': ['commands'],
	zod: ['domain', 'api', 'pages', 'http', 'store/schemas.ts', 'store/validator.ts', 'commands', 'config.ts'],
	'zod-openapi': ['api'],
	'date-fns': ['domain', 'views'],
	'@date-fns/tz': ['domain', 'views'],
	'chart.js': ['client'],
	'chartjs-plugin-annotation': ['client'],
	'csv-parse': ['usecases'],
	'csv-stringify': ['usecases'],
	'write-excel-file': ['usecases'],
	busboy: ['http/read-upload.ts'],
	uuid: ['usecases'],
	pino: ['serve.ts'],
	yauzl: ['store/embedded', 'usecases'],
	'read-excel-file': ['usecases'],
	'proper-lockfile': ['store/embedded'],
	esbuild: ['build.mjs'],
	'@sparticuz/chromium': ['test-browser.mjs'],
	'node:fs': ['usecases', 'mailings', 'commands', 'store/embedded', '.'],
	'node:fs/promises': ['usecases', 'mailings', 'commands', 'store/embedded', '.'],
	'node:child_process': ['store/embedded', '.'],
	'node:worker_threads': ['mailings', 'usecases'],
	'node:module': ['mailings'],
	'node:crypto': ['store', 'http', 'usecases', 'mailings', 'pages', '.'],
	'node:timers/promises': ['store', '.'],
};

/** Files that may use the types of a package that belongs elsewhere. */
const typesOnly: Readonly<Record<string, readonly string[]>> = {
	zod: ['usecases', 'store'],
};

const freeBuiltins = new Set([
	...['node:path', 'node:url', 'node:os', 'node:buffer', 'node:zlib', 'node:util', 'node:process'],
	...[
		'node:http',
		'node:events',
		'node:readline',
		'node:stream',
		'node:stream/promises',
		'node:stream/consumers',
		'node:net',
	],
]);

/** Rooms that know nothing of the process they run in. */
const pureRooms = new Set(['domain', 'views', 'client']);

/** Why an import is not allowed; undefined when it is. */
export function importFault({file, target, isType}: Import): string | undefined {
	const room = file.includes('/') ? (file.split('/')[0] ?? '') : '.';
	const isOwnFile = /\.(ts|tsx|mjs|css)$/.test(target) && !target.startsWith('node:') && !(target in packages);
	if (isOwnFile) {
		const isConfigType = room === 'commands' && target === 'config.ts' && isType;
		const isAllowed = room === '.' || isConfigType || lies(target, arrows[room] ?? []);
		return isAllowed ? undefined : `${file} imports ${target}`;
	}

	const isFree = freeBuiltins.has(target) && !pureRooms.has(room);
	const isPinned = lies(file, packages[target] ?? []) || (isType && lies(file, typesOnly[target] ?? []));
	return isFree || isPinned ? undefined : `${file} imports the package ${target}`;
}

/** Whether a file lies in one of some rooms, or is one of them; `.` holds the files beside the rooms. */
function lies(file: string, places: readonly string[]): boolean {
	return places.some(place => (place === '.' ? !file.includes('/') : file === place || file.startsWith(`${place}/`)));
}
