import test from 'ava';
import type {Browser, Page} from 'playwright-core';
import {openBrowser} from '../browser.ts';
import {june2022, openExampleStore, shared, startService} from '../service.ts';
import {axeFaults, looks, visit} from './signed-in.ts';

const browser = shared<Browser>(async t => {
	const opened = await openBrowser();
	t.teardown(() => opened.close());
	return opened;
});
const service = shared(async t => startService(t, await openExampleStore(t, june2022)));

const isWide = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
/** A district of the most municipalities of the unit. */
const LARGEST = '/districten/oost-utrecht?jaar=2022';

for (const {colorScheme, width} of looks) {
	test.serial(`no barrier and no sideways scroll: ${colorScheme}, ${width} px`, async t => {
		const viewport = {width, height: 900};
		const {page, complaints} = await visit(t, browser(), {
			service: service(),
			role: 'coordinator',
			colorScheme,
			viewport,
		});
		for (const path of [
			'/gemeenten?jaar=2022',
			'/gemeenten?jaar=2022&indicator=succes',
			'/districten?jaar=2022',
			LARGEST,
		]) {
			await page.goto(`${service().url}${path}`);
			await page.evaluate(() => {
				for (const one of document.querySelectorAll('details.calculation')) {
					one.setAttribute('open', '');
				}
			});
			t.deepEqual(await axeFaults(page), [], path);
			t.false(await isWide(page), path);
		}

		t.deepEqual(complaints, []);
	});
}

test.serial('on a phone every tile is large enough for a thumb', async t => {
	const viewport = {width: 320, height: 900};
	const {page} = await visit(t, browser(), {service: service(), role: 'coordinator', viewport});
	await page.goto(`${service().url}/gemeenten?jaar=2022`);
	const sides = await page
		.locator('a.tile')
		.evaluateAll(tiles => tiles.flatMap(tile => Object.values(tile.getBoundingClientRect().toJSON()).slice(2, 4)));
	t.is(sides.length, 38 * 2);
	t.true(Math.min(...(sides as number[])) >= 43);
});

test.serial(
	'by keyboard and without JavaScript: from tile to tile, into a municipality, and back to the same map',
	async t => {
		const {page} = await visit(t, browser(), {service: service(), role: 'coordinator', javaScriptEnabled: false});
		await page.goto(`${service().url}/gemeenten?jaar=2022&indicator=berichten`);
		const name = () => page.locator(':focus').getAttribute('aria-label');
		await page.locator('a.tile').first().focus();
		t.regex((await name()) ?? '', /^Urk: /);
		await page.keyboard.press('Tab');
		t.regex((await name()) ?? '', /^Noordoostpolder: \d+ eigen bericht/);
		await page.keyboard.press('Enter');
		await page.waitForURL(/\/gemeenten\/noordoostpolder\?jaar=2022$/);
		await page.goBack();
		t.regex(page.url(), /indicator=berichten/);
		await page.getByLabel('Kaart', {exact: true}).selectOption('downloads');
		await page.getByLabel('District').selectOption('flevoland');
		await page.getByRole('button', {name: 'Toon'}).press('Enter');
		await page.waitForURL(/district=flevoland/);
		t.is(await page.locator('a.tile').count(), 6);
		t.like(Object.fromEntries(new URL(page.url()).searchParams), {indicator: 'downloads', district: 'flevoland'});
	},
);

test.serial('by keyboard: the head of a column turns its order round, and says which it is', async t => {
	const {page} = await visit(t, browser(), {service: service(), role: 'coordinator'});
	await page.goto(`${service().url}/gemeenten?jaar=2022`);
	const head = page.getByRole('columnheader', {name: 'Acties', exact: true});
	await head.getByRole('link').press('Enter');
	await page.waitForURL(/sorteer=started/);
	t.is(await head.getAttribute('aria-sort'), 'descending');
	await head.getByRole('link').press('Enter');
	await page.waitForURL(/richting=op/);
	t.is(await head.getAttribute('aria-sort'), 'ascending');
});

/** The sheets of a PDF; the browser writes them out plainly. */
const sheetsOf = (pdf: Buffer) => [...pdf.toString('latin1').matchAll(/\/Type\s*\/Page\b/g)].length;

for (const [title, options] of [
	['a wide screen', {viewport: {width: 1280, height: 900}}],
	['a dark screen', {viewport: {width: 1280, height: 900}, colorScheme: 'dark'}],
	['a telephone', {viewport: {width: 320, height: 900}}],
	['a browser without JavaScript', {javaScriptEnabled: false}],
] as const) {
	test.serial(`the largest district is printed on one A4 from ${title}`, async t => {
		const {page} = await visit(t, browser(), {service: service(), role: 'coordinator', ...options});
		await page.goto(`${service().url}${LARGEST}`);
		t.is(await page.locator('.district tbody a[href^="/gemeenten/"]').count(), 15);
		await page.evaluate(() => document.fonts.ready);
		const pdf = await page.pdf({preferCSSPageSize: true, printBackground: true});
		t.is(sheetsOf(pdf), 1);
		t.regex(pdf.toString('latin1'), /\/MediaBox \[0 0 59[45][.\d]* 84[12][.\d]*\]/);
	});
}

test.serial('the sheet says of which moment it is, and leaves out what is only for a screen', async t => {
	const {page} = await visit(t, browser(), {service: service(), role: 'coordinator'});
	await page.goto(`${service().url}${LARGEST}`);
	await page.emulateMedia({media: 'print'});
	t.true(await page.getByText('Stand van 30 juni 2022, 22:00').first().isVisible());
	for (const part of ['.filter', '.page-nav', '.action-list__files', '.calculation']) {
		t.false(await page.locator(part).first().isVisible(), part);
	}
});
