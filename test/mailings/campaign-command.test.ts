import {cp, mkdtemp, readdir, readFile, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {Command} from 'commander';
import {isLoopback, registerCampaignCommands} from '../../src/commands/campaign.ts';
import type {Database} from '../../src/store/database.ts';
import {closeExample, now, openExample, setting} from './example-store.ts';

let db: Database;
test.before(async () => {
	db = await openExample();
});
test.after.always(() => closeExample());

async function run(
	t: {teardown(work: () => Promise<void>): void},
	words: string[],
	rest: Partial<typeof setting> = {},
) {
	const out = await mkdtemp(join(tmpdir(), 'mailings-'));
	t.teardown(() => rm(out, {recursive: true}));
	const said = {out, stdout: [] as string[], stderr: [] as string[], exitCode: 0, steps: 0};
	const program = new Command();
	registerCampaignCommands(program, {
		openDatabase: async () => Object.assign(Object.create(db), {close: async () => undefined}) as Database,
		setting: {...setting, ...rest},
		now: () => now,
		print: line => said.stdout.push(line),
		warn: line => said.stderr.push(line),
		progress: () => {
			said.steps += 1;
		},
		fail: code => {
			said.exitCode = code;
		},
	});
	await program.parseAsync(['campaign', ...words.map(word => (word === 'OUT' ? out : word))], {from: 'user'});
	return said;
}

test('campaign build writes the files and says how many', async t => {
	const said = await run(t, ['build', 'stap-over', '--out', 'OUT']);
	t.deepEqual([said.exitCode, said.stderr, said.steps], [0, [], 38]);
	t.is((await readdir(said.out)).length, 114);
	t.regex(said.stdout.at(-1) ?? '', /^38 mailings geschreven/);
	t.true((await readFile(join(said.out, 'stap-over-houten.txt'), 'utf8')).includes('Beste inwoner van Houten,'));
});

test('an ORIGIN that only this computer knows gives one warning', async t => {
	const said = await run(t, ['build', 'stap-over', '--out', 'OUT', '--municipality', 'GM0321'], {
		origin: 'http://127.0.0.1:3000',
	});
	t.is(said.stderr.length, 1);
	t.regex(said.stderr[0] ?? '', /ORIGIN/);
	t.is((await readdir(said.out)).length, 3);
	t.true(['http://localhost:1', 'http://[::1]:3', 'http://127.9.9.9', 'http://0.0.0.0'].every(isLoopback));
	t.false(['https://burgernet.nl', 'http://127.nl', 'http://localhost.nl'].some(isLoopback));
});

test('an unknown campaign or municipality is one sentence and exit code 1, and nothing is written', async t => {
	for (const words of [
		['check', 'nergens'],
		['build', 'nergens', '--out', 'OUT'],
		['build', 'stap-over', '--out', 'OUT', '--municipality', 'GM0457'],
	]) {
		const said = await run(t, words);
		t.is(said.exitCode, 1);
		t.is(said.stderr.length, 1);
		t.deepEqual(await readdir(said.out), []);
	}
});

test('campaign check finds the shipped campaigns in order', async t => {
	t.deepEqual(await run(t, ['check']).then(({stdout, exitCode}) => [stdout, exitCode]), [
		['Alle campagnes zijn in orde.'],
		0,
	]);
});

test('a faulty campaign is exit code 2 with every fault by file and line, and nothing is written', async t => {
	const campaignsFolder = await mkdtemp(join(tmpdir(), 'campaigns-'));
	t.teardown(() => rm(campaignsFolder, {recursive: true}));
	await cp(setting.campaignsFolder, campaignsFolder, {recursive: true});
	await writeFile(join(campaignsFolder, 'stap-over/mailing.txt'), 'Dag {{stad}}');
	for (const words of [['check'], ['check', 'stap-over'], ['build', 'stap-over', '--out', 'OUT']]) {
		const said = await run(t, words, {campaignsFolder});
		t.is(said.exitCode, 2);
		t.true(said.stderr.length > 5);
		t.true(
			said.stderr.every(line => /^stap-over\/mailing\.txt:1: ./.test(line)),
			said.stderr.join('\n'),
		);
		t.deepEqual(await readdir(said.out), []);
	}
});
