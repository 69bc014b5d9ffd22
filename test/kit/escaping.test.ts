import test from 'ava';
import {getDocument} from 'pdfjs-dist/legacy/build/pdf.mjs';
import {readCampaign} from '../../src/mailings/campaign-files.ts';
import type {CampaignKit} from '../../src/mailings/campaign-kit.ts';
import {drawMaterial} from '../../src/mailings/material-renderer.ts';
import type {MaterialWords} from '../../src/mailings/material-words.ts';
import {squareSvg, storySvg} from '../../src/mailings/social-picture.ts';
import {drawable, loadTypeface} from '../../src/mailings/typeface.ts';
import {plainPayloads, removedPayloads} from '../mailings/payloads.ts';
import {folders} from '../service.ts';

const payloads = [...plainPayloads, ...removedPayloads];
/** So many of them on one sheet, each in a field of its own. */
const ON_A_SHEET = 4;
const sheets = Array.from({length: Math.ceil(payloads.length / ON_A_SHEET)}, (_, index) =>
	payloads.slice(index * ON_A_SHEET, (index + 1) * ON_A_SHEET),
);
const madeAt = new Date('2022-06-30T10:00:00Z');

async function wordsWith([
	first = '',
	second = '',
	third = '',
	fourth = '',
]: readonly string[]): Promise<MaterialWords> {
	const {kit} = await readCampaign(folders.campaigns, 'download-de-app');
	return {
		...{place: first, headline: 'Kijk mee', body: first, line: second},
		figure: {value: '12', caption: third},
		...{steps: [fourth], asOf: 'Stand van vandaag.', link: 'https://burgernet.voorbeeld.nl/b/ABCDEFGH'},
		...{artwork: (kit as CampaignKit).artwork, artworkAlt: fourth, logo: null},
	};
}

/** The words of a document without spaces: a line may break anywhere. */
async function readPdf(content: Buffer) {
	const document = await getDocument({data: new Uint8Array(content), verbosity: 0}).promise;
	const page = await document.getPage(1);
	const {items} = await page.getTextContent();
	const {info} = (await document.getMetadata()) as unknown as {info: {Title: string}};
	const actions = [await document.getJSActions(), await document.getOpenAction(), await document.getAttachments()];
	const annotations = await page.getAnnotations();
	const words = items.map(item => ('str' in item ? item.str : '')).join('');
	return {words: words.replaceAll(/\s/g, ''), title: info.Title, extra: [...actions, ...annotations].filter(Boolean)};
}

test('any text stands on a poster as text, and adds no action, link, form or file to the document', async t => {
	const typeface = await loadTypeface();
	for (const texts of sheets) {
		const words = await wordsWith(texts);
		const {words: read, title, extra} = await readPdf(await drawMaterial({material: 'poster', words, madeAt}));
		t.deepEqual(extra, []);
		t.is(title, drawable(typeface, `Kijk mee – Burgernet in ${words.place}`));
		for (const text of texts) {
			t.true(read.includes(drawable(typeface, text).replaceAll(/\s/g, '')), `${text} in ${read}`);
		}
	}
});

test('any text stands in a picture as outlines: no letter of it is read as markup', async t => {
	const typeface = await loadTypeface();
	const names = (svg: string) => new Set(svg.match(/<[^\s/>]*/g));
	const plain = await wordsWith(['x', 'x', 'x', 'x']);
	for (const draw of [squareSvg, storySvg]) {
		const known = names(draw(typeface, plain));
		for (const texts of sheets) {
			const svg = draw(typeface, await wordsWith(texts));
			t.deepEqual(
				[...names(svg)].filter(name => !known.has(name)),
				[],
				texts.join('\n'),
			);
			t.notRegex(svg, /evil\.example|alert|etc\/passwd/);
		}
	}
});
