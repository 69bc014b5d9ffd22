import {AxeBuilder} from '@axe-core/playwright';
import test from 'ava';
import type {Browser} from 'playwright-core';
import PostalMime from 'postal-mime';
import {listCampaignSlugs, readCampaign} from '../../src/mailings/campaign-files.ts';
import {composeEml, pictureId} from '../../src/mailings/compose-eml.ts';
import {compileMailing, fillMailing} from '../../src/mailings/mailing.ts';
import {openBrowser} from '../browser.ts';
import {folders} from '../service.ts';
import {filling, valuesFor} from './filling.ts';

const slugs = await listCampaignSlugs(folders.campaigns);
let browser: Browser;
test.before(async () => {
	browser = await openBrowser();
});
test.after.always(() => browser?.close());

const looks = [320, 640].flatMap(width => (['light', 'dark'] as const).map(colorScheme => ({width, colorScheme})));

/** The html of a mail as it was sent, its pictures in it as parts. */
async function sentHtml(slug: string): Promise<string> {
	const compiled = await compileMailing(await readCampaign(folders.campaigns, slug));
	const filled = filling(valuesFor('Utrechtse Heuvelrug'), {pictureAddress: file => `cid:${pictureId(slug, file)}`});
	const {pictures} = compiled;
	const eml = await composeEml(fillMailing(compiled, filled), {slug, pictures, now: new Date(0)});
	const {html = '', attachments} = await PostalMime.parse(eml, {attachmentEncoding: 'base64'});
	return attachments.reduce(
		(shown, {contentId = '', mimeType, content}) =>
			shown.replace(`cid:${contentId.slice(1, -1)}`, `data:${mimeType};base64,${content}`),
		html,
	);
}

/** A mail as a mail program shows it, and every address that it asked for. */
async function show(html: string, {width, colorScheme}: (typeof looks)[number]) {
	const context = await browser.newContext({viewport: {width, height: 800}, colorScheme});
	const page = await context.newPage();
	const asked: string[] = [];
	page.on('request', request => asked.push(request.url()));
	await context.route('**', route => route.abort());
	await page.setContent(html);
	return {page, asked, close: () => context.close()};
}

/** Words whose contrast with what is behind them is below 4.5:1 (3:1 when large), or could not be measured. */
async function faintWords(page: Awaited<ReturnType<typeof show>>['page']): Promise<string[]> {
	const {violations, incomplete, passes} = await new AxeBuilder({page}).withRules(['color-contrast']).analyze();
	const measured = passes.flatMap(({nodes}) => nodes).length;
	const found = [...violations, ...incomplete].flatMap(({nodes}) => nodes.map(({html}) => html));
	return measured > 10 ? found : ['nothing was measured', ...found];
}

for (const slug of slugs) {
	test.serial(`${slug}: can be read in light and dark, on a telephone and beside other mails`, async t => {
		const html = await sentHtml(slug);
		for (const look of looks) {
			const {page, asked, close} = await show(html, look);
			t.is(await page.getByRole('heading', {level: 1}).count(), 1);
			t.is(await page.locator('html').getAttribute('lang'), 'nl');
			t.deepEqual(await faintWords(page), [], JSON.stringify(look));
			const {violations} = await new AxeBuilder({page}).withTags(['wcag2a', 'wcag2aa', 'wcag22aa']).analyze();
			t.deepEqual(
				violations.flatMap(({id, nodes}) => nodes.map(node => `${id} ${node.html}`)),
				[],
			);
			t.true(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth));
			t.deepEqual(
				asked.filter(address => !address.startsWith('data:')),
				[],
			);
			t.true(await page.evaluate(() => [...document.images].every(image => image.naturalWidth > 0)));
			await close();
		}
	});
}

test.serial('words that are too faint in the dark are found', async t => {
	const html = (await sentHtml('stap-over')).replace(
		/(@media \(prefers-color-scheme: dark\) \{)/,
		'$1 .text div { color: #445 !important; }',
	);
	const faint = html.replace(/\.text div, \.text h1[^}]*\}/, '');
	const [light, dark] = [
		{width: 640, colorScheme: 'light'},
		{width: 640, colorScheme: 'dark'},
	] as const;
	for (const [look, isFaint] of [
		[light, false],
		[dark, true],
	] as const) {
		const {page, close} = await show(faint, look);
		t.is((await faintWords(page)).length > 0, isFaint);
		await close();
	}
});
