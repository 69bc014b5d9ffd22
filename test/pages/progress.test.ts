import test from 'ava';
import type {Browser} from 'playwright-core';
import {openBrowser} from '../browser.ts';
import {openExampleStore, startService, type TestService} from '../service.ts';
import {axeFaults, looks, visit} from './signed-in.ts';

const now = new Date('2023-02-01T12:00:00Z');
let browser: Browser;
let service: TestService;
const teardowns: (() => unknown)[] = [];

test.before(async () => {
	const whole = {teardown: (work: () => unknown) => void teardowns.unshift(work)};
	browser = await openBrowser();
	service = await startService(whole, await openExampleStore(whole, now), {now: () => now});
});

test.after.always(async () => {
	await browser?.close();
	for (const teardown of teardowns) {
		await teardown();
	}
});

test.serial('a coordinator signs in by link and reads the seven targets of 2022', async t => {
	const {page, asked, complaints} = await visit(t, browser, {service, role: 'coordinator'});
	await page.goto(`${service.url}/voortgang?jaar=2022`);
	t.is(await page.getByRole('heading', {level: 1}).textContent(), 'Voortgang 2022');
	t.is(await page.locator('.target-card').count(), 7);
	t.regex((await page.locator('.target-card').first().textContent()) ?? '', /968\s+van 1\.000[\s\S]*niet gehaald/);
	await page.locator('canvas[data-drawn="true"]').nth(1).waitFor();
	t.is(await page.locator('canvas[data-drawn="true"]').count(), await page.locator('table[data-chart]').count());
	t.is(await page.locator('table[data-chart] tbody tr').count(), 24);
	t.is(await page.locator('.municipality-table tbody tr').count(), 38);
	t.deepEqual([...new Set(asked.map(url => new URL(url).origin))], [service.url]);
	t.deepEqual(complaints, []);
});

test.serial('the whole state of the page is in its address', async t => {
	const {page} = await visit(t, browser, {service, role: 'coordinator'});
	await page.goto(`${service.url}/voortgang?jaar=2022`);
	await page.getByLabel('Gebied', {exact: true}).selectOption('west-utrecht');
	await page.getByRole('textbox', {name: 'Peildatum'}).fill('2022-05-14');
	await page.getByRole('button', {name: 'Toon'}).click();
	t.regex(page.url(), /jaar=2022/);
	t.regex(page.url(), /gebied=west-utrecht/);
	t.regex(page.url(), /peildatum=2022-05-14/);
	t.regex((await page.locator('main').textContent()) ?? '', /t\/m 14 mei/);
	t.is(await page.locator('.municipality-table tbody tr').count(), 10);
	await page.goBack();
	t.is(await page.locator('.municipality-table tbody tr').count(), 38);
});

test.serial('everything is on the page without JavaScript', async t => {
	const {page} = await visit(t, browser, {service, role: 'coordinator', javaScriptEnabled: false});
	await page.goto(`${service.url}/voortgang?jaar=2022`);
	t.is(await page.locator('.target-card').count(), 7);
	for (const table of await page.locator('table[data-chart]').all()) {
		t.true(await table.isVisible());
	}
});

for (const {colorScheme, width} of looks) {
	test.serial(`no barrier and no sideways scroll: ${colorScheme}, ${width} px`, async t => {
		const viewport = {width, height: 900};
		const {page} = await visit(t, browser, {service, role: 'admin', colorScheme, viewport});
		for (const [path, title] of [
			['/voortgang?jaar=2022', 'Voortgang 2022'],
			['/voortgang?jaar=2023&gebied=GM0321', 'Voortgang 2023'],
			['/beheer', 'Beheer'],
			['/privacy', 'Privacy'],
			['/toegankelijkheid', 'Toegankelijkheid'],
			['/bestaat-niet', 'Deze pagina is er niet'],
		] as const) {
			await page.goto(`${service.url}${path}`);
			t.is(await page.getByRole('heading', {level: 1}).textContent(), title);
			if (path.startsWith('/voortgang')) {
				await page.locator('canvas[data-drawn="true"]').first().waitFor();
			}

			t.deepEqual(await axeFaults(page), [], path);
			t.true(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), path);
		}
	});
}

test.serial('axe finds a fault in contrast that is put there', async t => {
	const {page} = await visit(t, browser, {service, role: 'admin'});
	await page.goto(`${service.url}/voortgang?jaar=2022`);
	await page.evaluate(() => {
		const planted = document.querySelector<HTMLElement>('h1');
		planted?.setAttribute('id', 'planted');
		planted?.style.setProperty('color', '#d8dedd');
	});
	t.deepEqual(await axeFaults(page), ['color-contrast: #planted']);
});

test.serial('an admin settles the name of a basisteam, and two at once are told', async t => {
	const {page} = await visit(t, browser, {service, role: 'admin'});
	const other = await visit(t, browser, {service, role: 'admin'});
	await other.page.goto(`${service.url}/beheer`);
	await page.goto(`${service.url}/beheer`);
	const field = (of: typeof page) => of.locator('#naam-lekpoort');
	await field(page).fill('Lekpoort en Merwede');
	await field(page).press('Enter');
	t.regex((await page.getByRole('status').textContent()) ?? '', /Lekpoort en Merwede is opgeslagen/);
	await field(other.page).fill('Iets anders');
	await field(other.page).press('Enter');
	t.regex((await other.page.locator('.error-summary').textContent()) ?? '', /intussen gewijzigd/);
	t.is(await field(other.page).inputValue(), 'Iets anders');
});

test.serial('who is not signed in comes back to the page that was asked for', async t => {
	const {page} = await visit(t, browser, {service});
	await page.goto(`${service.url}/voortgang?jaar=2022&gebied=west-utrecht`);
	t.regex(page.url(), /\/inloggen\?naar=/);
});
