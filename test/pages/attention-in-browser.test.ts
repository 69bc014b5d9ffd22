import test from 'ava';
import type {Browser, Page} from 'playwright-core';
import {openBrowser} from '../browser.ts';
import {june2022, newKey, openReferenceStore, startService, type TestService} from '../service.ts';
import {axeFaults, looks, visit} from './signed-in.ts';

let browser: Browser;
let service: TestService;
const teardowns: (() => unknown)[] = [];

test.before(async () => {
	const whole = {teardown: (work: () => unknown) => void teardowns.unshift(work)};
	browser = await openBrowser();
	service = await startService(whole, await openReferenceStore(whole), {now: () => june2022});
	const body = {organisation: 'GM0050', name: 'Ambassadeur', email: 'zeewolde@voorbeeld.example', from: '2022-01-01'};
	await service.ask(await service.token('coordinator'), 'POST', '/api/v1/ambassadors', {body, headers: newKey()});
	const action = {kind: 'suspect', starter: 'control-room', municipality: 'GM0050', startedAt: '2022-06-01T10:00:00Z'};
	await service.ask(await service.token('coordinator'), 'POST', '/api/v1/actions', {body: action, headers: newKey()});
});

test.after.always(async () => {
	await browser?.close();
	for (const teardown of teardowns) {
		await teardown();
	}
});

/** Goes on with Tab until something of this name has the focus. */
async function tabTo(page: Page, name: string): Promise<void> {
	for (let presses = 0; presses < 200; presses++) {
		await page.keyboard.press('Tab');
		if ((await page.evaluate(() => document.activeElement?.textContent)) === name) {
			return;
		}
	}

	throw new Error(`No Tab leads to ${name}`);
}

test.serial('a coordinator marks Zeewolde as called and undoes it, by keyboard only', async t => {
	const {page, complaints} = await visit(t, browser, {service, role: 'coordinator'});
	page.setDefaultTimeout(8000);
	await page.goto(`${service.url}/aandacht?jaar=2022&gebied=flevoland`);
	await tabTo(page, 'Gebeld: Zeewolde');
	await page.keyboard.press('Enter');
	const notice = page.getByRole('status');
	await notice.waitFor();
	t.regex((await notice.textContent()) ?? '', /Zeewolde: gebeld\. Komt terug op 14 juli 2022\./);
	t.is(await page.locator('#aandacht-GM0050').count(), 0);
	await tabTo(page, 'Ongedaan maken');
	await page.keyboard.press('Enter');
	await page.getByText('opvolging teruggenomen').waitFor();
	t.is(await page.locator('#aandacht-GM0050').count(), 1);
	t.deepEqual(complaints, []);
});

test.serial('an appointment is made by keyboard; a day that is over is told at its field', async t => {
	const {page} = await visit(t, browser, {service, role: 'coordinator', javaScriptEnabled: false});
	page.setDefaultTimeout(8000);
	await page.goto(`${service.url}/aandacht?jaar=2022&gebied=flevoland`);
	const item = page.locator('#aandacht-GM0050');
	const send = async (day: string) => {
		await item.getByLabel('Afspraak op: Zeewolde').fill(day);
		await item.getByRole('button', {name: 'Leg vast'}).press('Enter');
	};
	await item.locator('summary').press('Enter');
	await send('2022-06-29');
	await page.getByRole('link', {name: 'Deze dag is al voorbij: kies vandaag of een latere dag.'}).press('Enter');
	t.is(await item.getByLabel('Afspraak op: Zeewolde').inputValue(), '2022-06-29');
	await send('2022-09-01');
	t.regex((await page.getByRole('status').textContent()) ?? '', /afspraak op 1 september 2022/);
	await page.getByRole('button', {name: /Terug in de lijst.*Zeewolde/}).press('Enter');
	await item.waitFor();
	t.is(await item.count(), 1);
});

test.serial('from /voortgang a follow-up leads back there, with its undo', async t => {
	const {page} = await visit(t, browser, {service, role: 'coordinator'});
	page.setDefaultTimeout(8000);
	await page.goto(`${service.url}/voortgang?jaar=2022`);
	const section = page.locator('.attention');
	t.is(await section.locator('.attention__list > li').count(), 5);
	await section.locator('.follow-up').first().getByRole('button', {name: 'Niet bereikt'}).press('Enter');
	await section.getByRole('status').waitFor();
	t.is(new URL(page.url()).pathname, '/voortgang');
	t.regex((await section.textContent()) ?? '', /Alle \d+, \d afgesproken/);
	await section.getByRole('button', {name: 'Ongedaan maken'}).press('Enter');
	await section.getByText('opvolging teruggenomen').waitFor();
});

test.serial('the rows behind "zonder uitkomst" are exactly those that are counted', async t => {
	const {page} = await visit(t, browser, {service, role: 'coordinator'});
	page.setDefaultTimeout(8000);
	await page.goto(`${service.url}/aandacht?jaar=2022`);
	await page.getByRole('link', {name: 'Bekijk deze actie'}).click();
	t.is(await page.locator('#gevonden').textContent(), '1 actie');
});

for (const {colorScheme, width} of looks) {
	test.serial(`no barrier and no sideways scroll on /aandacht: ${colorScheme}, ${width} px`, async t => {
		const viewport = {width, height: 900};
		const {page} = await visit(t, browser, {service, role: 'coordinator', colorScheme, viewport});
		page.setDefaultTimeout(8000);
		await page.goto(`${service.url}/aandacht?jaar=2022&gebied=flevoland`);
		await page.locator('#aandacht-GM0050').getByRole('button', {name: 'Gebeld'}).click();
		await page.locator('.follow-up summary').first().click();
		await page.locator('.calculation summary').click();
		t.deepEqual(await axeFaults(page), []);
		t.false(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth));
		const low = await page
			.locator('.attention button, .attention summary')
			.evaluateAll(found =>
				found.filter(element => element.getBoundingClientRect().height < 44).map(element => element.textContent),
			);
		t.deepEqual(low, []);
		await page.getByRole('button', {name: 'Ongedaan maken'}).click();
	});
}
