import {readFile} from 'node:fs/promises';
import {createRequire} from 'node:module';
import type {Font} from 'fontkit';
import {plainLine} from '../domain/campaigns.ts';

export const weights = {regular: 400, semibold: 600, bold: 700} as const;
export type Weight = keyof typeof weights;

/** One typeface in three weights, to measure with and to draw with; the bytes are for a document that embeds them. */
export interface Typeface {
	fonts: Record<Weight, {font: Font; content: Buffer}>;
}

let loaded: Promise<Typeface> | undefined;

/** The typeface of this product, read once from the package that brings it. */
export function loadTypeface(): Promise<Typeface> {
	loaded ??= readTypeface();
	return loaded;
}

async function readTypeface(): Promise<Typeface> {
	const {create} = await import('fontkit');
	const {resolve} = createRequire(import.meta.url);
	const entries = Object.entries(weights).map(async ([weight, number]) => {
		const path = resolve(`@fontsource/source-sans-3/files/source-sans-3-latin-${number}-normal.woff`);
		const content = await readFile(path);
		return [weight, {font: create(content) as Font, content}] as const;
	});
	return {fonts: Object.fromEntries(await Promise.all(entries)) as Typeface['fonts']};
}

/**
A text of which every sign can be drawn: one line, without signs that turn others around; a letter with a mark that the
typeface does not have becomes the letter, and what is left a question mark.
*/
export function drawable({fonts}: Typeface, text: string): string {
	const {font} = fonts.regular;
	const has = (sign: string) => font.hasGlyphForCodePoint(sign.codePointAt(0) ?? 0);
	const drawn = [...plainLine(text).normalize('NFC')].map(sign => {
		const plain = has(sign) ? sign : sign.normalize('NFKD').replaceAll(/\p{M}/gu, '');
		return [...plain].map(part => (has(part) ? part : '?')).join('');
	});
	return drawn.join('').replaceAll(/\s+/g, ' ');
}

/** The width of a text at a size. */
export function widthOf({fonts}: Typeface, text: string, {weight, size}: {weight: Weight; size: number}): number {
	return emsOf(fonts[weight].font, text) * size;
}

/** The same texts are measured at many sizes; beyond this they are forgotten. */
const MOST_MEASURED = 20_000;
const measured = new WeakMap<Font, Map<string, number>>();

/** The width of a text in sizes. */
function emsOf(font: Font, text: string): number {
	const known = measured.get(font) ?? new Map<string, number>();
	measured.set(font, known);
	let ems = known.get(text);
	if (ems === undefined) {
		ems = font.layout(text).advanceWidth / font.unitsPerEm;
		if (known.size >= MOST_MEASURED) {
			known.clear();
		}

		known.set(text, ems);
	}

	return ems;
}

export interface Box {
	weight: Weight;
	width: number;
	/** The size that is wanted. */
	size: number;
	/** The size below which it does not shrink. */
	smallest: number;
	mostLines: number;
	/** Whether the lines become about as wide as each other: no word alone on the last one. */
	isBalanced: boolean;
}

/** A text in lines at the size at which it fits. */
export interface FittedText {
	lines: string[];
	size: number;
	weight: Weight;
}

/**
Breaks a text in lines at its spaces, and shrinks it until it fits its box.

A word that is wider than the box at the smallest size is broken; lines that still do not fit are left out, the last one
with an ellipsis. Our choice: the lengths of the fields are such that this is never needed.
*/
export function fitText(typeface: Typeface, text: string, box: Box): FittedText {
	const words = drawable(typeface, text);
	for (let size = box.size; size > box.smallest; size *= 0.96) {
		const lines = linesOf(typeface, words, {...box, size});
		const isWhole = lines.every(line => widthOf(typeface, line, {...box, size}) <= box.width);
		if (isWhole && lines.length <= box.mostLines) {
			const set = box.isBalanced ? balanced(typeface, words, {...box, size}) : lines;
			return {lines: set, size, weight: box.weight};
		}
	}

	const size = box.smallest;
	const style = {weight: box.weight, size};
	const lines = linesOf(typeface, words, {...box, size}).flatMap(line =>
		cut(typeface, line, {...style, width: box.width}),
	);
	const left = lines.slice(0, box.mostLines);
	const last = left.length < lines.length ? `${left.pop()?.slice(0, -2)}…` : null;
	return {lines: [...left, ...(last ? [last] : [])], size, weight: box.weight};
}

function linesOf(typeface: Typeface, text: string, style: {weight: Weight; size: number; width: number}): string[] {
	const lines: string[] = [];
	let line = '';
	for (const word of text.split(' ')) {
		const longer = line === '' ? word : `${line} ${word}`;
		if (line !== '' && widthOf(typeface, longer, style) > style.width) {
			lines.push(line);
			line = word;
		} else {
			line = longer;
		}
	}

	return line === '' ? lines : [...lines, line];
}

/** The same number of lines, of about the same width: no word alone on the last one. */
function balanced(typeface: Typeface, text: string, box: {weight: Weight; size: number; width: number}): string[] {
	let lines = linesOf(typeface, text, box);
	for (let width = box.width * 0.97; width > box.width / 2; width *= 0.97) {
		const narrower = linesOf(typeface, text, {...box, width});
		const isWhole = narrower.every(line => widthOf(typeface, line, box) <= width);
		if (!isWhole || narrower.length > lines.length) {
			return lines;
		}

		lines = narrower;
	}

	return lines;
}

/** A line that is too wide, in pieces that are not. */
function cut(typeface: Typeface, line: string, style: {weight: Weight; size: number; width: number}): string[] {
	const pieces: string[] = [];
	let piece = '';
	for (const sign of line) {
		if (widthOf(typeface, piece + sign, style) > style.width) {
			pieces.push(piece);
			piece = '';
		}

		piece += sign;
	}

	return [...pieces, piece];
}

/** A line as the outline of its letters, for a picture: what draws SVG here knows no fonts. `y` is the base line. */
export function outlineOf(
	{fonts}: Typeface,
	line: string,
	{weight, size, x, y}: {weight: Weight; size: number; x: number; y: number},
): string {
	const {font} = fonts[weight];
	const {glyphs, positions} = font.layout(line);
	const scale = size / font.unitsPerEm;
	let at = x;
	const paths = glyphs.map((glyph, index) => {
		const {xAdvance = 0, xOffset = 0, yOffset = 0} = positions[index] ?? {};
		const place = glyph.path.scale(scale, -scale).translate(at + xOffset * scale, y - yOffset * scale);
		at += xAdvance * scale;
		return place.toSVG();
	});
	return paths.join('');
}
