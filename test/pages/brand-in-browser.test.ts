import test from 'ava';
import type {Browser} from 'playwright-core';
import {openBrowser} from '../browser.ts';
import {png} from '../kit/pngs.ts';
import {openReferenceStore, shared, startService} from '../service.ts';
import {axeFaults, looks, visit} from './signed-in.ts';

const service = shared(async t => startService(t, await openReferenceStore(t)));
let browser: Browser;

test.before(async () => {
	browser = await openBrowser();
});
test.after.always(() => browser?.close());

test.serial('an ambassador chooses a logo by keyboard and without JavaScript, sees it and undoes it', async t => {
	const options = {service: service(), role: 'ambassador', area: 'GM0321', javaScriptEnabled: false} as const;
	const {page, complaints} = await visit(t, browser, options);
	await page.getByRole('link', {name: 'Logo en aanspreekvorm op het materiaal'}).press('Enter');
	await page.getByLabel('Bestand met het logo').setInputFiles({
		...{name: 'tekst.png', mimeType: 'image/png', buffer: Buffer.from('geen afbeelding')},
	});
	await page.getByRole('button', {name: 'Gebruik dit logo'}).press('Enter');
	await page.getByText('Dit is geen PNG.').first().waitFor();

	await page.getByLabel('Bestand met het logo').setInputFiles({
		...{name: 'wapen.png', mimeType: 'image/png', buffer: png(300, 90)},
	});
	await page.getByLabel('Wat staat er op het logo?').fill('Wapen van Houten');
	await page.getByRole('button', {name: 'Gebruik dit logo'}).press('Enter');
	const logo = page.getByRole('img', {name: 'Wapen van Houten'});
	t.is(await logo.evaluate(image => (image as HTMLImageElement).naturalWidth), 300);

	await page.getByRole('button', {name: 'Maak ongedaan'}).press('Enter');
	await page.getByText('Er is nog geen logo.').waitFor();
	t.is(await logo.count(), 0);
	// The browser itself says that the form was refused.
	t.deepEqual(
		complaints.filter(line => !line.includes('400')),
		[],
	);
});

for (const {colorScheme, width} of looks) {
	test.serial(`no barrier and no sideways scroll: ${colorScheme}, ${width} px`, async t => {
		const options = {service: service(), colorScheme, viewport: {width, height: 900}};
		const {page} = await visit(t, browser, {...options, role: 'coordinator'});
		await page.goto(`${service().url}/gemeenten/zeist/logo?opgeslagen=ja`);
		t.deepEqual(await axeFaults(page), []);
		t.false(await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth));
	});
}
