/** A piece of MJML or of the HTML within it; only what can be read in one way counts as a piece. */
export interface Piece {
	kind: 'open' | 'close' | 'single' | 'comment' | 'text' | 'broken';
	/** Name of the element; empty for text, comments and what cannot be read. */
	name: string;
	attributes: {name: string; value: string; offset: number}[];
	/** Content of a text or comment. */
	text: string;
	offset: number;
}

const pieces =
	/<!--(?<comment>[\s\S]*?)-->|<(?<slash>\/?)(?<name>[a-zA-Z][a-zA-Z0-9-]*)(?<attributes>(?:\s+[a-zA-Z:_-]+="[^"<>]*")*)\s*(?<end>\/?)>|(?<text>[^<]+)|(?<broken><)/g;
const attribute = /(?<name>[a-zA-Z:_-]+)="(?<value>[^"<>]*)"/g;

/**
Cuts a source into tags, comments and texts.

Stricter than any parser that reads it later: attributes in double quotes without `<` or `>`, no CDATA, no doctype. What
falls outside that is `broken`, so that no parser can see a tag where the check saw none.
*/
export function readPieces(source: string): Piece[] {
	return [...source.matchAll(pieces)].map(match => pieceOf(match));
}

function pieceOf(match: RegExpExecArray): Piece {
	const {comment, slash, name, attributes = '', end, text} = match.groups ?? {};
	const offset = match.index;
	const rest = {name: name ?? '', attributes: [], offset};
	if (comment !== undefined) {
		return {...rest, kind: 'comment', text: comment};
	}

	if (name === undefined) {
		return text === undefined ? {...rest, kind: 'broken', text: ''} : {...rest, kind: 'text', text};
	}

	const start = offset + 1 + (slash ?? '').length + name.length;
	return {
		kind: slash ? 'close' : end ? 'single' : 'open',
		name,
		text: '',
		offset,
		attributes: [...attributes.matchAll(attribute)].map(found => ({
			name: found.groups?.name ?? '',
			value: found.groups?.value ?? '',
			offset: start + found.index,
		})),
	};
}

/** The line on which a place in a source stands; the first is 1. */
export function lineAt(source: string, offset: number): number {
	let line = 1;
	for (let index = source.indexOf('\n'); index !== -1 && index < offset; index = source.indexOf('\n', index + 1)) {
		line += 1;
	}

	return line;
}
