import test from 'ava';
import fc from 'fast-check';
import {kitColours} from '../../src/mailings/material-words.ts';
import {drawable, fitText, loadTypeface, outlineOf, widthOf} from '../../src/mailings/typeface.ts';

const box = {weight: 'bold', width: 500, size: 58, smallest: 14, mostLines: 3, isBalanced: true} as const;

test('every line fits its box, whatever is written, and nothing is lost of a line of 90 letters', async t => {
	const typeface = await loadTypeface();
	const sign = fc.oneof(fc.constantFrom(...'WMimë '), fc.constantFrom('\u202E', '\r\n', '{', '<', '&', '́', '漢', '🙂'));
	fc.assert(
		fc.property(fc.string({unit: sign, maxLength: 90}), text => {
			const {lines, size, weight} = fitText(typeface, text, {...box, mostLines: 6});
			t.true(lines.every(line => widthOf(typeface, line, {weight, size}) <= box.width));
			t.is(lines.join('').replaceAll(' ', ''), drawable(typeface, text).replaceAll(' ', ''));
		}),
	);
});

test('the longest names of municipalities stand on one line', async t => {
	const typeface = await loadTypeface();
	for (const name of [
		'Utrechtse Heuvelrug',
		'De Ronde Venen',
		'Wijk bij Duurstede',
		'Capelle aan den IJssel',
		'Goeree-Overflakkee',
	]) {
		const fitted = fitText(typeface, `Burgernet in ${name}`, {...box, size: 19, smallest: 12, mostLines: 1});
		t.deepEqual(fitted.lines, [`Burgernet in ${name}`]);
	}
});

test('a headline breaks in lines of about one width', async t => {
	const {lines} = fitText(await loadTypeface(), 'Kijk mee in jouw buurt', box);
	t.deepEqual(lines, ['Kijk mee in', 'jouw buurt']);
});

test('what the typeface does not have is a letter without its mark, or a question mark', async t => {
	const typeface = await loadTypeface();
	t.is(drawable(typeface, 'Café Ĳsland č 漢 \u202Egnp.exe'), 'Café IJsland c ? gnp.exe');
	t.is(drawable(typeface, '<b>{{gemeente}}</b>\r\nBcc: x'), '<b>{{gemeente}}</b> Bcc: x');
});

test('the outline of a text stands where it is asked', async t => {
	const outline = outlineOf(await loadTypeface(), 'I', {weight: 'bold', size: 100, x: 1000, y: 500});
	const places = [...outline.matchAll(/-?\d+(\.\d+)?/g)].map(([number]) => Number(number));
	t.true(Math.min(...places) > 430 && Math.min(...places) < 440, String(places));
	t.true(Math.max(...places) > 1000 && Math.max(...places) < 1040);
});

test('each pair of colours has a contrast of at least 4.5', t => {
	const {dark, onDark, brightOnDark, light, ink, quiet, accent} = kitColours;
	for (const [on, text] of [
		[dark, onDark],
		[dark, brightOnDark],
		[light, ink],
		[light, quiet],
		[light, accent],
	] as const) {
		t.true(contrast(on, text) >= 4.5, `${text} on ${on}`);
	}
});

/** Source: WCAG 2.2, contrast ratio. */
function contrast(one: string, other: string): number {
	const [low, high] = [luminance(one), luminance(other)].toSorted((a, b) => a - b) as [number, number];
	return (high + 0.05) / (low + 0.05);
}

function luminance(colour: string): number {
	const [red, green, blue] = [1, 3, 5].map(place => {
		const part = Number.parseInt(colour.slice(place, place + 2), 16) / 255;
		return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
	}) as [number, number, number];
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
