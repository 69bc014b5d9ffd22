import {setColumn, type TextBlock} from './text-blocks.ts';
import {drawable, loadTypeface, type Typeface} from './typeface.ts';

type Document = PDFKit.PDFDocument;

/** One page of a document whose every part is in its structure, in the order in which it was drawn. */
export interface Sheet {
	doc: Document;
	typeface: Typeface;
	parts: PDFKit.PDFStructureElement[];
}

interface Rectangle {
	x: number;
	y: number;
	width: number;
	height: number;
}

/** Makes one page of PDF in Dutch, tagged and with the typeface inside. Source: PDF/UA-1 (ISO 14289-1). */
export async function sheetPdf(
	{title, width, height, madeAt}: {title: string; width: number; height: number; madeAt: Date},
	draw: (sheet: Sheet) => void,
): Promise<Buffer> {
	const [{default: PDFDocument}, typeface] = await Promise.all([import('pdfkit'), loadTypeface()]);
	const options = {
		size: [width, height],
		margin: 0,
		pdfVersion: '1.7',
		subset: 'PDF/UA',
		tagged: true,
		lang: 'nl',
		displayTitle: true,
		font: null,
		info: {
			Title: drawable(typeface, title),
			CreationDate: madeAt,
			ModDate: madeAt,
			Producer: 'Burgernet',
			Creator: 'Burgernet',
		},
	};
	const doc = new PDFDocument(options as unknown as PDFKit.PDFDocumentOptions);
	const chunks: Buffer[] = [];
	doc.on('data', (chunk: Buffer) => chunks.push(chunk));
	const isReady = new Promise<void>(resolve => void doc.on('end', resolve));
	for (const [weight, {content}] of Object.entries(typeface.fonts)) {
		doc.registerFont(weight, content);
	}

	const sheet: Sheet = {doc, typeface, parts: []};
	draw(sheet);
	doc.addStructure(doc.struct('Document', {lang: 'nl'}, sheet.parts));
	doc.end();
	await isReady;
	return Buffer.concat(chunks);
}

/** A plane without a meaning of its own: it is not read out. */
export function drawPlane({doc}: Sheet, {x, y, width, height}: Rectangle, fill: string): void {
	doc.markContent('Artifact', {type: 'Layout'});
	doc.rect(x, y, width, height).fill(fill);
	doc.endMarkedContent();
}

/** A picture with what somebody hears who does not see it. */
export function drawFigure(
	{doc, parts}: Sheet,
	{alt, x, y, width, height}: Rectangle & {alt: string},
	draw: (doc: Document) => void,
): void {
	const options = {alt, bbox: [x, y, x + width, y + height]};
	parts.push(doc.struct('Figure', options as {alt: string}, () => draw(doc)));
}

/** Texts under each other. @returns the place below the last one. */
export function drawTexts(
	{doc, typeface, parts}: Sheet,
	blocks: readonly TextBlock[],
	{x, y}: {x: number; y: number},
): number {
	const {set, bottom} = setColumn(typeface, blocks, y);
	for (const {block, lines, baselines, size, weight} of set) {
		const draw = () => {
			doc.font(weight).fontSize(size).fillColor(block.fill);
			for (const [index, line] of lines.entries()) {
				// The space at the end keeps the words of two lines apart for who hears or copies them.
				const text = index < lines.length - 1 ? `${line} ` : line;
				doc.text(text, x, baselines[index] as number, {lineBreak: false, baseline: 'alphabetic'});
			}
		};
		parts.push(doc.struct(block.tag, {}, draw));
	}

	return bottom;
}
