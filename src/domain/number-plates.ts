/** The Dutch series (sidecodes 1–14, also of taxis, trailers and mopeds) and the Belgian one; L a letter, D a digit. */
const series = [
	'LL DD DD',
	'DD DD LL',
	'DD LL DD',
	'LL DD LL',
	'LL LL DD',
	'DD LL LL',
	'DD LLL D',
	'D LLL DD',
	'LL DDD L',
	'L DDD LL',
	'LLL DD L',
	'L DD LLL',
	'D LL DDD',
	'DDD LL D',
	'D LLL DDD',
];

const separator = '( ?[-._/*·] ?| ?)';
const shapes = series.map(code => {
	const groups = code.split(' ').map(group => `(${group.replaceAll('L', '\\p{L}').replaceAll('D', '\\d')})`);
	// A look-ahead, so that a plate is also found where another shape begins earlier.
	return {code, pattern: new RegExp(`(?<![\\p{L}\\d])(?=${groups.join(separator)}(?![\\p{L}\\d]))`, 'gu')};
});

const german = /(?<![\p{L}\d])[A-Z]{1,3}-[A-Z]{1,2} (?!(?:19|20)\d\d)\d{3,4}(?!\d)/u;
const named =
	/(?:kenteken|nummerplaat|ktk)\p{L}*[ :.="'(]{0,3}(?:(?:is|was|nummer) )?(?=[\p{L}-]*\d)(?=[\d-]*\p{L})[\p{L}\d]+(?:-[\p{L}\d]+)*/giu;

/** `G B 1 2 3 X`. */
const spelledOut = /(?<![\p{L}\d])(?:[\p{L}\d][ .-]){5}[\p{L}\d](?![\p{L}\d])/gu;

const months = words('jan feb mrt apr mei jun jul aug sep sept okt nov dec');
/** Short words and units that stand between numbers: `1-op-100`, `3 km 400`, `12 mrt 4`. */
const between = words(
	'op en of om in na te tm vs aan bij met per tot uit van voor uur min dag de en km hm dm cm mm kg nr st mln mrd',
);
const roadSides = words('re li hrr hrl vri');

function words(text: string): ReadonlySet<string> {
	return new Set(text.split(' '));
}

/** Whether a readable text holds the number plate of a vehicle. Letters of other scripts count as letters. */
export function hasNumberPlate(text: string): boolean {
	const spelled = text.replaceAll(spelledOut, found => found.replaceAll(/[^\p{L}\d]/gu, ''));
	const isFound = shapes.some(({code, pattern}) =>
		[...spelled.matchAll(pattern)].some(({1: a = '', 2: first = '', 3: b = '', 4: second = '', 5: c = '', index}) => {
			const isNamed = /(?:kenteken|nummerplaat|ktk)\D{0,15}$/i.test(spelled.slice(0, index));
			return isPlate({code, groups: [a, b, c], first: kindOf(first), second: kindOf(second), isNamed});
		}),
	);
	return isFound || german.test(text) || [...text.matchAll(named)].some(([found]) => isLongEnough(found));
}

interface Candidate {
	code: string;
	groups: string[];
	first: string;
	second: string;
	/** The word "kenteken" stands before it. */
	isNamed: boolean;
}

function kindOf(separatorText: string): string {
	const sign = separatorText.trim();
	return sign === '' ? separatorText : sign.replace(/[_*·]/, '-');
}

function isPlate({code, groups, first, second, isNamed}: Candidate): boolean {
	const parts = groups.filter(group => /\p{L}/u.test(group));
	const letters = parts.join('');
	if (parts.some(part => months.has(part.toLowerCase())) || isRoad(groups)) {
		return false;
	}

	const isUpper = letters === letters.toUpperCase();
	// No vowels, C or Q since sidecode 4, so that a plate never reads as a word.
	const isWordless = !/[aeiouycq]/i.test(letters);
	// Only `12 KM 34` is doubtful in capitals, not `12KM34` or a plate with two groups of letters.
	const isBetween =
		(!isUpper || (parts.length === 1 && first !== '')) && parts.some(part => between.has(part.toLowerCase()));
	if (isNamed && !isBetween) {
		return true;
	}

	if (first !== second) {
		const isMix = [first, second].includes('-') && !(code === 'D LLL DD' && first === ' ');
		return isMix && (isUpper || isWordless) && !isBetween;
	}

	if (first === '') {
		return isJoinedPlate(code, groups.join(''), isWordless) && (isUpper || isWordless) && !isBetween;
	}

	return first === ' ' ? (isUpper || isWordless) && !isBetween : isUpper || isWordless || !isBetween;
}

/** `3511AB` is a postcode, `GM0344` an area, `PL0900` begins a case number, `EK2024` is a year, `TEAM12` a word. */
function isJoinedPlate(code: string, text: string, isWordless: boolean): boolean {
	switch (code) {
		case 'DD DD LL':
			return text.startsWith('0');
		case 'LL DD DD':
			return !/^(?:gm|pl)|(?:19|20)\d\d$/i.test(text);
		case 'LL LL DD':
		case 'DD LL LL':
			return isWordless;
		default:
			return true;
	}
}

/** `A 12 HRR` is a side of a road. */
function isRoad([first = '', , last = '']: string[]): boolean {
	return /^[AN]$/i.test(first) && roadSides.has(last.toLowerCase());
}

/** After the word "kenteken" every series counts, foreign ones too. */
function isLongEnough(found: string): boolean {
	const plate = (found.split(/[ :.="'(]/).at(-1) ?? '').replaceAll('-', '');
	return plate.length >= 4 && plate.length <= 8 && /\d/.test(plate) && /\p{L}/u.test(plate);
}
