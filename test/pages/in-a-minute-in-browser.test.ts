import {readFile} from 'node:fs/promises';
import test from 'ava';
import type {Browser, Page} from 'playwright-core';
import type {SendJob} from '../../src/domain/jobs.ts';
import {addUser} from '../../src/usecases/accounts.ts';
import {composeMail} from '../../src/usecases/compose-mail.ts';
import {mailSignInLink} from '../../src/usecases/mail-sign-in.ts';
import {openBrowser} from '../browser.ts';
import {openPdf} from '../kit/pdf.ts';
import {folders, june2022, newKey, openExampleStore, shared, startService} from '../service.ts';
import {wordsOf} from './forms.ts';
import {visit} from './signed-in.ts';

const service = shared(async t => startService(t, await openExampleStore(t, june2022)));
let browser: Browser;
test.before(async () => {
	browser = await openBrowser();
});
test.after.always(() => browser?.close());

const code = 'GM0353';
const email = 'ijsselstein@voorbeeld.example';
/** Chromium of a test says that it is one, and so would count as a robot. */
const userAgent = 'Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 Chrome/143.0.0.0 Mobile Safari/537.36';

/** The sign-in link as it stands in the mail that an ambassador asked for. */
async function mailedLink(): Promise<string> {
	const {db, url: origin} = service();
	await addUser(db, {email, role: 'ambassador', area: code}, june2022);
	await mailSignInLink(db, {email, returnTo: '/berichten', now: june2022});
	const {_id: job, work} = (await db.jobs.findOne({kind: 'send'})) as SendJob;
	const [recipient] = work.recipients;
	const setting = {campaignsFolder: folders.campaigns, origin, appUrls: {app: origin, ios: origin, android: origin}};
	const delivery = {job, recipient: recipient as NonNullable<typeof recipient>};
	const mail = await composeMail(db, {work, delivery, setting, now: june2022});
	return /http:\S+\/inloggen\/\S+/.exec(mail.text)?.[0] ?? '';
}

/** Whether the target of messages of their own is met here: the numerator of T5. */
async function t5(): Promise<number> {
	const answer = await service().ask(await service().token('coordinator'), 'GET', `/api/v1/progress/2022?area=${code}`);
	return answer.body.targets.find(({id}: {id: string}) => id === 'T5').numerator;
}

/** Brings the municipality to one message of its own: the next one meets the target. */
async function recordOne(): Promise<void> {
	const token = await service().token('ambassador', code);
	const page = async () => wordsOf(await service().ask(token, 'GET', '/gemeenten/ijsselstein'));
	const body = {
		...{kind: 'information', theme: 'digital-safety', starter: 'municipality'},
		...{municipality: code, startedAt: '2022-06-01T08:00:00Z'},
	};
	while (!/Eigen berichten\s+[1-9]/.test(await page())) {
		const {status, text} = await service().ask(token, 'POST', '/api/v1/actions', {body, headers: newKey()});
		if (status !== 201) {
			throw new Error(text);
		}
	}
}

async function fetched(page: Page, name: string): Promise<{file: string; content: Buffer}> {
	const coming = page.waitForEvent('download');
	await page.getByRole('link', {name}).click();
	const download = await coming;
	return {file: download.suggestedFilename(), content: await readFile((await download.path()) ?? '')};
}

test.serial(
	'a telephone: from the mailed link the message goes out, T5 moves, and poster and zip come in four clicks',
	async t => {
		await recordOne();
		t.is(await t5(), 0);
		const link = await mailedLink();
		const options = {service: service(), viewport: {width: 360, height: 740}, acceptDownloads: true, userAgent};
		const {context, page, complaints, asked} = await visit(t, browser, options);
		await context.grantPermissions(['clipboard-read', 'clipboard-write']);
		await page.goto(link);
		await page.getByRole('button', {name: 'Inloggen'}).click();

		await page.getByRole('button', {name: /^Kopieer de tekst: Op vakantie/}).click();
		await page.getByRole('status').filter({hasText: 'Gekopieerd.'}).waitFor();
		t.regex(await page.evaluate(() => navigator.clipboard.readText()), /IJsselstein/);
		await page.getByRole('button', {name: /is verstuurd: Op vakantie/}).click();
		await page.getByText('Vastgelegd: informatief bericht van 30 juni 2022.').waitFor();
		t.is(await t5(), 1);

		// One: the page of the material. Two: the line. Three and four: the files.
		await page.getByRole('link', {name: 'Materiaal', exact: true}).click();
		await page.getByLabel(/Eigen regel van de gemeente/).fill('Zaterdag op de markt');
		await page.getByRole('button', {name: 'Zet in het materiaal'}).click();
		await page.waitForURL(/regel=Zaterdag/);
		const poster = await fetched(page, 'Download de poster (pdf)');
		const zip = await fetched(page, 'Download alles (zip)');
		t.is(poster.file, 'burgernet-download-de-app-ijsselstein-poster.pdf');
		t.is(zip.file, 'burgernet-download-de-app-ijsselstein-alles.zip');
		t.is(zip.content.subarray(0, 2).toString(), 'PK');
		const {text, code: scanned} = await openPdf(poster.content);
		t.true(text.includes('Zaterdag op de markt'), text);
		t.is((await fetch(scanned ?? '', {redirect: 'manual'})).status < 400, true);
		const own = await service().db.ownLinks.findOne({_id: scanned?.split('/b/')[1] ?? ''});
		t.like(own, {municipality: code, campaign: 'download-de-app', material: 'poster'});
		const counts = await service().db.fetches.find({municipality: code}).toArray();
		t.deepEqual(counts.map(({material, count}) => `${material} ${count}`).sort(), ['poster 1', 'zip 1']);
		t.deepEqual([...new Set(asked.map(url => new URL(url).origin))], [service().url]);
		t.deepEqual(complaints, []);
	},
);
