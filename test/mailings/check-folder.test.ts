import {cp, mkdtemp, readFile, rm, symlink, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {checkCampaigns} from '../../src/usecases/build-campaign.ts';
import {folders, openTestStore, shared} from '../service.ts';

const campaign = 'download-de-app';
const text = `${campaign}/text.md`;
const json = `${campaign}/campaign.json`;
const drawing = `${campaign}/pictures/straat.svg`;
const message = 'berichten/fietsdiefstal.json';
const noisy = Buffer.concat([
	await readFile(join(folders.campaigns, campaign, 'pictures/straat.png')),
	Buffer.alloc(70_000),
]);

const store = shared(t => openTestStore(t));

/** A copy of everything that is shipped. */
async function copied(t: ExecutionContext): Promise<string> {
	const folder = await mkdtemp(join(tmpdir(), 'campaigns-'));
	t.teardown(() => rm(folder, {recursive: true}));
	await cp(folders.campaigns, folder, {recursive: true});
	return folder;
}

/** What `burgernet campaign check` says of a folder, as `file:line`, with the sentences. */
async function faultsIn(campaignsFolder: string): Promise<[string, string][]> {
	const faults = await checkCampaigns(store(), {campaignsFolder});
	return faults.map(({file, line, message: sentence}) => [`${file}:${line}`, sentence]);
}

for (const [title, file, find, put, sentence] of [
	['an unknown slot in the text for a website', text, '{{zin_acties}}', '{{zin_geluk}}', /vulveld \{\{zin_geluk\}\}/],
	['half a choice in the text for a website', text, '[[je|uw]]', '[[je|uw', /\[\[ hoort niet/],
	['an address in the text for a website', text, '({{link_app}})', '(https://evil.example)', /webadres/],
	['a script behind a link in that text', text, '({{link_app}})', '(javascript:alert)', /webadres/],
	['an empty block for the newsletter', text, '# Nieuwsbrief', '# Nieuws', /"# Nieuwsbrief" staat geen tekst/],
	[
		'an unknown slot on the poster',
		json,
		'"Kijk mee in {{gemeente}}",\n\t\t"body"',
		'"{{stad}}",\n\t\t"body"',
		/vulveld/,
	],
	['too many words on the poster', json, '"Zoekt de politie', `"${'Kijk mee. '.repeat(20)}`, /hoogstens 160/],
	['a drawing outside the folder', json, '"picture": "straat.svg"', '"picture": "../straat.svg"', /heet bijvoorbeeld/],
	['a line with the name of a figure', json, '"name": "regel"', '"name": "gemeente"', /begint met "regel_"/],
	['a variant of nothing that can be', json, '"audience"', '"variantOf": "../x",\n\t"audience"', /kleine letters/],
	['a script in a drawing', drawing, '<path', '<script>alert(1)</script><path', /<script> mag niet/],
	['a handler in a drawing', drawing, '<path', '<path onclick="x()"', /onclick mag niet/],
	[
		'a picture of another host in a drawing',
		drawing,
		'<path',
		'<image href="https://evil.example/1.png"/><path',
		/<image>/,
	],
	['a file in a drawing', drawing, '<path', '<use href="file:///etc/passwd"/><path', /<use>/],
	['a colour from elsewhere in a drawing', drawing, '<path', '<path fill="url(https://evil.example)"', /fill mag niet/],
	[
		'an entity in a drawing',
		drawing,
		'<svg',
		'<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg',
		/geen SVG/,
	],
	['a thirteenth month', message, '"month": 5', '"month": 13', /1 tot en met 12/],
	['a field of a message that does not exist', message, '"kind"', '"kleur": 1,\n\t"kind"', /kleur/],
	['a theme that does not exist', message, '"theme": null', '"theme": "weer"', /een van deze waarden/],
	['another slot in a message', message, '{{gemeente}}', '{{zin_acties}}', /enige vulveld/],
	['half a choice in a message', message, '[[je|uw]]', '[[je|uw', /niet af/],
	['a web address in a message', message, 'Mooi weer', 'https://evil.example', /geen webadres/],
	['markup in a message', message, 'Mooi weer', '<b>Mooi</b> weer', /opmaak/],
	['too long a message', message, 'Mooi weer', 'Mooi weer. '.repeat(60), /hoogstens 600/],
	['a message without a title', message, '"Fiets op slot, en nog een slot"', '""', /leeg/],
	['another slug than the name of the file', message, '"fietsdiefstal"', '"fiets"', /naam van het bestand/],
	['a picture of a message outside its folder', message, '"fiets.png"', '"../fiets.png"', /heet bijvoorbeeld/],
	['a message that is no JSON', message, '"month": 5,', '"month" 5,', /geen geldige JSON/],
] as const) {
	test(`${title} is named with file and line`, async t => {
		const folder = await copied(t);
		const source = await readFile(join(folder, file), 'utf8');
		t.true(source.includes(find), find);
		await writeFile(
			join(folder, file),
			source.replace(find, () => put),
		);
		const faults = await faultsIn(folder);
		const [place, said = ''] = faults.find(([, each]) => sentence.test(each)) ?? [];
		const begin = source.slice(0, source.indexOf(find)).split('\n').length;
		const lines = [begin, begin + put.split('\n').length - 1, file === text ? 1 : begin].map(line => `${file}:${line}`);
		t.true(lines.includes(place ?? ''), `${place} ${said}\n${faults.join('\n')}`);
	});
}

for (const file of [
	'mailing.mjml',
	'mailing.txt',
	'text.md',
	'campaign.json',
	'pictures/straat.png',
	'pictures/straat.svg',
]) {
	test(`${file} that is missing, or a link to elsewhere, is named`, async t => {
		const folder = await copied(t);
		const path = join(folder, campaign, file);
		const expected: [string, string][] = [[`${campaign}/${file}:1`, 'Dit bestand ontbreekt.']];
		await rm(path);
		t.deepEqual(await faultsIn(folder), expected);
		await symlink('/etc/hostname', path);
		t.deepEqual(await faultsIn(folder), expected);
	});
}

for (const [title, file, content, sentence] of [
	['a script posing as a picture', `${campaign}/pictures/straat.png`, '<script>alert(1)</script>', /geen png/],
	['a jpg that is called png', `${campaign}/pictures/straat.png`, Buffer.from('ffd8ffe000104a46', 'hex'), /geen png/],
	['a picture that makes a mail too large', `${campaign}/pictures/straat.png`, noisy, /groter dan 40 kB/],
	['a picture of a message that is none', 'berichten/pictures/fiets.png', '<svg onload="x"/>', /geen png/],
	['a picture of a message that is too large', 'berichten/pictures/fiets.png', noisy, /groter dan 60 kB/],
] as const) {
	test(`${title} is named`, async t => {
		const folder = await copied(t);
		await writeFile(join(folder, file), content);
		const [[place, said = ''] = []] = await faultsIn(folder);
		t.is(place, `${file}:1`);
		t.regex(said, sentence);
	});
}

test('a drawing for the poster is what its name says', async t => {
	const folder = await copied(t);
	const source = await readFile(join(folder, json), 'utf8');
	await writeFile(join(folder, json), source.replace('straat.svg', 'poster.png'));
	await writeFile(join(folder, campaign, 'pictures/poster.png'), '<script>alert(1)</script>');
	const [[place, said = ''] = []] = await faultsIn(folder);
	t.is(place, `${campaign}/pictures/poster.png:1`);
	t.regex(said, /geen png/);
});

test('two messages for one month, a missing picture and one that is a link are named', async t => {
	const folder = await copied(t);
	const source = await readFile(join(folder, message), 'utf8');
	await writeFile(join(folder, message), source.replace('"month": 5', '"month": 6'));
	t.deepEqual(await faultsIn(folder), [['berichten/vakantie.json:1', 'Deze maand heeft al een bericht.']]);
	await writeFile(join(folder, message), source);
	const picture = join(folder, 'berichten/pictures/fiets.png');
	await rm(picture);
	const missing: [string, string][] = [['berichten/pictures/fiets.png:1', 'Dit bestand ontbreekt.']];
	t.deepEqual(await faultsIn(folder), missing);
	await symlink('/etc/hostname', picture);
	t.deepEqual(await faultsIn(folder), missing);
});
