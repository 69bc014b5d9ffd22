/**
Finds the items of a list that share a key, as quickly as in a register: the groups of a list are made once.

Facts are read once and asked many times: 38 municipalities times twelve months would go through every tally again. A list
that is asked is never changed in place afterwards; a new list is grouped anew.

@returns an empty list for a key that no item has.
*/
export function grouped<Item>(keyOf: (item: Item) => string): (items: readonly Item[], key: string) => readonly Item[] {
	const made = new WeakMap<readonly Item[], Map<string, Item[]>>();
	return (items, key) => {
		const known = made.get(items);
		if (known) {
			return known.get(key) ?? none;
		}

		const groups = new Map<string, Item[]>();
		for (const item of items) {
			const group = keyOf(item);
			const found = groups.get(group);
			if (found) {
				found.push(item);
			} else {
				groups.set(group, [item]);
			}
		}

		made.set(items, groups);
		return groups.get(key) ?? none;
	};
}

const none: readonly never[] = Object.freeze([]);
