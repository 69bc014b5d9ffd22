import {readFile} from 'node:fs/promises';
import test from 'ava';
import type {Browser, Page} from 'playwright-core';
import {openBrowser} from '../browser.ts';
import {june2022, openExampleStore, shared, startService} from '../service.ts';
import {axeFaults, looks, visit} from './signed-in.ts';

const service = shared(async t => startService(t, await openExampleStore(t, june2022)));
let browser: Browser;
test.before(async () => {
	browser = await openBrowser();
});
test.after.always(() => browser?.close());

const title = 'Op vakantie? Laat het huis bewoond lijken';
const as = (area: string) => ({service: service(), role: 'ambassador', area}) as const;
const heightOf = (page: Page) =>
	page
		.getByLabel('Tekst van het bericht')
		.first()
		.evaluate(field => field.scrollHeight - field.clientHeight);

test.serial(
	'on a telephone: open the own page, copy the message of this month, save its picture, mark it sent',
	async t => {
		const options = {...as('GM0321'), viewport: {width: 360, height: 740}, acceptDownloads: true};
		const {context, page, asked, complaints} = await visit(t, browser, options);
		await context.grantPermissions(['clipboard-read', 'clipboard-write']);
		await page.goto(`${service().url}/gemeenten/houten`);
		await page.getByRole('heading', {name: 'Kant-en-klaar bericht voor juni'}).waitFor();
		t.is(await heightOf(page), 0, 'the whole text is in view');
		await page.getByRole('button', {name: `Kopieer de tekst: ${title}`}).click();
		await page.getByRole('status').filter({hasText: 'Gekopieerd.'}).waitFor();
		const copied = await page.evaluate(() => navigator.clipboard.readText());
		t.is(copied, await page.getByLabel('Tekst van het bericht').inputValue());
		t.regex(copied, /^Ga je binnenkort op vakantie\? Vraag een buur in Houten .* Bel 112\.$/);
		const coming = page.waitForEvent('download');
		await page.getByRole('link', {name: `Download de afbeelding bij: ${title}`}).click();
		const download = await coming;
		t.is(download.suggestedFilename(), 'burgernet-vakantie.png');
		t.is((await readFile((await download.path()) ?? '')).subarray(1, 4).toString(), 'PNG');
		await page.getByRole('button', {name: `Leg vast dat dit bericht is verstuurd: ${title}`}).click();
		await page.getByText('Vastgelegd: informatief bericht van 30 juni 2022.').waitFor();
		await page.getByText(/In juni is al een informatief bericht van jullie vastgelegd, op .*30 juni/).waitFor();
		await page.getByRole('button', {name: 'Ongedaan maken'}).click();
		await page.getByText('Ingetrokken: informatief bericht van 30 juni 2022.').waitFor();
		t.deepEqual([...new Set(asked.map(url => new URL(url).origin))], [service().url]);
		t.deepEqual(complaints, []);
	},
);

test.serial(
	'without JavaScript there is no button that copies, the text can be selected, and marking it sent works',
	async t => {
		const {page} = await visit(t, browser, {...as('GM0344'), javaScriptEnabled: false});
		await page.goto(`${service().url}/berichten`);
		t.is(await page.getByRole('button', {name: /Kopieer/}).count(), 0);
		const field = page.getByLabel('Tekst van het bericht').first();
		t.regex(await field.inputValue(), /^Ga je binnenkort/);
		await field.focus();
		await page.keyboard.press('Control+a');
		await page.keyboard.type('x');
		t.regex(await field.inputValue(), /^Ga je binnenkort/, 'it can be read and selected, not changed');
		await page.getByText('Berichten voor de andere maanden').click();
		await page.getByText('Juli: Een dagje weg? Spreek een plek af').click();
		const day = page.getByLabel('Verstuurd op: Een dagje weg?');
		await day.fill('2022-06-29');
		await page.getByRole('button', {name: /is verstuurd: Een dagje weg/}).click();
		await page.getByText('Vastgelegd: informatief bericht van 29 juni 2022.').waitFor();
		await page.getByText('29 juni 2022, veiligheid en zorg').waitFor();
	},
);

test.serial('by keyboard: to the copy button, the day and the button, in the order of the page', async t => {
	const {context, page} = await visit(t, browser, as('GM0353'));
	await context.grantPermissions(['clipboard-read', 'clipboard-write']);
	await page.goto(`${service().url}/berichten#kant-en-klaar`);
	await page.getByRole('link', {name: `Download de afbeelding bij: ${title}`}).focus();
	const names: string[] = [];
	for (let step = 0; step < 3; step += 1) {
		await page.keyboard.press('Tab');
		names.push(await page.evaluate(() => document.activeElement?.id || document.activeElement?.textContent || ''));
	}

	t.deepEqual(names, ['tekst-vakantie', `Kopieer de tekst: ${title}`, 'verstuurd-vakantie']);
	await page.getByRole('button', {name: `Kopieer de tekst: ${title}`}).focus();
	await page.keyboard.press('Enter');
	await page.getByRole('status').filter({hasText: 'Gekopieerd.'}).waitFor();
	await page.getByLabel(`Verstuurd op: ${title}`).focus();
	await page.keyboard.press('Enter');
	await page.getByText('Vastgelegd: informatief bericht van 30 juni 2022.').waitFor();
	await page.getByText('Berichten voor de andere maanden').focus();
	await page.keyboard.press('Enter');
	t.true(await page.getByText('Juli: Een dagje weg?').isVisible());
});

test.serial('a clipboard that is closed says what to do, with the text selected', async t => {
	const {page} = await visit(t, browser, as('GM0310'));
	await page.addInitScript(() => {
		Object.defineProperty(navigator, 'clipboard', {value: {writeText: () => Promise.reject(new Error('closed'))}});
	});
	await page.goto(`${service().url}/berichten`);
	await page.getByRole('button', {name: `Kopieer de tekst: ${title}`}).click();
	await page.getByText('De tekst is geselecteerd: kopieer hem nu zelf.').waitFor();
	const length = await page.evaluate(() => {
		const field = document.activeElement as HTMLTextAreaElement;
		return field.selectionEnd - field.selectionStart - field.value.length;
	});
	t.is(length, 0);
});

for (const {colorScheme, width} of looks) {
	test.serial(
		`own page and /berichten, ${colorScheme}, ${width} px: no faults, no sideways scroll, the text whole`,
		async t => {
			const {page, complaints} = await visit(t, browser, {
				...as('GM0321'),
				colorScheme,
				viewport: {width, height: 800},
			});
			for (const [path, heading, fields] of [
				['/gemeenten/houten', 'Burgernet in Houten', 1],
				['/berichten', 'Berichten van gemeente Houten', 12],
			] as const) {
				await page.goto(`${service().url}${path}`);
				t.is(await page.getByRole('heading', {level: 1}).textContent(), heading);
				await page.locator('details.ready__other').evaluateAll(all => all.map(each => each.setAttribute('open', '')));
				t.is(await page.getByLabel('Tekst van het bericht').count(), fields);
				const cut = await page
					.locator('.ready__text')
					.evaluateAll(all => all.filter(each => each.scrollHeight > each.clientHeight + 1));
				t.is(cut.length, 0);
				t.deepEqual(await axeFaults(page), []);
				t.false(await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth));
			}

			t.deepEqual(complaints, []);
		},
	);
}
