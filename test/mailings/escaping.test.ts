import test from 'ava';
import fc from 'fast-check';
import type {Browser, Page} from 'playwright-core';
import PostalMime from 'postal-mime';
import {CampaignSchema, plainLine} from '../../src/domain/campaigns.ts';
import {materialFileName, materialIds} from '../../src/domain/materials.ts';
import {type CampaignFiles, listCampaignSlugs, readCampaign} from '../../src/mailings/campaign-files.ts';
import {composeEml, pictureId} from '../../src/mailings/compose-eml.ts';
import {
	type CompiledMailing,
	compileMailing,
	fillMailing,
	type Mailing,
	templateOf,
} from '../../src/mailings/mailing.ts';
import {pageHtml, readPageTexts} from '../../src/mailings/page-texts.ts';
import {renderHere} from '../../src/mailings/render-mjml.ts';
import {openBrowser} from '../browser.ts';
import {folders} from '../service.ts';
import {filling, nastyValues} from './filling.ts';
import {plainPayloads, removedPayloads} from './payloads.ts';

const slugs = await listCampaignSlugs(folders.campaigns);
const payloads = [...plainPayloads, ...removedPayloads];
let browser: Browser;
let page: Page;
test.before(async () => {
	browser = await openBrowser();
	page = await browser.newPage();
});
test.after.always(() => browser?.close());

/** What Chromium sees in each of some sources, without running them: every element with its attributes, and all words. */
function readHtml(sources: readonly string[]): Promise<{elements: string[]; words: string; alts: string[]}[]> {
	return page.evaluate(
		all =>
			all.map(source => {
				const found = new DOMParser().parseFromString(source, 'text/html');
				const elements = [...found.querySelectorAll('*')];
				return {
					elements: elements.map(({tagName, attributes}) =>
						[tagName, ...[...attributes].map(({name}) => name)].join(' '),
					),
					words: found.documentElement.textContent ?? '',
					alts: [...found.images].map(({alt}) => alt),
				};
			}),
		sources,
	);
}

/** A mail in which every text that a person fills in is this one, its own line and pictures too. */
function mailWith(compiled: CompiledMailing, text: string): Mailing {
	return fillMailing(compiled, {
		...filling(nastyValues(text), {lines: {regel: `regel ${text} regel`}}),
		pictureAddress: file => `cid:${pictureId(compiled.slug, file)}`,
	});
}

/** A campaign whose own words are this text, compiled without compiling its MJML again. */
function compiledWith(files: CampaignFiles, {text, html}: {text: string; html: string}): Promise<CompiledMailing> {
	const {campaign} = files;
	const pictures = campaign.pictures.map(picture => ({...picture, alt: text}));
	const lines = (campaign.lines ?? []).map(line => ({...line, text}));
	const written = {...campaign, title: text, subject: `${text} {{gemeente}}`, preheader: text, pictures, lines};
	return compileMailing({...files, campaign: written}, () => Promise.resolve(html));
}

for (const slug of slugs) {
	test.serial(`${slug}: no text of a municipality adds an element or handler, and each comes back exact`, async t => {
		const compiled = await compileMailing(await readCampaign(folders.campaigns, slug));
		const [plain] = await readHtml([mailWith(compiled, 'x').html]);
		t.true((plain?.elements.length ?? 0) > 50);
		const mails = payloads.map(payload => mailWith(compiled, payload));
		const read = await readHtml(mails.map(({html}) => html));
		for (const [index, {elements, words}] of read.entries()) {
			const shown = plainLine(`gemeente ${payloads[index]} gemeente`);
			t.deepEqual(elements, plain?.elements, shown);
			t.true(words.includes(shown), shown);
			t.true(mails[index]?.text.includes(shown), shown);
			t.true(mails[index]?.subject.includes(shown), shown);
		}
	});

	test.serial(`${slug}: nor does any text of its author: subject, preheader, line and alternative text`, async t => {
		const files = await readCampaign(folders.campaigns, slug);
		const html = await renderHere(templateOf(files));
		const make = async (text: string) => mailWith(await compiledWith(files, {text, html}), 'x');
		const [plain] = await readHtml([(await make('x')).html]);
		// A slot or choice in the author's own words is one: those are checked with the campaign.
		const texts = plainPayloads.filter(text => !/\{\{|\}\}|\[\[|\]\]/.test(text));
		const mails = await Promise.all(texts.map(make));
		for (const [index, {elements, alts}] of (await readHtml(mails.map(mail => mail.html))).entries()) {
			const text = texts[index] ?? '';
			t.deepEqual(elements, plain?.elements, text);
			t.true(alts.length > 0 && alts.every(alt => alt === text), text);
			t.true(mails[index]?.subject.startsWith(text), text);
		}
	});
}

test('signs that are taken out of a mail are refused where an author writes', async t => {
	const {campaign} = await readCampaign(folders.campaigns, 'download-de-app');
	for (const text of removedPayloads) {
		for (const field of ['title', 'subject', 'preheader']) {
			t.false(CampaignSchema.safeParse({...campaign, [field]: text}).success, JSON.stringify(text));
		}
	}
});

test.serial('a mail full of them runs nothing, opens nothing and asks for nothing in Chromium', async t => {
	const compiled = await compileMailing(await readCampaign(folders.campaigns, 'burgernet-in-gemeente'));
	const asked: string[] = [];
	const context = await browser.newContext();
	const shown = await context.newPage();
	shown.on('dialog', dialog => {
		asked.push(dialog.message());
		return dialog.dismiss();
	});
	await context.route('**', route => {
		asked.push(route.request().url());
		return route.abort();
	});
	for (const payload of payloads) {
		await shown.setContent(mailWith(compiled, payload).html.replaceAll('cid:', 'data:,'));
	}

	t.deepEqual(asked, []);
	await shown.setContent('<img src="https://evil.example/1.png">');
	t.is(asked.length, 1);
	await context.close();
});

test('no text adds a line to the head of a mail, a recipient, a part or a name', async t => {
	const compiled = await compileMailing(await readCampaign(folders.campaigns, 'stap-over'));
	const names = new Set<string>();
	for (const payload of ['x', ...payloads]) {
		const mail = mailWith(compiled, payload);
		const eml = await composeEml(mail, {slug: 'stap-over', pictures: compiled.pictures, now: new Date(0)});
		const {headers, subject, to, cc, bcc, from, attachments} = await PostalMime.parse(eml);
		names.add(`${headers.map(({key}) => key).join(' ')} ${attachments.map(({filename}) => filename).join(' ')}`);
		t.is(subject, mail.subject, payload);
		t.deepEqual([to, cc, bcc, from], [undefined, undefined, undefined, undefined], payload);
	}

	t.is(names.size, 1);
});

test('the name of a file is small letters, digits and streaks, whatever the slugs hold', t => {
	const safe = /^burgernet-[a-z0-9-]*\.[a-z]{3,4}$/;
	for (const payload of [...payloads, '../../etc/passwd', 'C:\\x', 'con', '.', 'x'.repeat(500)]) {
		for (const id of materialIds) {
			const name = materialFileName(id, {campaign: payload, municipality: payload});
			t.regex(name, safe);
			t.true(name.length < 180);
		}
	}

	fc.assert(
		fc.property(fc.string({unit: 'binary'}), fc.constantFrom(...materialIds), (text, id) =>
			safe.test(materialFileName(id, {campaign: text, municipality: text})),
		),
	);
});

test.serial('the text for a municipal page holds the same elements, whatever is filled in', async t => {
	const blocks = readPageTexts((await readCampaign(folders.campaigns, 'download-de-app')).kit?.page ?? '').text;
	const links = new Map([['link_app', 'https://burgernet.voorbeeld.nl/b/"onclick="x']]);
	const make = (text: string) => pageHtml(blocks, {fill: words => words.replaceAll(/\{\{\w+\}\}/g, () => text), links});
	const [plain, ...read] = await readHtml([make('x'), ...payloads.map(payload => make(plainLine(payload)))]);
	for (const [index, {elements, words}] of read.entries()) {
		t.deepEqual(elements, plain?.elements);
		t.true(words.includes(plainLine(payloads[index] ?? '')), payloads[index]);
	}
});

test.serial('any text at all comes back exact from html, text and subject', async t => {
	const compiled = await compileMailing(await readCampaign(folders.campaigns, 'download-de-app'));
	const [plain] = await readHtml([mailWith(compiled, 'x').html]);
	await fc.assert(
		fc.asyncProperty(
			fc.array(fc.string({unit: 'binary', maxLength: 30}), {minLength: 20, maxLength: 20}),
			async texts => {
				const mails = texts.map(text => mailWith(compiled, text));
				for (const [index, {elements, words}] of (await readHtml(mails.map(({html}) => html))).entries()) {
					const shown = plainLine(`gemeente ${texts[index]} gemeente`);
					t.is(elements.length, plain?.elements.length ?? 0);
					t.true(words.includes(shown) && mails[index]?.text.includes(shown) && mails[index]?.subject.includes(shown));
				}
			},
		),
		{numRuns: 15},
	);
});
