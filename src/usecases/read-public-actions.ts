import {faultsOf} from '../domain/faults.ts';
import {
	type ImportContext,
	type ImportedAction,
	PublicActionSchema,
	readPublicAction,
} from '../domain/import-actions.ts';
import type {RowFault} from '../domain/imports.ts';

/** The actions of the public JSON shape, each fault with the line on which the action begins. */
export function readPublicActions(
	content: Buffer,
	context: ImportContext,
): {actions: {action: ImportedAction; line: number}[]; faults: RowFault[]} {
	const text = content.toString('utf8');
	const feed = parseFeed(text);
	if ('fault' in feed) {
		return {actions: [], faults: [feed.fault]};
	}

	const lines = startLines(text);
	const read = feed.actions.map((item, index) => {
		const line = lines[index] ?? 1;
		const parsed = PublicActionSchema.safeParse(item, {reportInput: true});
		if (!parsed.success) {
			return {line, faults: faultsOf(parsed.error).map(({field, message}) => ({line, column: field, message}))};
		}

		return {line, ...readPublicAction(parsed.data, line, context)};
	});
	return {
		actions: read.flatMap(row => ('action' in row && row.action ? [{action: row.action, line: row.line}] : [])),
		faults: read.flatMap(row => row.faults),
	};
}

function parseFeed(text: string): {actions: unknown[]} | {fault: RowFault} {
	try {
		const {actions} = (JSON.parse(text) ?? {}) as {actions?: unknown};
		return Array.isArray(actions)
			? {actions}
			: {fault: {line: 1, column: 'actions', message: 'Het veld actions ontbreekt of is geen lijst.'}};
	} catch {
		return {fault: {line: 1, column: null, message: 'Dit bestand is geen geldige JSON.'}};
	}
}

/** The line on which each object two brackets deep (`{"actions": [{`) begins. */
function startLines(text: string): number[] {
	const lines: number[] = [];
	let [line, depth] = [1, 0];
	for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"|\n|[[\]{}]/gs)) {
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
