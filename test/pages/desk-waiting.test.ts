import test from 'ava';
import type {Browser, Page} from 'playwright-core';
import {openBrowser} from '../browser.ts';
import {linkOf, now, openDesk, press, startDesk, until} from './desk-service.ts';
import {openGate} from './gate.ts';

let browser: Browser;

test.before(async () => {
	browser = await openBrowser();
});

test.after.always(() => browser?.close());

async function signIn(page: Page, link: string, desk: string): Promise<void> {
	await page.goto(link);
	await page.getByRole('button', {name: 'Inloggen'}).click();
	await page.waitForURL(/meldkamer/);
	await page.goto(`${desk}/meldkamer`);
	await page.getByText('Verbonden').waitFor();
}

test.serial('with the service away two entries wait, and then each is one action of its own time', async t => {
	const service = await startDesk(t);
	const gate = await openGate(t, service.url);
	const page = await openDesk(t, browser, {service, url: gate.url});
	await press(page, ...'utr'.split(''));
	await gate.cut();
	await press(page, ...' vp'.split(''), 'Enter', ...'zei vt -3'.split(''), 'Enter');
	const typedAt = now().getTime();
	await page.getByText('Nog niet verzonden (2)').waitFor();
	await page.getByText('Geen verbinding').waitFor();
	t.is((await service.actions()).length, 0);
	await new Promise(resolve => setTimeout(resolve, 1500));
	await gate.mend();
	await page.getByText('Open (2)').waitFor();
	t.true(await page.locator('#desk-waiting').isHidden());
	const [zeist, utrecht, ...others] = await service.actions();
	t.deepEqual([zeist?.municipality, utrecht?.municipality, others], ['GM0355', 'GM0344', []]);
	t.true(Math.abs((utrecht?.startedAt.getTime() ?? 0) - typedAt) < 1500, 'the time of typing, not of sending');
	t.true(Math.abs((zeist?.startedAt.getTime() ?? 0) + 180_000 - typedAt) < 1500);
});

test.serial('an entry whose answer got lost is one action, and not its own duplicate', async t => {
	const service = await startDesk(t);
	const gate = await openGate(t, service.url);
	const page = await openDesk(t, browser, {service, url: gate.url});
	gate.isDeaf = true;
	await press(page, ...'utr vp'.split(''), 'Enter');
	await until(async () => (await service.actions()).length === 1);
	await page.getByText('Nog niet verzonden (1)').waitFor();
	gate.isDeaf = false;
	await page.getByText('Open (1)').waitFor();
	await until(async () => page.locator('#desk-waiting').isHidden());
	t.is((await service.actions()).length, 1);
	t.is(await page.locator('.desk-question').count(), 0);
});

test.serial('an outcome given while the service is away is recorded once, with the moment of the key', async t => {
	const service = await startDesk(t);
	await service.log();
	const gate = await openGate(t, service.url);
	const page = await openDesk(t, browser, {service, url: gate.url});
	await gate.cut();
	await press(page, 'Escape', '1', 'i', 'Enter');
	const pressedAt = now().getTime();
	await page.getByText('Nog niet verzonden (1)').waitFor();
	await new Promise(resolve => setTimeout(resolve, 1000));
	await gate.mend();
	await page.getByText('Open (0)').waitFor();
	const [action] = await service.db.actions.find({}).toArray();
	t.like(action, {revision: 2, outcome: {result: 'indirect'}});
	t.true(Math.abs((action?.outcome?.at.getTime() ?? 0) - pressedAt) < 900);
});

test.serial('what is half typed survives a reload', async t => {
	const service = await startDesk(t);
	const page = await openDesk(t, browser, {service});
	await press(page, ...'utr v'.split(''));
	await page.reload();
	await page.getByText('Verbonden').waitFor();
	t.is(await page.locator('#place').inputValue(), 'utr v');
});

test.serial('an expired sign-in is asked anew, and then the entry is sent', async t => {
	const service = await startDesk(t);
	const page = await (await browser.newContext()).newPage();
	t.teardown(() => page.context().close());
	await signIn(page, await linkOf(service, 'anna'), service.url);
	await service.db.sessions.deleteMany({});
	// A process takes a session for valid for a quarter of a second without asking again.
	await new Promise(resolve => setTimeout(resolve, 300));
	await press(page, ...'utr vp'.split(''), 'Enter');
	await page.getByText('Je bent uitgelogd').waitFor();
	t.is((await service.actions()).length, 0);
	await page.getByText('Nog niet verzonden (1)').waitFor();
	t.regex((await page.getByRole('link', {name: 'Log opnieuw in'}).getAttribute('href')) ?? '', /^\/inloggen\?naar=/);
	await signIn(page, await linkOf(service, 'anna'), service.url);
	await page.getByText('Open (1)').waitFor();
	const anna = await service.db.users.findOne({email: 'anna@voorbeeld.example'});
	t.is((await service.actions())[0]?.recordedBy, anna?._id);
	t.true(await page.locator('#desk-waiting').isHidden());
});

test.serial('an entry is never sent under somebody else’s sign-in: it waits for its author', async t => {
	const service = await startDesk(t);
	const context = await browser.newContext();
	t.teardown(() => context.close());
	const page = await context.newPage();
	await signIn(page, await linkOf(service, 'anna'), service.url);
	// Bram signs in in another window of the same browser; the desk of Anna stays open.
	const other = await context.newPage();
	await signIn(other, await linkOf(service, 'bram'), service.url);
	await press(page, ...'utr vp'.split(''), 'Enter');
	await page.getByText('iemand anders ingelogd').waitFor();
	t.is((await service.actions()).length, 0);
	await page.goto(`${service.url}/meldkamer`);
	await page.getByText('Eén invoer van een collega wacht').waitFor();
	await new Promise(resolve => setTimeout(resolve, 500));
	t.is((await service.actions()).length, 0);
	await signIn(page, await linkOf(service, 'anna'), service.url);
	await page.getByText('Open (1)').waitFor();
	const anna = await service.db.users.findOne({email: 'anna@voorbeeld.example'});
	t.deepEqual(
		(await service.actions()).map(({recordedBy}) => recordedBy),
		[anna?._id],
	);
});
