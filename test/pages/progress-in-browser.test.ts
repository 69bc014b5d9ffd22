import {readFile} from 'node:fs/promises';
import test from 'ava';
import type {Page} from 'playwright-core';
import {openBrowser} from '../browser.ts';
import {openExampleStore, shared, startService} from '../service.ts';
import {axeFaults, looks, visit} from './signed-in.ts';

const now = new Date('2022-07-05T10:00:00Z');
const browser = shared(async t => {
	const opened = await openBrowser();
	t.teardown(() => opened.close());
	return opened;
});
const service = shared(async t => startService(t, await openExampleStore(t, now), {now: () => now}));
const progress = '/voortgang?jaar=2022&peildatum=2022-06-30';

async function drawn(page: Page): Promise<void> {
	await page.locator('canvas[data-drawn="true"]').nth(1).waitFor();
}

/** Size of a PNG, and how many of its dots are white and how many of the line's colour. */
function dotsOf(page: Page, png: Buffer) {
	return page.evaluate(async base64 => {
		const bytes = Uint8Array.from(atob(base64), letter => letter.charCodeAt(0));
		const image = await createImageBitmap(new Blob([bytes]));
		const canvas = new OffscreenCanvas(image.width, image.height);
		const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D;
		context.drawImage(image, 0, 0);
		const data = context.getImageData(0, 0, image.width, image.height).data;
		const [white, line] = [
			[255, 255, 255],
			[0x0b, 0x6a, 0x6e],
		].map(color => {
			let count = 0;
			for (let index = 0; index < data.length; index += 4) {
				count += color.every((part, at) => data[index + at] === part) ? 1 : 0;
			}

			return count;
		});
		return {width: image.width, height: image.height, white, line};
	}, png.toString('base64'));
}

test.serial(
	'a chart downloads as a picture of twice the size, white also in the dark, under the content policy',
	async t => {
		const {page, complaints} = await visit(t, browser(), {
			service: service(),
			role: 'coordinator',
			colorScheme: 'dark',
		});
		await page.goto(`${service().url}${progress}`);
		await drawn(page);
		const [download] = await Promise.all([
			page.waitForEvent('download'),
			page.getByRole('button', {name: 'Download PNG van Acties dit jaar, opgeteld'}).press('Enter'),
		]);
		t.is(download.suggestedFilename(), 'burgernet-acties-opgeteld-2022-20220705.png');
		const blank = await browser().newPage();
		const {width, height, white = 0, line = 0} = await dotsOf(blank, await readFile(await download.path()));
		await blank.close();
		t.is(width, 1600);
		t.true(height >= 1000 && height <= 1300, `${height}`);
		t.true(white > 0.8 * width * height);
		t.true(line > 1000, `${line} dots of the line`);
		t.false(await page.evaluate(() => document.documentElement.hasAttribute('data-printing')));
		t.deepEqual(complaints, []);
	},
);

test.serial(
	'from /voortgang to the rows behind T2 in three clicks, and the list counts what the card counts',
	async t => {
		const {page} = await visit(t, browser(), {service: service(), role: 'coordinator'});
		await page.goto(`${service().url}${progress}`);
		const figure = (await page.locator('#T2 .figure').textContent()) ?? '';
		await page.locator('#T2 .calculation summary').click();
		await page.locator('#T2').getByRole('link', {name: 'Bekijk deze acties'}).click();
		t.is(await page.getByRole('heading', {level: 2}).first().textContent(), `${figure} acties`);
	},
);

test.serial('every title of a card leads to its target, with the moment of the page', async t => {
	const {page} = await visit(t, browser(), {service: service(), role: 'coordinator'});
	await page.goto(`${service().url}${progress}`);
	const links = await page.locator('.target-card__title a').evaluateAll(all => all.map(a => a.getAttribute('href')));
	t.is(links.length, 7);
	for (const href of links) {
		t.regex(href ?? '', /^\/doelen\/T\d\?jaar=2022&peildatum=2022-06-30$/);
		t.is((await page.goto(`${service().url}${href}`))?.status(), 200);
	}
});

test.serial('a name in the table leads to its own page, with the moment of this one', async t => {
	const {page} = await visit(t, browser(), {service: service(), role: 'coordinator'});
	await page.goto(`${service().url}${progress}`);
	await page.locator('.municipality-table').getByRole('link', {name: 'Houten'}).click();
	t.regex(page.url(), /\/gemeenten\/houten\?jaar=2022&peildatum=2022-06-30$/);
});

test.serial('whom to call is for the coordinator and the admin; rows are for those who may see them', async t => {
	for (const [role, area, calls, rows, names] of [
		['coordinator', undefined, true, true, 38],
		['admin', undefined, true, false, 38],
		['ambassador', 'GM0321', false, false, 1],
		['control-room', undefined, false, true, 0],
		['reader', undefined, false, false, 0],
	] as const) {
		const {page, context} = await visit(t, browser(), {service: service(), role, ...(area && {area})});
		await page.goto(`${service().url}${progress}`);
		t.is((await page.locator('#aandacht').count()) === 1, calls, role);
		t.is((await page.locator('a[href^="/acties?"]').count()) > 0, rows, role);
		t.is(await page.locator('.municipality-table tbody tr').count(), names, role);
		t.regex((await page.locator('#vergelijking').textContent()) ?? '', /van de 38 gemeenten/, role);
		await context.close();
	}
});

test.serial('the print has its moment on top, no navigation and no buttons', async t => {
	const {page} = await visit(t, browser(), {service: service(), role: 'coordinator'});
	await page.goto(`${service().url}${progress}`);
	await drawn(page);
	t.true(await page.getByRole('button', {name: 'Print'}).isVisible());
	await page.emulateMedia({media: 'print'});
	t.regex(
		(await page.locator('.print-moment').textContent()) ?? '',
		/^Stand van 5 juli 2022, 12:00, peildatum 30 juni 2022$/,
	);
	for (const gone of ['nav', '.filter', '.progress-actions', '.calculation', '.chart__picture']) {
		t.false(await page.locator(gone).first().isVisible(), gone);
	}

	t.is(
		await page.locator('.municipality-table thead').evaluate(head => getComputedStyle(head).display),
		'table-header-group',
	);
});

test.serial('a year without targets shows its figures and offers to take targets over', async t => {
	const {page} = await visit(t, browser(), {service: service(), role: 'coordinator'});
	await page.goto(`${service().url}/voortgang?jaar=2021`);
	t.is(await page.getByRole('button', {name: 'Neem die van 2022 over'}).count(), 1);
	t.is(await page.locator('.target-card').count(), 0);
	await drawn(page);
});

for (const {colorScheme, width} of looks) {
	test.serial(`with everything opened there is no barrier: ${colorScheme}, ${width} px`, async t => {
		const viewport = {width, height: 900};
		const {page} = await visit(t, browser(), {service: service(), role: 'coordinator', colorScheme, viewport});
		await page.goto(`${service().url}${progress}`);
		await drawn(page);
		for (const summary of await page.locator('main summary').all()) {
			await summary.press('Enter');
		}

		t.is(await page.locator('main details:not([open])').count(), 0);
		t.deepEqual(await axeFaults(page), []);
		t.true(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth));
	});
}
