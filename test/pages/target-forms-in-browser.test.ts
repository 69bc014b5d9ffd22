import test from 'ava';
import type {Page} from 'playwright-core';
import {openBrowser} from '../browser.ts';
import {openReferenceStore, shared, startService} from '../service.ts';
import {axeFaults, looks, visit} from './signed-in.ts';

const now = () => new Date('2026-06-30T20:00:00Z');
const service = shared(async t => startService(t, await openReferenceStore(t), {now}));
const browser = shared(async t => {
	const opened = await openBrowser();
	t.teardown(() => opened.close());
	return opened;
});

/** Presses Tab until the control with this name has focus, as somebody without a mouse does. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
	for (let pressed = 0; pressed < 80; pressed++) {
		await page.keyboard.press('Tab');
		const found = await page.evaluate(() => {
			const focused = document.activeElement as HTMLInputElement | null;
			return focused?.labels?.[0]?.textContent ?? focused?.textContent ?? '';
		});
		if (name.test(found)) {
			return;
		}
	}

	throw new Error(`Tab never came to ${name}`);
}

test.serial('by keyboard only: take over, look at the effect of another goal, save it', async t => {
	const {page, complaints} = await visit(t, browser(), {service: service(), role: 'coordinator'});
	await page.goto(`${service().url}/doelen?jaar=2026`);
	await tabTo(page, /^Neem die van 2022 over$/);
	await page.keyboard.press('Enter');
	await page.getByRole('status').getByText('Overgenomen voor 2026: 7 doelen').waitFor();
	await tabTo(page, /^Wijzigen van T2/);
	await page.keyboard.press('Enter');
	await page.getByRole('heading', {name: 'T2 wijzigen'}).waitFor();
	await tabTo(page, /^Norm: aantal acties/);
	await page.keyboard.type('1.200');
	await tabTo(page, /^Reden/);
	await page.keyboard.type('plan van 2026');
	await tabTo(page, /^Bekijk het effect$/);
	await page.keyboard.press('Enter');
	await page.getByText('Met deze norm: 0 van 1.200').waitFor();
	t.is(await page.getByLabel('Norm: aantal acties').inputValue(), '1.200');
	t.is(await page.evaluate(() => document.activeElement?.getAttribute('aria-labelledby')), 'effect');
	await tabTo(page, /^Sla wijziging op$/);
	await page.keyboard.press('Enter');
	await page.getByRole('status').getByText('Gewijzigd: T2').waitFor();
	await page.getByText('Norm: minstens 1.200 acties').waitFor();
	t.deepEqual(complaints, []);
});

test.serial('without JavaScript: take over, undo, and save T5 as it stands', async t => {
	const {page} = await visit(t, browser(), {service: service(), role: 'coordinator', javaScriptEnabled: false});
	const {url} = service();
	await page.goto(`${url}/doelen?jaar=2025`);
	await page.getByRole('button', {name: 'Neem die van 2022 over'}).click();
	await page.getByRole('button', {name: 'Ongedaan maken'}).click();
	await page.getByText('Overnemen ongedaan gemaakt: 7 doelen').waitFor();
	await page.goto(`${url}/doelen/T5/wijzigen?jaar=2022`);
	t.is(await page.getByRole('checkbox', {checked: true}).count(), 3);
	await page.getByRole('button', {name: 'Sla wijziging op'}).click();
	await page.getByText('Er is niets veranderd aan: T5').waitFor();
	t.pass();
});

test('no axe violations and no sideways scroll in four looks: list, empty year, kinds, form, faults and effect', async t => {
	const {url} = service();
	for (const {colorScheme, width} of looks) {
		const size = {viewport: {width, height: 900}, colorScheme};
		const {page, complaints} = await visit(t, browser(), {service: service(), role: 'coordinator', ...size});
		const check = async (name: string) => {
			t.deepEqual(await axeFaults(page), [], `${name} ${colorScheme} ${width}`);
			const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
			t.true(overflow <= 0, `${name} scrolls ${overflow} px at ${width}`);
		};
		for (const path of [
			'/doelen?jaar=2022',
			'/doelen?jaar=2023',
			'/doelen/nieuw?jaar=2022',
			'/doelen/T7/wijzigen?jaar=2022',
		]) {
			await page.goto(`${url}${path}`);
			await check(path);
		}

		await page.getByRole('button', {name: 'Bekijk het effect'}).click();
		await page.getByRole('heading', {name: 'Het effect'}).waitFor();
		await check('effect');
		await page.getByLabel('Norm: percentage van de organisaties').fill('honderd');
		await page.getByRole('button', {name: 'Sla wijziging op'}).click();
		await page.getByRole('heading', {name: 'Er is iets niet goed ingevuld'}).waitFor();
		await check('faults');
		t.deepEqual(
			complaints.filter(line => !line.includes('400')),
			[],
		);
	}
});
