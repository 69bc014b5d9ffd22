import {hash, randomUUID} from 'node:crypto';
import {PassThrough, Readable} from 'node:stream';
import test from 'ava';
import type {Browser, Page} from 'playwright-core';
import {countFetch} from '../../src/store/fetches.ts';
import {saveUpload} from '../../src/store/uploads.ts';
import {takeNationalFile} from '../../src/usecases/national-files.ts';
import {openBrowser} from '../browser.ts';
import {kitFolder} from '../kit/folder.ts';
import {june2022, openReferenceStore, shared, startService} from '../service.ts';
import {goodFiles} from '../usecases/national-samples.ts';
import {axeFaults, looks, visit} from './signed-in.ts';

const address = '/campagnes/landelijk';
const coordinator = {id: 'coordinator-1', role: 'coordinator', area: null} as const;
const longTitle = 'Veiligheidsinformatieavondaankondigingsposter voor alle gemeenten van de eenheid';
const service = shared(async t => {
	const campaigns = await kitFolder(t);
	const running = await startService(t, await openReferenceStore(t), {campaigns});
	const {db} = running;
	for (const [type, content] of Object.entries(await goodFiles())) {
		const upload = await saveUpload(db, Readable.from([content]), new PassThrough());
		const file = {upload, fileName: `a.${type}`, size: content.length, sha256: hash('sha256', content)};
		const form = {title: `${longTitle} (${type})`, from: '2022-06-01', lastDay: '2022-07-31', alt: 'Een deur.'};
		const id = await takeNationalFile(db, form, {identity: coordinator, key: randomUUID(), now: june2022, file});
		await countFetch(db, {municipality: 'GM0321', campaign: 'landelijk', material: id}, '2022-W10');
	}

	return running;
});
let browser: Browser;

test.before(async () => {
	browser = await openBrowser();
});
test.after.always(() => browser?.close());

const isWide = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);

test.serial('a coordinator adds, changes and takes back a file by keyboard and without JavaScript', async t => {
	const options = {service: service(), role: 'coordinator', javaScriptEnabled: false} as const;
	const {page, complaints} = await visit(t, browser, options);
	await page.goto(`${service().url}/campagnes`);
	await page.getByRole('link', {name: 'landelijke campagnes'}).press('Enter');
	await page.getByRole('heading', {level: 1, name: 'Landelijke campagnes'}).waitFor();
	const choose = async (name: string, content: Buffer) =>
		page.getByLabel('Bestand', {exact: true}).setInputFiles({name, mimeType: 'image/png', buffer: content});
	await choose('foto.png', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'));
	await page.getByLabel('Titel').fill('Donkere dagen');
	await page.getByLabel('Eerste dag').fill('2022-06-01');
	await page.getByLabel('Laatste dag').fill('2022-06-30');
	await page.getByLabel('Wat is er te zien?').fill('Een lamp boven een deur.');
	await page.getByRole('button', {name: 'Voeg toe'}).press('Enter');
	await page.getByText('wat de naam ook zegt').first().waitFor();
	t.is(await page.getByLabel('Titel').inputValue(), 'Donkere dagen');

	await choose('foto.png', (await goodFiles()).png);
	await page.getByRole('button', {name: 'Voeg toe'}).press('Enter');
	await page.getByText('Toegevoegd: Donkere dagen.').waitFor();
	await page.getByRole('link', {name: /^Wijzig ?: Donkere dagen/}).press('Enter');
	await page.getByLabel('Titel').fill('Lichte dagen');
	await page.getByRole('button', {name: 'Sla wijziging op'}).press('Enter');
	await page.getByText('Gewijzigd: Lichte dagen.').waitFor();
	await page.getByRole('button', {name: /^Verwijder ?: Lichte dagen/}).press('Enter');
	await page.getByText('Verwijderd: Lichte dagen.').waitFor();
	t.is(await page.getByRole('link', {name: 'Lichte dagen', exact: true}).count(), 0);
	await page.getByRole('button', {name: /ongedaan|Toch niet|terug/i}).press('Enter');
	await page.getByText('Teruggezet: Lichte dagen.').waitFor();
	t.is(await page.getByRole('link', {name: 'Lichte dagen', exact: true}).count(), 1);
	// The browser itself says that the form was refused.
	t.deepEqual(
		complaints.filter(line => !line.includes('400')),
		[],
	);
});

test.serial('a fault takes the focus and leads to its field', async t => {
	const {page} = await visit(t, browser, {service: service(), role: 'coordinator'});
	await page.goto(service().url + address);
	await page.getByRole('button', {name: 'Voeg toe'}).click();
	await page.locator('#fouten').waitFor();
	await page.locator('.error-summary a').first().click();
	t.is(await page.evaluate(() => document.activeElement?.id), 'file');
});

for (const {colorScheme, width} of looks) {
	test.serial(`no barrier and no sideways scroll: ${colorScheme}, ${width} px`, async t => {
		const options = {service: service(), colorScheme, viewport: {width, height: 900}};
		const own = await visit(t, browser, {...options, role: 'ambassador', area: 'GM0321'});
		const all = await visit(t, browser, {...options, role: 'coordinator'});
		const file = await service().db.nationalFiles.findOne({type: 'pdf'});
		for (const [page, path] of [
			[own.page, '/materiaal'],
			[all.page, address],
			[all.page, `${address}?wijzig=${file?._id}`],
			[all.page, `${address}?toegevoegd=${file?._id}`],
		] as const) {
			await page.goto(service().url + path);
			t.true((await page.getByText(longTitle).count()) >= 5, path);
			t.deepEqual(await axeFaults(page), [], path);
			t.false(await isWide(page), path);
		}

		await all.page.goto(service().url + address);
		await all.page.getByRole('button', {name: 'Voeg toe'}).click();
		await all.page.locator('#fouten').waitFor();
		t.deepEqual(await axeFaults(all.page), []);
		t.false(await isWide(all.page));
	});
}
