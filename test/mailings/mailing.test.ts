import {readFileSync} from 'node:fs';
import test from 'ava';
import fc from 'fast-check';
import {convert} from 'html-to-text';
import PostalMime from 'postal-mime';
import {fillLine, type MailingValues, textSlots} from '../../src/domain/campaigns.ts';
import {readAreas} from '../../src/domain/seed.ts';
import {listCampaignSlugs, readCampaign} from '../../src/mailings/campaign-files.ts';
import {composeEml, pictureId} from '../../src/mailings/compose-eml.ts';
import {
	type CompiledMailing,
	compileMailing,
	escapeHtml,
	fillMailing,
	htmlValues,
	type MailingFilling,
	templateOf,
} from '../../src/mailings/mailing.ts';
import {type AreaFigures, mailingValues} from '../../src/mailings/mailing-values.ts';
import {renderApart, renderHere} from '../../src/mailings/render-mjml.ts';
import {reportWith} from './reports.ts';

const path = (relative: string) => new URL(`../../${relative}`, import.meta.url).pathname;
const folder = path('campaigns');
const areas = readAreas(JSON.parse(readFileSync(path('seed/reference.json'), 'utf8')));
const names = areas.filter(({kind}) => kind === 'municipality').map(({name}) => name);
const slugs = await listCampaignSlugs(folder);
const links = {
	link_app: 'https://www.burgernet.nl/',
	link_iphone: 'https://www.burgernet.nl/?a=1&b=2',
	link_android: 'https://www.burgernet.nl/android',
	link_dashboard: 'https://burgernet.voorbeeld.nl/',
};

function filling(values: MailingValues, rest: Partial<MailingFilling> = {}): MailingFilling {
	return {values, links, pictureAddress: file => `https://burgernet.voorbeeld.nl/${file}`, ...rest};
}

function valuesFor(name: string): MailingValues {
	const figures = (kind: 'unit' | 'municipality', started: number): AreaFigures => ({
		report: reportWith({name: kind === 'unit' ? 'Midden-Nederland' : name, kind, started, direct: started >> 3}),
		downloads: {count: started * 50, throughMonth: '2024-02'},
	});
	return mailingValues(figures('municipality', 22), figures('unit', 1201));
}

function nastyValues(text: string): MailingValues {
	return Object.fromEntries(Object.keys(textSlots).map(slot => [slot, `${slot} ${text} ${slot}`])) as MailingValues;
}

/** What compiling the whole mailing with its values in place gives. */
async function compiledWithValues(slug: string, compiled: CompiledMailing, values: MailingValues): Promise<string> {
	const escaped = new Map([...htmlValues(compiled, filling(values))].map(([name, value]) => [name, escapeHtml(value)]));
	return renderHere(fillLine(templateOf(await readCampaign(folder, slug)), escaped));
}

const payloads = [
	'</mj-text><mj-raw><script>alert(1)</script></mj-raw><mj-text>',
	'<img src=x onerror=alert(1)>',
	'" onmouseover="alert(1)',
	"' style='x",
	'{{gemeente}} {{{x}}} $& $1 <%= x %> #{x}',
	'<!--[if mso]><b>x</b><![endif]-->',
	'&amp;&lt;script&gt;',
	'font-family: Roboto; Lato',
	']]> <![CDATA[ x',
	'a   b\t\tc',
];

for (const slug of slugs) {
	test(`${slug}: the mail of every municipality equals compiling it with its values in place`, async t => {
		const compiled = await compileMailing(await readCampaign(folder, slug));
		t.is(names.length, 39);
		for (const name of names) {
			const values = valuesFor(name);
			t.is(fillMailing(compiled, filling(values)).html, await compiledWithValues(slug, compiled, values), name);
		}
	});

	test(`${slug}: that also holds for any text, also for one that looks like MJML, html or a slot`, async t => {
		const compiled = await compileMailing(await readCampaign(folder, slug));
		const equal = async (text: string) => {
			const values = nastyValues(text);
			t.is(fillMailing(compiled, filling(values)).html, await compiledWithValues(slug, compiled, values));
		};
		for (const payload of payloads) {
			await equal(payload);
		}

		await fc.assert(fc.asyncProperty(fc.string({unit: 'grapheme', maxLength: 40}), equal), {numRuns: 60});
	});

	test(`${slug}: no value adds an element or a handler, and its text comes back exact`, async t => {
		const compiled = await compileMailing(await readCampaign(folder, slug));
		const elements = (html: string) => html.match(/<[a-z!/]/gi)?.length;
		const plain = elements(fillMailing(compiled, filling(nastyValues('x'))).html);
		for (const payload of payloads.filter(text => !text.includes('\t'))) {
			const {html, text, subject} = fillMailing(compiled, filling(nastyValues(payload)));
			t.is(elements(html), plain);
			t.notRegex(html, /<script|<[^>]*\son\w+="/i);
			t.true(text.includes(`gemeente ${payload} gemeente`));
			t.true(subject.includes(payload));
			t.true(convert(html, {wordwrap: false}).includes(`gemeente ${payload} gemeente`.replaceAll(/ +/g, ' ')));
		}
	});

	test(`${slug}: text and html hold the same figures`, async t => {
		const compiled = await compileMailing(await readCampaign(folder, slug));
		const {html, text} = fillMailing(compiled, filling(valuesFor('Houten')));
		const shown = convert(html, {selectors: [{selector: 'a', options: {ignoreHref: true}}], wordwrap: false});
		const figures = (source: string) =>
			[...new Set(source.match(/\d[\d.]*(?= keer| nieuwe|\s+zoek|\s+van de)/g))].sort();
		t.deepEqual(figures(text), ['1.100', '1.201', '150', '22']);
		for (const figure of figures(text)) {
			t.true(shown.includes(figure), figure);
		}
	});

	test(`${slug}: the mail loads its picture and links to the app, and nothing else`, async t => {
		const compiled = await compileMailing(await readCampaign(folder, slug));
		const {html} = fillMailing(compiled, filling(valuesFor('Houten')));
		const hosts = [...html.matchAll(/(?:href|src|background)="([^"]*)"|url\(([^)]*)\)/g)].map(match =>
			match[0].includes('burgernet.voorbeeld.nl') ? 'origin' : new URL(match[1] ?? match[2] ?? '').hostname,
		);
		t.deepEqual([...new Set(hosts)].sort(), ['origin', 'www.burgernet.nl']);
		t.regex(html, /<html lang="nl"/);
		t.regex(html, /<meta name="color-scheme" content="light dark">/);
		t.is(html.match(/<img\b/g)?.length, html.match(/<img\b[^>]*\balt="[^"]{10,}"/g)?.length);
	});

	test(`${slug}: the .eml is a draft of text, html and pictures, of at most 60 kB`, async t => {
		const compiled = await compileMailing(await readCampaign(folder, slug));
		const mailing = fillMailing(
			compiled,
			filling(valuesFor('Houten'), {pictureAddress: file => `cid:${pictureId(slug, file)}`}),
		);
		const eml = await composeEml(mailing, {slug, pictures: compiled.pictures, now: new Date('2024-03-15T09:00:00Z')});
		const mail = await PostalMime.parse(eml);
		t.true(eml.length <= 60_000, `${eml.length}`);
		t.is(mail.subject, mailing.subject);
		t.is(mail.text?.trimEnd(), mailing.text.trimEnd());
		t.is(mail.html?.trimEnd(), mailing.html.trimEnd());
		t.is(mail.date, '2024-03-15T09:00:00.000Z');
		t.deepEqual([mail.to, mail.cc, mail.bcc], [undefined, undefined, undefined]);
		t.is(mail.headers.find(({key}) => key === 'x-unsent')?.value, '1');
		t.deepEqual(
			mail.attachments.map(({contentId, mimeType, disposition}) => ({contentId, mimeType, disposition})),
			compiled.pictures.map(({file, type}) => ({
				contentId: `<${pictureId(slug, file)}>`,
				mimeType: type,
				disposition: 'inline',
			})),
		);
		t.true(compiled.pictures.every(({file}) => mailing.html.includes(`src="cid:${pictureId(slug, file)}"`)));
		t.true(
			eml
				.toString('latin1')
				.split('\r\n')
				.every(line => line.length <= 998 && !line.includes('\n')),
		);
	});
}

test('a name with a line break adds no header and no recipient', async t => {
	const compiled = await compileMailing(await readCampaign(folder, 'stap-over'));
	const values = nastyValues('Houten\r\nBcc: evil@x.nl\r\n\r\nDag');
	const eml = await composeEml(fillMailing(compiled, filling(values)), {
		slug: 'stap-over',
		pictures: [],
		now: new Date(0),
	});
	const mail = await PostalMime.parse(eml);
	t.is(mail.bcc, undefined);
	t.true(mail.subject?.includes('Houten Bcc: evil@x.nl Dag'));
});

test('the same mail is the same file', async t => {
	const compiled = await compileMailing(await readCampaign(folder, 'stap-over'));
	const build = () =>
		composeEml(fillMailing(compiled, filling(valuesFor('Houten'))), {
			slug: 'stap-over',
			pictures: compiled.pictures,
			now: new Date(0),
		});
	t.deepEqual(await build(), await build());
});

test('a link that is not of the web is refused', async t => {
	const compiled = await compileMailing(await readCampaign(folder, 'stap-over'));
	const wrong = {...links, link_app: 'javascript:alert(1)'};
	t.throws(() => fillMailing(compiled, filling(valuesFor('Houten'), {links: wrong})), {instanceOf: RangeError});
});

test.serial('rendering apart gives the same html and keeps the event loop free', async t => {
	const template = templateOf(await readCampaign(folder, 'stap-over'));
	let turns = 0;
	const timer = setInterval(() => {
		turns += 1;
	}, 5);
	const html = await renderApart(template);
	clearInterval(timer);
	t.true(turns > 20, `the event loop turned ${turns} times`);
	t.is(html, await renderHere(template));
});

test('an error of MJML reaches whoever asked, also from the other thread', async t => {
	const faulty = '<mjml><mj-body><mj-nothing/></mj-body></mjml>';
	await t.throwsAsync(renderApart(faulty), {message: /mj-nothing/});
	await t.throwsAsync(renderHere(faulty), {message: /mj-nothing/});
});
