import {cp, mkdtemp, readFile, rm, symlink, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {formatCampaignFault} from '../../src/mailings/campaign-faults.ts';
import {listCampaignSlugs, readCampaign, readCampaignSource} from '../../src/mailings/campaign-files.ts';
import {checkCampaign as checkSource} from '../../src/mailings/check-campaign.ts';

const checkCampaign = async (folder: string, slug: string) => checkSource(await readCampaignSource(folder, slug));
const shipped = new URL('../../campaigns', import.meta.url).pathname;

/** A copy of the shipped campaigns in which one text of one file was replaced. */
async function campaignsWith(
	t: ExecutionContext,
	{file, find, put}: {file: string; find: string; put: string},
): Promise<{folder: string; line: number}> {
	const folder = await mkdtemp(join(tmpdir(), 'campaigns-'));
	t.teardown(() => rm(folder, {recursive: true}));
	await cp(shipped, folder, {recursive: true});
	const path = join(folder, 'stap-over', file);
	const source = await readFile(path, 'utf8');
	t.true(source.includes(find), `${find} is in ${file}`);
	await writeFile(
		path,
		source.replace(find, () => put),
	);
	return {folder, line: source.slice(0, source.indexOf(find)).split('\n').length};
}

test('the shipped campaigns are in order', async t => {
	const slugs = await listCampaignSlugs(shipped);
	t.deepEqual(slugs, [
		'burgernet-in-gemeente',
		'download-de-app',
		'download-jongeren',
		'download-ouders',
		'na-de-veiligheidsdag',
		'stap-over',
		'welkom-nieuwe-inwoner',
	]);
	for (const slug of slugs) {
		t.deepEqual(await checkCampaign(shipped, slug), []);
	}
});

test('the last mailing is closed and keeps its day, the others live', async t => {
	for (const name of await listCampaignSlugs(shipped)) {
		const {slug, state, day} = (await readCampaign(shipped, name)).campaign;
		t.deepEqual([state, day], slug === 'stap-over' ? ['closed', '2024-03-15'] : ['released', undefined]);
	}
});

const greeting = 'Beste inwoner van {{gemeente}},';
const mjml = 'mailing.mjml';
for (const [title, file, find, put, message] of [
	['an unknown slot', mjml, greeting, 'Beste {{gemeete}},', /vulveld \{\{gemeete\}\}/],
	['half a choice between je and u', mjml, greeting, 'Kijk [[je|u mee', /\[\[ hoort niet/],
	['half a choice in the text part', 'mailing.txt', 'ZO STAP JE OVER', 'ZO je|u]] STAP', /\]\] hoort niet/],
	['half a slot', mjml, greeting, 'Beste {{gemeente},', /\{\{ hoort niet/],
	['a slot in a style', mjml, '.text a {', '.text {{gemeente}} {', /vulveld/],
	['a slot in a colour', mjml, 'color="#ffffff" font', 'color="{{gemeente}}" font', /vulveld|kan niet/],
	['a link to another host', mjml, 'href="{{link_iphone}}"', 'href="https://evil.example/app"', /linkt alleen/],
	['a link that runs a script', mjml, 'href="{{link_iphone}}"', 'href="javascript:alert(1)"', /linkt alleen/],
	['a link that is hidden in entities', mjml, 'href="{{link_app}}"', 'href="&#106;avascript:alert(1)"', /linkt alleen/],
	['a slot of text as a link', mjml, 'href="{{link_app}}"', 'href="{{gemeente}}"', /linkt alleen/],
	[
		'a picture of another host',
		mjml,
		'src="pictures/overstap.png"',
		'src="https://evil.example/1.png"',
		/niet in campaign/,
	],
	['a picture from a file', mjml, 'src="pictures/overstap.png"', 'src="file:///etc/passwd"', /niet in campaign/],
	[
		'a picture above the folder',
		mjml,
		'src="pictures/overstap.png"',
		'src="pictures/../campaign.json"',
		/niet in campaign/,
	],
	['a picture without alternative text', mjml, 'alt="{{alt_overstap}}"', 'alt=""', /alt-tekst/],
	['an alternative text that does not exist', mjml, '{{alt_overstap}}', '{{alt_straat}}', /vulveld/],
	[
		'a background picture',
		mjml,
		'mj-class="band" css',
		'mj-class="band" background-url="pictures/overstap.png" css',
		/background-url/,
	],
	['a picture in a style', mjml, '.text a {', '.text a { background: url(x);', /mag hier niet/],
	['a style from elsewhere', mjml, '.text a {', '@import "x"; .text a {', /mag hier niet/],
	['a written address', mjml, greeting, 'Kijk op www.evil.example', /mag hier niet/],
	['an include', mjml, '<mj-preview>', '<mj-include path="/etc/hostname" /><mj-preview>', /mj-include/],
	[
		'html attributes',
		mjml,
		'<mj-preview>',
		'<mj-html-attributes></mj-html-attributes><mj-preview>',
		/mj-html-attributes/,
	],
	['raw html in the body', mjml, '<mj-image', '<mj-raw><b>x</b></mj-raw><mj-image', /<mj-raw> mag alleen/],
	['a script', mjml, greeting, '<script>alert(1)</script>', /<script> mag hier niet/],
	['a handler', mjml, '<h1 style', '<h1 onclick="x()" style', /onclick/],
	['a web font', mjml, '<mj-preview>', '<mj-font name="x" href="https://fonts.example/x" /><mj-preview>', /mj-font/],
	['an unknown element', mjml, '<mj-image', '<mj-picture /><mj-image', /mj-picture/],
	['an unknown attribute', mjml, '<mj-image', '<mj-image colour="red"', /colour bestaat hier niet/],
	['a wrong value', mjml, 'width="600px" padding="0', 'width="breed" padding="0', /width kan niet breed zijn/],
	[
		'an element in the wrong place',
		mjml,
		'<mj-image',
		'<mj-section></mj-section><mj-image',
		/mj-section mag niet in mj-column/,
	],
	['words that would vanish', mjml, '<mj-image', 'Hallo <mj-image', /niet in de mail/],
	['a tag that is not closed', mjml, greeting, `<strong>${greeting}`, /strong/],
	['a loose sign', mjml, greeting, '3 < 4', /hoort niet bij een volledige tag/],
	['a comment inside a text', mjml, greeting, '<!--[if mso]><b>x</b><![endif]-->', /Commentaar/],
	['an attribute without quotes', mjml, '<h1 style', '<h1 class=x style', /hoort niet bij een volledige tag/],
	['another root', mjml, '<mjml lang="nl" dir="ltr">', '<mjml dir="ltr">', /<mjml lang="nl">/],
	['an unknown slot in the text part', 'mailing.txt', '{{zin_succes}}', '{{zin_geluk}}', /vulveld/],
	['an address in the text part', 'mailing.txt', 'ZO STAP JE OVER', 'https://evil.example', /webadres/],
	['an unknown slot in the subject', 'campaign.json', '{{gemeente}}', '{{stad}}', /vulveld/],
	['a link in the preheader', 'campaign.json', 'gratis en anoniem', '{{link_app}}', /vulveld/],
	['a field that does not exist', 'campaign.json', '"state"', '"kleur": "blauw",\n\t"state"', /kleur/],
	[
		'an empty alternative text',
		'campaign.json',
		'Een oude telefoon met een sms en een pijl naar een nieuwe telefoon met een melding van Burgernet.',
		'',
		/leeg/,
	],
	['a state that does not exist', 'campaign.json', '"closed"', '"dicht"', /state/],
	['another slug than the folder', 'campaign.json', '"stap-over"', '"stap-af"', /naam van de map/],
] as const) {
	test(`${title} is named with file and line`, async t => {
		const {folder, line} = await campaignsWith(t, {file, find, put});
		const faults = await checkCampaign(folder, 'stap-over');
		const found = faults.find(fault => message.test(fault.message));
		t.is(found?.file, `stap-over/${file}`, faults.map(formatCampaignFault).join('\n'));
		t.is(found?.line, line, faults.map(formatCampaignFault).join('\n'));
	});
}

test('a text part that leaves a figure or link out is named', async t => {
	for (const slot of ['{{zin_downloads}}', '{{link_android}}']) {
		const {folder} = await campaignsWith(t, {file: 'mailing.txt', find: slot, put: ''});
		const [fault] = await checkCampaign(folder, 'stap-over');
		t.is(fault?.file, 'stap-over/mailing.txt');
		t.true(fault?.message.includes(slot));
	}
});

test('JSON that cannot be read is named with its line', async t => {
	const {folder, line} = await campaignsWith(t, {file: 'campaign.json', find: '"state":', put: '"state"'});
	const faults = await checkCampaign(folder, 'stap-over');
	t.deepEqual(faults, [{file: 'stap-over/campaign.json', line, message: 'Dit is geen geldige JSON.'}]);
});

test('every fault is listed at once, in order', async t => {
	const {folder} = await campaignsWith(t, {file: 'mailing.txt', find: '{{eenheid}}', put: '{{een}} {{twee}}'});
	await writeFile(join(folder, 'stap-over/mailing.mjml'), '<mjml lang="nl"><mj-body><mj-x/></mj-body></mjml>');
	const faults = await checkCampaign(folder, 'stap-over');
	t.true(faults.length > 4);
	t.deepEqual(
		faults.map(({file, line}) => [file, line]),
		faults
			.map(({file, line}) => [file, line] as const)
			.toSorted((a, b) => a[0].localeCompare(b[0]) || a[1] - b[1])
			.map(([file, line]) => [file, line]),
	);
});

test('a picture is what it says, and there', async t => {
	const {folder} = await campaignsWith(t, {file: 'mailing.txt', find: 'ZO', put: 'ZO'});
	const picture = join(folder, 'stap-over/pictures/overstap.png');
	await writeFile(picture, '<svg onload="alert(1)"/>');
	t.regex((await checkCampaign(folder, 'stap-over'))[0]?.message ?? '', /geen png/);
	await rm(picture);
	t.regex((await checkCampaign(folder, 'stap-over'))[0]?.message ?? '', /ontbreekt/);
	await symlink('/etc/hostname', picture);
	t.regex((await checkCampaign(folder, 'stap-over'))[0]?.message ?? '', /ontbreekt/);
	await t.throwsAsync(readCampaign(folder, 'stap-over'), {name: 'FaultyCampaign', message: /overstap\.png:1: /});
});

test('a campaign that would make too large a mail is refused', async t => {
	const words = 'Kijk mee. '.repeat(4000);
	const {folder} = await campaignsWith(t, {file: mjml, find: greeting, put: `${greeting} ${words}`});
	t.regex((await checkCampaign(folder, 'stap-over'))[0]?.message ?? '', /hoogstens 60 kB/);
});
