import {drawPng} from './draw-png.ts';
import {placed} from './drawing.ts';
import {kitColours, type MaterialWords, printedLink} from './material-words.ts';
import {qrModules, qrPath} from './qr-code.ts';
import {drawFigure, drawPlane, drawTexts, type Sheet, sheetPdf} from './tagged-sheet.ts';
import {column, heightOf, inRoom} from './text-blocks.ts';

/** A sheet of A4, in points. */
const page = {width: 595.28, height: 841.89};
const edge = 44;
/** The artwork has 600 by 240 units, as wide as the sheet. */
const art = {x: 0, y: 0, width: page.width, height: page.width * 0.4};
/** The artwork as it is printed: 200 dots per inch, enough for planes of one colour. */
const ART_PIXELS = 1654;
/** Begins under the artwork, so that no white shows between them. */
const band = {x: 0, y: art.height - 2, width: page.width, height: 262};
const lower = band.y + band.height + 36;
const code = {x: page.width - edge - 176, y: lower - 18, width: 190, height: 190};
const leftWidth = page.width - 2 * edge - code.width - 22;

const {dark, onDark, brightOnDark, ink, quiet, accent} = kitColours;

/**
A poster of A4 as PDF: tagged, in Dutch, with its typeface inside and an alternative text for every picture.

@param madeAt stands in the document as the moment at which it was made.
*/
export async function posterPdf(words: MaterialWords, madeAt: Date): Promise<Buffer> {
	const modules = await qrModules(words.link);
	const artwork = await artworkPng(words);
	const title = `${words.headline} – Burgernet in ${words.place}`;
	return sheetPdf({...page, title, madeAt}, sheet => {
		drawPlane(sheet, band, dark);
		drawFigure(sheet, {...art, alt: words.artworkAlt}, doc => void doc.image(artwork, 0, 0, {width: art.width}));
		drawMessage(sheet, words);
		drawSteps(sheet, words);
		drawCode(sheet, words, qrPath(modules, {x: 0, y: 0, side: code.width}));
		drawFoot(sheet, words);
	});
}

async function artworkPng({artwork}: MaterialWords): Promise<Buffer> {
	const picture = placed(artwork, {x: 0, y: 0, width: 600, height: 240});
	const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 240" width="600" height="240">${picture}</svg>`;
	return drawPng(svg, ART_PIXELS);
}

/** On the dark band: where, what it asks, and the municipality's own line. */
function drawMessage(sheet: Sheet, {place, headline, body, line}: MaterialWords): void {
	const blocks = column(page.width - 2 * edge, [
		[`Burgernet in ${place}`, {fill: brightOnDark, weight: 'semibold', sizes: [19, 12]}],
		[headline, {fill: onDark, weight: 'bold', sizes: [58, 28], mostLines: 2, leading: 1.02, above: 4, tag: 'H1'}],
		[body, {fill: onDark, sizes: [20, 13], mostLines: 3, leading: 1.3, above: 10}],
		[line, {fill: brightOnDark, weight: 'semibold', sizes: [20, 11], mostLines: 3, above: 10}],
	]);
	const fitting = inRoom(sheet.typeface, blocks, band.height - 2 * 18);
	drawTexts(sheet, fitting, {x: edge, y: band.y + (band.height - heightOf(sheet.typeface, fitting)) / 2});
}

/** Left below: one figure and what to do. */
function drawSteps(sheet: Sheet, {figure, steps}: MaterialWords): void {
	const blocks = column(leftWidth, [
		[figure.value, {fill: accent, weight: 'bold', sizes: [60, 34]}],
		[figure.caption, {fill: ink, sizes: [16, 11], mostLines: 2, leading: 1.3}],
		...steps.map(
			(step, index) =>
				[
					`${index + 1}. ${step}`,
					{fill: ink, weight: 'semibold', sizes: [18, 11], mostLines: 2, above: index === 0 ? 22 : 10},
				] as const,
		),
	]);
	const room = page.height - edge - 40 - lower;
	drawTexts(sheet, inRoom(sheet.typeface, blocks, room), {x: edge, y: lower - 8});
}

/** Right below: the code with what to do with it, and the same link to type. */
function drawCode(sheet: Sheet, {link}: MaterialWords, path: string): void {
	drawFigure(sheet, {...code, alt: `QR-code naar ${link}`}, doc => {
		doc.save();
		doc.translate(code.x, code.y).path(path).fill('#000000');
		doc.restore();
	});
	const inside = 19;
	const blocks = column(code.width - inside, [
		['Scan en download', {fill: ink, weight: 'bold', sizes: [20, 12]}],
		[breakable(printedLink(link)), {fill: ink, sizes: [12, 8], mostLines: 3, above: 2}],
	]);
	drawTexts(sheet, blocks, {x: code.x + inside, y: code.y + code.height - 8});
}

/** A long address may go on in a second line, before its path. */
function breakable(address: string): string {
	return address.length > 36 ? address.replace('/b/', ' /b/') : address;
}

/** The small print, and the logo when there is one. */
function drawFoot(sheet: Sheet, {asOf, logo}: MaterialWords): void {
	const blocks = column(leftWidth, [[asOf, {fill: quiet, sizes: [9.5, 8], mostLines: 2}]]);
	drawTexts(sheet, blocks, {x: edge, y: page.height - edge + 6 - heightOf(sheet.typeface, blocks)});
	if (logo) {
		const place = {x: code.x, y: page.height - 74, width: code.width, height: 48};
		const fit = {fit: [place.width, place.height] as [number, number], align: 'right', valign: 'center'} as const;
		drawFigure(sheet, {...place, alt: logo.alt}, doc => void doc.image(logo.content, place.x, place.y, fit));
	}
}
