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

test.serial('who signs in as an ambassador stands on the own page, by keyboard and without JavaScript', async t => {
	const options = {service: service(), role: 'ambassador', area: 'GM0321', javaScriptEnabled: false} as const;
	const {page, asked, complaints} = await visit(t, browser, options);
	t.is(new URL(page.url()).pathname, '/gemeenten/houten');
	t.is(await page.getByRole('heading', {level: 1}).textContent(), 'Burgernet in Houten');
	t.is(await page.locator('.figure-card').count(), 3);
	const summary = page.locator('.figure-card summary').first();
	await summary.focus();
	await page.keyboard.press('Enter');
	t.true(await page.getByText('16 acties ÷ 50.323 inwoners').isVisible());
	await page.getByRole('combobox', {name: 'Jaar'}).selectOption('2021');
	await page.getByRole('button', {name: 'Toon'}).press('Enter');
	t.regex(page.url(), /\/gemeenten\/houten\?jaar=2021$/);
	t.regex((await page.locator('main').textContent()) ?? '', /Eindstand 2021|Voor 2021/);
	await page.getByRole('link', {name: 'Burgernet Midden-Nederland'}).press('Enter');
	t.is(new URL(page.url()).pathname, '/gemeenten/houten');
	t.deepEqual([...new Set(asked.map(url => new URL(url).origin))], [service().url]);
	t.deepEqual(complaints, []);
});

test.serial('a coordinator goes from a municipality with its chart to the rows of a month', async t => {
	const {page, complaints} = await visit(t, browser, {service: service(), role: 'coordinator'});
	await page.goto(`${service().url}/gemeenten/houten?jaar=2022`);
	await page.locator('canvas[data-drawn="true"]').first().waitFor();
	t.regex(
		(await page.locator('main').textContent()) ?? '',
		/In geen maand van 2022 zijn er 10 acties: te weinig voor een percentage per maand\./,
	);
	await page.getByRole('link', {name: 'mei 2022'}).press('Enter');
	t.regex((await page.locator('main').textContent()) ?? '', /8 acties/);
	t.deepEqual(complaints, []);
});

for (const {colorScheme, width} of looks) {
	test.serial(`no barrier and no sideways scroll: ${colorScheme}, ${width} px`, async t => {
		const options = {service: service(), colorScheme, viewport: {width, height: 900}};
		const own = await visit(t, browser, {...options, role: 'ambassador', area: 'GM0310'});
		const all = await visit(t, browser, {...options, role: 'coordinator'});
		for (const [page, path] of [
			[own.page, '/gemeenten/de-bilt'],
			[all.page, '/gemeenten/zeewolde?jaar=2022&bekendop=2022-06-01T10:00:00Z'],
			[all.page, '/basisteams/utrecht-centrum'],
			[all.page, '/districtsrecherches/flevoland?jaar=2022'],
			[all.page, '/gemeenten/weesp?jaar=2022'],
		] as const) {
			await page.goto(`${service().url}${path}`);
			for (const summary of await page.locator('.calculation > summary').all()) {
				await summary.click();
			}

			t.deepEqual(await axeFaults(page), [], path);
			t.false(await isWide(page), path);
		}
	});
}

test.serial('on a telephone everything that is touched is 44 pixels high, mail addresses too', async t => {
	const options = {
		service: service(),
		role: 'ambassador',
		area: 'lekpoort',
		viewport: {width: 320, height: 800},
	} as const;
	const {page} = await visit(t, browser, options);
	const small = await page
		.locator('main a, main button, main summary, main select')
		.evaluateAll(targets =>
			targets.filter(target => target.getBoundingClientRect().height < 44).map(target => target.textContent),
		);
	t.deepEqual(small, []);
});
