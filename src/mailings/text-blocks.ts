import {type Box, type FittedText, fitText, type Typeface, type Weight} from './typeface.ts';

/** A text with its look, at its place in a column of texts. */
export interface TextBlock extends Box {
	text: string;
	fill: string;
	/** Distance between two lines, in sizes. */
	leading: number;
	/** Room above it. */
	above: number;
	/** What it is for who hears it. */
	tag: 'H1' | 'P';
}

/** Look of a text without its words. `sizes`: the wanted and the smallest one. */
export interface TextLook {
	sizes: readonly [wanted: number, smallest: number];
	weight?: Weight;
	fill: string;
	mostLines?: number;
	leading?: number;
	above?: number;
	tag?: 'H1' | 'P';
}

/** Texts of one width with their looks; a text that is null is left out. */
export function column(width: number, texts: readonly (readonly [string | null, TextLook])[]): TextBlock[] {
	return texts.flatMap(
		([
			text,
			{
				sizes: [size, smallest],
				...look
			},
		]) => (text === null ? [] : [{...usual, isBalanced: true, ...look, text, width, size, smallest}]),
	);
}

const usual = {weight: 'regular', mostLines: 1, leading: 1.25, above: 0, tag: 'P'} as const;

/** The same texts in smaller sizes, when they would be higher than the room they have. */
export function inRoom(typeface: Typeface, blocks: readonly TextBlock[], room: number): readonly TextBlock[] {
	for (let scale = 1; scale > 0.5; scale -= 0.04) {
		const smaller = blocks.map(({size, smallest, above, ...block}) => ({
			...block,
			smallest,
			size: Math.max(smallest, size * scale),
			above: above * scale,
		}));
		if (heightOf(typeface, smaller) <= room) {
			return smaller;
		}
	}

	return blocks.map(({smallest, ...block}) => ({...block, smallest, size: smallest, above: block.above / 2}));
}

/** A block with its lines, and where it stands. */
export interface SetBlock extends FittedText {
	block: TextBlock;
	/** The base line of each line. */
	baselines: number[];
}

/** Sets a column of texts from a top edge. */
export function setColumn(
	typeface: Typeface,
	blocks: readonly TextBlock[],
	top: number,
): {set: SetBlock[]; bottom: number} {
	let at = top;
	const set = blocks.map(block => {
		const fitted = fitText(typeface, block.text, block);
		const {lines, size} = fitted;
		at += block.above;
		const baselines = lines.map((_, index) => at + size * (0.8 + index * block.leading));
		at += size * ((lines.length - 1) * block.leading + 1.05);
		return {...fitted, block, baselines};
	});
	return {set, bottom: at};
}

/** How high a column is. */
export function heightOf(typeface: Typeface, blocks: readonly TextBlock[]): number {
	return setColumn(typeface, blocks, 0).bottom;
}
