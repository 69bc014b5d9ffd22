import {type GridPart, SLICE, Unreadable} from './grid-parts.ts';

/** The items of `{"actions": […]}`, each with the line on which it begins. @throws {Unreadable} for anything else. */
export function* readJsonItems(content: Uint8Array): Generator<GridPart> {
	const text = new TextDecoder().decode(content);
	const actions = actionsOf(text);
	const lines = startLines(text);
	for (let start = 0; start < actions.length; start += SLICE) {
		yield {
			items: actions.slice(start, start + SLICE).map((item, index) => ({line: lines[start + index] ?? 1, item})),
		};
	}
}

function actionsOf(text: string): unknown[] {
	let parsed: unknown;
	try {
		parsed = JSON.parse(text);
	} catch {
		throw new Unreadable('Dit bestand is geen geldige JSON.');
	}

	const {actions} = (parsed ?? {}) as {actions?: unknown};
	if (!Array.isArray(actions)) {
		throw new Unreadable('Het veld actions ontbreekt of is geen lijst.', {column: 'actions'});
	}

	return actions;
}

/** The line on which each object two brackets deep (`{"actions": [{`) begins. */
function startLines(text: string): number[] {
	const lines: number[] = [];
	let [line, depth] = [1, 0];
	for (const [token] of text.matchAll(/"[^"\\]*(?:\\.[^"\\]*)*"|\n|[[\]{}]/gs)) {
		if (token === '\n') {
			line += 1;
		} else if (token === '{' || token === '[') {
			if (token === '{' && depth === 2) {
				lines.push(line);
			}

			depth += 1;
		} else if (token === '}' || token === ']') {
			depth -= 1;
		}
	}

	return lines;
}
