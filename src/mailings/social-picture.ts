import {type Place, placed} from './drawing.ts';
import {kitColours, type MaterialWords, printedLink} from './material-words.ts';
import {column, heightOf, inRoom, setColumn, type TextBlock, type TextLook} from './text-blocks.ts';
import {fitText, outlineOf, type Typeface} from './typeface.ts';

const {dark, onDark, brightOnDark, light, ink, accent} = kitColours;
const place: Omit<TextLook, 'sizes'> = {fill: brightOnDark, weight: 'semibold'};
const headline: Omit<TextLook, 'sizes'> = {fill: onDark, weight: 'bold', leading: 1.04, above: 14, tag: 'H1'};

/** A square of 1080 by 1080 for social media. */
export function squareSvg(typeface: Typeface, words: MaterialWords): string {
	const art = 420;
	const foot = 124;
	const texts = column(1080 - 2 * 72, [
		[`Burgernet in ${words.place}`, {...place, sizes: [38, 24]}],
		[words.headline, {...headline, sizes: [92, 54], mostLines: 3}],
		[words.body, {fill: onDark, sizes: [38, 24], mostLines: 3, above: 22}],
		[words.line, {fill: brightOnDark, weight: 'semibold', sizes: [38, 24], mostLines: 3, above: 14}],
	]);
	const room = 1080 - art - foot;
	const blocks = inRoom(typeface, texts, room - 2 * 36);
	const top = art + (room - heightOf(typeface, blocks)) / 2;
	return page(1080, [
		placed(words.artwork, {x: 0, y: 0, width: 1080, height: art}),
		drawn(typeface, blocks, {x: 72, y: top}),
		footOf(typeface, words, {x: 0, y: 1080 - foot, width: 1080, height: foot}),
	]);
}

/** A telephone lays its own buttons over the top and the bottom of a story. Our choice: what Instagram's own guide says. */
const safe = {top: 250, bottom: 1580};

/** A standing picture of 1080 by 1920. */
export function storySvg(typeface: Typeface, words: MaterialWords): string {
	const width = 1080 - 2 * 80;
	const upper = column(width, [
		[`Burgernet in ${words.place}`, {...place, sizes: [46, 28]}],
		[words.headline, standingHeadline(typeface, words.headline, width)],
	]);
	const lower = column(width, [
		[words.line ?? words.body, {fill: onDark, sizes: [46, 30], mostLines: 4}],
		[words.figure.value, {fill: brightOnDark, weight: 'bold', sizes: [104, 60], above: 20}],
		[words.figure.caption, {fill: onDark, sizes: [36, 26], mostLines: 2}],
	]);
	const foot = {x: 80, y: safe.bottom - 116, width, height: 116};
	const artTop = safe.top + heightOf(typeface, upper) + 44;
	const lowerTop = foot.y - 44 - heightOf(typeface, lower);
	return page(1920, [
		drawn(typeface, upper, {x: 80, y: safe.top}),
		placed(words.artwork, {x: 0, y: artTop, width: 1080, height: lowerTop - 44 - artTop}),
		drawn(typeface, lower, {x: 80, y: lowerTop}),
		footOf(typeface, words, foot),
	]);
}

/** Two lines leave more room for the picture than three; three only where two would become small. */
function standingHeadline(typeface: Typeface, text: string, width: number): TextLook {
	const smallest = 84;
	const look: TextLook = {...headline, sizes: [116, smallest], mostLines: 2};
	const isLarge = column(width, [[text, look]]).every(block => fitText(typeface, text, block).size > smallest);
	return isLarge ? look : {...look, sizes: [116, 66], mostLines: 3};
}

function drawn(typeface: Typeface, blocks: readonly TextBlock[], {x, y}: {x: number; y: number}): string {
	const {set} = setColumn(typeface, blocks, y);
	return set
		.map(({block: {fill}, lines, baselines, size, weight}) => {
			const outlines = lines.map((line, index) =>
				outlineOf(typeface, line, {weight, size, x, y: baselines[index] as number}),
			);
			return `<path fill="${fill}" d="${outlines.join('')}"/>`;
		})
		.join('\n');
}

function page(height: number, parts: readonly string[]): string {
	const open = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1080 ${height}" width="1080" height="${height}">`;
	return [open, `<rect width="1080" height="${height}" fill="${dark}"/>`, ...parts, '</svg>'].join('\n');
}

/** A white bar with the way to the app, and the logo when there is one. */
function footOf(typeface: Typeface, {logo, link}: MaterialWords, {x, y, width, height}: Place): string {
	const isAcross = width === 1080;
	const edge = isAcross ? 72 : 40;
	const mark = {width: 230, height: height - 28};
	const blocks = column(width - 2 * edge - (logo ? mark.width + 30 : 0), [
		['Download de app, gratis en anoniem', {fill: ink, sizes: [32, 18]}],
		[printedLink(link), {fill: accent, weight: 'bold', sizes: [40, 18], above: 4}],
	]);
	const top = y + (height - heightOf(typeface, blocks)) / 2;
	const logoPlace = {x: x + width - edge - mark.width, y: y + 14, ...mark};
	return [
		`<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${light}" rx="${isAcross ? 0 : 18}"/>`,
		drawn(typeface, blocks, {x: x + edge, y: top}),
		logo ? placed({type: 'image/png', content: logo.content}, logoPlace, 'meet') : '',
	].join('\n');
}
