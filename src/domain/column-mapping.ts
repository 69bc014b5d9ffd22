import {plain} from './plain-text.ts';

/** The columns of one kind of file, by the names of ours. */
export interface TableColumns {
	required: readonly string[];
	optional: readonly string[];
}

/** Their header by the column of ours that it stands for: `{gestart: 'Begin van de actie'}`. */
export type ColumnMapping = Readonly<Record<string, string>>;

/** Which column of ours stands under which header of a file. */
export interface Recognised {
	/** By column of ours the header as it stands in the file. */
	mapping: ColumnMapping;
	/** Columns of ours that must be there and are not. */
	missing: string[];
	/** Headers of the file that stand for none of our columns. */
	unknown: string[];
}

/** Other words that people write above our columns. Our choice: only words that cannot mean another column of the same file. */
const otherNames: Readonly<Record<string, string>> = {
	begin: 'gestart',
	begintijd: 'gestart',
	starttijd: 'gestart',
	einde: 'geeindigd',
	eindtijd: 'geeindigd',
	gemeentenaam: 'gemeente',
	soortactie: 'soort',
	resultaat: 'uitkomst',
	aantaldownloads: 'downloads',
	appdownloads: 'downloads',
	aantaldeelnemers: 'deelnemers',
	emailadres: 'email',
	burgernetportaal: 'portaal',
	aantalacties: 'acties',
	directsucces: 'direct',
};

/** A header as it is compared: `E-mail adres` and `emailadres` are one. */
export function headerKey(header: string): string {
	return plain(header.slice(0, 100)).replaceAll(/[\s_.:*?/-]+/g, '');
}

/**
Finds our columns among the headers of a file: first as a person chose them, then by our own names and a few others.

A header that a person chose stands for that column only; of two headers that could be one column the first is it, and the
second is unknown.
*/
export function recognise(columns: TableColumns, header: readonly string[], chosen: ColumnMapping = {}): Recognised {
	const ours = new Set([...columns.required, ...columns.optional]);
	const byKey = new Map<string, string>();
	for (const [column, their] of Object.entries(chosen)) {
		if (ours.has(column) && their !== '') {
			byKey.set(headerKey(their), column);
		}
	}

	const mapping: Record<string, string> = {};
	const unknown: string[] = [];
	const isChosen = (column: string) => [...byKey.values()].includes(column);
	const columnOf = (key: string) => {
		const name = otherNames[key] ?? key;
		return byKey.get(key) ?? (ours.has(name) && !isChosen(name) ? name : undefined);
	};
	for (const their of header) {
		const column = columnOf(headerKey(their));
		if (column !== undefined && mapping[column] === undefined) {
			mapping[column] = their;
		} else if (their !== '') {
			unknown.push(their);
		}
	}

	return {mapping, missing: columns.required.filter(column => mapping[column] === undefined), unknown};
}

/** How many of our columns a row names, were it the header. */
export function countRecognised(keys: ReadonlySet<string>, cells: readonly string[]): number {
	return new Set(cells.map(headerKey).filter(key => keys.has(key))).size;
}

/** Every header, as it is compared, that stands for a column of ours. */
export function knownHeaders({required, optional}: TableColumns, chosen: ColumnMapping = {}): Set<string> {
	const ours = new Set([...required, ...optional]);
	const others = Object.entries(otherNames).filter(([, column]) => ours.has(column));
	return new Set([...ours, ...others.map(([key]) => key), ...Object.values(chosen).map(headerKey)]);
}

/** The letter of a column in a spreadsheet, from 0: `A`, `Z`, `AA`. */
export function letterOf(index: number): string {
	const last = String.fromCharCode(65 + (index % 26));
	return index < 26 ? last : letterOf(Math.floor(index / 26) - 1) + last;
}
