import {AxeBuilder} from '@axe-core/playwright';
import {createCanvas, loadImage} from '@napi-rs/canvas';
import test from 'ava';
import type {Browser, Page} from 'playwright-core';
import {openBrowser} from '../browser.ts';
import {openReferenceStore, shared, startService} from '../service.ts';
import {looks, visit} from './signed-in.ts';

const service = shared(async t => startService(t, await openReferenceStore(t)));
const PAGE = '/campagnes/na-de-veiligheidsdag';
let browser: Browser;

test.before(async () => {
	browser = await openBrowser();
});
test.after.always(() => browser?.close());

/** The colour of the pixel in the middle of the left edge of the mail, where nothing but its background is. */
async function edgeColor(page: Page): Promise<number[]> {
	const image = await loadImage(await page.locator('iframe').screenshot());
	const drawing = createCanvas(image.width, image.height).getContext('2d');
	drawing.drawImage(image, 0, 0);
	return [...drawing.getImageData(6, Math.floor(image.height / 2), 1, 1).data].slice(0, 3);
}

test.serial(
	'by keyboard and without JavaScript every choice is made, and what is typed stands in the mail',
	async t => {
		const options = {service: service(), role: 'coordinator', javaScriptEnabled: false} as const;
		const {page, complaints} = await visit(t, browser, options);
		await page.goto(service().url + PAGE);
		await page.getByLabel('Gemeente', {exact: true}).selectOption('Houten');
		await page.getByLabel('Bekijk als').selectOption('computer');
		await page.getByLabel('Kleuren').selectOption('donker');
		await page.getByLabel('Dag van het evenement').fill('2022-05-14');
		await page.getByLabel('Eigen regel').fill('Samen zien we meer in Houten.');
		await page.getByLabel('Eigen regel').press('Enter');
		await page.getByRole('heading', {name: 'Voorbeeld voor Houten'}).waitFor();
		const mail = page.frameLocator('iframe');
		await mail.getByText('Samen zien we meer in Houten.').waitFor();
		await mail.getByText('14 mei 2022').first().waitFor();
		const {searchParams, hash} = new URL(page.url());
		t.deepEqual(
			['gemeente', 'beeld', 'kleur', 'dag'].map(name => searchParams.get(name)),
			['GM0321', 'desktop', 'donker', '2022-05-14'],
		);
		t.is(hash, '#voorbeeld');
		t.is(await page.getByLabel('Eigen regel').inputValue(), 'Samen zien we meer in Houten.');
		t.deepEqual(complaints, []);
	},
);

test.serial(
	'donker is dark and licht is light, whatever the screen has, and the widths are those of the device',
	async t => {
		for (const colorScheme of ['light', 'dark'] as const) {
			const options = {service: service(), role: 'admin', colorScheme, viewport: {width: 1280, height: 900}} as const;
			const {page, complaints} = await visit(t, browser, options);
			const look = async (query: string) => {
				await page.goto(`${service().url}${PAGE}?gemeente=GM0321&${query}`);
				await page.frameLocator('iframe').getByText('Houten').first().waitFor();
				const body = page.frameLocator('iframe').locator('body');
				return {
					width: await body.evaluate(() => innerWidth),
					background: await body.evaluate(element => getComputedStyle(element).backgroundColor),
					pixel: await edgeColor(page),
				};
			};
			const dark = await look('beeld=telefoon&kleur=donker');
			t.is(dark.width, 375);
			t.is(dark.background, 'rgb(23, 13, 14)', colorScheme);
			t.true(Math.max(...dark.pixel) < 60, `${colorScheme}: ${dark.pixel}`);
			const light = await look('beeld=desktop&kleur=licht');
			t.true(light.width >= 640, `${light.width}`);
			t.true(Math.min(...light.pixel) > 200, `${colorScheme}: ${light.pixel}`);
			const square = page.getByRole('img', {name: 'Vierkante afbeelding voor Houten'});
			await square.scrollIntoViewIfNeeded();
			await page.waitForFunction(
				() => (document.querySelector('figure img') as HTMLImageElement).naturalWidth === 1080,
			);
			t.deepEqual(complaints, []);
		}
	},
);

test.serial('a mail in the preview runs nothing', async t => {
	const {page} = await visit(t, browser, {service: service(), role: 'coordinator'});
	const scripted = (route: {
		fulfill(answer: object): Promise<void>;
		fetch(): Promise<{text(): Promise<string>; headers(): object}>;
	}) =>
		route.fetch().then(async answer =>
			route.fulfill({
				headers: answer.headers(),
				body: (await answer.text()).replace('</body>', '<script>document.body.dataset.ran = "1"</script></body>'),
			}),
		);
	await page.route(`**${PAGE}/voorbeeld/**`, route => scripted(route as never));
	await page.goto(`${service().url}${PAGE}?gemeente=GM0321`);
	const body = page.frameLocator('iframe').locator('body');
	await body.getByText('Houten').first().waitFor();
	t.is(await body.locator('script').count(), 1, 'the script is there');
	t.is(await body.getAttribute('data-ran'), null);
	// Also opened by itself, outside its frame.
	await page.goto(`${service().url}${PAGE}/voorbeeld/GM0321`);
	t.is(await page.locator('body').getAttribute('data-ran'), null);
});

for (const {colorScheme, width} of looks) {
	test.serial(`no barrier and no sideways scroll: ${colorScheme}, ${width} px`, async t => {
		const options = {service: service(), colorScheme, viewport: {width, height: 900}};
		const {page} = await visit(t, browser, {...options, role: 'admin'});
		for (const query of ['beeld=desktop&kleur=donker', 'beeld=tekst&kleur=donker', 'regel=bel 06-12345678']) {
			await page.goto(`${service().url}${PAGE}?gemeente=GM0321&${query}`);
			// The mail runs nothing, so axe cannot look into it; the mails themselves are looked at elsewhere.
			await page.evaluate(() => document.querySelector('iframe')?.remove());
			const {violations} = await new AxeBuilder({page}).withTags(['wcag2a', 'wcag2aa', 'wcag22aa']).analyze();
			t.deepEqual(
				violations.flatMap(({id, nodes}) => nodes.map(({target}) => `${id}: ${target.join(' ')}`)),
				[],
				query,
			);
			t.false(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth), query);
		}
	});
}
