import test from 'ava';
import {build} from 'esbuild';
import type {Page} from 'playwright-core';
import {renderPage} from '../../src/views/layout.tsx';
import {openBrowser} from '../browser.ts';
import {pageOf, reportOf} from '../views/example-report.tsx';

const {outputFiles} = await build({
	entryPoints: ['src/client/charts.ts', 'src/views/styles/main.css'],
	bundle: true,
	format: 'esm',
	write: false,
	outdir: '/',
	loader: {'.woff2': 'dataurl'},
});
const fileEnding = (end: string) => outputFiles.find(({path}) => path.endsWith(end))?.text ?? '';
const html = renderPage({
	title: 'Voortgang',
	siteName: 'Burgernet',
	identity: null,
	nav: [],
	assets: {css: '/main.css', scripts: ['/charts.js']},
	isExample: false,
	children: pageOf(reportOf({at: '2022-06-14'})),
});

async function openPage(page: Page): Promise<void> {
	await page.route('**/*', route => {
		const {pathname} = new URL(route.request().url());
		const [contentType, body] = {
			'/': ['text/html', html],
			'/main.css': ['text/css', fileEnding('.css')],
			'/charts.js': ['text/javascript', fileEnding('.js')],
		}[pathname] ?? ['text/plain', ''];
		return route.fulfill({contentType: contentType ?? 'text/plain', body: body ?? ''});
	});
	await page.goto('http://burgernet.test/');
}

/** How many dots of a colour stand on the first chart. */
function countDots(page: Page, color: readonly number[]): Promise<number> {
	return page.evaluate(wanted => {
		const canvas = document.querySelector('canvas');
		const data = canvas?.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
		let count = 0;
		for (let index = 0; index < data.length; index += 4) {
			count += wanted.every((part, offset) => data[index + offset] === part) ? 1 : 0;
		}

		return count;
	}, color);
}

/** A canvas is drawn anew some time after the screen changes; what it then shows is judged by the test. */
async function untilDrawn(page: Page, color: readonly number[]): Promise<void> {
	const end = performance.now() + 10_000;
	while ((await countDots(page, color)) === 0 && performance.now() < end) {
		await new Promise(resolve => setTimeout(resolve, 20));
	}
}

const lightLine = [0x0b, 0x6a, 0x6e];
const darkLine = [0x6f, 0xd0, 0xc7];

test('charts are drawn from their tables, in the colours of the screen', async t => {
	const browser = await openBrowser();
	t.teardown(() => browser.close());
	const page = await browser.newPage({reducedMotion: 'reduce', colorScheme: 'light'});
	await openPage(page);

	await page.waitForSelector('#acties-opgeteld canvas[data-drawn="true"]');
	await page.waitForSelector('#succes-per-maand canvas[data-drawn="true"]');
	t.is(await page.locator('table[data-chart]:visible').count(), 0);
	await page.click('summary:has-text("Tabel") >> nth=0');
	t.is(await page.locator('table[data-chart]:visible').count(), 1);
	t.true((await countDots(page, lightLine)) > 100);
	t.is(await countDots(page, darkLine), 0);

	await page.emulateMedia({colorScheme: 'dark', reducedMotion: 'reduce'});
	await page.waitForFunction(() => matchMedia('(prefers-color-scheme: dark)').matches);
	await untilDrawn(page, darkLine);
	t.true((await countDots(page, darkLine)) > 100);
	t.is(await countDots(page, lightLine), 0);
	t.is(await page.locator('table[data-chart]:visible').count(), 1);

	await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
	t.true((await countDots(page, lightLine)) > 100);
	await page.evaluate(() => dispatchEvent(new Event('afterprint')));
	t.true((await countDots(page, darkLine)) > 100);
});
