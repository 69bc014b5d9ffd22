import {readFile} from 'node:fs/promises';
import test from 'ava';
import type {Browser, Page} from 'playwright-core';
import {areasOn} from '../../src/domain/areas.ts';
import {listAreas} from '../../src/store/facts.ts';
import {countFetch} from '../../src/store/fetches.ts';
import {addUser, signInLink} from '../../src/usecases/accounts.ts';
import {startKits} from '../../src/usecases/kits-jobs.ts';
import {openBrowser} from '../browser.ts';
import {kitFolder, slug} from '../kit/folder.ts';
import {june2022, openExampleStore, shared, startService} from '../service.ts';
import {axeFaults, looks, visit} from './signed-in.ts';

const coordinator = {id: 'coordinator-1', role: 'coordinator', area: null} as const;
const service = shared(async t => {
	const campaigns = await kitFolder(t);
	const running = await startService(t, await openExampleStore(t, june2022), {campaigns});
	const {db} = running;
	for (const {code} of areasOn(await listAreas(db), 'municipality', '2022-06-30').slice(0, 5)) {
		await countFetch(db, {municipality: code, campaign: slug, material: 'poster'}, '2022-W10');
	}

	const {identity, now} = {identity: coordinator, now: june2022};
	const asked = {campaignsFolder: campaigns, slug, typed: {regel: 'Zaterdag op de markt'}};
	await startKits(db, asked, {identity, key: 'kits-waiting', now});
	await db.jobs.updateOne(
		{_id: 'kits-waiting'},
		{$set: {state: 'running', progress: {done: 12, total: 38, what: 'gemeenten', beganAt: null}}},
	);
	await startKits(db, {...asked, typed: {}}, {identity, key: 'kits-made', now});
	const made = {upload: '0'.repeat(24), size: 12_345_678, municipalityCount: 38, at: now};
	await db.jobs.updateOne({_id: 'kits-made'}, {$set: {state: 'done', 'work.made': made}});
	return running;
});
let browser: Browser;

test.before(async () => {
	browser = await openBrowser();
});
test.after.always(() => browser?.close());

const isWide = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);

/** A sign-in link as a mail to the ambassador of Houten holds it: it leads to the material of a campaign. */
async function mailedLink(email: string): Promise<string> {
	const {db, url} = service();
	await addUser(db, {email, role: 'ambassador', area: 'GM0321'}, june2022);
	return signInLink(db, {email, origin: url, returnTo: `/materiaal?campagne=${slug}`, now: june2022});
}

test.serial('from the mailed link to poster and zip in four clicks, on a telephone, with the text copied', async t => {
	const link = await mailedLink('houten@voorbeeld.example');
	const {context, page, asked, complaints} = await visit(t, browser, {
		service: service(),
		viewport: {width: 360, height: 740},
		acceptDownloads: true,
		// Chromium of a test says that it is one, and so would count as a robot.
		userAgent: 'Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 Chrome/143.0.0.0 Mobile Safari/537.36',
	});
	await context.grantPermissions(['clipboard-read', 'clipboard-write']);
	await page.goto(link);
	await page.getByRole('button', {name: 'Inloggen'}).click();
	t.is(await page.getByRole('heading', {level: 1}).textContent(), 'Materiaal voor Houten');
	for (const [name, file, begin] of [
		['Download de poster (pdf)', `burgernet-${slug}-houten-poster.pdf`, '%PDF'],
		['Download alles (zip)', `burgernet-${slug}-houten-alles.zip`, 'PK'],
	] as const) {
		const coming = page.waitForEvent('download');
		await page.getByRole('link', {name}).click();
		const download = await coming;
		t.is(download.suggestedFilename(), file);
		t.true((await readFile((await download.path()) ?? '')).toString('latin1').startsWith(begin));
	}

	await page.getByRole('button', {name: /^Kopieer de tekst: Voor de gemeentepagina/}).click();
	await page.getByText('Gekopieerd.').first().waitFor();
	t.regex(await page.evaluate(() => navigator.clipboard.readText()), /^Kijk mee in Houten/);
	const kept = await service().db.fetches.find({municipality: 'GM0321', week: '2022-W26'}).toArray();
	t.deepEqual(kept.map(({material, count}) => `${material} ${count}`).sort(), ['poster 1', 'zip 1']);
	t.deepEqual([...new Set(asked.map(url => new URL(url).origin))], [service().url]);
	t.deepEqual(complaints, []);
});

test.serial('the line is changed by keyboard and without JavaScript, and the pictures follow it', async t => {
	const options = {service: service(), role: 'ambassador', area: 'GM0321', javaScriptEnabled: false} as const;
	const {page, complaints} = await visit(t, browser, options);
	await page.goto(`${service().url}/materiaal`);
	t.is(await page.getByRole('button', {name: /Kopieer/}).count(), 0);
	const picture = page.getByRole('img', {name: /Vierkante afbeelding/});
	const before = await picture.getAttribute('src');
	await page.getByLabel(/Regel van de gemeente/).focus();
	await page.keyboard.type('Zaterdag op de markt');
	await page.keyboard.press('Enter');
	await page.waitForURL(/regel=Zaterdag/);
	t.regex((await page.getByLabel('Voor de gemeentepagina').inputValue()) ?? '', /- Zaterdag op de markt/);
	t.not(await picture.getAttribute('src'), before);
	await picture.scrollIntoViewIfNeeded();
	const answer = await page.request.get(new URL((await picture.getAttribute('src')) ?? '', service().url).href);
	t.is(answer.headers()['content-type'], 'image/png');
	t.deepEqual(complaints, []);
});

test.serial('a fault in the line takes the focus and leads to its field', async t => {
	const {page} = await visit(t, browser, {service: service(), role: 'ambassador', area: 'GM0321'});
	await page.goto(`${service().url}/materiaal`);
	await page.getByLabel(/Regel van de gemeente/).fill('Bel 06-12345678');
	await page.getByRole('button', {name: 'Zet in het materiaal'}).click();
	await page.locator('#fouten').waitFor();
	t.is(await page.getByLabel(/Regel van de gemeente/).inputValue(), 'Bel 06-12345678');
	await page.locator('.error-summary a').click();
	t.is(await page.evaluate(() => document.activeElement?.id), 'regel');
});

for (const {colorScheme, width} of looks) {
	test.serial(`no barrier and no sideways scroll: ${colorScheme}, ${width} px`, async t => {
		const options = {service: service(), colorScheme, viewport: {width, height: 900}};
		const own = await visit(t, browser, {...options, role: 'ambassador', area: 'GM0321'});
		const all = await visit(t, browser, {...options, role: 'coordinator'});
		for (const [page, path, heading, rows] of [
			[own.page, '/materiaal', 'Materiaal voor Houten', 0],
			[own.page, '/materiaal?regel=Bel+06-12345678', 'Materiaal voor Houten', 0],
			[all.page, '/materiaal?gemeente=GM0344', 'Materiaal voor Utrecht', 0],
			[all.page, `/campagnes/${slug}/resultaat`, 'Wat volgde: Download de Burgernetapp', 38],
			[all.page, '/alle-materiaal/kits-waiting', 'Materiaal van alle gemeenten', 0],
			[all.page, '/alle-materiaal/kits-made', 'Materiaal van alle gemeenten', 0],
			[own.page, '/b/00000001', 'Deze link kennen we niet', 0],
		] as const) {
			await page.goto(service().url + path);
			t.is(await page.getByRole('heading', {level: 1}).textContent(), heading);
			t.true((await page.locator('tbody tr').count()) >= rows, path);
			t.deepEqual(await axeFaults(page), [], path);
			t.false(await isWide(page), path);
		}
	});
}
