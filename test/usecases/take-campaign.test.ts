import test from 'ava';
import {Refusal} from '../../src/domain/faults.ts';
import {zipFiles} from '../../src/mailings/zip-files.ts';
import {campaignStanding} from '../../src/usecases/campaign-states.ts';
import {takeCampaign} from '../../src/usecases/take-campaign.ts';
import {june2022, openReferenceStore, shared} from '../service.ts';
import {bombOf} from './archives.ts';
import {campaignsFolder, folderOf, uploadOf, withLink, writeOf, zipOf} from './campaign-folders.ts';

const store = shared(t => openReferenceStore(t));
const take = async (zip: Buffer, write = writeOf()) =>
	takeCampaign(store(), {...write, campaignsFolder, upload: await uploadOf(store(), zip)});
const png = Buffer.from('89504e470d0a1a0a', 'hex');
const under = (top: string, files: Map<string, Buffer>) =>
	[...files].map(([path, file]) => [top + path, file] as const);
const svg = (inside: string) => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">${inside}</svg>`;

test('a folder in a zip becomes a draft, whether it lies at the top or in one folder, with what a Mac adds', async t => {
	t.is(await take(zipOf(await folderOf('een'))), 'een');
	const inFolder = under('map/', (await folderOf('twee')).set('.DS_Store', Buffer.from('x')));
	const mac = [['__MACOSX/map/._mailing.txt', Buffer.from('x')] as const];
	t.is(await take(zipOf([...inFolder])), 'twee');
	t.is(await take(zipOf([...under('', await folderOf('drie')), ...mac])), 'drie');
	for (const slug of ['een', 'twee', 'drie']) {
		const {state, stored, files} = await campaignStanding(store(), {campaignsFolder, slug});
		t.deepEqual([state, stored?.copiedFrom, files.campaign.slug], ['draft', null, slug]);
	}
});

test('the same form again is the same campaign; another one of its name is refused, also one that is shipped', async t => {
	const write = writeOf();
	const zip = zipOf(await folderOf('dubbel'));
	t.deepEqual([await take(zip, write), await take(zip, write)], ['dubbel', 'dubbel']);
	for (const slug of ['dubbel', 'stap-over', 'nieuw', 'berichten']) {
		const error = await t.throwsAsync(take(zipOf(await folderOf(slug))), {instanceOf: Refusal}, slug);
		t.is(error?.code, 'conflict');
	}
});

test('texts of a Windows computer are kept without what it puts at their ends', async t => {
	const text = (await folderOf('windows')).get('mailing.txt')?.toString() ?? '';
	await take(zipOf(await folderOf('windows', {'mailing.txt': `\uFEFF${text.replaceAll('\n', '\r\n')}`})));
	const {files} = await campaignStanding(store(), {campaignsFolder, slug: 'windows'});
	t.is(files.text, text);
});

/** What is refused leaves nothing behind. */
const refused = test.macro(async (t, make: () => Buffer | Promise<Buffer>, message: RegExp) => {
	const error = await t.throwsAsync(take(await make()), {instanceOf: Refusal});
	t.regex(error?.message ?? '', message);
	t.true(error?.faults.every(({field, message: sentence}) => field === 'file' && sentence.length < 400));
	t.is(await store().campaignFolders.countDocuments({_id: {$in: ['x', 'campagne']}}), 0);
});

const bad: readonly [string, RegExp, () => Buffer | Promise<Buffer>][] = [
	['no zip', /geen zip/, () => Buffer.from('PK nee')],
	['an empty file', /geen zip/, () => Buffer.alloc(0)],
	['a zip without anything', /campaign\.json, regel 1: Dit bestand ontbreekt/, () => zipOf([])],
	['an absolute path', /buiten zijn map: "\/etc/, async () => zipOf([...(await folderOf('x')), ['/etc/a', png]])],
	['a path of a drive', /buiten zijn map: "C:/, async () => zipOf([...(await folderOf('x')), ['C:a.png', png]])],
	['a path above', /buiten zijn map: "\.\.\//, async () => zipOf([...(await folderOf('x')), ['../a.png', png]])],
	['a path above in its middle', /buiten zijn map/, async () => zipOf([...(await folderOf('x')), ['a/../../b', png]])],
	['backslashes', /teken dat er niet/, async () => zipOf([...(await folderOf('x')), ['pictures\\..\\a.png', png]])],
	['a name with a line break', /teken dat er niet/, async () => zipOf([...(await folderOf('x')), ['a\nb', png]])],
	['a turned name', /teken dat er niet/, async () => zipOf([...(await folderOf('x')), ['a\u202Egnp.png', png]])],
	['a symbolic link', /verwijzing/, async () => withLink(zipOf(await folderOf('x')), 'mailing.txt')],
	['names that differ by case', /meer dan eens/, async () => zipOf([...(await folderOf('x')), ['Mailing.txt', png]])],
	['a name twice', /meer dan eens/, async () => zipOf([...(await folderOf('x')), ['mailing.txt', png]])],
	['too many files', /meer dan 100/, () => zipOf(Array.from({length: 101}, (_, n) => [`pictures/a${n}.png`, png]))],
	['a bomb', /groter dan 10 MB/, () => zipFiles([{name: 'mailing.txt', content: Buffer.alloc(1e7 + 1)}], june2022)],
	['a bomb that lies', /beschadigd/, () => bombOf(30_000_000, 10)],
	['an unknown file', /run\.sh: dit hoort niet/, async () => zipOf([...(await folderOf('x')), ['run.sh', png]])],
	['two folders', /b\/a\.png: dit hoort/, async () => zipOf([...under('a/', await folderOf('x')), ['b/a.png', png]])],
	[
		'a picture that nothing names',
		/gebruikt dit/,
		async () => zipOf([...(await folderOf('x')), ['pictures/a.png', png]]),
	],
	['a very long text', /samen te lang/, async () => zipOf(await folderOf('x', {'mailing.txt': 'x\n'.repeat(8000)}))],
];
for (const [title, message, make] of bad) {
	test(`${title} is refused and nothing is kept`, refused, make, message);
}

const script = '<script>alert(1)</script>';
for (const [title, file, content, message] of [
	['a script posing as a picture', 'pictures/straat.png', script, /straat\.png, regel 1: Dit is geen png/],
	['a drawing that runs something', 'pictures/straat.svg', svg(script), /straat\.svg, regel 1: <script> mag niet/],
	['a drawing that loads a picture', 'pictures/straat.svg', svg('<image href="http://a.nl/b"/>'), /<image> mag niet/],
	['a drawing with a handler', 'pictures/straat.svg', svg('\n<path onload="a()"/>'), /regel 2: Het attribuut onload/],
	['a drawing with an entity', 'pictures/straat.svg', `<!DOCTYPE a [<!ENTITY b "c">]>${svg('')}`, /geen SVG/],
	['a page posing as a drawing', 'pictures/straat.svg', '<html></html>', /straat\.svg, regel 1: Dit is geen SVG/],
	[
		'an include',
		'mailing.mjml',
		'<mjml lang="nl"><mj-include path="/etc/passwd"/></mjml>',
		/mailing\.mjml, regel 1: <mj-include/,
	],
	['no MJML at all', 'mailing.mjml', 'tekst', /mailing\.mjml, regel 1: /],
	['a foreign host', 'mailing.txt', 'Kijk\nop https://elders.example', /mailing\.txt, regel 2: Schrijf geen webadres/],
	['a link that runs a script', 'text.md', '# Gemeentepagina\n\n[a](javascript:b)', /text\.md, regel 3: /],
	['JSON that is none', 'campaign.json', '{"slug": "x",\n\n}', /campaign\.json, regel 3: Dit is geen geldige JSON/],
	['a list for a campaign', 'campaign.json', '[]', /campaign\.json, regel 1: /],
	['nothing for a campaign', 'campaign.json', 'null', /campaign\.json, regel 1: /],
] as const) {
	test(
		`${title} is refused by file and line, and nothing is kept`,
		refused,
		async () => zipOf(await folderOf('x', {[file]: content})),
		message,
	);
}

test('many faults are told as far as anybody reads them', async t => {
	const zip = zipOf(await folderOf('x', {'mailing.txt': '{{onbekend}}\n'.repeat(100)}));
	const error = await t.throwsAsync(take(zip), {instanceOf: Refusal});
	t.is(error?.faults.length, 41);
	t.regex(error?.faults.at(-1)?.message ?? '', /^En nog \d+ andere\.$/);
});

test('the zip itself is kept in no case', async t => {
	await take(zipOf(await folderOf('weg')));
	await t.throwsAsync(take(Buffer.from('nee')));
	// Other tests of this file hand over at the same time.
	await new Promise(resolve => setTimeout(resolve, 0));
	const left = await store().jobs.db.collection('uploads.files').find().toArray();
	t.true(left.every(({length}) => length !== 3));
});
