/**
A text as a person reads it, so that no spelling hides what stands there: without invisible signs and accents, with one
kind of dash, of quote and of space, and with every script's digits as 0–9.
*/
export function readableText(text: string): string {
	return text
		.replaceAll(/[º˚]/g, '°')
		.replaceAll('´', "'")
		.normalize('NFKD')
		.replaceAll(/[\p{Cf}\p{M}\u115F\u1160\u3164\uFFA0]/gu, '')
		.replaceAll(/\p{Nd}/gu, digitOf)
		.replaceAll(/[\p{Pd}−]/gu, '-')
		.replaceAll(/[’‘′`]/g, "'")
		.replaceAll(/[\s\u2800]+/g, ' ');
}

/** Unicode keeps the ten digits of a script in a row: the distance to the first of them is the value. */
function digitOf(sign: string): string {
	const code = sign.codePointAt(0) ?? 0;
	let value = 0;
	while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) {
		value += 1;
	}

	return String(value);
}

const small = 'nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien'
	.concat(' zeventien achttien negentien')
	.split(' ');
const tens = 'twintig dertig veertig vijftig zestig zeventig tachtig negentig'.split(' ');
const numbers = new Map([
	...small.map((word, value) => [word, value] as const),
	...tens.flatMap((ten, index) => [
		[ten, 10 * (index + 2)] as const,
		...small.slice(1, 10).map((unit, value) => [`${unit}en${ten}`, 10 * (index + 2) + value + 1] as const),
	]),
]);
const longestFirst = [...numbers.keys()].sort((a, b) => b.length - a.length);
const numberWord = new RegExp(longestFirst.join('|'), 'g');

/** The same with Dutch number words as digits: `nul zes twaalf` and `nulzestwaalf` become `0 6 12`. */
export function numbersAsDigits(text: string): string {
	return text.replaceAll(/[a-z]{3,}/gi, word => {
		const digits = word.toLowerCase().replaceAll(numberWord, found => ` ${numbers.get(found)}`);
		return /^[ \d]+$/.test(digits) ? digits.trim() : word;
	});
}
