// The first half of `npm start` and, with --test, of `npm test`: brings packages and build up to date, or does nothing.
// It runs before anything is installed, so it uses nothing but Node. All it says goes to stderr: stdout belongs to what
// runs after it.
import {spawn} from 'node:child_process';
import {createHash} from 'node:crypto';
import {existsSync, readFileSync, renameSync, statSync, writeFileSync} from 'node:fs';
import {basename, dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {buildStale} from './build.mjs';
import {whileLocked} from './install-lock.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const lockFile = join(root, 'package-lock.json');
const installed = join(root, 'node_modules/.package-lock.json');
const stamp = join(root, 'node_modules/.burgernet-lock');

class InstallFailure extends Error {}

const say = line => process.stderr.write(`${line}\n`);

async function main() {
	const isTest = process.argv.includes('--test');
	refuseOldNode();
	if (!isInstalled(isTest)) {
		await whileLocked(async () => {
			if (!isInstalled(isTest)) {
				await install(isTest);
			}
		});
	}

	const parts = isTest ? ['assets'] : ['service', 'assets'];
	await build(parts);
	if (isTest) {
		const {findBrowser} = await import('./test-browser.mjs');
		await findBrowser(say);
	}
}

function refuseOldNode() {
	const [major, minor] = process.versions.node.split('.').map(Number);
	if (major < 20 || (major === 20 && minor < 19)) {
		throw new InstallFailure(`Burgernet heeft Node.js 20.19 of nieuwer nodig; dit is ${process.versions.node}.`);
	}
}

/**
Whether node_modules holds what package-lock.json asks.

The stamp makes this quick. Without a fitting stamp the packages are looked at one by one, so that those which somebody
installed with npm itself are kept. Tests need the development packages too.
*/
function isInstalled(isTest) {
	if (!existsSync(installed)) {
		return false;
	}

	const print = fingerprint();
	const stamped = existsSync(stamp) ? readFileSync(stamp, 'utf8') : '';
	if (stamped === `${print} all` || (!isTest && stamped === `${print} service`)) {
		return true;
	}

	const isComplete = holdsAll({withDevelopment: true});
	if (!isComplete && (isTest || !holdsAll({withDevelopment: false}))) {
		return false;
	}

	writeStamp(isComplete);
	return true;
}

function fingerprint() {
	const {size, mtimeMs} = statSync(installed);
	return `${createHash('sha256').update(readFileSync(lockFile)).digest('hex')} ${size} ${mtimeMs}`;
}

function writeStamp(isComplete) {
	const partial = `${stamp}.${process.pid}`;
	writeFileSync(partial, `${fingerprint()} ${isComplete ? 'all' : 'service'}`);
	renameSync(partial, stamp);
}

/**
Optional packages are left out: which of them are there depends on the machine. The packages themselves are read, because
the list in node_modules also changes when npm is asked for a new lock file only (npm 11.19).
*/
function holdsAll({withDevelopment}) {
	return Object.entries(JSON.parse(readFileSync(lockFile, 'utf8')).packages)
		.filter(([path, item]) => path !== '' && !item.optional && !item.devOptional && (withDevelopment || !item.dev))
		.every(([path, {version}]) => versionIn(path) === version);
}

function versionIn(path) {
	try {
		return JSON.parse(readFileSync(join(root, path, 'package.json'), 'utf8')).version;
	} catch {
		return undefined;
	}
}

async function install(isTest) {
	// Who has the development packages keeps them.
	const isComplete = isTest || existsSync(join(root, 'node_modules/typescript'));
	say(`Pakketten installeren (npm ci${isComplete ? '' : ', zonder ontwikkelpakketten'}) …`);
	const began = performance.now();
	const seconds = () => Math.round((performance.now() - began) / 1000);
	const ticker = setInterval(() => say(`Pakketten installeren, ${seconds()} s bezig …`), 5000);
	try {
		await runNpm(['ci', isComplete ? '--include=dev' : '--omit=dev', '--include=optional', '--ignore-scripts']);
	} finally {
		clearInterval(ticker);
	}

	writeStamp(isComplete);
	say(`Pakketten geïnstalleerd in ${seconds()} s.`);
}

/** The npm that runs this script, else the one on PATH. No package needs its install script, so none is run. */
async function runNpm(task) {
	const own = process.env.npm_execpath ?? '';
	const [command, ...first] = basename(own).startsWith('npm-cli') ? [process.execPath, own] : ['npm'];
	const options = [...first, ...task, '--loglevel=error', '--no-audit', '--no-fund', '--no-progress'];
	const child = spawn(command, options, {cwd: root, stdio: ['ignore', 'ignore', 'pipe']});
	let complaint = '';
	child.stderr.on('data', part => {
		complaint += part;
	});
	const code = await new Promise(resolve => {
		child.once('close', resolve);
		child.once('error', error => resolve(error.code));
	});
	if (code !== 0) {
		// Its first lines tell the cause, the many after it how to use npm.
		say(complaint.split('\n').slice(0, 8).join('\n'));
		throw new InstallFailure(
			code === 'ENOENT'
				? 'Het programma npm is niet gevonden; installeer Node.js met npm.'
				: `De pakketten zijn niet geïnstalleerd (npm ci stopte met code ${code}); controleer de internetverbinding en probeer het opnieuw.`,
		);
	}
}

async function build(parts) {
	try {
		await buildStale(parts, whileLocked, () => say('Bouwen …'));
	} catch (error) {
		throw new InstallFailure(`Het bouwen is niet gelukt: ${error.message.split('\n').slice(0, 3).join(' ')}`);
	}
}

try {
	await main();
} catch (error) {
	say(error instanceof InstallFailure || error.isForUser ? error.message : error.stack);
	if (process.argv.includes('--test')) {
		// The last line that whoever runs the tests reads, also when they could not begin.
		process.stdout.write('\n0 passed, 1 failed\n');
	}

	process.exitCode = 1;
}
