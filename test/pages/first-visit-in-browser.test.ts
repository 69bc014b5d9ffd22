import test from 'ava';
import type {Browser, Page} from 'playwright-core';
import {newSetUpCode} from '../../src/usecases/first-visit.ts';
import {openBrowser} from '../browser.ts';
import {folderWith} from '../commands/command-line.ts';
import {openTestStore, startService} from '../service.ts';
import {axeFaults, looks} from './signed-in.ts';

const now = new Date('2026-06-30T20:00:00Z');
let browser: Browser;
test.before(async () => {
	browser = await openBrowser();
});
test.after.always(() => browser?.close());

const isWide = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);

for (const {colorScheme, width} of looks) {
	test.serial(`a new unit is set up by keyboard, without a barrier: ${colorScheme}, ${width} px`, async t => {
		const service = await startService(t, await openTestStore(t), {now: () => now});
		const context = await browser.newContext({colorScheme, viewport: {width, height: 900}});
		t.teardown(() => context.close());
		const page = await context.newPage();
		const looked = async (heading: RegExp) => {
			await page.getByRole('heading', {level: 1, name: heading}).waitFor();
			t.deepEqual(await axeFaults(page), [], `${heading}`);
			t.false(await isWide(page), `${heading}`);
		};
		await page.goto(`${service.url}/eerste-bezoek?code=${await newSetUpCode(service.db)}`);
		await looked(/eenheid/i);
		await page.getByLabel('Welke politie-eenheid is dit?').selectOption('Rotterdam');
		await page.getByLabel('Jouw e-mailadres van het werk').fill('beheer@voorbeeld.example');
		await page.keyboard.press('Enter');
		await looked(/Rotterdam/);
		await page.locator('a[href*="/inloggen/"]').press('Enter');
		await page.getByRole('button', {name: 'Inloggen'}).press('Enter');
		await looked(/Districten en basisteams/);
		const [template] = await Promise.all([
			page.waitForEvent('download'),
			page.getByRole('link', {name: 'Download het bestand met jouw gemeenten'}).press('Enter'),
		]);
		const path = await folderWith(t, {'districten.csv': ''});
		await template.saveAs(path('districten.csv'));
		await page.locator('input[type=file]').setInputFiles(path('districten.csv'));
		await page.getByRole('button', {name: 'Controleer het bestand'}).press('Enter');
		await page.getByRole('heading', {name: 'fouten in het bestand'}).waitFor();
		t.deepEqual(await axeFaults(page), []);
		t.false(await isWide(page));
		await page.getByRole('button', {name: 'Sla deze stap over'}).press('Enter');
		await looked(/Normen voor 2026/);
		await page.locator('#T2').fill('600');
		await page.locator('#source').fill('Jaarplan van de eenheid');
		await page.getByRole('button', {name: 'Opslaan en beginnen'}).press('Enter');
		await page.waitForURL(/\/voortgang/);
		t.regex((await page.locator('main').textContent()) ?? '', /0 van 600/);
	});
}
