/** Our choice: five shades can be told apart, and named in a legend. */
export const CLASS_COUNT = 5;

/** A shade of the map: from the lightest (0) up, with the smallest and largest value that has it. */
export interface TileClass {
	shade: number;
	lowest: number;
	highest: number;
	/** How many values lie in it. */
	count: number;
}

/**
The classes of some values, the lowest first: about as many values in each, equal values always together.

Our choice: by rank and not by equal steps, because one city would leave all other places in the lightest class. A class
without values is left out; with few different values there are fewer than five.

@returns no classes when no value is known. @throws {RangeError} for a value that is no number.
*/
export function tileClasses(values: readonly (number | null)[]): TileClass[] {
	const known = values.filter(value => value !== null).toSorted((a, b) => a - b);
	const classes: TileClass[] = [];
	for (const [index, value] of known.entries()) {
		if (!Number.isFinite(value)) {
			throw new RangeError(`${value} has no place on a map`);
		}

		const last = classes.at(-1);
		const shade = Math.floor((index * CLASS_COUNT) / known.length);
		if (last && (last.highest === value || last.shade === shade)) {
			last.highest = value;
			last.count += 1;
		} else {
			classes.push({shade, lowest: value, highest: value, count: 1});
		}
	}

	return classes;
}

/** The shade of a value among its classes; null for one that is not known or that no class holds. */
export function shadeOf(value: number | null, classes: readonly TileClass[]): number | null {
	return classes.find(({lowest, highest}) => value !== null && lowest <= value && value <= highest)?.shade ?? null;
}

/**
A short sign for each name, all different where the names are: what fits in a tile.

Our choice: three words or more give their first letters (WbD for Wijk bij Duurstede), two words the first letter of one
and two of the other (DBi for De Bilt), one word its first three. Names that would share a sign get as many first letters
as tell them apart: Bunn and Buns.
*/
export function abbreviations(names: readonly string[]): Map<string, string> {
	const different = [...new Set(names)];
	const short = new Map(different.map(name => [name, signOf(name)]));
	return new Map(
		different.map(name => {
			const sign = short.get(name) ?? '';
			const rivals = different.filter(other => other !== name && short.get(other) === sign);
			return [name, rivals.length === 0 ? sign : beginningOf(name, different)];
		}),
	);
}

function signOf(name: string): string {
	const [first = '', second = '', ...more] = name.split(/[\s-]+/);
	if (more.length > 0) {
		return [first, second, ...more].map(word => word.slice(0, 1)).join('');
	}

	return second === '' ? first.slice(0, 3) : first.slice(0, 1) + second.slice(0, 2);
}

/** The first letters, at least four, that begin no other name; the whole name when it begins another. */
function beginningOf(name: string, names: readonly string[]): string {
	for (let length = 4; length < name.length; length++) {
		const beginning = name.slice(0, length);
		if (!names.some(other => other !== name && other.startsWith(beginning))) {
			return beginning;
		}
	}

	return name;
}
