import {execFile} from 'node:child_process';
import {appendFile, copyFile, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {promisify} from 'node:util';
import test, {type ExecutionContext} from 'ava';

const run = promisify(execFile);
const root = join(dirname(fileURLToPath(import.meta.url)), '..');

interface Outcome {
	code: number;
	stdout: string;
	stderr: string;
}

/**
A small project with the real install and build scripts, the real npm and one package from a file of its own, so that no
network is needed. It stands in node_modules, where it finds the real esbuild.
*/
async function makeProject(t: ExecutionContext): Promise<string> {
	const project = await mkdtemp(join(root, 'node_modules', '.install-test-'));
	t.teardown(() => rm(project, {recursive: true, force: true, maxRetries: 3}));
	await mkdir(join(project, 'src/client'), {recursive: true});
	await mkdir(join(project, 'src/usecases'));
	await mkdir(join(project, 'src/mailings'));
	for (const name of (await readdir(join(root, 'src'))).filter(each => each.endsWith('.mjs'))) {
		await copyFile(join(root, 'src', name), join(project, 'src', name));
	}

	await writeFile(join(project, 'src/main.ts'), "import {word} from 'greeting';\nconsole.log(word as string);\n");
	await writeFile(join(project, 'src/usecases/grid-worker.ts'), 'export {};\n');
	await writeFile(join(project, 'src/mailings/material-worker.ts'), 'export {};\n');
	await writeFile(join(project, 'src/client/charts.ts'), "document.title = 'kaart' as string;\n");
	await addPackage(project, '1.0.0');
	return project;
}

/** Puts a version of the package in package.json and package-lock.json, without installing it. */
async function addPackage(project: string, version: string) {
	const source = join(project, 'greeting');
	await mkdir(source, {recursive: true});
	await writeJson(join(source, 'package.json'), {name: 'greeting', version, main: 'index.js'});
	await writeFile(join(source, 'index.js'), `exports.word = 'hallo ${version}';\n`);
	await run('npm', ['pack', './greeting'], {cwd: project});
	await writeJson(join(project, 'package.json'), {
		name: 'project',
		version: '1.0.0',
		type: 'module',
		dependencies: {greeting: `file:greeting-${version}.tgz`},
	});
	await run('npm', ['install', '--package-lock-only', '--offline'], {cwd: project});
}

async function writeJson(file: string, value: unknown) {
	await writeFile(file, JSON.stringify(value));
}

async function install(project: string, environment: NodeJS.ProcessEnv = {}, ...options: string[]): Promise<Outcome> {
	const env = {...process.env, npm_config_offline: 'true', npm_config_ignore_scripts: 'true', ...environment};
	try {
		const {stdout, stderr} = await run(process.execPath, [join(project, 'src/install.mjs'), ...options], {env});
		return {code: 0, stdout, stderr};
	} catch (error) {
		return error as Outcome;
	}
}

async function startMain(project: string): Promise<string> {
	return (await run(join(project, 'dist/main.js'))).stdout.trim();
}

test.serial('a fresh clone is installed and built by one command, and the next time nothing happens', async t => {
	const project = await makeProject(t);
	const first = await install(project);
	t.is(first.code, 0, first.stderr);
	t.is(first.stdout, '');
	t.regex(first.stderr, /Pakketten installeren[\s\S]*Bouwen/);
	t.is(await startMain(project), 'hallo 1.0.0');

	const built = await stat(join(project, 'dist/main.js'));
	const began = performance.now();
	t.deepEqual(await install(project), {code: 0, stdout: '', stderr: ''});
	t.true(performance.now() - began < 1500);
	t.is((await stat(join(project, 'dist/main.js'))).mtimeMs, built.mtimeMs);
});

test.serial('a changed lock file installs again, a changed source only builds again', async t => {
	const project = await makeProject(t);
	await install(project);
	await addPackage(project, '2.0.0');
	t.regex((await install(project)).stderr, /Pakketten installeren[\s\S]*Bouwen/);
	t.is(await startMain(project), 'hallo 2.0.0');

	await appendFile(join(project, 'src/main.ts'), "console.log('nieuw');\n");
	t.is((await install(project)).stderr, 'Bouwen …\n');
	t.is(await startMain(project), 'hallo 2.0.0\nnieuw');
});

test.serial('packages that npm itself installed are kept', async t => {
	const project = await makeProject(t);
	await run('npm', ['ci', '--offline'], {cwd: project});
	t.is((await install(project)).stderr, 'Bouwen …\n');
});

test.serial('two starts at once install once and both can go on', async t => {
	const project = await makeProject(t);
	const outcomes = await Promise.all([install(project), install(project)]);
	t.deepEqual(
		outcomes.map(({code}) => code),
		[0, 0],
	);
	const said = outcomes.map(({stderr}) => stderr).join('');
	// The line that begins it; on a busy machine others tell how long it takes.
	t.is(said.match(/Pakketten installeren \(/g)?.length, 1);
	t.is(said.match(/Bouwen/g)?.length, 1);
	t.is(await startMain(project), 'hallo 1.0.0');
});

test.serial('a lock that a killed start left behind does not hold up the next one', async t => {
	const project = await makeProject(t);
	await mkdir(join(project, 'dist/.install-lock'), {recursive: true});
	await writeFile(join(project, 'dist/.install-lock/pid'), '4194305');
	t.is((await install(project)).code, 0);
});

test.serial('without npm, one sentence says so', async t => {
	const project = await makeProject(t);
	const {code, stderr} = await install(project, {npm_execpath: '', PATH: '/nergens'});
	t.is(code, 1);
	t.regex(stderr, /Het programma npm is niet gevonden; installeer Node\.js met npm\.\n$/);
});

test.serial('a failed install tells the cause, and counts as a failed test run', async t => {
	const project = await makeProject(t);
	await rm(join(project, 'greeting-1.0.0.tgz'));
	const {code, stdout, stderr} = await install(project, {npm_config_cache: join(project, 'cache')}, '--test');
	t.is(code, 1);
	t.regex(stderr, /niet geïnstalleerd \(npm ci stopte met code \d+\)/);
	t.notRegex(stderr, /at .*install\.mjs/);
	t.true(stdout.endsWith('\n0 passed, 1 failed\n'));
});

test.serial('a source that cannot be built stops the start and names the file', async t => {
	const project = await makeProject(t);
	await writeFile(join(project, 'src/main.ts'), "import './weg.ts';\n");
	const {code, stderr} = await install(project);
	t.is(code, 1);
	t.regex(stderr, /Het bouwen is niet gelukt.*weg\.ts/);
});

test.serial('what the browser gets is compressed and listed under its own name', async t => {
	const project = await makeProject(t);
	await install(project);
	const assets = join(project, 'dist/assets');
	const address = JSON.parse(await readFile(join(assets, 'manifest.json'), 'utf8'))['charts.js'];
	t.regex(address, /^\/assets\/charts-[A-Z0-9]{8}\.js$/);
	const name = address.replace('/assets/', '');
	t.deepEqual((await readdir(assets)).sort(), [name, `${name}.br`, `${name}.gz`, 'manifest.json'].sort());
	t.is(await readFile(join(assets, name), 'utf8'), 'document.title="kaart";\n');
});
