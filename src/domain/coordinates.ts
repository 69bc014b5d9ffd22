const degreesWithMinutes = /\d ?° ?\d{1,2}(?:(?:[.,]\d+)? ?'|[.,]\d{2,})/;
const threeNumbers = /\d{1,2} \d{1,2} \d{1,2}(?:[.,]\d+)? ?[NZ]\b.{0,20}\d ?[EO]\b/;
const decimalDegrees = /\d[.,]\d{2,} ?°(?! ?[CF]\b)/i;
const spelledDegrees = /\d ?graden,? \d{1,2}(?:[.,]\d+)? ?minuten/i;
const namedDegrees =
	/\d[\d.,°' ]*(?:noorderbreedte|oosterlengte|zuiderbreedte|westerlengte|NB\b|OL\b)|\d[.,]\d{3,} ?(?:noord|oost)\b/i;
const labelledDegrees = /\b(?:lat|latitude|lon|long|lng|longitude|breedtegraad|lengtegraad)\b[ :=]{0,3}-?\d/i;
const oneHemisphere = /\b[NZSOEW] ?\d{1,3}[.,]\d{4,}|\d{1,3}[.,]\d{4,} ?[NZSOEW]\b/;
const zoneAndSquare = /\b3[12] ?[A-Z] ?[A-Z]{2} ?\d{2,5} ?\d{2,5}\b/;
const openLocationCode =
	/(?<![A-Z\d])(?=[\d+]*[CFGHJMPQRVWX])[2-9CFGHJMPQRVWX]{4,8}\+[2-9CFGHJMPQRVWX]{2,3}(?![A-Z\d])/;
const threeWords = /\/{3}\p{L}+\.\p{L}+\.\p{L}+/u;
const otherForms = [
	degreesWithMinutes,
	threeNumbers,
	decimalDegrees,
	spelledDegrees,
	namedDegrees,
	labelledDegrees,
	oneHemisphere,
	zoneAndSquare,
	openLocationCode,
	threeWords,
];

const degreePair =
	/(?<![\d.,])-?(\d{1,3})[.,](\d{1,9})°? ?[NZSOEW]{0,2}[ ,;:/|+]{1,3}[NZSOEW]? ?-?(\d{1,3})[.,](\d{1,9})(?!\d)/g;
const gridPair =
	/(?<!\d|\d[.,])(\d{1,3}[ .]?\d{3})(?:[.,]\d{1,3})?((?:[ ,;/|:=&x-]|en |y){1,8})([3-6]\d\d[ .]?\d{3})(?!\d)/gi;
const placeWord = /coordina|\b(?:gps|geo|wgs|rd|positie|locatie)\b|rijksdriehoek|@-?\d|\bx ?[:=]? ?\d/i;

/** Whether a readable text names an exact place: degrees in any form, or metres of the Dutch grid (RD). */
export function hasCoordinates(text: string): boolean {
	const isAboutPlace = placeWord.test(text);
	return (
		otherForms.some(form => form.test(text)) ||
		[...text.matchAll(degreePair)].some(match => isDegreePair(match, isAboutPlace)) ||
		[...text.matchAll(gridPair)].some(match => isGridPair(match, isAboutPlace))
	);
}

/** Four decimals are degrees; with fewer (`52.091` can be a count) only a place in or near the Netherlands counts. */
function isDegreePair([, a = '', aDecimals = '', b = '', bDecimals = '']: RegExpMatchArray, isAboutPlace: boolean) {
	const decimals = Math.min(aDecimals.length, bDecimals.length);
	const [one, other] = [Number(`${a}.${aDecimals}`), Number(`${b}.${bDecimals}`)];
	if (decimals >= 4) {
		return Math.min(one, other) <= 90 && Math.max(one, other) <= 180;
	}

	const isHere = isNearNetherlands(one, other) || isNearNetherlands(other, one);
	return isHere && (decimals === 3 || isAboutPlace);
}

function isNearNetherlands(latitude: number, longitude: number): boolean {
	return latitude >= 50.5 && latitude <= 54 && longitude >= 3 && longitude <= 7.5;
}

/** `300.000 - 310.000` is a range of counts: only numbers far apart are a place without a word that says so. */
function isGridPair([, x = '', between = '', y = '']: RegExpMatchArray, isAboutPlace: boolean): boolean {
	const [east, north] = [x, y].map(text => Number(text.replaceAll(/\D/g, ''))) as [number, number];
	const isOnGrid = east >= 7000 && east <= 300_000 && north >= 289_000 && north <= 630_000;
	const isPlainPair = /^\d+$/.test(x + y) && /^[ ,;/|]+$/.test(between);
	const isFarApart = north >= 1.5 * east && (/^\d+$/.test(x + y) ? /^ ?[x-] ?$/ : /^ ?[,;/|] ?$/).test(between);
	return isOnGrid && (isAboutPlace || isPlainPair || isFarApart);
}
