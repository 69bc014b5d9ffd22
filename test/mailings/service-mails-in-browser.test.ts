import {AxeBuilder} from '@axe-core/playwright';
import test from 'ava';
import type {Browser} from 'playwright-core';
import PostalMime from 'postal-mime';
import {plainLine} from '../../src/domain/campaigns.ts';
import {composeMessage} from '../../src/mailings/build-message.ts';
import {listCampaignSlugs, readCampaign} from '../../src/mailings/campaign-files.ts';
import {composeCoveringMail} from '../../src/mailings/covering-mail.ts';
import {composeSimpleMail, type SimpleMail} from '../../src/mailings/simple-mail.ts';
import {openBrowser} from '../browser.ts';
import {folders} from '../service.ts';
import {plainPayloads, removedPayloads} from './payloads.ts';
import {wordsOfMarkup} from './recount.ts';

const slugs = await listCampaignSlugs(folders.campaigns);
const payloads = [...plainPayloads, ...removedPayloads];
const origin = 'https://burgernet.voorbeeld.nl';
const organisations = [
	{kind: 'municipality', name: 'Utrechtse Heuvelrug'},
	{kind: 'basisteam', name: 'Lekpoort'},
	{kind: 'detectives', name: 'Districtsrecherche Flevoland'},
] as const;
let browser: Browser;
test.before(async () => {
	browser = await openBrowser();
});
test.after.always(() => browser?.close());

/** A mail of the service itself in which every text is this one. */
function simpleMail(text: string): SimpleMail {
	const link = {label: text, href: `${origin}/inloggen/x?a=1&b=2`};
	const rest = {before: [text, text], button: link, after: [text], footer: [text], footerLink: link};
	return {subject: text, sender: text, heading: text, ...rest};
}

/** Every covering mail that the shipped campaigns give. */
async function coveringMails() {
	const files = await Promise.all(slugs.map(slug => readCampaign(folders.campaigns, slug)));
	return files.flatMap(({campaign, kit}) =>
		organisations
			.filter(({kind}) => campaign.audience !== 'ambassadors' || kind !== 'municipality')
			.map(organisation => ({
				organisation,
				mail: composeCoveringMail({
					...{campaign, hasKit: kit !== null, organisation, sender: 'Burgernet Midden-Nederland', origin},
					unsubscribe: `${origin}/afmelden/abc`,
				}),
			})),
	);
}

test('every covering mail is Dutch, whole, small, says the same as text, and links to this service alone', async t => {
	const mails = await coveringMails();
	t.is(mails.length, 6 * 3 + 2);
	for (const {organisation, mail} of mails) {
		const bytes = await composeMessage(
			{...mail, to: 'a@voorbeeld.example'},
			{id: 'x', from: 'b@voorbeeld.example', now: new Date(0)},
		);
		const {html = '', text = ''} = await PostalMime.parse(bytes);
		t.true(bytes.length < 15_000);
		t.true(html.startsWith('<!doctype html>\n<html lang="nl"'));
		t.true(text.includes(organisation.name) && html.includes(organisation.name));
		t.notRegex(`${html}${text}${mail.subject}`, /\{\{|\[\[|undefined|null|dankzij|\bu\b/i);
		const links = [...html.matchAll(/(?:href|src)="([^"]*)"/g)].map(([, href]) => href ?? '');
		t.true(
			links.length === 2 && links.every(href => href.startsWith(`${origin}/`) && text.includes(href)),
			links.join(' '),
		);
		const words = wordsOfMarkup(html).replaceAll(/\s+/g, ' ');
		for (const line of text.split('\n').filter(each => each !== '' && !each.startsWith('http') && each !== '-- ')) {
			t.true(words.includes(line.replace(/:$/, '').trim()), line);
		}
	}
});

test.serial('no text adds an element, a handler or a header to such a mail, and each comes back exact', async t => {
	const page = await browser.newPage();
	const read = (sources: string[]) =>
		page.evaluate(
			all =>
				all.map(source => {
					const found = new DOMParser().parseFromString(source, 'text/html');
					const elements = [...found.querySelectorAll('*')].map(each =>
						[each.tagName, ...each.getAttributeNames()].join(' '),
					);
					return {elements, heading: found.querySelector('h1')?.textContent, title: found.title};
				}),
			sources,
		);
	const mails = payloads.map(payload => composeSimpleMail(simpleMail(payload)));
	const [plain, ...rest] = await read([composeSimpleMail(simpleMail('x')).html, ...mails.map(({html}) => html)]);
	for (const [index, {elements, heading}] of rest.entries()) {
		const text = plainLine(payloads[index] ?? '');
		t.deepEqual(elements, plain?.elements, text);
		t.is(heading, text);
		const mail = mails[index] as (typeof mails)[number];
		t.true(mail.text.startsWith(`${text}\n\n${text}\n\n${text}\n\n`));
		const bytes = await composeMessage(
			{...mail, to: 'a@voorbeeld.example'},
			{id: 'x', from: 'b@voorbeeld.example', now: new Date(0)},
		);
		const {headers, subject, to, cc, bcc} = await PostalMime.parse(bytes);
		t.is(subject, text);
		t.deepEqual([to?.map(({address}) => address), cc, bcc], [['a@voorbeeld.example'], undefined, undefined]);
		t.is(headers.length, 8, headers.map(({key}) => key).join(' '));
	}
});

for (const colorScheme of ['light', 'dark'] as const) {
	for (const width of [320, 640]) {
		test.serial(`mails of the service can be read in ${colorScheme} at ${width} px`, async t => {
			const context = await browser.newContext({colorScheme, viewport: {width, height: 800}});
			const page = await context.newPage();
			const longest = composeSimpleMail(simpleMail(`${'Een lange regel van een mail. '.repeat(8)}${'x'.repeat(30)}`));
			const covering = (await coveringMails()).slice(0, 4).map(({mail}) => mail);
			for (const {html} of [longest, ...covering]) {
				await page.setContent(html);
				t.is(await page.getByRole('heading', {level: 1}).count(), 1);
				const {violations, incomplete} = await new AxeBuilder({page})
					.withTags(['wcag2a', 'wcag2aa', 'wcag22aa'])
					.analyze();
				const unknown = incomplete.filter(({id}) => id === 'color-contrast');
				t.deepEqual(
					[...violations, ...unknown].flatMap(({id, nodes}) => nodes.map(node => `${id} ${node.html}`)),
					[],
				);
				t.true(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth));
			}

			await context.close();
		});
	}
}
