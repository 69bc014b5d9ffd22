import test from 'ava';
import type {Browser, Page} from 'playwright-core';
import {openBrowser} from '../browser.ts';
import {june2022, openExampleStore, shared, startService} from '../service.ts';
import {axeFaults, looks, visit} from './signed-in.ts';

const service = shared(async t => startService(t, await openExampleStore(t, june2022), {now: () => june2022}));
let browser: Browser;

test.before(async () => {
	browser = await openBrowser();
});
test.after.always(() => browser?.close());

const isWide = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
const notice = async (page: Page) => (await page.getByRole('status').first().textContent()) ?? '';
const coordinator = {role: 'coordinator', javaScriptEnabled: false} as const;

async function openAt(t: Parameters<typeof visit>[0], path: string): Promise<Page> {
	const {page} = await visit(t, browser, {service: service(), ...coordinator});
	page.setDefaultTimeout(6000);
	await page.goto(`${service().url}${path}`);
	return page;
}

test.serial('five functions are marked as trained on a day by keyboard, and it is taken back in one go', async t => {
	const page = await openAt(t, '/ambassadeurs?stand=untrained');
	const boxes = page.getByRole('checkbox');
	const before = await boxes.count();
	t.true(before >= 5);
	for (const index of [0, 1, 2, 3, 4]) {
		await boxes.nth(index).press('Space');
	}

	await page.getByLabel('Afgerond op').fill('2022-06-15');
	await page.getByRole('button', {name: 'Leg vast'}).press('Enter');
	t.regex(await notice(page), /5/);
	t.is(await page.getByRole('checkbox').count(), before - 5);
	await page.getByRole('button', {name: 'Ongedaan maken'}).press('Enter');
	await page.getByRole('button', {name: 'Ongedaan maken'}).waitFor({state: 'detached'});
	await page.waitForLoadState();
	t.is(await page.getByRole('checkbox').count(), before);
});

test.serial(
	'a training before the function began is refused at its row, and nothing is written of the others',
	async t => {
		const {page} = await visit(t, browser, {service: service(), role: 'coordinator'});
		await page.goto(`${service().url}/ambassadeurs?stand=untrained`);
		const boxes = page.getByRole('checkbox');
		const before = await boxes.count();
		await boxes.nth(0).press('Space');
		await boxes.nth(1).press('Space');
		await page.getByLabel('Afgerond op').fill('2005-01-03');
		await page.getByRole('button', {name: 'Leg vast'}).press('Enter');
		t.regex((await page.locator('.error-summary').textContent()) ?? '', /functie/);
		t.is(await page.locator('input[name=wie][aria-invalid=true]').count(), 2);
		t.is(await page.locator('input[name=wie]:checked').count(), 2);
		await page.waitForLoadState();
		t.deepEqual(await axeFaults(page), []);
		await page.goto(`${service().url}/ambassadeurs?stand=untrained`);
		t.is(await page.getByRole('checkbox').count(), before);
	},
);

test.serial(
	'a successor ends the function on the day of beginning; the same person twice is refused with the reason',
	async t => {
		const page = await openAt(t, '/ambassadeurs?soort=municipality');
		await page.getByRole('link', {name: 'Houten', exact: true}).press('Enter');
		await page.locator('#opvolger > summary').press('Enter');
		await page.getByLabel('Naam van de opvolger').fill('Ambassadeur Twee');
		await page.getByLabel('Werkadres van de opvolger').fill('twee@voorbeeld.example');
		await page.getByLabel('Begint op').fill('2022-06-20');
		await page.getByRole('button', {name: 'Leg opvolging vast'}).press('Enter');
		t.regex((await page.locator('main').textContent()) ?? '', /20 juni 2022/);

		await page.goto(`${service().url}/ambassadeurs/nieuw?organisatie=GM0321`);
		await page.getByLabel('Naam').fill('Ambassadeur Twee');
		await page.getByLabel(/e-mail/i).fill('twee@voorbeeld.example');
		await page.getByLabel(/vanaf|Begint/i).fill('2022-06-25');
		await page.locator('main form[method=post] button[type=submit]').first().press('Enter');
		t.regex((await page.locator('.error-summary').textContent()) ?? '', /al/);
	},
);

test.serial('a departure is laid down and stands in the register', async t => {
	const page = await openAt(t, '/ambassadeurs?soort=municipality');
	await page.getByRole('link', {name: 'Zeist', exact: true}).press('Enter');
	await page.locator('#einde > summary').press('Enter');
	await page.locator('#einde').getByLabel('Functie eindigt op').fill('2022-06-01');
	await page.getByRole('button', {name: 'Leg het einde vast'}).press('Enter');
	await page.goto(`${service().url}/ambassadeurs?soort=municipality&stand=vacant`);
	t.regex((await page.locator('main table').first().textContent()) ?? '', /Zeist/);
});

test.serial('a training day: whom to ask, the file for the calendar, and who came', async t => {
	const page = await openAt(t, '/trainingsdagen');
	await page.getByLabel('Dag', {exact: true}).fill('2022-06-30');
	await page.getByLabel('Begint om').fill('09:30');
	await page.getByLabel('Eindigt om').fill('12:00');
	await page.getByLabel('Plaats').fill('politiebureau Houten');
	await page.getByRole('button', {name: 'Plan deze dag'}).press('Enter');
	t.regex((await page.locator('main').textContent()) ?? '', /30 juni 2022/);
	const link = page.getByRole('link', {name: /\.ics/});
	const href = (await link.getAttribute('href')) ?? '';
	const file = await (await page.request.get(`${service().url}${href}`)).text();
	t.regex(file, /^BEGIN:VCALENDAR\r\n/);
	t.regex(file.replaceAll('\r\n ', ''), /DTSTART:20220630T073000Z\r\n[\s\S]*LOCATION:politiebureau Houten/);
	const people = page.locator('form[action$="/opgeleid"] input[name=wie]');
	await people.first().press('Space');
	await page.getByRole('button', {name: 'Leg vast: opgeleid'}).press('Enter');
	t.regex((await page.locator('main').textContent()) ?? '', /1 al opgeleid op deze dag/);
});

for (const {colorScheme, width} of looks) {
	test.serial(`no barrier and no sideways scroll: ${colorScheme}, ${width} px`, async t => {
		const options = {service: service(), colorScheme, viewport: {width, height: 900}};
		const {page, complaints} = await visit(t, browser, {...options, role: 'coordinator'});
		await page.goto(`${service().url}/ambassadeurs?soort=municipality&district=west-utrecht`);
		const own = (await page.getByRole('link', {name: 'Oudewater', exact: true}).getAttribute('href')) ?? '';
		await page.goto(`${service().url}/trainingsdagen`);
		const day = (await page.locator('.training-list a').first().getAttribute('href')) ?? '';
		for (const path of ['/ambassadeurs', own, '/ambassadeurs/nieuw', '/trainingsdagen', day]) {
			await page.goto(`${service().url}${path}`);
			t.deepEqual(await axeFaults(page), [], path);
			t.false(await isWide(page), path);
		}

		await page.locator('nav summary', {hasText: 'Meer'}).press('Enter');
		t.false(await isWide(page));
		t.deepEqual(await axeFaults(page), []);
		await page.getByRole('link', {name: 'Districten', exact: true}).press('Enter');
		t.regex(page.url(), /\/districten/);
		t.deepEqual(complaints, []);
	});
}
