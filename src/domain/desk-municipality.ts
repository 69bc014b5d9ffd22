/** A municipality as far as its letters matter. */
export interface MatchableArea {
	code: string;
	name: string;
}

/**
The municipalities that some letters can mean.

Our choice, in this order: the whole name; the beginning of the name (`hout`); the beginning of a later word (`bilt`); the
first letters of its words (`drv` for De Ronde Venen). A name that begins all others that remain is the one: `utr` is
Utrecht, and Utrechtse Heuvelrug is `uh`, `heu` or `utrechtse`.
*/
export function matchMunicipalities<Area extends MatchableArea>(letters: string, areas: readonly Area[]): Area[] {
	const typed = wordsOf(letters);
	if (typed.length === 0) {
		return [];
	}

	const whole = typed.join(' ');
	const ways: ((words: readonly string[]) => boolean)[] = [
		words => words.join(' ') === whole,
		words => isBegunBy(words, typed),
		words => words.some((_, start) => start > 0 && isBegunBy(words.slice(start), typed)),
		words => words.length > 1 && words.map(word => word[0]).join('') === whole,
	];
	for (const matches of ways) {
		const found = areas.filter(({name}) => matches(wordsOf(name)));
		if (found.length > 0) {
			return shortestOf(found);
		}
	}

	return [];
}

function isBegunBy(words: readonly string[], typed: readonly string[]): boolean {
	return typed.every((part, index) => words[index]?.startsWith(part));
}

function shortestOf<Area extends MatchableArea>(found: Area[]): Area[] {
	const texts = found.map(({name}) => wordsOf(name).join(' '));
	const beginsAll = texts.findIndex(text => texts.every(other => other.startsWith(text)));
	const shortest = found[beginsAll];
	return shortest ? [shortest] : found;
}

/** `'s-Hertogenbosch` → s, hertogenbosch: without signs and accents, which nobody types in a hurry. */
function wordsOf(text: string): string[] {
	return text
		.normalize('NFD')
		.replaceAll(/\p{Mark}/gu, '')
		.toLowerCase()
		.split(/[^\p{Letter}\p{Number}]+/u)
		.filter(Boolean);
}
