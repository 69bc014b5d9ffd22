/** A source of chance that gives the same draws for the same seed, on every machine and day. */
export interface Random {
	/** At least 0, below 1. */
	next(): number;
	/** A whole number from the lowest to the highest, both included. */
	integer(lowest: number, highest: number): number;
	/** True for this share of the draws, 0–1. */
	chance(share: number): boolean;
	pick<Item>(items: readonly Item[]): Item;
	/** The index of a weight, drawn in proportion; a weight of 0 is never drawn. */
	weightedIndex(weights: readonly number[]): number;
	/** The same items in a drawn order; the list itself stays as it is. */
	shuffle<Item>(items: readonly Item[]): Item[];
	/** A uuid of the form of version 4. */
	uuid(): string;
}

/**
Chance from a seed of words and numbers: for the example years and for simulations, never for secrets.

Two seeds that differ in any part give unrelated draws.
*/
export function randomFrom(...seed: readonly (string | number)[]): Random {
	const draw = wordsFrom(seed.join('\u0000'));
	const next = () => draw() / 2 ** 32;
	return {
		next,
		integer: (lowest, highest) => lowest + Math.floor(next() * (highest - lowest + 1)),
		chance: share => next() < share,
		pick: items => pickFrom(items, next()),
		weightedIndex: weights => indexAt(weights, next()),
		shuffle: items => shuffled(items, next),
		uuid: () => uuidOf([draw(), draw(), draw(), draw()]),
	};
}

/**
Draws of 32 bits by sfc32 (PractRand), with 128 bits of state: the streams of a million actions do not meet.
*/
function wordsFrom(text: string): () => number {
	let [a, b, c, counter] = [0, 1, 2, 3].map(salt => hashOf(`${salt}:${text}`)) as [number, number, number, number];
	const draw = () => {
		const word = (a + b + counter) | 0;
		counter = (counter + 1) | 0;
		a = b ^ (b >>> 9);
		b = (c + (c << 3)) | 0;
		c = (((c << 21) | (c >>> 11)) + word) | 0;
		return word >>> 0;
	};
	for (let round = 0; round < 15; round++) {
		draw();
	}

	return draw;
}

/** FNV-1a over the text, with the final mix of MurmurHash3, so that near seeds lie far apart. */
function hashOf(text: string): number {
	let hash = 0x811c9dc5;
	for (let index = 0; index < text.length; index++) {
		hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
	}

	hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
	hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
	return (hash ^ (hash >>> 16)) >>> 0;
}

function pickFrom<Item>(items: readonly Item[], fraction: number): Item {
	if (items.length === 0) {
		throw new RangeError('there is nothing to pick from');
	}

	return items[Math.floor(fraction * items.length)] as Item;
}

function indexAt(weights: readonly number[], fraction: number): number {
	const total = weights.reduce((sum, weight) => sum + weight, 0);
	if (!(total > 0)) {
		throw new RangeError('no weight is above 0');
	}

	let rest = fraction * total;
	let last = 0;
	for (const [index, weight] of weights.entries()) {
		if (weight <= 0) {
			continue;
		}

		last = index;
		if (rest < weight) {
			break;
		}

		rest -= weight;
	}

	return last;
}

function shuffled<Item>(items: readonly Item[], next: () => number): Item[] {
	const result = [...items];
	for (let index = result.length - 1; index > 0; index--) {
		const other = Math.floor(next() * (index + 1));
		[result[index], result[other]] = [result[other] as Item, result[index] as Item];
	}

	return result;
}

function uuidOf(words: readonly number[]): string {
	const hex = words.map(word => word.toString(16).padStart(8, '0')).join('');
	const variant = ((Number.parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16);
	return [
		hex.slice(0, 8),
		hex.slice(8, 12),
		`4${hex.slice(13, 16)}`,
		`${variant}${hex.slice(17, 20)}`,
		hex.slice(20),
	].join('-');
}
