import test from 'ava';
import type {Page} from 'playwright-core';
import {openBrowser} from '../browser.ts';
import {newKey, openReferenceStore, shared, startService} from '../service.ts';
import {axeFaults, looks, visit} from './signed-in.ts';

const service = shared(async t => {
	const running = await startService(t, await openReferenceStore(t));
	const coordinator = await running.token('coordinator');
	for (const [path, appDownloads] of [
		['unit/2021-01', 2000],
		['GM0321/2022-02', 60],
	] as const) {
		const body = {appDownloads, method: 'estimated', source: 'opgave'};
		await running.ask(coordinator, 'PUT', `/api/v1/app-downloads/${path}`, {body});
	}

	for (const [area, line] of [
		['unit', 'Landelijke campagne'],
		['west-utrecht', 'Veiligheidsdag'],
	] as const) {
		const body = {day: '2022-05-14', area, kind: 'campaign', line};
		await running.ask(coordinator, 'POST', '/api/v1/events', {body, headers: newKey()});
	}

	const body = {kind: 'suspect', starter: 'control-room', municipality: 'GM0321', startedAt: '2022-05-14T08:42:00Z'};
	await running.ask(coordinator, 'POST', '/api/v1/actions', {body, headers: newKey()});
	return running;
});
const browser = shared(async t => {
	const opened = await openBrowser();
	t.teardown(() => opened.close());
	return opened;
});

/** Presses Tab until the control with this id has focus, as somebody without a mouse does. */
async function tabTo(page: Page, id: string): Promise<void> {
	for (let pressed = 0; pressed < 160; pressed++) {
		await page.keyboard.press('Tab');
		if ((await page.evaluate(() => document.activeElement?.id)) === id) {
			return;
		}
	}

	throw new Error(`Tab never came to ${id}`);
}

test.serial('by keyboard: a month is filled in, a fault is mended, and the growth on /voortgang is there', async t => {
	const {page} = await visit(t, browser(), {service: service(), role: 'coordinator'});
	const {url} = service();
	await page.goto(`${url}/voortgang?jaar=2022`);
	t.notRegex((await page.locator('#live-targets').textContent()) ?? '', /\+15,0%/);
	await page.getByRole('link', {name: 'Vul januari in'}).press('Enter');
	await page.waitForURL(/maanden\/2022-01$/);
	await tabTo(page, 'source');
	await page.keyboard.press('ControlOrMeta+a');
	await page.keyboard.type('landelijk beheer');
	await tabTo(page, 'downloads-unit');
	await page.keyboard.type('2,3');
	await page.keyboard.press('Enter');
	await page.getByRole('heading', {name: 'Er is iets niet goed ingevuld'}).waitFor();
	await page.getByRole('link', {name: '"2,3" is geen heel aantal.'}).press('Enter');
	t.is(await page.evaluate(() => document.activeElement?.id), 'downloads-unit');
	await page.keyboard.press('ControlOrMeta+a');
	await page.keyboard.type('2.300');
	await page.keyboard.press('Enter');
	await page.getByRole('status').getByText('Opgeslagen: 1 vak van januari 2022').waitFor();
	await page.goto(`${url}/voortgang?jaar=2022`);
	t.regex((await page.locator('#live-targets').textContent()) ?? '', /\+15,0%/);
});

test.serial('the charts draw the dated line of an event, and the list under them says what it was', async t => {
	const {page, complaints} = await visit(t, browser(), {service: service(), role: 'coordinator'});
	await page.goto(`${service().url}/voortgang?jaar=2022&gebied=west-utrecht`);
	await page.locator('canvas[data-drawn]').first().waitFor();
	const items = page.locator('#gebeurtenissen > li');
	t.deepEqual(await items.count(), 2);
	t.regex((await items.first().textContent()) ?? '', /14 mei: Landelijke campagne/);
	t.deepEqual(complaints, []);
});

test('no axe violations and no sideways scroll in four looks: grid, month, faults, cell, totals, events', async t => {
	const {url} = service();
	for (const {colorScheme, width} of looks) {
		const size = {viewport: {width, height: 900}, colorScheme};
		const {page} = await visit(t, browser(), {service: service(), role: 'coordinator', ...size});
		const check = async (name: string) => {
			t.deepEqual(await axeFaults(page), [], `${name} ${colorScheme} ${width}`);
			const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
			t.true(overflow <= 0, `${name} scrolls ${overflow} px at ${width}`);
		};
		for (const path of [
			'/cijfers?jaar=2022',
			'/cijfers?jaar=2022&maat=deelnemers',
			'/cijfers/maanden/2022-02/GM0321',
			'/cijfers/totalen',
			'/cijfers/totalen/2019',
			'/cijfers/gebeurtenissen?jaar=2022',
			'/voortgang?jaar=2022&gebied=west-utrecht',
			'/cijfers/maanden/2022-02',
		]) {
			await page.goto(`${url}${path}`);
			await check(path);
		}

		await page.locator('#downloads-GM0321').fill('veel');
		await page.getByRole('button', {name: /^Sla/}).click();
		await page.getByRole('heading', {name: 'Er is iets niet goed ingevuld'}).waitFor();
		await check('faults');
	}
});
