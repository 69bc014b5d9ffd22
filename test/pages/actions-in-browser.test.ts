import test from 'ava';
import type {Browser, Page} from 'playwright-core';
import {openBrowser} from '../browser.ts';
import {june2022, newKey, openReferenceStore, shared, startService} from '../service.ts';
import {axeFaults, looks, visit} from './signed-in.ts';

const browser = shared<Browser>(async t => {
	const opened = await openBrowser();
	t.teardown(() => opened.close());
	return opened;
});
const service = shared(async t => startService(t, await openReferenceStore(t)));

async function logged(): Promise<string> {
	const startedAt = new Date(june2022.getTime() - 3_600_000).toISOString();
	const body = {kind: 'suspect', starter: 'control-room', municipality: 'GM0321', startedAt, reach: 1500};
	const token = await service().token('coordinator');
	return (await service().ask(token, 'POST', '/api/v1/actions', {body, headers: newKey()})).body.number;
}

const isWide = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);

for (const {colorScheme, width} of looks) {
	test.serial(`no barrier and no sideways scroll: ${colorScheme}, ${width} px`, async t => {
		const options = {service: service(), colorScheme, viewport: {width, height: 900}};
		const number = await logged();
		const {page} = await visit(t, browser(), {...options, role: 'coordinator'});
		const check = async (what: string) => {
			t.deepEqual(await axeFaults(page), [], what);
			t.false(await isWide(page), what);
		};
		await page.goto(`${service().url}/acties?jaar=2022`);
		await check('the list');
		await page.goto(`${service().url}/acties?jaar=2022&soort=vehicle`);
		await check('an empty list');
		await page.goto(`${service().url}/acties/${number}`);
		await page.getByText('Verbeter wat is vastgelegd').click();
		await page.getByText('Verwijder deze actie').click();
		await check('an action');
		await page.getByRole('button', {name: 'Sla verbetering op'}).click();
		await check('a refused correction');
		await page.getByLabel('geen resultaat').check();
		await page.getByRole('button', {name: 'Leg uitkomst vast'}).click();
		await check('a saved outcome');
		const own = await visit(t, browser(), {...options, role: 'ambassador', area: 'recherche-flevoland'});
		await own.page.goto(`${service().url}/berichten`);
		await own.page.getByRole('button', {name: 'Leg vast', exact: true}).click();
		t.deepEqual(await axeFaults(own.page), []);
		t.false(await isWide(own.page));
		await own.page.locator('#since-information').fill('2022-02-01');
		await own.page.getByRole('button', {name: 'Geef op'}).last().click();
		t.deepEqual(await axeFaults(own.page), []);
		t.false(await isWide(own.page));
	});
}

test.serial('by keyboard and without JavaScript: an ambassador records a message and takes it back', async t => {
	const options = {service: service(), role: 'ambassador', area: 'GM0344', javaScriptEnabled: false} as const;
	const {page, complaints} = await visit(t, browser(), options);
	await page.getByRole('link', {name: 'Onze berichten'}).press('Enter');
	t.is(new URL(page.url()).pathname, '/berichten');
	await page.locator('#kind').focus();
	await page.keyboard.press('i');
	await page.locator('#theme').focus();
	await page.keyboard.press('d');
	await page.keyboard.press('Tab');
	await page.keyboard.press('Enter');
	const status = page.locator('.notice[role=status]');
	t.regex((await status.textContent()) ?? '', /Vastgelegd: informatief bericht van 30 juni 2022/);
	t.regex((await page.locator('.message-list').textContent()) ?? '', /digitale veiligheid/);
	await status.getByRole('button', {name: 'Ongedaan maken'}).press('Enter');
	t.regex((await status.textContent()) ?? '', /Ingetrokken/);
	t.is(await page.locator('.message-list__row').count(), 0);
	t.deepEqual(complaints, []);
});

test.serial('by keyboard and without JavaScript: the filter keeps everything in the address', async t => {
	const number = await logged();
	const {page} = await visit(t, browser(), {service: service(), role: 'control-room', javaScriptEnabled: false});
	await page.goto(`${service().url}/acties`);
	await page.getByLabel('Uitkomst').selectOption('open');
	await page.getByLabel('Gemeente').selectOption('GM0321');
	await page.getByRole('button', {name: 'Toon'}).press('Enter');
	t.like(Object.fromEntries(new URL(page.url()).searchParams), {uitkomst: 'open', gemeente: 'GM0321'});
	await page.getByRole('link', {name: number}).press('Enter');
	t.is(await page.getByRole('heading', {level: 1}).textContent(), `Actie ${number}`);
	await page.goBack();
	t.is(await page.getByLabel('Gemeente').inputValue(), 'GM0321');
});
