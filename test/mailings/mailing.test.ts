import {readFileSync} from 'node:fs';
import test from 'ava';
import fc from 'fast-check';
import {convert} from 'html-to-text';
import {inForm} from '../../src/domain/address-form.ts';
import {cutAtSlots, fillTemplate} from '../../src/domain/campaigns.ts';
import {readAreas} from '../../src/domain/seed.ts';
import {listCampaignSlugs, readCampaign} from '../../src/mailings/campaign-files.ts';
import {
	type CompiledMailing,
	compileMailing,
	escapeHtml,
	fillMailing,
	type MailingFilling,
	templateOf,
	valuesOfMailing,
} from '../../src/mailings/mailing.ts';
import {renderApart, renderHere} from '../../src/mailings/render-mjml.ts';
import {filling, links, nastyValues, valuesFor} from './filling.ts';

const path = (relative: string) => new URL(`../../${relative}`, import.meta.url).pathname;
const folder = path('campaigns');
const areas = readAreas(JSON.parse(readFileSync(path('seed/reference.json'), 'utf8')));
const names = areas.filter(({kind}) => kind === 'municipality').map(({name}) => name);
const slugs = await listCampaignSlugs(folder);
/** What compiling the whole mailing with its values in place gives. */
async function compiledWithValues(slug: string, compiled: CompiledMailing, filled: MailingFilling): Promise<string> {
	const escaped = new Map([...valuesOfMailing(compiled, filled)].map(([name, value]) => [name, escapeHtml(value)]));
	const template = inForm(templateOf(await readCampaign(folder, slug)), filled.form ?? 'je');
	return renderHere(fillTemplate(cutAtSlots(template), escaped));
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
		for (const [index, name] of names.entries()) {
			const filled = filling(valuesFor(name), {form: index % 4 === 0 ? 'u' : 'je'});
			t.is(fillMailing(compiled, filled).html, await compiledWithValues(slug, compiled, filled), name);
		}
	});

	test(`${slug}: that also holds for any text, also for one that looks like MJML, html or a slot`, async t => {
		const compiled = await compileMailing(await readCampaign(folder, slug));
		const equal = async (text: string) => {
			const filled = filling(nastyValues(text), {lines: {regel: `regel ${text}`}});
			t.is(fillMailing(compiled, filled).html, await compiledWithValues(slug, compiled, filled));
		};
		for (const payload of payloads) {
			await equal(payload);
		}

		await fc.assert(fc.asyncProperty(fc.string({unit: 'grapheme', maxLength: 40}), equal), {numRuns: 20});
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
}

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
