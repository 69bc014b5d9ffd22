import {cp, mkdtemp, readdir, readFile, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {Command} from 'commander';
import {isLoopback, registerCampaignCommands} from '../../src/commands/campaign.ts';
import {readConfig} from '../../src/config.ts';
import {Refusal} from '../../src/domain/faults.ts';
import {materialIds} from '../../src/domain/materials.ts';
import type {Database} from '../../src/store/database.ts';
import {copyCampaign} from '../../src/usecases/stored-campaigns.ts';
import {closeExample, exampleUri, now, openExample, setting} from './example-store.ts';

let uri: string;
let db: Database;
test.before(async () => {
	db = await openExample();
	uri = exampleUri();
});
test.after.always(() => closeExample());

async function run(
	t: {teardown(work: () => Promise<void>): void},
	words: string[],
	{campaignsFolder = setting.campaignsFolder, origin = setting.origin}: Partial<typeof setting> = {},
) {
	const out = await mkdtemp(join(tmpdir(), 'mailings-'));
	t.teardown(() => rm(out, {recursive: true}));
	const said = {out, stdout: [] as string[], stderr: [] as string[], error: null as Error | null};
	const program = new Command();
	registerCampaignCommands(program, {
		config: readConfig({MONGODB_URI: uri, ORIGIN: origin}),
		now: () => now,
		seedFolder: '',
		campaignsFolder,
		assetsFolder: '',
		print: line => said.stdout.push(line),
		tell: line => said.stderr.push(line),
		serve: async () => {},
	});
	const argumentsOf = ['campaign', ...words.map(word => (word === 'OUT' ? out : word))];
	await program.parseAsync(argumentsOf, {from: 'user'}).catch(error => {
		said.error = error;
	});
	return said;
}

test('campaign build writes the files and says how many', async t => {
	const said = await run(t, ['build', 'stap-over', '--out', 'OUT']);
	t.is(said.error, null);
	t.is(said.stderr.at(-1), '38 van 38 mailings');
	t.is((await readdir(said.out)).length, 114);
	t.regex(said.stdout.at(-1) ?? '', /^38 mailings geschreven/);
	t.true((await readFile(join(said.out, 'stap-over-houten.txt'), 'utf8')).includes('Beste inwoner van Houten,'));
});

test('campaign kits writes a folder for each municipality with all its material', async t => {
	const said = await run(t, ['kits', 'stap-over', '--out', 'OUT', '--municipality', 'GM0321']);
	t.is(said.error, null);
	t.is(said.stderr.at(-1), '1 van 1 gemeenten');
	t.is(said.stdout.at(-1), `Materiaal van 1 gemeente geschreven in ${said.out}.`);
	t.deepEqual(await readdir(said.out), ['houten']);
	const names = await readdir(join(said.out, 'houten'));
	t.is(names.length, materialIds.length - 1);
	const poster = await readFile(join(said.out, 'houten', 'burgernet-stap-over-houten-poster.pdf'));
	t.is(poster.subarray(0, 4).toString(), '%PDF');
});

test('an ORIGIN that only this computer knows gives one warning', async t => {
	const said = await run(t, ['build', 'stap-over', '--out', 'OUT', '--municipality', 'GM0321'], {
		origin: 'http://127.0.0.1:3000',
	});
	t.is(said.stderr.filter(line => line.includes('ORIGIN')).length, 1);
	t.is((await readdir(said.out)).length, 3);
	t.true(['http://localhost:1', 'http://[::1]:3', 'http://127.9.9.9', 'http://0.0.0.0'].every(isLoopback));
	t.false(['https://burgernet.nl', 'http://127.nl', 'http://localhost.nl'].some(isLoopback));
});

test('an unknown campaign or municipality is refused in one sentence, and nothing is written', async t => {
	for (const words of [
		['check', 'nergens'],
		['build', 'nergens', '--out', 'OUT'],
		['build', 'stap-over', '--out', 'OUT', '--municipality', 'GM0457'],
		['kits', 'nergens', '--out', 'OUT'],
		['kits', 'stap-over', '--out', 'OUT', '--municipality', 'GM0457'],
	]) {
		const said = await run(t, words);
		t.true(said.error instanceof Refusal);
		t.regex(said.error?.message ?? '', /^[^.]+\.$/);
		t.deepEqual(await readdir(said.out), []);
	}
});

test('campaign check finds the shipped campaigns in order', async t => {
	t.deepEqual(await run(t, ['check']).then(({stdout, error}) => [stdout, error]), [
		['Alle campagnes zijn in orde.'],
		null,
	]);
});

test('a faulty campaign is refused with every fault by file and line, and nothing is written', async t => {
	const campaignsFolder = await mkdtemp(join(tmpdir(), 'campaigns-'));
	t.teardown(() => rm(campaignsFolder, {recursive: true}));
	await cp(setting.campaignsFolder, campaignsFolder, {recursive: true});
	await writeFile(join(campaignsFolder, 'stap-over/mailing.txt'), 'Dag {{stad}}');
	for (const words of [['check'], ['check', 'stap-over'], ['build', 'stap-over', '--out', 'OUT']]) {
		const said = await run(t, words, {campaignsFolder});
		const lines = said.error?.message.split('\n') ?? [];
		t.true(lines.length > 5);
		t.true(
			lines.every(line => /^stap-over\/mailing\.txt:1: ./.test(line)),
			lines.join('\n'),
		);
		t.deepEqual(await readdir(said.out), []);
	}
});

test('a copy is checked and built like what is shipped', async t => {
	const identity = {id: 'a', role: 'coordinator', area: null} as const;
	const write = {identity, key: crypto.randomUUID(), now};
	const copy = {...write, campaignsFolder: setting.campaignsFolder, slug: 'stap-over', title: 'Stap nu over'};
	t.is(await copyCampaign(db, copy), 'stap-nu-over');
	t.deepEqual((await run(t, ['check', 'stap-nu-over'])).stdout, ['De campagne stap-nu-over is in orde.']);
	const said = await run(t, ['build', 'stap-nu-over', '--out', 'OUT', '--municipality', 'GM0321']);
	t.is((await readdir(said.out)).length, 3);
	t.true((await readFile(join(said.out, 'stap-nu-over-houten.txt'), 'utf8')).includes('Beste inwoner van Houten,'));
});
