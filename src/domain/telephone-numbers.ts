/** What stands between the digits of one number: `06 - 12.34`, `(030) 123`. */
const gap = String.raw`[^\p{L}\d%€]{0,4}`;
const rest = (count: string) => `(?:${gap}\\d)${count}(?!\\d)`;

const dutch = new RegExp(`(?<!\\d)0${gap}[1-9]${rest('{8}')}`, 'gu');
const withCountry = new RegExp(`(?:\\+ ?|(?<!\\d)00 ?)[1-9]${rest('{8,14}')}`, 'u');
const withoutPlus = new RegExp(`(?<!\\d)31${gap}6${rest('{8}')}`, 'u');
const withoutZero =
	/(?<!\d)6(?:[ -]?\d{8}|[ -]\d\d(?:[ -]\d\d){3}|[ -]\d{4}[ -]\d{4}|[ -]\d{3}[ -]\d{3}[ -]?\d\d)(?!\d)/;
const withoutZeroSpelled = /(?<!\d)6(?:[ -]\d){8}(?!\d)/;
const service = /(?<!\d)0[89]00[ -]?(\d{4})\d{0,3}(?!\d)/g;

/** Days, times and numbers of actions have as many digits as a telephone number: they are taken out first. */
const otherNumbers = [
	/(?<!\d)(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?![\d:])/g,
	/(?<![\d:])(?:[01]?\d|2[0-3])\.[0-5]\d(?= ?(?:u\b|uur|tot\b|en\b))/g,
	/(?<!\d)(?:19|20)\d\d-(?:0[1-9]|1[0-2])-[0-3]\d(?!\d)/g,
	/(?<![\d][-/.]?)[0-3]?\d[-/.][01]?\d[-/.](?:19|20)\d\d(?!\d)/g,
	/(?<![\d][-/.]?)[0-3]?\d[-/.][01]?\d[-/.]\d\d(?![-/. ]*\d)/g,
	/(?<!\d[-/.]?|\b0\d[^\p{L}\d]{1,3})(?:19|20)\d\d-\d{3,5}(?![-/.]?\d)/gu,
];

/** Whether a readable text, with its number words as digits, holds a telephone number, Dutch or foreign. */
export function hasTelephoneNumber(text: string): boolean {
	const digits = text
		.replaceAll(/(?<![\p{L}\d])o(?=[ .-]{0,3}6[ .-]{0,3}\d)|(?<=\d)o(?![\p{L}])|(?<=\d)o(?=\d)/giu, '0')
		.replaceAll(/(?<=\d)[lI](?=\d)/g, '1');
	const candidates = otherNumbers.reduce((left, shape) => left.replaceAll(shape, 'n'), digits);
	return (
		[...candidates.matchAll(dutch)].some(([found]) => isDutchNumber(found)) ||
		[withCountry, withoutPlus, withoutZero, withoutZeroSpelled].some(shape => shape.test(candidates)) ||
		[...candidates.matchAll(service)].some(([, found = '']) => !isClockTime(found))
	);
}

/** A row of counts that begins with 0 is no number: then the digits stand alone, or in a few groups without commas. */
function isDutchNumber(found: string): boolean {
	const groups = found.split(/\D+/).filter(group => group !== '');
	if (groups[0] !== '0') {
		return true;
	}

	const isSpelledOut = groups.slice(2).every(group => group.length === 1);
	return !/^0 ?[,;]/.test(found) && (isSpelledOut || groups.length <= 6);
}

/** `0900-1700` is a shift, `0900-8844` a telephone number. */
function isClockTime(digits: string): boolean {
	return Number(digits.slice(0, 2)) <= 24 && Number(digits.slice(2)) < 60;
}
