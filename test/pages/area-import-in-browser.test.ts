import test from 'ava';
import type {Browser} from 'playwright-core';
import {openBrowser} from '../browser.ts';
import {folderWith} from '../commands/command-line.ts';
import {june2022, openExampleStore, shared, startService} from '../service.ts';
import {axeFaults, looks, visit} from './signed-in.ts';

const service = shared(async t => startService(t, await openExampleStore(t, june2022)));
let browser: Browser;
test.before(async () => {
	browser = await openBrowser();
});
test.after.always(() => browser?.close());

const header = 'wijziging;vanaf;code;naam;soort;onder;naar;jaar;inwoners\n';
const wrong = `${header}verplaatst;1-7-2022;Atlantis;;;Flevoland;;;\n`;
const right = `${header}nieuw;1-7-2022;GM9001;Nieuwegein-IJsselstein;gemeente;;;;
samengevoegd;1-7-2022;Nieuwegein;;;;GM9001;;
samengevoegd;1-7-2022;IJsselstein;;;;GM9001;;
`;

test.serial('an admin sees what a merger changes before it is made, and takes it back, without JavaScript', async t => {
	const path = await folderWith(t, {'fout.csv': wrong, 'goed.csv': right});
	const {page, complaints} = await visit(t, browser, {service: service(), role: 'admin', javaScriptEnabled: false});
	await page.goto(`${service().url}/beheer`);
	await page.getByRole('link', {name: 'Gebieden'}).click();
	await page.locator('input[type=file]').setInputFiles(path('fout.csv'));
	await page.getByRole('button', {name: 'Bekijk wat er verandert'}).click();
	t.regex((await page.locator('main').textContent()) ?? '', /1 fout in het bestand.*Atlantis/s);
	await page.locator('input[type=file]').setInputFiles(path('goed.csv'));
	await page.getByRole('button', {name: 'Bekijk wat er verandert'}).click();
	const shown = (await page.locator('main').textContent()) ?? '';
	t.regex(shown, /Gemeente Nieuwegein-IJsselstein.*Nieuw vanaf 1 juli 2022/s);
	t.regex(shown, /Bij Nieuwegein staan gegevens van 1 juli 2022 of later: 1 ambassadeur\. Die blijven daar staan\./);
	t.is(await service().db.areas.countDocuments({_id: 'GM9001'}), 0);
	await page.getByRole('button', {name: 'Voer dit door'}).click();
	await page.getByText('De wijzigingen zijn doorgevoerd.').waitFor();
	t.is(await service().db.areas.countDocuments({_id: 'GM9001', removed: false}), 1);
	await page.getByRole('button', {name: /^Draai terug/}).click();
	await page.getByText('De wijzigingen zijn teruggedraaid').waitFor();
	t.is(await service().db.areas.countDocuments({_id: 'GM9001', removed: false}), 0);
	t.is(await page.getByRole('button', {name: /^Draai terug/}).count(), 0);
	t.deepEqual(complaints, []);
});

test.serial('only an admin changes areas', async t => {
	const {ask, token} = service();
	for (const role of ['coordinator', 'control-room', 'reader'] as const) {
		t.is((await ask(await token(role), 'GET', '/beheer/gebieden')).status, 403);
	}
});

for (const {colorScheme, width} of looks) {
	test.serial(`no barrier and no sideways scroll: ${colorScheme}, ${width} px`, async t => {
		const path = await folderWith(t, {'goed.csv': right});
		const options = {service: service(), role: 'admin', colorScheme, viewport: {width, height: 900}} as const;
		const {page} = await visit(t, browser, options);
		await page.goto(`${service().url}/beheer/gebieden`);
		t.deepEqual(await axeFaults(page), []);
		await page.locator('input[type=file]').setInputFiles(path('goed.csv'));
		await page.getByRole('button', {name: 'Bekijk wat er verandert'}).click();
		await page.getByRole('heading', {name: 'Dit verandert er'}).waitFor();
		t.deepEqual(await axeFaults(page), []);
		t.false(await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth));
	});
}
