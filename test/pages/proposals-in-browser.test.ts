import test from 'ava';
import type {Browser, Page} from 'playwright-core';
import {openBrowser} from '../browser.ts';
import {june2022, openExampleStore, shared, startService} from '../service.ts';
import {axeFaults, looks, visit} from './signed-in.ts';

const service = shared(async t => startService(t, await openExampleStore(t, june2022)));
let browser: Browser;

test.before(async () => {
	browser = await openBrowser();
});
test.after.always(() => browser?.close());

const isWide = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
const main = async (page: Page) => (await page.locator('main').textContent()) ?? '';
const houten = {role: 'ambassador', area: 'GM0321'} as const;

test.serial('an ambassador proposes on a phone, a coordinator takes over by keyboard, the figure changed', async t => {
	const viewport = {width: 360, height: 740};
	const options = {service: service(), javaScriptEnabled: false} as const;
	const {page, complaints} = await visit(t, browser, {...options, ...houten, viewport});
	const before = /Downloads[^\d]*(\d+)/.exec(await main(page))?.[1];
	await page.getByRole('link', {name: 'Klopt dit niet? downloads'}).click();
	await page.getByRole('link', {name: 'Klopt dit niet? mei 2022'}).click();
	t.false(await isWide(page));
	const field = page.getByRole('textbox', {name: 'Nieuwe downloads in mei 2022'});
	const was = Number(await field.inputValue());
	await field.fill(String(was + 1000));
	await page.getByRole('button', {name: 'Stel voor'}).click();
	t.regex(await main(page), /Voorgesteld: Downloads in mei 2022/);
	t.false(await isWide(page));

	const desk = await visit(t, browser, {...options, role: 'coordinator'});
	await desk.page.goto(`${service().url}/voortgang?jaar=2022`);
	await desk.page.getByRole('link', {name: 'Voorstellen van ambassadeurs'}).press('Enter');
	await desk.page.getByRole('button', {name: /^Neem over ?: Downloads in mei 2022, gemeente Houten$/}).press('Enter');
	t.regex(await main(desk.page), /Overgenomen: Downloads in mei 2022, gemeente Houten/);

	await page.goto(`${service().url}/gemeenten/houten`);
	const words = await main(page);
	t.regex(words, /Je voorstel van 30 juni 2022 is overgenomen: Downloads in mei 2022/);
	const after = /Downloads t\/m mei([\d.]+)/.exec(words)?.[1]?.replace('.', '');
	t.is(Number(after), Number(before) + 1000);
	t.deepEqual([...complaints, ...desk.complaints], []);
});

for (const {colorScheme, width} of looks) {
	test.serial(`no barrier and no sideways scroll: ${colorScheme}, ${width} px`, async t => {
		const options = {service: service(), colorScheme, viewport: {width, height: 900}};
		const own = await visit(t, browser, {...options, ...houten});
		const over =
			(await own.page
				.getByRole('link', {name: /^Klopt dit niet\? functie/})
				.first()
				.getAttribute('href')) ?? '';
		const training = over.replace('functie', 'opleiding').concat('&training=portal');
		for (const path of [over, training, over.replace('functie', 'ambassadeur'), '/voorstellen/nieuw/downloads']) {
			await own.page.goto(`${service().url}${path}`);
			t.deepEqual(await axeFaults(own.page), [], path);
			t.false(await isWide(own.page), path);
		}

		if (colorScheme === 'light' && width === 1280) {
			await own.page.goto(`${service().url}${over.replace('functie', 'ambassadeur')}`);
			await own.page.getByLabel('Ambassadeur vanaf').fill('2022-06-01');
			await own.page.getByRole('button', {name: 'Stel voor'}).click();
		}

		const all = await visit(t, browser, {...options, role: 'coordinator'});
		await all.page.goto(`${service().url}/voorstellen`);
		await all.page.locator('.proposal__refusal > summary').first().click();
		await all.page.getByRole('button', {name: 'Weiger het voorstel'}).click();
		for (const page of [own.page, all.page]) {
			await own.page.goto(`${service().url}/voorstellen`);
			t.deepEqual(await axeFaults(page), []);
			t.false(await isWide(page));
		}
	});
}
