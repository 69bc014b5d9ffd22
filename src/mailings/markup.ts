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
const piecesWithoutComments = new RegExp(pieces.source.slice(pieces.source.indexOf('|') + 1), 'g');
const attribute = /(?<name>[a-zA-Z:_-]+)="(?<value>[^"<>]*)"/g;

/**
Cuts a source into tags, comments and texts.

Stricter than any parser that reads it later: attributes in double quotes without `<` or `>`, no CDATA, no doctype. What
falls outside that is `broken`, so that no parser can see a tag where the check saw none.
*/
export function readPieces(source: string): Piece[] {
	// Behind the last end of a comment none is closed: who looks for its end there again and again takes minutes.
	const end = source.lastIndexOf('-->') + 3;
	const head = end > 2 ? [...source.slice(0, end).matchAll(pieces)] : [];
	const from = end > 2 ? end : 0;
	const tail = [...source.slice(from).matchAll(piecesWithoutComments)];
	return [...head.map(match => pieceOf(match, 0)), ...tail.map(match => pieceOf(match, from))];
}

function pieceOf(match: RegExpExecArray, from: number): Piece {
	const {comment, slash, name, attributes = '', end, text} = match.groups ?? {};
	const offset = from + match.index;
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
