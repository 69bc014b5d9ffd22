import {lineAt} from './markup.ts';

/** A JSON source read, or the line on which it cannot be read. */
export function readJson(source: string): {value: unknown} | {line: number; message: string} {
	try {
		return {value: JSON.parse(source)};
	} catch (error) {
		const words = error instanceof Error ? error.message : '';
		const position = /position (\d+)/.exec(words)?.[1];
		const offset = position === undefined ? source.trimEnd().length : Number(position);
		return {line: lineAt(source, offset), message: 'Dit is geen geldige JSON.'};
	}
}

/** The line of a field such as `pictures.0.alt`; of the nearest field above it that is there, else 1. */
export function lineOfField(source: string, field: string): number {
	let offset = 0;
	for (const part of field.split('.')) {
		const wanted = /^\d+$/.test(part) ? nthObject(source, offset, Number(part)) : keyOffset(source, offset, part);
		if (wanted === -1) {
			break;
		}

		offset = wanted;
	}

	return lineAt(source, offset);
}

function keyOffset(source: string, from: number, key: string): number {
	const quoted = JSON.stringify(key);
	for (let at = source.indexOf(quoted, from); at !== -1; at = source.indexOf(quoted, at + 1)) {
		if (/^\s*:/.test(source.slice(at + quoted.length))) {
			return at;
		}
	}

	return -1;
}

function nthObject(source: string, from: number, index: number): number {
	let at = from;
	for (let count = 0; count <= index && at !== -1; count += 1) {
		at = source.indexOf('{', at + 1);
	}

	return at;
}
