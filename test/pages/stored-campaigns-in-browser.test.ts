import test from 'ava';
import type {Browser} from 'playwright-core';
import {openBrowser} from '../browser.ts';
import {openReferenceStore, shared, startService} from '../service.ts';
import {folderOf, zipOf} from '../usecases/campaign-folders.ts';
import {axeFaults, looks, visit} from './signed-in.ts';

const service = shared(async t => startService(t, await openReferenceStore(t)));
let browser: Browser;

test.before(async () => {
	browser = await openBrowser();
});
test.after.always(() => browser?.close());

test.serial(
	'by keyboard and without JavaScript a campaign is copied, changed, released and made a draft by one letter',
	async t => {
		const options = {service: service(), role: 'coordinator', javaScriptEnabled: false} as const;
		const {page, complaints} = await visit(t, browser, options);
		await page.goto(`${service().url}/campagnes/download-de-app`);
		await page.getByLabel('Titel van een kopie').fill('Zomer in de wijk');
		await page.getByLabel('Titel van een kopie').press('Enter');
		await page.getByRole('heading', {level: 1, name: 'Zomer in de wijk'}).waitFor();

		await page.getByRole('link', {name: 'Bewerk de teksten'}).press('Enter');
		await page.getByLabel('Onderwerp', {exact: true}).fill('');
		await page.getByRole('group', {name: 'Regel 1'}).getByLabel('Tekst').fill('Samen zien we meer in de zomer.');
		await page.getByRole('button', {name: 'Sla op'}).press('Enter');
		const fault = page.getByRole('link', {name: 'Onderwerp: dit veld mag niet leeg zijn.'});
		await fault.press('Enter');
		t.is(await page.evaluate(() => location.hash), '#subject');
		await page.getByLabel('Onderwerp', {exact: true}).fill('Zomer in {{gemeente}}');
		await page.getByRole('button', {name: 'Sla op'}).press('Enter');
		await page.getByText('De wijziging is opgeslagen.').waitFor();
		await page.getByText('Onderwerp: Zomer in').waitFor();
		await page.frameLocator('iframe').getByText('Samen zien we meer in de zomer.').waitFor();

		await page.getByRole('button', {name: 'Vrijgeven'}).press('Enter');
		await page.getByRole('heading', {name: 'Stand: vrijgegeven'}).waitFor();
		await page.getByRole('link', {name: 'Bewerk de teksten'}).press('Enter');
		const text = page.getByLabel('Mail als platte tekst');
		await text.fill((await text.inputValue()).replace('Beste', 'beste'));
		await page.getByRole('button', {name: 'Sla op'}).press('Enter');
		await page.getByRole('heading', {name: 'Stand: concept'}).waitFor();
		await page.getByText('gewijzigd na het vrijgeven').waitFor();
		await page.getByRole('button', {name: 'Zet de vorige versie terug'}).press('Enter');
		await page.getByRole('heading', {name: 'Stand: vrijgegeven'}).waitFor();
		// The browser itself says that the form was refused.
		t.deepEqual(
			complaints.filter(line => !line.includes('400')),
			[],
		);
	},
);

for (const {colorScheme, width} of looks) {
	test.serial(`no barrier and no sideways scroll: ${colorScheme}, ${width} px`, async t => {
		const options = {service: service(), colorScheme, viewport: {width, height: 900}};
		const {page} = await visit(t, browser, {...options, role: 'admin'});
		const look = async (what: string) => {
			t.deepEqual(await axeFaults(page), [], what);
			t.false(await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth), what);
		};
		// Axe cannot look into the frame of a mail, which runs nothing; the mails themselves are looked at elsewhere.
		for (const path of [
			'/campagnes',
			'/campagnes/zomer-in-de-wijk?beeld=tekst',
			'/campagnes/zomer-in-de-wijk/bewerken',
			'/beheer',
		]) {
			await page.goto(service().url + path);
			await look(path);
		}

		await page.goto(`${service().url}/campagnes/zomer-in-de-wijk/bewerken`);
		await page.getByText('Welke vulvelden zijn er?').click();
		await page.getByLabel('Opgemaakte mail').fill('<mjml lang="nl"><mj-include path="x" /></mjml>');
		await page.getByRole('button', {name: 'Sla op'}).click();
		await page.getByText('<mj-include> mag hier niet').first().waitFor();
		await look('a form with faults');
		await page.goto(`${service().url}/campagnes/nieuw`);
		const buffer = zipOf(await folderOf('in-de-browser', {'mailing.txt': 'https://elders.example'}));
		await page.getByLabel('Zip met de campagne').setInputFiles({name: 'map.zip', mimeType: 'application/zip', buffer});
		await page.getByRole('button', {name: 'Stuur in'}).click();
		await page.getByText('mailing.txt, regel 1: Schrijf geen webadres uit').waitFor();
		await look('a zip with faults');
	});
}
