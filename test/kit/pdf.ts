import {createCanvas} from '@napi-rs/canvas';
import jsQR from 'jsqr';
import {getDocument, type PDFDocumentProxy} from 'pdfjs-dist/legacy/build/pdf.mjs';

export interface OpenPdf {
	document: PDFDocumentProxy;
	/** The words of the first page in the order of reading. */
	text: string;
	/** Roles of the structure of the first page, with alternative texts: `Figure: QR-code naar …`. */
	structure: string[];
	/** What a reader of codes sees on the rendered page; null when it sees none. */
	code: string | null;
	/** Points of the rendered page: red, green, blue and opaqueness of each. */
	pixels: Uint8ClampedArray;
}

/** Opens a document as a reader does, draws its first page and reads the code on it. */
export async function openPdf(content: Buffer): Promise<OpenPdf> {
	const document = await getDocument({data: new Uint8Array(content), verbosity: 0}).promise;
	const page = await document.getPage(1);
	const viewport = page.getViewport({scale: 2});
	const canvas = createCanvas(Math.ceil(viewport.width), Math.ceil(viewport.height));
	const context = canvas.getContext('2d');
	await page.render({canvas: null, canvasContext: context as never, viewport}).promise;
	const {data} = context.getImageData(0, 0, canvas.width, canvas.height);
	const {items} = await page.getTextContent();
	return {
		document,
		text: items
			.map(item => ('str' in item ? item.str : ''))
			.join(' ')
			.replaceAll(/\s+/g, ' '),
		structure: rolesOf((await page.getStructTree()) as unknown as Node),
		code: readCode(data, canvas.width, canvas.height),
		pixels: data,
	};
}

/** What a reader of codes sees in a picture; null when it sees none. */
export function readCode(pixels: Uint8ClampedArray, width: number, height: number): string | null {
	// The types of jsqr do not know that its function is the module.
	const read = jsQR as unknown as typeof jsQR.default;
	return read(pixels, width, height)?.data ?? null;
}

interface Node {
	role?: string;
	alt?: string;
	children?: Node[];
}

function rolesOf({role, alt, children = []}: Node): string[] {
	const own = role && role !== 'Root' ? [alt === undefined ? role : `${role}: ${alt}`] : [];
	return [...own, ...children.flatMap(rolesOf)];
}
