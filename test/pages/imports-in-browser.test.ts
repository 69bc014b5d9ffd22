import {setTimeout as sleep} from 'node:timers/promises';
import test, {type ExecutionContext} from 'ava';
import type {Page} from 'playwright-core';
import writeWorkbook from 'write-excel-file/node';
import type {Job} from '../../src/domain/jobs.ts';
import type {Database} from '../../src/store/database.ts';
import {addUser, signInLink} from '../../src/usecases/accounts.ts';
import {verify} from '../../src/usecases/verify.ts';
import {openBrowser} from '../browser.ts';
import {killableService} from '../killed-service.ts';
import {addressOf, openReferenceStore, shared} from '../service.ts';
import {axeFaults, looks} from './signed-in.ts';

const ROWS = 6000;
const office = shared(async t => {
	const store = await openReferenceStore(t);
	const killable = await killableService(t, addressOf(store));
	await killable.start();
	return {store, killable};
});
const db = () => office().store;
const service = () => office().killable;
const browser = shared(async t => {
	const opened = await openBrowser();
	t.teardown(() => opened.close());
	return opened;
});

/** A workbook as an office has it, with headers of its own and a column that we do not know. */
function workbook({kind, place, when}: {kind: string; place: string; when: string | Date}): Promise<Buffer> {
	const cell = (value: string | Date | number) =>
		value instanceof Date ? {value, type: Date, format: 'd-m-yyyy hh:mm'} : {value};
	const rows = Array.from({length: ROWS}, (_, index) => [
		cell(index + 1),
		cell(index === 3 ? kind : 'verdachte'),
		cell('meldkamer'),
		cell(index === 1 ? place : 'Houten'),
		cell(index === 2 ? when : new Date(Date.UTC(2022, 2, 1 + (index % 28), 10))),
		cell('x'),
	]);
	const header = ['Volgnummer', 'Wat voor actie', 'Door wie', 'In welke plaats', 'Tijdstip', 'Paraaf'];
	return writeWorkbook([{sheet: 'Acties', data: [header.map(cell), ...rows]}]).toBuffer();
}

async function signedIn(t: Pick<ExecutionContext, 'teardown'>): Promise<Page> {
	const context = await browser().newContext({viewport: {width: 1280, height: 900}});
	t.teardown(() => context.close());
	const page = await context.newPage();
	const email = 'coordinator@voorbeeld.example';
	await addUser(db(), {email, role: 'coordinator', area: null}, new Date());
	await page.goto(await signInLink(db(), {email, origin: service().url, returnTo: null, now: new Date()}));
	await page.getByRole('button', {name: 'Inloggen'}).click();
	return page;
}

/** Holds the page as it stands to axe and to its width, in four looks. */
async function looksRight(t: ExecutionContext, page: Page, name: string): Promise<void> {
	for (const {colorScheme, width} of looks) {
		await page.setViewportSize({width, height: 900});
		await page.emulateMedia({colorScheme});
		t.deepEqual(await axeFaults(page), [], `${name} ${colorScheme} ${width}`);
		const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
		t.true(overflow <= 0, `${name} scrolls ${overflow} px at ${width}`);
	}

	await page.setViewportSize({width: 1280, height: 900});
	await page.emulateMedia({colorScheme: 'light'});
}

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const shows = (page: Page, name: string) => page.getByRole('heading', {name, level: 2}).waitFor({timeout: 60_000});
const standing = (store: Database) => store.actions.countDocuments({removed: false});

test.serial('a workbook: columns chosen, faults mended, imported over a kill -9, taken back', async t => {
	t.timeout(300_000);
	const page = await signedIn(t);
	await page.goto(`${service().url}/cijfers`);
	await page.getByRole('link', {name: 'Bestand importeren'}).click();
	await page.getByLabel('Wat staat erin?').selectOption({label: 'Acties'});
	const faulty = await workbook({kind: 'verdacht', place: 'Houte', when: '31-2-2022'});
	await page
		.getByLabel('Bestand', {exact: true})
		.setInputFiles({name: 'acties maart.xlsx', mimeType: xlsx, buffer: faulty});
	await looksRight(t, page, 'start');
	await page.getByRole('button', {name: 'Controleer bestand'}).click();
	await shows(page, 'Welke kolom is welke?');
	await looksRight(t, page, 'columns');
	for (const [column, header] of [
		['id', 'Volgnummer'],
		['soort', 'Wat voor actie'],
		['starter', 'Door wie'],
		['gestart', 'Tijdstip'],
		['gemeente', 'In welke plaats'],
	] as const) {
		await page.getByLabel(`Welke kolom is ${column}?`).selectOption({label: header});
	}

	await page.getByRole('button', {name: 'Controleer met deze kolommen'}).click();
	await shows(page, '3 fouten in het bestand');
	t.deepEqual(
		await page
			.locator('#fouten-in-bestand ~ table tbody tr')
			.evaluateAll(rows => rows.map(row => [...row.children].slice(0, 2).map(cell => cell.textContent))),
		[
			['regel 3', 'D (In welke plaats)'],
			['regel 4', 'E (Tijdstip)'],
			['regel 5', 'B (Wat voor actie)'],
		],
	);
	await looksRight(t, page, 'faults');
	await mendAndImport(t, page);
	await page.getByRole('button', {name: 'Draai deze import terug'}).click();
	await shows(page, 'Teruggedraaid');
	await page.locator('.utrecht-alert', {hasText: '6.000 weggehaald'}).waitFor();
	t.is(await standing(db()), 0);
	await looksRight(t, page, 'taken back');
});

test.serial('a running job says how far it is and how long it takes, in four looks and without JavaScript', async t => {
	t.timeout(120_000);
	const done = await db().jobs.findOne({});
	const beganAt = new Date(Date.now() - 14_000);
	const progress = {done: 412, total: 1000, what: 'regels', beganAt};
	const expiresAt = new Date(Date.now() + 3_600_000);
	const running = {...done, _id: 'elsewhere', state: 'running', holder: 'elsewhere', expiresAt, progress};
	await db().jobs.insertOne(running as Job);
	const page = await signedIn(t);
	const {url} = service();
	await page.goto(`${url}/taken/elsewhere`);
	await page.getByText(/^412 van 1\.000 regels, nog ongeveer \d+ s$/).waitFor();
	await looksRight(t, page, 'running');
	const context = await browser().newContext({
		javaScriptEnabled: false,
		storageState: await page.context().storageState(),
	});
	t.teardown(() => context.close());
	const plain = await context.newPage();
	await plain.goto(`${url}/taken/elsewhere`);
	await db().jobs.updateOne({_id: 'elsewhere'}, {$set: {state: 'done'}});
	await plain.getByRole('link', {name: 'Ververs'}).click();
	await shows(plain, 'Teruggedraaid');
	t.is(await plain.getByRole('progressbar').count(), 0);
	await shows(page, 'Teruggedraaid');
	await db().jobs.deleteOne({_id: 'elsewhere'});
});

async function mendAndImport(t: ExecutionContext, page: Page): Promise<void> {
	const mended = await workbook({kind: 'verdachte', place: 'Laren (NH.)', when: '14-3-2022 9:00'});
	await page
		.getByLabel('Bestand', {exact: true})
		.setInputFiles({name: 'acties maart beter.xlsx', mimeType: xlsx, buffer: mended});
	await page.getByRole('button', {name: 'Controleer opnieuw'}).click();
	await shows(page, 'Geen fouten gevonden');
	await looksRight(t, page, 'ready');
	await page.getByRole('button', {name: 'Importeer'}).click();
	while ((await standing(db())) === 0) {
		await sleep(5);
	}

	await service().kill();
	const half = await standing(db());
	t.true(half > 0 && half < ROWS, `${half} at the kill`);
	await service().start();
	await page.reload();
	await page.getByRole('progressbar', {name: 'Voortgang'}).waitFor();
	await shows(page, 'Geïmporteerd');
	await page.locator('.utrecht-alert', {hasText: '6.000 nieuw, 0 gewijzigd, 0 ongewijzigd'}).waitFor();
	t.is(await db().actions.countDocuments({revision: 1}), ROWS);
	t.is(await db().actions.countDocuments(), ROWS);
	const found: unknown[] = [];
	await verify(db(), {progress() {}, found: difference => void found.push(difference)});
	t.deepEqual(found, []);
	await looksRight(t, page, 'imported');
}
