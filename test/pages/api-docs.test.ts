import test from 'ava';
import {openBrowser} from '../browser.ts';
import {openReferenceStore, shared, startService} from '../service.ts';
import {axeFaults, looks, visit} from './signed-in.ts';

const service = shared(async t => startService(t, await openReferenceStore(t)));
const browser = shared(async t => {
	const opened = await openBrowser();
	t.teardown(() => opened.close());
	return opened;
});

for (const {colorScheme, width} of looks) {
	test.serial(`the description of the API is readable for everybody, ${colorScheme}, ${width} px`, async t => {
		const viewport = {width, height: 800};
		const {page, asked, complaints} = await visit(t, browser(), {service: service(), colorScheme, viewport});
		await page.goto(`${service().url}/api/docs`);
		t.is(await page.locator('h1').textContent(), 'Burgernet API');
		const count = await page.locator('details.api-operation').count();
		t.is(count, service().routes.filter(({path, answers}) => path.startsWith('/api/v1/') && answers).length);
		// The longest of each kind: axe looks half a minute at all of them.
		for (const id of ['getActions', 'patchActionsId', 'putTargetsYearId']) {
			await page.locator(`#${id} > summary`).press('Enter');
		}

		t.is(await page.locator('details.api-operation[open]').count(), 3);
		t.deepEqual(await axeFaults(page), []);
		t.is(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), 0);
		t.deepEqual(complaints, []);
		t.deepEqual(
			asked.filter(address => !address.startsWith(service().url)),
			[],
		);
	});
}

test.serial('the description of the API needs no JavaScript', async t => {
	const {page} = await visit(t, browser(), {service: service(), javaScriptEnabled: false});
	await page.goto(`${service().url}/api/docs#actions`);
	const outcome = page.locator('#putActionsIdOutcome');
	await outcome.locator('summary').click();
	t.true(await outcome.getByText('een van: direct, indirect, none, withdrawn of null').first().isVisible());
});
