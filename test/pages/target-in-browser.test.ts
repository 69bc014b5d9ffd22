import {readFile} from 'node:fs/promises';
import test from 'ava';
import {parse} from 'csv-parse/sync';
import type {Browser, Page} from 'playwright-core';
import {openBrowser} from '../browser.ts';
import {openExampleStore, shared, startService} from '../service.ts';
import {axeFaults, looks, visit} from './signed-in.ts';
import {workbookFiles} from './workbook.ts';

const now = new Date('2023-02-01T12:00:00Z');
const service = shared(async t => startService(t, await openExampleStore(t, now), {now: () => now}));
const day = 'jaar=2022&peildatum=2022-10-20';
let browser: Browser;
test.before(async () => {
	browser = await openBrowser();
});
test.after.always(() => browser?.close());

const heading = (page: Page) => page.getByRole('heading', {level: 1}).textContent();

test.serial('from a target to the actions it counts is one click, also by keyboard', async t => {
	const {page, complaints} = await visit(t, browser, {service: service(), role: 'coordinator'});
	await page.goto(`${service().url}/doelen/T3?${day}`);
	t.is(await heading(page), 'Succespercentage 2022');
	await page.locator('#succes-trechter canvas[data-drawn="true"]').waitFor();
	await page.getByRole('link', {name: /Bekijk de \d+ acties met direct succes/}).click();
	t.is(await heading(page), 'Acties');
	t.regex((await page.locator('#gevonden').textContent()) ?? '', /^\d+ acties$/);
	await page.goBack();
	const municipalities = page.locator('#per-gemeente');
	t.false(await municipalities.getByRole('table').isVisible());
	await municipalities.locator('summary').focus();
	await page.keyboard.press('Enter');
	t.true(await municipalities.getByRole('table').isVisible());
	await page.keyboard.press('Tab');
	await page.keyboard.press('Enter');
	await page.waitForURL(/\/gemeenten\/almere/);
	t.deepEqual(complaints, []);
});

for (const id of ['T1', 'T2', 'T3', 'T4', 'T5', 'T6', 'T7']) {
	test.serial(`from the progress page to the rows behind ${id} in three clicks`, async t => {
		const {page} = await visit(t, browser, {service: service(), role: 'coordinator'});
		await page.goto(`${service().url}/voortgang?jaar=2022`);
		await page.locator(`article#${id} a[href*="/doelen/${id}"]`).first().click();
		await page.waitForURL(new RegExp(`/doelen/${id}`));
		const rows = page.locator(`${id === 'T1' ? '' : '#verdeling a[href*="/acties?"], '}#per-maand table`).first();
		t.true(await rows.isVisible());
		if (id !== 'T1') {
			const link = page.locator('a[href*="/acties?"]:visible').first();
			await link.click();
			t.is(await heading(page), 'Acties');
		}
	});
}

for (const {colorScheme, width} of looks) {
	test.serial(`no barrier and no sideways scroll: ${colorScheme}, ${width} px`, async t => {
		const viewport = {width, height: 900};
		const {page} = await visit(t, browser, {service: service(), role: 'coordinator', colorScheme, viewport});
		for (const id of ['T1', 'T3', 'T7']) {
			await page.goto(`${service().url}/doelen/${id}?${day}&bekendop=2023-01-15T08:00:00Z`);
			for (const fold of await page.locator('details').all()) {
				await fold.evaluate(element => element.setAttribute('open', ''));
			}

			t.deepEqual(await axeFaults(page), [], id);
			t.true(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), id);
		}
	});
}

test.serial('without JavaScript every table is there, the one of the funnel too', async t => {
	const {page} = await visit(t, browser, {service: service(), role: 'coordinator', javaScriptEnabled: false});
	await page.goto(`${service().url}/doelen/T3?${day}`);
	t.true(await page.locator('.funnel-table').isVisible());
	await page.locator('#per-basisteam summary').click();
	t.true(await page.locator('#per-basisteam table').isVisible());
});

test.serial('on paper the folded divisions are there too, and no filter or file', async t => {
	const {page} = await visit(t, browser, {service: service(), role: 'coordinator'});
	await page.goto(`${service().url}/doelen/T2?${day}`);
	await page.emulateMedia({media: 'print'});
	t.true(await page.locator('#per-gemeente table').isVisible());
	t.false(await page.getByRole('button', {name: 'Toon'}).isVisible());
	t.is(await page.getByRole('link', {name: 'Download Excel'}).filter({visible: true}).count(), 0);
});

test.serial('the files of a division hold what the page shows', async t => {
	const {page} = await visit(t, browser, {service: service(), role: 'coordinator'});
	await page.goto(`${service().url}/doelen/T3?${day}`);
	const division = page.locator('#per-gemeente');
	await division.locator('summary').click();
	const shown = await division
		.locator('tbody tr')
		.evaluateAll(rows =>
			rows.map(row => [...row.querySelectorAll('th, td')].slice(0, 7).map(cell => cell.textContent?.trim() ?? '')),
		);
	const fetched = async (name: string) => {
		const [file] = await Promise.all([page.waitForEvent('download'), division.getByRole('link', {name}).click()]);
		return {name: file.suggestedFilename(), bytes: await readFile(await file.path())};
	};
	const csv = await fetched('Download CSV');
	t.is(csv.name, 'burgernet-doel-t3-gemeente-2022-20230201.csv');
	const [, ...lines] = parse(csv.bytes, {bom: true, delimiter: ';'}) as string[][];
	const asShown = (line: string[]) =>
		line.map((cell, index) =>
			cell === '' ? '–' : [2, 4].includes(index) ? `${cell.includes(',') ? cell : `${cell},0`}%` : cell,
		);
	t.deepEqual(lines.map(asShown), shown);
	t.true(lines.length >= 38);
	const workbook = await workbookFiles((await fetched('Download Excel')).bytes);
	const sheet = workbook['xl/worksheets/sheet1.xml'] ?? '';
	t.regex(sheet, new RegExp(`<c r="B2"[^>]*><v>${shown[0]?.[1]}</v>`));
	t.regex(sheet, new RegExp(`<f>SUM\\(B2:B${lines.length + 1}\\)</f>`));
	t.regex(workbook['xl/workbook.xml'] ?? '', /name="T3 per gemeente"[\s\S]*name="Toelichting"/);
	t.true((workbook['xl/sharedStrings.xml'] ?? '').includes('Succespercentage'));
});
