import {randomUUID} from 'node:crypto';
import {mkdtemp, readdir, readFile, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {Command} from 'commander';
import PostalMime from 'postal-mime';
import {isLoopback, registerCampaignCommands} from '../../src/commands/campaign.ts';
import {UNIT} from '../../src/domain/areas.ts';
import {downloadsIn, startedWithin, wholeMonths} from '../../src/domain/figures.ts';
import {type Database, openDatabase} from '../../src/store/database.ts';
import {buildCampaign} from '../../src/usecases/build-campaign.ts';
import {campaignPicture, listCampaigns, mailingOfMunicipality} from '../../src/usecases/mailing-of-municipality.ts';
import {seedExample} from '../../src/usecases/seed.ts';
import {loadYearFacts} from '../../src/usecases/year-facts.ts';
import {openTestUri, type TestServer} from '../database.ts';

const path = (relative: string) => new URL(`../../${relative}`, import.meta.url).pathname;
const now = new Date('2024-06-12T10:00:00Z');
const setting = {
	campaignsFolder: path('campaigns'),
	origin: 'https://burgernet.voorbeeld.nl',
	appUrls: {
		app: 'https://www.burgernet.nl',
		ios: 'https://www.burgernet.nl/ios',
		android: 'https://www.burgernet.nl/a',
	},
};
let server: TestServer;
let db: Database;
test.before(async () => {
	server = await openTestUri();
	db = await openDatabase(server.uri, {name: `mailings-${randomUUID()}`});
	await seedExample(db, {folder: path('seed'), scale: 1, now, progress: () => undefined});
});
test.after.always(async () => {
	await db?.close();
	await server?.stop();
});

async function build(slug: string, rest = {}) {
	const built = [];
	for await (const mailing of buildCampaign(db, {...setting, slug, now, ...rest})) {
		built.push(mailing);
	}

	return built;
}

const figure = (text: string, pattern: RegExp) => Number(pattern.exec(text)?.[1]?.replaceAll('.', ''));

for (const [slug, at] of [
	['stap-over', '2024-03-15'],
	['download-de-app', '2024-06-12'],
] as const) {
	test(`${slug}: every municipality of the day gets its own name and figures, recounted from the facts`, async t => {
		const facts = await loadYearFacts(db, {year: 2024, at, now});
		const built = await build(slug);
		t.is(built.length, 38);
		for (const {municipality, files} of built) {
			const area = facts.areas.find(({code}) => code === municipality.code);
			const unit = facts.areas.find(({code}) => code === UNIT);
			const text = String(files[1]?.content);
			if (!area || !unit) {
				return t.fail(municipality.code);
			}

			const downloads = (of: typeof area) =>
				wholeMonths(facts).reduce((sum, month) => sum + (downloadsIn(facts, of, month) ?? 0), 0);
			const started = (of: typeof area) => startedWithin(facts, of).started ?? 0;
			const app = downloads(area) || downloads(unit);
			const actions = started(area) || started(unit);
			t.true(text.includes(`Beste inwoner van ${municipality.name},`));
			t.true(app > 0 && actions > 0);
			t.is(figure(text, /Burgernetapp ([\d.]+) keer nieuw/), app, text);
			t.is(figure(text, /(?:is|zijn) ([\d.]+) zoekacties? van/), actions, text);
			t.is(figure(text, /bij ([\d.]+) van de/), startedWithin(facts, unit).direct);
			t.is(figure(text, /van de ([\d.]+) zoekacties/), started(unit));
			t.true(String(files[0]?.content).includes(`<h1`) && String(files[0]?.content).includes(municipality.name));
		}
	});
}

test('there is exactly one .html, .txt and .eml for each, and a later fact does not change a closed campaign', async t => {
	const built = await build('stap-over');
	const names = built.flatMap(({files}) => files.map(({name}) => name));
	t.is(new Set(names).size, 3 * 38);
	t.deepEqual(
		built[0]?.files.map(({name}) => name),
		['stap-over-almere.html', 'stap-over-almere.txt', 'stap-over-almere.eml'],
	);
	t.deepEqual(
		await build('stap-over', {now: new Date('2024-06-12T12:00:00Z')}).then(b => b[3]?.files[1]),
		built[3]?.files[1],
	);
});

test('a page shows the mailing that the build writes', async t => {
	const [built] = await build('stap-over', {municipality: 'GM0321'});
	const shown = await mailingOfMunicipality(db, {...setting, slug: 'stap-over', municipality: 'GM0321', now});
	t.is(shown.html, built?.files[0]?.content);
	t.is(shown.text, built?.files[1]?.content);
	t.is(shown.subject, 'Burgernet in Houten: stap over op de app');
	t.true(shown.html.includes('src="https://burgernet.voorbeeld.nl/campagnes/stap-over/afbeeldingen/overstap.png"'));
	const mail = await PostalMime.parse(built?.files[2]?.content as Buffer);
	t.true(mail.html?.includes('src="cid:overstap@stap-over.burgernet"'));
});

test('a municipality that had left by the day has no mailing, and neither has a district', async t => {
	for (const municipality of ['GM0457', 'west-utrecht', 'unit', 'GM9999']) {
		await t.throwsAsync(mailingOfMunicipality(db, {...setting, slug: 'stap-over', municipality, now}), {
			name: 'Refusal',
		});
		await t.throwsAsync(build('stap-over', {municipality}), {name: 'Refusal'});
	}
});

test('an ambassador reads the mailing of the own municipality only', async t => {
	const identity = {id: 'a', role: 'ambassador', area: 'GM0321'} as const;
	const read = (municipality: string) =>
		mailingOfMunicipality(db, {...setting, slug: 'stap-over', municipality, now, identity});
	t.true((await read('GM0321')).text.includes('Houten'));
	await t.throwsAsync(read('GM0344'), {name: 'Refusal'});
});

test('an unknown campaign or picture is not found', async t => {
	await t.throwsAsync(mailingOfMunicipality(db, {...setting, slug: '../seed', municipality: 'GM0321', now}), {
		name: 'Refusal',
	});
	t.is(await campaignPicture(setting.campaignsFolder, {slug: 'stap-over', file: '../campaign.json'}), null);
	t.is(await campaignPicture(setting.campaignsFolder, {slug: '..', file: 'overstap.png'}), null);
	t.true(Buffer.isBuffer(await campaignPicture(setting.campaignsFolder, {slug: 'stap-over', file: 'overstap.png'})));
	t.is((await listCampaigns(setting.campaignsFolder)).length, 2);
});

async function run(t: {teardown(work: () => Promise<void>): void}, words: string[], origin = setting.origin) {
	const out = await mkdtemp(join(tmpdir(), 'mailings-'));
	t.teardown(() => rm(out, {recursive: true}));
	const said = {out, stdout: [] as string[], stderr: [] as string[], exitCode: 0, steps: 0};
	const program = new Command();
	registerCampaignCommands(program, {
		openDatabase: async () => Object.assign(Object.create(db), {close: async () => undefined}) as Database,
		setting: {...setting, origin},
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
	const said = await run(
		t,
		['build', 'stap-over', '--out', 'OUT', '--municipality', 'GM0321'],
		'http://127.0.0.1:3000',
	);
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
