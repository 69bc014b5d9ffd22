import type {Validity} from './period.ts';

/**
Of spans that share a key, those that can overlap with one of them: the one before it that ends last, and the next one.

Whoever overlaps with any of the others overlaps with one of these two, so that a hundred thousand spans of one key are
compared without comparing each with each.
*/
export function neighboursOf<Span extends Validity & {from: string}>(
	spans: readonly {id: string; key: string; fields: Span}[],
): (id: string) => Span[] {
	const neighbours = new Map<string, Span[]>();
	const sorted = spans.toSorted((a, b) => compare(a.key, b.key) || compare(a.fields.from, b.fields.from));
	let longest: (typeof spans)[number] | null = null;
	for (const [index, span] of sorted.entries()) {
		if (longest?.key !== span.key) {
			longest = null;
		}

		const next = sorted[index + 1];
		neighbours.set(span.id, [...(longest ? [longest.fields] : []), ...(next?.key === span.key ? [next.fields] : [])]);
		longest = longest && endsLater(longest.fields, span.fields) ? longest : span;
	}

	return id => neighbours.get(id) ?? [];
}

function endsLater(first: Validity, second: Validity): boolean {
	return first.until === null || (second.until !== null && first.until > second.until);
}

function compare(first: string, second: string): number {
	return first < second ? -1 : first > second ? 1 : 0;
}
