import type {AreaFields} from './areas.ts';
import type {AreaChange} from './import-areas.ts';
import {plain} from './plain-text.ts';
import {type Fact, versionsOf} from './revisions.ts';

/**
Changes in which a name that an area had before is its code: a file that renames by name can be imported again, and changes
nothing then. A name that an area has now, or gets in the file itself, means that area.
*/
export function withFormerNames(changes: readonly AreaChange[], facts: readonly Fact<AreaFields>[]): AreaChange[] {
	const present = facts.filter(({removed}) => !removed);
	const made = changes.filter(({kind}) => kind === 'new').flatMap(({name, area}) => [name ?? '', area]);
	const current = new Set([...present.flatMap(({_id, name}) => [_id, name]), ...made].map(plain));
	const former = formerNames(present);
	const codeOf = (text: string) => {
		const codes = current.has(plain(text)) ? [] : (former.get(plain(text)) ?? []);
		return codes.length === 1 ? (codes[0] ?? text) : text;
	};
	return changes.map(change => ({
		...change,
		area: change.kind === 'new' ? change.area : codeOf(change.area),
		under: change.under.map(codeOf),
		into: change.into.map(codeOf),
	}));
}

/** The codes of the areas that ever had a name. */
function formerNames(facts: readonly Fact<AreaFields>[]): Map<string, string[]> {
	const found = new Map<string, string[]>();
	for (const fact of facts) {
		for (const name of new Set(versionsOf(fact).map(version => plain(version.name)))) {
			found.set(name, [...(found.get(name) ?? []), fact._id]);
		}
	}

	return found;
}
