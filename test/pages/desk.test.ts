import test from 'ava';
import type {Browser} from 'playwright-core';
import {openBrowser} from '../browser.ts';
import {now, openDesk, press, startDesk, until} from './desk-service.ts';

let browser: Browser;

test.before(async () => {
	browser = await openBrowser();
});

test.after.always(() => browser?.close());

test.serial('an action takes at most fifteen keys and Enter, its outcome three', async t => {
	const service = await startDesk(t);
	const page = await openDesk(t, browser, {service});
	await press(page, 'Escape');
	const keys = await press(page, 'n', ...'utr vp -5'.split(''), 'Enter');
	t.true(keys - 1 <= 15, `${keys}`);
	await page.locator('#desk-open .desk-row').waitFor();
	const [action] = await service.actions();
	t.like(action, {municipality: 'GM0344', kind: 'missing-person'});
	const agoMs = now().getTime() - (action?.startedAt.getTime() ?? 0);
	t.true(Math.abs(agoMs - 5 * 60_000) < 5000, `${agoMs}`);
	t.is(await page.evaluate(() => document.activeElement?.id), 'place', 'the cursor is back');
	t.is(await page.locator('#place').inputValue(), '');

	t.true((await press(page, '1', 'd', 'Enter')) <= 3);
	await page.getByText('Open (0)').waitFor();
	t.is((await service.actions())[0]?.outcome?.result, 'direct');
	await press(page, 'u');
	await page.getByText('Open (1)').waitFor();
	const [undone] = await service.actions();
	t.is(undone?.outcome, null);
	t.is(undone?.history.length, 2, 'nothing is overwritten');
});

test.serial(
	'gemeente, soort and tijd can be filled in one by one: Enter takes the only gemeente that is left',
	async t => {
		const service = await startDesk(t);
		const page = await openDesk(t, browser, {service});
		await press(page, 'h', 'o', 'u');
		// An earlier reading, of "ho", names Houten too; Enter only goes by that of what stands there.
		await page.locator('#desk-reading[data-text=hou]').getByText('Houten').waitFor();
		await press(page, 'Enter');
		t.is(await page.locator('#place').inputValue(), 'Houten');
		t.is(await page.evaluate(() => document.activeElement?.id), 'kind');
		// Choosing by letters is the browser's own: it forgets them after a second, and not every build of it has it.
		await page.locator('#kind').selectOption('VT');
		await press(page, 'Enter');
		await page.getByText('Open (1)').waitFor();
		t.like((await service.actions())[0], {municipality: 'GM0321', kind: 'vehicle'});
		await page.locator('#place').fill('bun');
		await page.getByRole('button', {name: 'Bunschoten'}).click();
		await page.locator('#kind').selectOption('VD');
		await page.getByRole('button', {name: 'Vastleggen'}).click();
		await page.getByText('Open (2)').waitFor();
		t.deepEqual((await service.actions()).map(({municipality}) => municipality).sort(), ['GM0313', 'GM0321']);
	},
);

test.serial('an AMBER Alert asks no gemeente and no outcome', async t => {
	const service = await startDesk(t);
	const page = await openDesk(t, browser, {service});
	await press(page, 'a', 'a', 'Enter');
	await page.locator('#desk-today').getByText('hele eenheid').waitFor();
	t.like((await service.actions())[0], {kind: 'amber-alert', starter: 'national', municipality: null});
	t.is(await page.locator('#desk-open .desk-row').count(), 0);
});

test.serial('a line that is not understood stays to be corrected, and says why', async t => {
	const service = await startDesk(t);
	const page = await openDesk(t, browser, {service});
	await press(page, ...'xyz vp'.split(''), 'Enter');
	await page.getByText('Geen gemeente past bij "xyz".').first().waitFor();
	await until(async () => (await page.locator('#place').inputValue()) === 'xyz vp');
	await page.locator('#place').fill('zei vp');
	await press(page, 'Enter');
	await page.getByText('Open (1)').waitFor();
	t.is((await service.actions()).length, 1);
});

test.serial('a double Enter is one action', async t => {
	const service = await startDesk(t);
	const page = await openDesk(t, browser, {service});
	await press(page, ...'utr vp'.split(''), 'Enter', 'Enter');
	await page.getByText('Open (1)').waitFor();
	await press(page, 'Escape', '1', 'g', 'Enter', 'Enter');
	await page.getByText('Open (0)').waitFor();
	const [action, ...others] = await service.actions();
	t.deepEqual([others.length, action?.revision], [0, 2]);
});

test.serial('a likely duplicate is asked about inline; the answer decides', async t => {
	const service = await startDesk(t);
	await service.log({kind: 'missing-person', municipality: 'GM0344', startedAt: now().toISOString()});
	const page = await openDesk(t, browser, {service});
	await press(page, ...'utr vp'.split(''), 'Enter', 'Enter');
	await page.getByRole('heading', {name: 'Een collega legde om'}).waitFor();
	t.is((await service.actions()).length, 1);
	await press(page, 'Escape');
	t.false(await page.locator('.desk-question').isVisible());
	await press(page, 'n', ...'utr vp'.split(''), 'Enter');
	await page.getByRole('heading', {name: 'Een collega legde om'}).waitFor();
	await press(page, 'j');
	await page.getByText('Open (2)').waitFor();
	t.is((await service.actions()).length, 2);
	t.true(await page.locator('#desk-waiting').isHidden());
});

test.serial('when a colleague was first, the choice is shown and nothing is overwritten unseen', async t => {
	const service = await startDesk(t);
	const id = await service.log();
	const page = await openDesk(t, browser, {service});
	// The colleague's outcome comes in between: the page does not know it yet.
	await page.route('**/meldkamer', route => (route.request().method() === 'GET' ? route.abort() : route.continue()));
	const colleague = await service.token('control-room');
	await service.ask(colleague, 'PUT', `/api/v1/actions/${id}/outcome`, {body: {result: 'none'}});
	await press(page, 'Escape', '1', 'd', 'Enter');
	await page.getByRole('heading', {name: "collega legde net 'geen resultaat' vast"}).waitFor();
	t.is((await service.actions())[0]?.outcome?.result, 'none');
	await press(page, 'Escape', 'ArrowDown', 'e');
	await page.getByText('Uitkomst: geen resultaat.').waitFor();
	await press(page, 'Tab', 'Shift+Tab', 'Shift+Tab', 'd', 'Enter');
	await page.getByRole('heading', {name: "collega legde net 'geen resultaat' vast"}).waitFor();
	await page.getByLabel('Reden van de wijziging').fill('tip kwam later binnen');
	await press(page, 'Enter');
	await until(async () => (await service.actions())[0]?.outcome?.result === 'direct');
	t.like((await service.actions())[0], {revision: 3, reason: 'tip kwam later binnen'});
});

test.serial('a correction has a reason and is a revision; E opens it', async t => {
	const service = await startDesk(t);
	await service.log();
	const page = await openDesk(t, browser, {service});
	await press(page, 'Escape', '1', 'e');
	await page.getByLabel('Gemeente', {exact: true}).fill('nieuwegein');
	await press(page, 'Enter');
	await page.getByText('Geef de reden van de wijziging.').waitFor();
	t.is(await page.getByLabel('Gemeente', {exact: true}).inputValue(), 'nieuwegein');
	await page.getByLabel('Reden').fill('verkeerde gemeente');
	await press(page, 'Enter');
	await page.locator('#desk-open').getByText('Nieuwegein').waitFor();
	t.like((await service.actions())[0], {municipality: 'GM0356', revision: 2, reason: 'verkeerde gemeente'});
	t.true(await page.locator('#desk-waiting').isHidden());
});

test.serial('single keys do nothing while typing, and nothing at all when they are switched off', async t => {
	const service = await startDesk(t);
	await service.log();
	const page = await openDesk(t, browser, {service});
	await press(page, ...'und'.split(''));
	t.is(await page.locator('#place').inputValue(), 'und');
	await press(page, 'Escape', '1');
	t.regex(await page.evaluate(() => document.activeElement?.id ?? ''), /^open-/);
	await page.getByLabel('Sneltoetsen').uncheck();
	await page.locator('body').click({position: {x: 2, y: 400}});
	await press(page, 'n', '1', 'd');
	t.false(
		await page.evaluate(
			() => ['place'].includes(document.activeElement?.id ?? '') || document.activeElement?.matches('.desk-row *'),
		),
	);
	await page.reload();
	t.false(await page.getByLabel('Sneltoetsen').isChecked());
	await press(page, 'F1');
	await page.getByRole('dialog').getByText('De volgorde maakt niet uit').waitFor();
});

test.serial('search finds an action by number and by gemeente', async t => {
	const service = await startDesk(t);
	await service.log();
	const page = await openDesk(t, browser, {service});
	for (const text of ['1', 'hou']) {
		await press(page, 'F2');
		await page.locator('#zoek').fill(text);
		await press(page, 'Enter');
		await page.getByRole('heading', {name: `Gevonden bij "${text}" (1)`}).waitFor();
	}

	t.is(await page.locator('#desk-message .desk-row').count(), 1);
});

test.serial('twelve open actions fit on one screen of 1280 × 800', async t => {
	const service = await startDesk(t);
	for (let minutes = 0; minutes < 24; minutes += 2) {
		await service.log({startedAt: new Date(now().getTime() - minutes * 60_000).toISOString()});
	}

	const page = await openDesk(t, browser, {service});
	t.is(await page.locator('#desk-open .desk-row').count(), 12);
	const overflows = await page.evaluate(() =>
		[document.documentElement, ...document.querySelectorAll('.desk-list')].map(
			part => part.scrollHeight - part.clientHeight,
		),
	);
	t.deepEqual(overflows, [0, 0, 0]);
});
