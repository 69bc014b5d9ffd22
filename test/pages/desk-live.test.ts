import test from 'ava';
import type {Browser} from 'playwright-core';
import {openBrowser} from '../browser.ts';
import {openDesk, press, startDesk, until} from './desk-service.ts';
import {openGate} from './gate.ts';
import {visit} from './signed-in.ts';

let browser: Browser;

test.before(async () => {
	browser = await openBrowser();
});

test.after.always(() => browser?.close());

test.serial('what one logs stands at the other desk and on /voortgang within a second', async t => {
	const service = await startDesk(t);
	const mine = await openDesk(t, browser, {service});
	const other = await openDesk(t, browser, {service});
	const {page: progress} = await visit(t, browser, {service, role: 'coordinator'});
	await progress.goto(`${service.url}/voortgang?jaar=2022`);
	const card = progress.locator('#T2');
	await until(async () => /nog niet bekend|\b0\b/.test((await card.textContent()) ?? ''));
	await progress.locator('canvas[data-drawn]').first().waitFor();
	const events = () => progress.evaluate(() => performance.getEntriesByName(location.href).length);
	await events();
	await press(mine, ...'utr vp'.split(''));
	// Warm: the first answer of a process loads what later ones have.
	await mine.getByText('Enter legt vast').waitFor();
	const began = performance.now();
	await press(mine, 'Enter');
	await Promise.all([
		other.getByText('Open (1)').waitFor(),
		progress.locator('#T2 .target-card__figure').getByText('1', {exact: true}).first().waitFor(),
	]);
	t.true(performance.now() - began < 1000, `${Math.round(performance.now() - began)} ms`);
	t.is(await progress.locator('table[data-chart] tbody tr').count(), 24);
	await press(other, 'Escape', '1', 'd', 'Enter');
	await mine.getByText('Open (0)').waitFor();
});

test.serial('a stream that was cut misses nothing: the desk is read anew after every return', async t => {
	const service = await startDesk(t);
	const gate = await openGate(t, service.url);
	const page = await openDesk(t, browser, {service, url: gate.url});
	await gate.cut();
	await service.log();
	await page.getByText('Geen verbinding').waitFor({timeout: 15_000});
	t.is(await page.locator('#desk-open .desk-row').count(), 0);
	await gate.mend();
	await page.getByText('Open (1)').waitFor({timeout: 10_000});
	await page.getByText('Verbonden').waitFor();
	await service.log({kind: 'vehicle'});
	t.true((await until(async () => (await page.locator('#desk-open .desk-row').count()) === 2)) < 1000);
});

test.serial('without a stream of events the desk is read every few seconds', async t => {
	const service = await startDesk(t);
	const page = await openDesk(t, browser, {service});
	await page.route('**/wijzigingen', route => route.abort());
	await page.reload();
	await page.getByText('Verbonden').waitFor({timeout: 15_000});
	await service.log();
	await page.getByText('Open (1)').waitFor({timeout: 15_000});
	t.pass();
});

test.serial('a refresh leaves alone what is being typed and what is chosen', async t => {
	const service = await startDesk(t);
	const id = await service.log();
	const page = await openDesk(t, browser, {service});
	await press(page, ...'ut'.split(''));
	await service.log({kind: 'vehicle', municipality: 'GM0344'});
	await page.getByText('Open (2)').waitFor();
	await press(page, 'r');
	t.is(await page.locator('#place').inputValue(), 'utr');
	await press(page, 'Escape', '1', 'd');
	const chosen = () => page.evaluate(() => document.activeElement?.id);
	const before = await chosen();
	t.is(before, `uitkomst-${id}-D`);
	const older = new Date(Date.parse('2022-06-30T16:00:00Z')).toISOString();
	await service.log({kind: 'missing-person', startedAt: older});
	await page.getByText('Open (3)').waitFor();
	t.is(await chosen(), before, 'still the same action, though it now has another number');
	await press(page, 'Enter');
	await page.getByText('Open (2)').waitFor();
	t.is((await service.db.actions.findOne({_id: id}))?.outcome?.result, 'direct');
});
