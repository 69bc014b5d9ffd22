import {type Area, type AreaKind, areaOf} from './areas.ts';
import {type Day, isWithin} from './period.ts';

type Link = Area['parents'][number];

/**
The area with other parents of one kind from a day on: the links of that day end, and new ones begin until the day on which
the old ones would have ended. Links of before and of later days stay.

The same parents again change nothing, so that a file can be read twice.
*/
export function relinked(
	areas: readonly Area[],
	area: Area,
	{kind, codes, from}: {kind: AreaKind; codes: readonly string[]; from: Day},
): Area {
	const isOfKind = ({code}: Link) => areaOf(areas, code)?.kind === kind;
	const links = area.parents.filter(isOfKind);
	const active = links.filter(link => isWithin(from, link));
	if (active.length === codes.length && active.every(({code}) => codes.includes(code))) {
		return area;
	}

	const until = active.length > 0 ? latestEnd(active) : nextBeginning(links, from);
	const before = active.filter(link => link.from === null || link.from < from).map(link => ({...link, until: from}));
	const untouched = area.parents.filter(link => !isOfKind(link) || !isWithin(from, link));
	const begun = codes.map(code => ({code, from, until}));
	return {...area, parents: [...untouched, ...before, ...begun]};
}

/** null: one of them is open. */
function latestEnd(links: readonly Link[]): Day | null {
	return links.some(({until}) => until === null)
		? null
		: (links
				.map(({until}) => until as Day)
				.sort()
				.at(-1) ?? null);
}

function nextBeginning(links: readonly Link[], day: Day): Day | null {
	const later = links.map(({from}) => from).filter(from => from !== null && from > day) as Day[];
	return later.sort()[0] ?? null;
}

/** The area that ends on a day, the first on which it is not there; its links end with it. */
export function ended(area: Area, until: Day): Area {
	const parents = area.parents
		.filter(link => link.from === null || link.from < until)
		.map(link => (link.until !== null && link.until <= until ? link : {...link, until}));
	return {...area, until, parents};
}

/** The codes of the parents of a kind on a day. */
export function parentCodesOn(areas: readonly Area[], area: Area, {kind, day}: {kind: AreaKind; day: Day}): string[] {
	return area.parents
		.filter(link => isWithin(day, link) && areaOf(areas, link.code)?.kind === kind)
		.map(({code}) => code);
}
