import test from 'ava';
import type {Browser} from 'playwright-core';
import {openBrowser} from '../browser.ts';
import {now, openDesk, press, startDesk} from './desk-service.ts';
import {axeFaults, looks} from './signed-in.ts';

let browser: Browser;

test.before(async () => {
	browser = await openBrowser();
});

test.after.always(() => browser?.close());

test.serial('axe finds nothing on the desk, whatever it asks, light and dark, wide and narrow', async t => {
	const service = await startDesk(t);
	const id = await service.log();
	await service.log({kind: 'missing-person', startedAt: now().toISOString()});
	await service.log({kind: 'amber-alert', starter: 'national', municipality: null});
	for (const {colorScheme, width} of looks) {
		const page = await openDesk(t, browser, {service, colorScheme, viewport: {width, height: 800}});
		t.is(await page.getByRole('heading', {level: 1}).textContent(), 'Meldkamer');
		t.is(await page.locator('.desk-row').count(), 5);
		await page.locator('#place').fill('bun');
		await page.getByRole('button', {name: 'Bunnik'}).waitFor();
		t.deepEqual(await axeFaults(page), []);
		t.true(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
		await page.locator('#place').fill('hou vp');
		await press(page, 'Enter');
		await page.locator('.desk-question').waitFor();
		t.deepEqual(await axeFaults(page), []);
		await page.goto(`${service.url}/meldkamer?wijzig=${id}`);
		await page.locator('.desk-correction').waitFor();
		await page.getByRole('button', {name: /uitleg/}).click();
		t.deepEqual(await axeFaults(page), []);
		await page.goto(`${service.url}/meldkamer/overdracht`);
		t.is(await page.getByRole('heading', {level: 1}).textContent(), 'Dienstoverdracht');
		t.deepEqual(await axeFaults(page), []);
		await page.close();
	}
});

test.serial('the hand-over is text to copy and to print, with what is open and today in counts', async t => {
	const service = await startDesk(t);
	await service.log();
	const page = await openDesk(t, browser, {service});
	await page.getByRole('link', {name: 'Dienstoverdracht'}).click();
	const text = await page.getByLabel('Tekst om te kopiëren').inputValue();
	t.regex(text, /^Dienstoverdracht Burgernet, 30 juni 2022, \d\d:\d\d\n\nOpen acties: 1\n- 2022-0001 {2}\d\d:\d\d/);
	t.regex(text, /Houten, verdachte\n\nVandaag 1 gestart · 1 open · 0 direct succes/);
	await page.getByRole('button', {name: 'Kopieer'}).click();
	await page.getByText(/Gekopieerd|Ctrl\+C/).waitFor();
	await page.emulateMedia({media: 'print'});
	t.is(await page.locator('.hand-over__print').textContent(), text);
	t.true(await page.locator('.hand-over__print').isVisible());
	t.false(await page.getByLabel('Tekst om te kopiëren').isVisible());
});

test.serial('without JavaScript everything can be done', async t => {
	const service = await startDesk(t);
	const page = await openDesk(t, browser, {service, javaScriptEnabled: false});
	const logs = async (place: string, kind: string) => {
		await page.getByLabel(/Gemeente of hele regel/).fill(place);
		await page.locator('#kind').selectOption(kind);
		await page.getByRole('button', {name: 'Vastleggen'}).click();
	};
	await logs('xyz', 'VP');
	t.is(await page.locator('#desk-faults').textContent(), 'Geen gemeente past bij "xyz".');
	t.is(await page.locator('#kind').inputValue(), 'VP');
	await logs('houten', 'VP');
	await page.getByText('Vastgelegd: 2022-0001, vermist persoon in Houten.').waitFor();
	await logs('houten', 'VP');
	await page.getByRole('button', {name: /toch vastleggen/}).click();
	await page.getByText('Open (2)').waitFor();
	await page.getByRole('button', {name: /Ongedaan maken/}).click();
	await page.getByText('Open (1)').waitFor();
	await page.getByRole('button', {name: /D: direct succes/}).click();
	await page.getByText('Open (0)').waitFor();
	await page.getByRole('link', {name: '2022-0001'}).click();
	await page.getByRole('button', {name: /G: geen resultaat/}).click();
	await page.getByLabel('Reden van de wijziging').fill('toch niet');
	await page.getByRole('button', {name: /Wijzig in/}).click();
	await page.locator('#desk-today').getByText('geen resultaat').waitFor();
	await page.getByRole('link', {name: '2022-0001'}).click();
	await page.getByLabel('Tijd', {exact: true}).fill('1800');
	await page.getByLabel('Reden').fill('later gemeld');
	await page.getByRole('button', {name: 'Wijzigen'}).click();
	await page.getByText('Gewijzigd: 2022-0001').waitFor();
	await page.getByRole('link', {name: 'Dienstoverdracht'}).click();
	t.regex(await page.getByLabel('Tekst om te kopiëren').inputValue(), /Geen open acties/);
	const [first, second] = await service.actions();
	t.deepEqual([first?.revision, second?.removed ?? first?.removed], [4, true]);
});
